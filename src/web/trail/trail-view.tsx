import { DUTY_WORDS } from '../duty/duty-words';
import type { DutyNames } from '../duty/duty-names.store';
import { EVENT_WORDS, happenedText } from '../duty/event-words.table';
import { periodText } from '../duty/period-text';
import type { LogStanding } from '../../proof/log-standing.store';
import { ADDRESS, planAddress, storyAddress } from '../page/addresses';
import { Choice, DayField, Empty, FilterForm, PageTitle, Pager, type Option } from '../page/list-frame';
import { Sheet } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { Proof } from './proof-view';
import type { TrailFilter, TrailLine } from './trail-entries.store';
import { TRAIL_WORDS } from './trail-words';

export interface TrailProps {
  readonly filter: TrailFilter;
  readonly lines: readonly TrailLine[];
  readonly next: string | null;
  readonly names: DutyNames;
  readonly units: readonly Option[];
  readonly standing: LogStanding;
}

const FIELDS = ['unit', 'type', 'from', 'to'] as const;

export function trailAddress(filter: Partial<TrailFilter>): string {
  const query = new URLSearchParams();
  for (const name of [...FIELDS, 'before'] as const) if (filter[name]) query.set(name, filter[name]);
  return query.size === 0 ? ADDRESS.trail : `${ADDRESS.trail}?${query.toString()}`;
}

/** What was recorded, the latest first, and the form by which it is searched. */
export function Trail({ filter, lines, next, names, units, standing }: TrailProps) {
  const t = useWords(TRAIL_WORDS);
  return (
    <>
      <PageTitle title={t.title} help={t.help} />
      <Filters filter={filter} units={units} />
      {lines.length === 0 ? <Empty title={t.emptyTitle} help={t.emptyHelp} /> : <Lines lines={lines} names={names} />}
      <Pager
        first={filter.before === null ? null : trailAddress({ ...filter, before: null })}
        next={next === null ? null : trailAddress({ ...filter, before: next })}
      />
      <Proof standing={standing} units={units} />
    </>
  );
}

function Filters({ filter, units }: Pick<TrailProps, 'filter' | 'units'>) {
  const { language } = useView();
  const t = useWords(TRAIL_WORDS);
  const types = Object.keys(EVENT_WORDS).map((type) => ({ value: type, text: happenedText(type, language) }));
  const collator = new Intl.Collator(language);
  types.sort((one, other) => collator.compare(one.text, other.text));
  const fields = { ...filter };
  return (
    <FilterForm action={ADDRESS.trail} label={t.filter} fields={fields} hidden={[]}>
      <div class="filters">
        <Choice name="unit" label={t.unit} all={t.allUnits} options={units} fields={fields} />
        <Choice name="type" label={t.type} all={t.allTypes} options={types} fields={fields} />
        <DayField name="from" label={t.from} fields={fields} />
        <DayField name="to" label={t.to} fields={fields} />
      </div>
      <p class="actions section-s">
        <button class="btn" type="submit">
          {t.search}
        </button>{' '}
        <a href={ADDRESS.trail}>{t.clear}</a>
      </p>
    </FilterForm>
  );
}

function Lines({ lines, names }: Pick<TrailProps, 'lines' | 'names'>) {
  const { language } = useView();
  const t = useWords(TRAIL_WORDS);
  return (
    <div class="panel panel--flush">
      <Sheet
        caption={t.title}
        lines={lines}
        keyOf={({ id }) => id}
        columns={[
          {
            ...{ name: t.type, names: true },
            cell: ({ type, seq }) => (
              <>
                {happenedText(type, language)}
                <br />
                <span class="small muted">{t.step(seq)}</span>
              </>
            ),
          },
          { name: t.when, cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
          { name: t.who, cell: (line) => <Who line={line} names={names} /> },
          { name: t.about, cell: (line) => <About line={line} /> },
        ]}
      />
    </div>
  );
}

function Who({ line: { by }, names }: { readonly line: TrailLine; readonly names: DutyNames }) {
  const { clock } = useWords(DUTY_WORDS);
  if (by === null) return <>–</>;
  if (by.kind === 'clock') return <>{clock}</>;
  return <>{[names.persons.get(by.person) ?? by.person, names.posts.get(by.post) ?? by.post].join(', ')}</>;
}

function About({ line }: { readonly line: TrailLine }) {
  const { language } = useView();
  const t = useWords(TRAIL_WORDS);
  const { subject, stream, planSlug, planTitle, taskTitle, periodKey, unitName } = line;
  if (subject === 'plan') {
    return (
      <a href={planAddress(planSlug)} data-row>
        {t.planItself}: {planTitle}
      </a>
    );
  }
  const period = periodText(periodKey ?? '', language);
  return (
    <>
      <a href={storyAddress(stream)} data-row>
        {taskTitle}
        {period === null ? '' : `, ${period}`}
      </a>
      <br />
      <span class="small muted">{unitName}</span>
    </>
  );
}
