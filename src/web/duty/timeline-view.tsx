import type { LocalDate, Plain } from '../../../workflows/vocabulary';
import type { HistoryEntry } from '../../obligations/obligation-history.store';
import { dutyAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Icon } from '../page/icon';
import type { IconName } from '../page/icons.table';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import type { DutyNames } from './duty-names.store';
import { DUTY_WORDS, FIELD_WORDS } from './duty-words';
import { happenedText } from './event-words.table';
import { stateText } from '../../obligations/state-words.table';

export const TIMELINE_VIEWS = ['short', 'full', 'raw'] as const;
export type TimelineView = (typeof TIMELINE_VIEWS)[number];

export interface TimelineProps {
  readonly id: string;
  readonly history: readonly HistoryEntry[];
  readonly names: DutyNames;
  readonly shown: TimelineView;
}

/** What happened, the latest first: short for people, full, and as the trail has it. */
export function Timeline({ id, history, names, shown }: TimelineProps) {
  const t = useWords(DUTY_WORDS);
  const latestFirst = [...history].reverse();
  const rows = shown === 'short' ? shortened(latestFirst) : latestFirst.map((entry) => ({ entry, times: 1 }));
  return (
    <section class="panel" aria-labelledby="timeline" id="history">
      <h2 id="timeline">{t.timeline}</h2>
      <nav class="tabs" aria-label={t.views}>
        {TIMELINE_VIEWS.map((view) => (
          <a
            key={view}
            href={`${dutyAddress(id)}?view=${view}#history`}
            aria-current={view === shown ? 'page' : undefined}
          >
            {t[view]}
          </a>
        ))}
      </nav>
      {shown === 'raw' ? (
        <Raw history={latestFirst} />
      ) : (
        <ol class="timeline">
          {rows.map((row) => (
            <Entry
              key={row.entry.seq}
              {...row}
              before={history[row.entry.seq - 2] ?? null}
              names={names}
              full={shown === 'full'}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** A monthly listing that follows another tells nothing new but how many there were; what was skipped told nobody. */
function shortened(
  latestFirst: readonly HistoryEntry[],
): readonly { readonly entry: HistoryEntry; readonly times: number }[] {
  const rows: { entry: HistoryEntry; times: number }[] = [];
  for (const entry of latestFirst.filter((each) => !isSkipped(each))) {
    const last = rows.at(-1);
    if (last?.entry.type === 'rung.relisted' && entry.type === 'rung.relisted') last.times += 1;
    else rows.push({ entry, times: 1 });
  }
  return rows;
}

const isSkipped = ({ event }: HistoryEntry): boolean => event['skipped'] === true;

const ICON: readonly (readonly [RegExp, IconName])[] = [
  [/^rung\.(overdue)/, 'late'],
  [/^rung\.(flagged|relisted)/, 'flag'],
  [/^rung\./, 'bell'],
  [/^extension\./, 'clock'],
  [/^(returned|report\.sent-back|duty\.handed-back)/, 'back'],
  [/^(confirmed|concluded|assessed)/, 'check'],
  [/^(duty\.suspended)/, 'pause'],
  [/(submitted|issued|evidenced|reported|published|sent|recorded)$/, 'inbox'],
];
const iconOf = (type: string): IconName => ICON.find(([fits]) => fits.test(type))?.[1] ?? 'half';

function Entry({
  entry,
  before,
  times,
  names,
  full,
}: {
  readonly entry: HistoryEntry;
  /** The one that came before it; null for the first. */
  readonly before: HistoryEntry | null;
  readonly times: number;
  readonly names: DutyNames;
  readonly full: boolean;
}) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  const fields: Readonly<Record<string, unknown>> = FIELD_WORDS(language);
  const { type, recordedAt, occurredOn, texts, event } = entry;
  const late = /^rung\.(overdue|flagged)/.test(type);
  const moved = dueMoved(entry, before);
  const stepped = workStepped(entry, before);
  return (
    <li>
      <span class={late ? 'timeline__dot timeline__dot--late' : 'timeline__dot'}>
        <Icon name={iconOf(type)} />
      </span>
      <span class="timeline__when">
        {times > 1 ? `${t.times(times)} ` : ''}
        <Moment at={recordedAt} /> · <Who entry={entry} names={names} />
        {occurredOn === null ? null : (
          <>
            , {t.said} <Day on={occurredOn} />
          </>
        )}
      </span>
      <b>{happenedText(type, language)}</b>
      {typeof event['dueOn'] === 'string' ? ` ${dayText(event['dueOn'] as LocalDate)}` : ''}
      {event['side'] === 'office' ? `, ${t.byOffice}` : ''}
      {isSkipped(entry) ? ` (${t.skipped})` : ''}
      {Object.entries(texts).map(([field, text]) => (
        <p key={field} class="kept">
          {nameOfField(fields[field], field)}: {text ?? t.erased}
        </p>
      ))}
      {moved === null ? null : <p>{t.movedDue(moved.from, moved.to)}</p>}
      {!full || stepped === null ? null : (
        <p>{t.becomes(stateText(stepped.from, language), stateText(stepped.to, language))}</p>
      )}
      {full ? (
        <p class="muted">
          {t.entry(entry.seq)}, {t.hash} <code>{entry.hash.slice(0, 16)}</code>
        </p>
      ) : null}
    </li>
  );
}

const nameOfField = (known: unknown, field: string): string => (typeof known === 'string' ? known : field);

function Who({ entry: { by }, names }: { readonly entry: HistoryEntry; readonly names: DutyNames }) {
  const t = useWords(DUTY_WORDS);
  if (by.kind === 'clock') return <>{t.clock}</>;
  const { person, post, unit } = by;
  return (
    <>
      {[names.persons.get(person) ?? person, names.posts.get(post) ?? post, names.units.get(unit) ?? unit].join(', ')}
    </>
  );
}

const within = (value: Plain, ...path: readonly string[]): Plain | undefined =>
  path.reduce<Plain | undefined>(
    (found, name) =>
      typeof found === 'object' && found !== null && !Array.isArray(found)
        ? (found as Readonly<Record<string, Plain>>)[name]
        : undefined,
    value,
  );

/** The due day in force before and after, when this entry moved it. */
function dueMoved(
  { after }: HistoryEntry,
  before: HistoryEntry | null,
): { readonly from: string; readonly to: string } | null {
  const [from, to] = [
    within(before?.after ?? null, 'dates', 'effective', 'dueOn'),
    within(after, 'dates', 'effective', 'dueOn'),
  ];
  if (typeof from !== 'string' || typeof to !== 'string' || from === to) return null;
  return { from: dayText(from as LocalDate), to: dayText(to as LocalDate) };
}

function workStepped(
  { after }: HistoryEntry,
  before: HistoryEntry | null,
): { readonly from: string; readonly to: string } | null {
  const [from, to] = [within(before?.after ?? null, 'work', 'value'), within(after, 'work', 'value')];
  return typeof from === 'string' && typeof to === 'string' && from !== to ? { from, to } : null;
}

function Raw({ history }: { readonly history: readonly HistoryEntry[] }) {
  const t = useWords(DUTY_WORDS);
  return (
    <ol class="plain-list stack-s">
      {history.map(({ seq, hash, type, recordedAt, by, event, versions }) => (
        <li key={seq} id={`entry-${seq}`}>
          <p class="small muted">{t.entry(seq)}</p>
          <pre class="raw" tabIndex={0}>
            {JSON.stringify({ seq, type, recordedAt, by, event, versions, hash }, null, 1)}
          </pre>
        </li>
      ))}
    </ol>
  );
}
