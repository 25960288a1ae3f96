import type { House } from '../../src/house';
import { draftNotices } from '../../src/notifications/notice-drafts.store';
import { lookingAt, timelinessOf } from '../../src/obligations/timeliness';
import { timelinessSql } from '../../src/obligations/timeliness.store';
import type { Database } from '../../src/platform/database/tx';
import type { EntryBody, FollowedEntry } from '../../src/trail/follower';
import type { DutyKind } from '../../workflows/obligations/kinds';
import type { ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { Ledger } from './clients';
import { judgedFromTrail, replayFaults } from './replay';

/** What must hold of the whole state after a year of faults, beside what `faultsOf` looks at. Each line names one thing that does not. */

type Duty = { id: string; kind: DutyKind; baseline_due_on: LocalDate | null; timeliness: string };

export async function wholeStateFaults(house: House, ledger: Ledger, now: Instant): Promise<string[]> {
  const { database } = house;
  const entries = await entriesOf(database);
  const streams = new Map<string, FollowedEntry[]>();
  for (const entry of entries) streams.set(entry.streamId, [...(streams.get(entry.streamId) ?? []), entry]);
  const looking = lookingAt(now, house.settings.calendar);
  const duties = await database.read<Duty>(
    `SELECT id, kind, baseline_due_on, ${timelinessSql('obligation', '$1', '$2')} AS timeliness FROM obligation`,
    [now, looking.soonUntil],
  );
  const kinds = new Map(duties.map(({ id, kind }) => [id, kind]));
  const faults: string[] = [];
  for (const [id, stream] of streams) {
    const bodies = stream.sort((a, b) => a.seq - b.seq).map(({ body }) => body);
    const kind = kinds.get(id);
    if (kind !== undefined) faults.push(...replayFaults(bodies, kind), ...ladderFaults(bodies));
    // Entries of a duty without a row are told by `faultsOf`.
    else if (stream[0]?.subject === 'plan') faults.push(...replayFaults(bodies, null));
  }
  for (const duty of duties) {
    const bodies = (streams.get(duty.id) ?? []).map(({ body }) => body);
    faults.push(...baselineFaults(duty, bodies));
    const told = timelinessOf(judgedFromTrail(bodies, duty.kind), looking);
    if (told !== duty.timeliness) faults.push(`${duty.id} is ${duty.timeliness}, by its trail ${told}`);
  }
  return [
    ...faults,
    ...openingFaults(entries, duties.length),
    ...(await wakeFaults(house)),
    ...(await ledgerFaults(database, entries, ledger)),
  ];
}

/** What holds once everything has its position and is followed to the end. */
export async function followedFaults(house: House): Promise<string[]> {
  const { database } = house;
  const placed = (await entriesOf(database)).filter(({ position }) => position !== null);
  const faults: string[] = [];
  const [counts] = await database.read<{ entries: number; placed: number; seen: number; twice: number }>(
    `SELECT (SELECT count(*)::int FROM trail_entry) AS entries, (SELECT count(*)::int FROM trail_position) AS placed,
       count(*)::int AS seen, (count(*) - count(DISTINCT position))::int AS twice FROM seen`,
  );
  const { entries, ...others } = counts ?? { entries: -1, placed: 0, seen: 0, twice: 0 };
  if (others.placed !== entries || others.seen !== entries || others.twice !== 0) {
    faults.push(`${entries} entries: ${JSON.stringify(others)}`);
  }
  const expected = await database.transaction((tx) => draftNotices(tx, placed));
  const wanted = new Map(expected.map(({ notice }) => [notice.id, notice]));
  const told = await database.read<{ id: string; position: string; person_id: string; what: string }>(
    'SELECT id, position, person_id, what FROM notice',
  );
  for (const { id, position, person_id: person, what } of told) {
    const wish = wanted.get(id);
    const fits = wish?.what === what && wish.personId === person && wish.position === position;
    if (!fits) faults.push(`${person} was told of ${what} by ${position} and should not have been`);
    wanted.delete(id);
  }
  for (const { position, personId, what } of wanted.values()) {
    faults.push(`${personId} was not told of ${what} by ${position}`);
  }
  return faults;
}

const entriesOf = async (database: Database): Promise<FollowedEntry[]> =>
  (
    await database.read<Omit<FollowedEntry, 'body'> & { body: string }>(
      `SELECT p.position, e.subject, e.stream_id AS "streamId", e.seq, e.recorded_at AS "recordedAt", e.type, e.body
       FROM trail_entry e LEFT JOIN trail_position p ON p.entry_id = e.id ORDER BY p.position, e.id`,
    )
  ).map((row) => ({ ...row, body: JSON.parse(row.body) as EntryBody }));

/** Each side's rungs come in the order of the ladder, none left out, in each round and in each term of whoever has what was handed in. */
function ladderFaults(entries: readonly EntryBody[]): string[] {
  const faults: string[] = [];
  let place = '';
  let expected = { unit: 0, office: 0 };
  let holderSince: string | null = null;
  for (const { stream, seq, event, after } of entries) {
    const state = after as unknown as ObligationState;
    const round = String((state.watch.context as WatchContext).round);
    if (round !== place) expected = { ...expected, unit: 0 };
    place = round;
    if (state.dates.holderSince !== holderSince) expected = { ...expected, office: 0 };
    holderSince = state.dates.holderSince;
    if (!event.type.startsWith('rung.') || event.type === 'rung.relisted') continue;
    const side = event['side'] === 'office' ? 'office' : 'unit';
    const { index, name } = event['rung'] as { index: number; name: string };
    if (index !== expected[side])
      faults.push(`${stream} ${seq}: ${side} ${name} is rung ${index}, not ${expected[side]}`);
    expected = { ...expected, [side]: index + 1 };
  }
  return faults;
}

/** The first due date is that of the opening, in the row and in every state since. */
function baselineFaults({ id, baseline_due_on: inRow }: Duty, entries: readonly EntryBody[]): string[] {
  const opened = (entries[0]?.event['due'] ?? null) as { dueOn: string } | null;
  const moved = entries.filter(
    ({ after }) => JSON.stringify((after as unknown as ObligationState).dates.baseline) !== JSON.stringify(opened),
  );
  if (moved.length === 0 && (opened?.dueOn ?? null) === inRow) return [];
  return [`${id} opened with ${opened?.dueOn}, its row says ${inRow}, ${moved.length} entries say otherwise`];
}

/** As many duties as were to be opened. */
function openingFaults(entries: readonly FollowedEntry[], found: number): string[] {
  const opened = entries.flatMap(({ body }) => body.effects.filter(({ type }) => type === 'open'));
  const wanted = opened.reduce((sum, { count }) => sum + (typeof count === 'number' ? count : 1), 0);
  return wanted === found ? [] : [`${wanted} duties were to be opened, and there are ${found}`];
}

/** Each row wants to be woken when its state says, unless its last wake-up failed and was put off. */
async function wakeFaults({ sweeper, database, clock }: House): Promise<string[]> {
  const faults: string[] = [];
  for (const { subject, store } of sweeper['registry'].all()) {
    const rows = await database.read<{ id: string; wake_at: string | null; wake_for: string | null }>(
      `SELECT id, wake_at, wake_for FROM ${subject.table} WHERE wake_failures = 0`,
    );
    const ids = rows.map(({ id }) => id);
    const locked = await database.transaction((tx) => store.lock(tx, ids, clock.now()));
    const wishes = new Map(locked.map(({ row }) => [row.id, subject.nextWake(row, row.state)]));
    for (const { id, wake_at: at, wake_for: why } of rows) {
      const wish = wishes.get(id) ?? null;
      if ((wish?.at ?? null) === at && (wish?.for ?? null) === why) continue;
      faults.push(`${subject.name} ${id} is woken at ${at} for ${why}, its state wants ${wish?.at} for ${wish?.for}`);
    }
  }
  return faults;
}

/** What somebody was told is in the trail, once and as they were told; nobody's refusal is, and none uses a key up. */
async function ledgerFaults(database: Database, entries: readonly FollowedEntry[], ledger: Ledger): Promise<string[]> {
  const faults: string[] = [...ledger.faults];
  const marked = new Map<string, FollowedEntry>();
  for (const entry of entries) {
    const marker = entry.body.event['marker'];
    if (typeof marker !== 'string') continue;
    if (marked.has(marker)) faults.push(`${marker} was done twice`);
    marked.set(marker, entry);
  }
  for (const [key, answer] of ledger.answered) {
    const entry = marked.get(key);
    if (!answer.ok && entry && !ledger.open.has(key)) faults.push(`${key} was refused and done`);
    if (answer.ok && (entry?.streamId !== answer.id || entry.seq !== answer.version)) {
      faults.push(`${key} was acknowledged as ${answer.id} ${answer.version} and is not there`);
    }
  }
  const kept = await database.read<{ key: string; answer: string | null }>('SELECT key, answer FROM command_key');
  for (const { key, answer } of kept) {
    const ok = answer !== null && (JSON.parse(answer) as { ok: boolean }).ok;
    if (!ok) faults.push(`key ${key} is used up by ${answer}`);
    if (!marked.delete(key)) faults.push(`key ${key} is used up and nothing was done`);
  }
  for (const key of marked.keys()) faults.push(`${key} was done and its key is free`);
  return faults;
}
