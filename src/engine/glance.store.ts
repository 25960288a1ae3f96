import type { Instant } from '../../workflows/vocabulary';
import type { Database } from '../platform/database/tx';
import type { ClockReading } from './clock-guard';

/** What a tick wants to know before it does anything, in one statement and outside any transaction: most ticks find nothing to do,
 *  and a round trip for each thing that might be asked was what they spent their time on. Nothing is decided by it: whatever it
 *  names is looked at again under its own locks, and what comes a moment later is found by the next tick. */

/** SQL of a condition that is true while there is something to do; `at.now` is the moment. Reads what it needs by an index. */
export type Waiting = string;

export interface Glance {
  /** What the database's clock says. */
  readonly now: Instant;
  /** What was kept of this boot's clock; null when nothing is known or the clock is held. */
  readonly reading: ClockReading | null;
  /** Whether a wake-up has come, of any subject. */
  readonly due: boolean;
  /** Names of the jobs for which something waits. */
  readonly waiting: ReadonlySet<string>;
}

export interface Questions {
  readonly tables: readonly string[];
  readonly jobs: readonly { readonly name: string; readonly waiting: Waiting }[];
}

type GlanceRow = { now: Instant; wall: Instant | null; uptime_ms: string | null; due: boolean; waiting: boolean[] };

/** Asks all of it. `simulatedNow` stands for the database's clock where time is a value. */
export async function glance(
  database: Pick<Database, 'read'>,
  { tables, jobs }: Questions,
  { boot, simulatedNow }: { readonly boot: string; readonly simulatedNow: Instant | null },
): Promise<Glance> {
  // Relies on the partial index on wake_at: its first entry tells whether anything is due. A bound on wake_at instead would let the
  // planner believe that a third of the table matches.
  const due = tables.map(
    (table) => `(SELECT wake_at FROM ${table} WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1)`,
  );
  const [row] = await database.read<GlanceRow>(
    `SELECT at.now, r.wall, r.uptime_ms, COALESCE(LEAST(${due.join(', ')}) <= at.now, false) AS due,
       ARRAY[${jobs.map(({ waiting }) => waiting).join(', ')}]::boolean[] AS waiting
     FROM (SELECT COALESCE($2::timestamptz, clock_timestamp()) AS now) AS at
     LEFT JOIN clock_reading r ON r.boot = $1 AND r.held_since IS NULL`,
    [boot, simulatedNow],
    { name: 'engine.glance' },
  );
  if (!row) throw new Error('the database does not tell the time');
  return {
    now: row.now,
    reading: row.wall === null ? null : { wall: row.wall, uptimeMs: Number(row.uptime_ms) },
    due: row.due,
    waiting: new Set(jobs.filter((_, index) => row.waiting[index] === true).map(({ name }) => name)),
  };
}
