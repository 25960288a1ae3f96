import type { Database } from '../../src/platform/database/tx';
import type { EntryBody } from '../../src/trail/follower';
import { StreamReliving } from '../../src/trail/verify/relive';
import { chainFaults, type StoredEntry } from '../../src/trail/entry';
import type { ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';

/** What must hold whatever was done to the product, read from its tables alone. Each line names one thing that does not hold. */
export async function faultsOf(database: Database): Promise<string[]> {
  const entries = await entriesByStream(database);
  const rows = await database.read<Row>(
    `SELECT 'obligation/' || id AS stream, version, head_hash, state, wake_at, ended, due_on, office_state, suspended_at FROM obligation
     UNION ALL SELECT 'plan/' || id, version, head_hash, state, wake_at, ended, NULL, NULL, NULL FROM plan
     UNION ALL SELECT 'case/' || id, version, head_hash, state, wake_at, ended, due_on, NULL, NULL FROM case_file
     UNION ALL SELECT 'figure/' || id, version, head_hash, state, wake_at, ended, NULL, NULL, NULL FROM figure
     UNION ALL SELECT 'law/' || id, version, head_hash, state, wake_at, ended, NULL, NULL, NULL FROM law_book
     UNION ALL SELECT 'log/' || id, version, head_hash, state, wake_at, ended, NULL, NULL, NULL FROM trail_log`,
  );
  const faults = rows.flatMap((row) => faultsOfRow(row, entries.get(row.stream) ?? []));
  const known = new Set(rows.map(({ stream }) => stream));
  for (const stream of entries.keys()) if (!known.has(stream)) faults.push(`${stream} has entries and no row`);
  for (const stream of entries.values()) faults.push(...faultsOfStream(stream), ...relivedOtherwise(stream));
  return [...faults, ...(await faultsOfOrder(database)), ...(await openKeys(database))];
}

type Row = {
  stream: string;
  version: number;
  head_hash: Buffer;
  state: string;
  wake_at: string | null;
  ended: boolean;
  due_on: string | null;
  office_state: string | null;
  suspended_at: string | null;
};
type Kept = StoredEntry & { readonly recorded_at: string };
interface Body {
  readonly event: { readonly type: string; readonly side?: string; readonly rung?: { readonly name: string } };
  readonly after: Omit<ObligationState, 'dates'> & Partial<Pick<ObligationState, 'dates'>>;
}

async function entriesByStream(database: Database): Promise<ReadonlyMap<string, readonly Kept[]>> {
  const rows = await database.read<Kept>(
    `SELECT NULL AS position, subject || '/' || stream_id AS stream, seq, body, hash, recorded_at
     FROM trail_entry ORDER BY stream_id, seq`,
  );
  const found = new Map<string, Kept[]>();
  for (const row of rows) {
    const stream = found.get(row.stream) ?? [];
    stream.push(row);
    found.set(row.stream, stream);
  }
  return found;
}

/** The row is what its last entry says, and nothing that is unfinished and has a date is forgotten. */
function faultsOfRow(row: Row, entries: readonly Kept[]): string[] {
  const faults: string[] = [];
  const last = entries.at(-1);
  if (last?.seq !== row.version) faults.push(`${row.stream} is at version ${row.version}, its trail at ${last?.seq}`);
  if (!last?.hash.equals(row.head_hash)) faults.push(`${row.stream} names another last entry`);
  const after = last ? (JSON.parse(last.body) as { after: unknown }).after : null;
  if (canonical(after) !== canonical(JSON.parse(row.state))) faults.push(`${row.stream} is not what its trail says`);
  // While a duty is suspended its clock stands still.
  const awaited = row.suspended_at === null && (row.due_on !== null || row.office_state !== null);
  if (!row.ended && awaited && row.wake_at === null) faults.push(`${row.stream} is unfinished and never woken`);
  if (row.ended && row.wake_at !== null) faults.push(`${row.stream} has ended and would be woken`);
  return faults;
}

/** The chain is whole, time does not run back, and each rung came once per round (the office's, and that of a unit on the way: once per receiving). */
function faultsOfStream(entries: readonly Kept[]): string[] {
  const faults = chainFaults(entries).map((fault) => JSON.stringify(fault));
  const rungs = new Set<string>();
  let officeTerm = 0;
  let holderSince: string | null = null;
  let before = '';
  for (const { stream, seq, body, recorded_at: at } of entries) {
    if (at < before) faults.push(`${stream} ${seq} is older than the entry before it`);
    before = at;
    const { event, after } = JSON.parse(body) as Body;
    // A plan has no dates and nobody who holds it.
    const held = after.dates?.holderSince ?? null;
    if (held !== null && held !== holderSince) officeTerm += 1;
    holderSince = held;
    if (!event.rung || event.type === 'rung.relisted') continue;
    const term = event.side === 'office' ? officeTerm : (after.watch.context as WatchContext).round;
    const name = `${event.side} ${term} ${event.rung.name}`;
    if (rungs.has(name)) faults.push(`${stream} ${seq}: ${name} came twice`);
    rungs.add(name);
  }
  return faults;
}

/** Lived again as an auditor would, each entry comes out the same: state, effects and all. */
function relivedOtherwise(entries: readonly Kept[]): string[] {
  const faults: string[] = [];
  const reliving = new StreamReliving((code, at, facts) => faults.push(`${code} ${at} ${JSON.stringify(facts)}`), '');
  reliving.begin();
  for (const { body } of entries) reliving.take(JSON.parse(body) as EntryBody);
  return faults;
}

/** Positions are 1, 2, 3 …, each for an entry, none for two. */
async function faultsOfOrder(database: Database): Promise<string[]> {
  const [row] = await database.read<{ n: number; last: string | null; lost: number }>(
    `SELECT count(*)::int AS n, max(position) AS last,
       (SELECT count(*)::int FROM trail_position p WHERE NOT EXISTS (SELECT 1 FROM trail_entry e WHERE e.id = p.entry_id)) AS lost
     FROM trail_position`,
  );
  if (!row) return ['no positions'];
  return Number(row.last ?? 0) === row.n && row.lost === 0 ? [] : [`positions: ${JSON.stringify(row)}`];
}

/** A key without an answer would make its command wait for ever. */
async function openKeys(database: Database): Promise<string[]> {
  const rows = await database.read<{ key: string }>('SELECT key FROM command_key WHERE answer IS NULL');
  return rows.map(({ key }) => `key ${key} has no answer`);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
