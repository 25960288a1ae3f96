import { DUTY_WORDS } from '../duty/duty-words';
import type { DutyNames } from '../duty/duty-names.store';
import { EVENT_WORDS, happenedText } from '../duty/event-words.table';
import { periodText } from '../duty/period-text';
import type { LogStanding } from '../../proof/log-standing.store';
import type { Option } from '../list/list-view';
import { ADDRESS, planAddress, storyAddress } from '../page/addresses';
import { Icon } from '../page/icon';
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
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      <Filters filter={filter} units={units} />
      {lines.length === 0 ? (
        <div class="empty">
          <Icon name="search" />
          <p>
            <b>{t.emptyTitle}</b>
          </p>
          <p>{t.emptyHelp}</p>
        </div>
      ) : (
        <Lines lines={lines} names={names} />
      )}
      <div class="pager">
        {filter.before === null ? <span /> : <a href={trailAddress({ ...filter, before: null })}>{t.first}</a>}
        {next === null ? null : (
          <a class="btn btn--second" rel="next" href={trailAddress({ ...filter, before: next })}>
            {t.next}
          </a>
        )}
      </div>
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
  const choices = [
    ['unit', t.unit, t.allUnits, units],
    ['type', t.type, t.allTypes, types],
  ] as const;
  return (
    <form class="panel section-s no-print" method="get" action={ADDRESS.trail} role="search" aria-label={t.filter}>
      <div class="filters">
        {choices.map(([name, label, all, options]) => (
          <div key={name} class="field">
            <label for={name}>{label}</label>
            <select id={name} name={name}>
              <option value="">{all}</option>
              {options.map(({ value, text }) => (
                <option key={value} value={value} selected={filter[name] === value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <div key={name} class="field">
            <label for={name}>{t[name]}</label>
            <input id={name} name={name} type="date" value={filter[name] ?? ''} />
          </div>
        ))}
      </div>
      <p class="actions section-s">
        <button class="btn" type="submit">
          {t.search}
        </button>{' '}
        <a href={ADDRESS.trail}>{t.clear}</a>
      </p>
    </form>
  );
}

function Lines({ lines, names }: Pick<TrailProps, 'lines' | 'names'>) {
  const { language } = useView();
  const t = useWords(TRAIL_WORDS);
  return (
    <div class="panel panel--flush">
      <table role="table" class="cards table--dense">
        <caption class="vh">{t.title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.type, t.when, t.who, t.about].map((text) => (
              <th key={text} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <tr key={line.id} role="row">
              <th role="rowheader" scope="row">
                {happenedText(line.type, language)}
                <br />
                <span class="small muted">{t.step(line.seq)}</span>
              </th>
              <td role="cell" data-label={t.when}>
                <Moment at={line.recordedAt} />
              </td>
              <td role="cell" data-label={t.who}>
                <Who line={line} names={names} />
              </td>
              <td role="cell" data-label={t.about}>
                <About line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
