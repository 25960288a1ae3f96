import type { Instant } from '../../workflows/vocabulary';
import type { Locked } from '../engine/subject';
import { FIXED } from '../obligations/obligation-row';
import { planBySlug } from '../plans/plan.store';
import type { Database, Tx } from '../platform/database/tx';

const WRITING_LOCK = 4_711_031;

/** Takes the lock of whoever writes sample history, to the end of the transaction; false when another process has it. */
export async function tryToBeTheWriter(tx: Tx): Promise<boolean> {
  const [lock] = await tx.query<{ got: boolean }>(
    'SELECT pg_try_advisory_xact_lock($1, hashtext(current_schema())) AS got',
    [WRITING_LOCK],
  );
  return lock?.got === true;
}

export type Begun = { readonly seed: number } | 'finished' | 'not-empty';

/** Begins in an empty database, goes on where a start was killed, and leaves everything else alone. */
export async function begin(
  tx: Tx,
  { slug, seed, at }: { readonly slug: string; readonly seed: number; readonly at: Instant },
): Promise<Begun> {
  const [row] = await tx.query<{ seed: number; finished_at: Instant | null }>(
    'SELECT seed, finished_at FROM sample_history',
  );
  if (row) return row.finished_at === null ? { seed: row.seed } : 'finished';
  const [any] = await tx.query('SELECT 1 FROM plan LIMIT 1');
  if (any) return 'not-empty';
  await tx.query('INSERT INTO sample_history (plan_slug, seed, begun_at) VALUES ($1, $2, $3)', [slug, seed, at]);
  return { seed };
}

export async function finish(tx: Tx, at: Instant): Promise<void> {
  await tx.query('UPDATE sample_history SET finished_at = $1', [at]);
}

/** Whether what is stored is sample history, written to its end. */
export async function hasSampleHistory(database: Database): Promise<boolean> {
  const rows = await database.read('SELECT 1 FROM sample_history WHERE finished_at IS NOT NULL');
  return rows.length > 0;
}

/** What was written before the start was killed. */
export interface WrittenSoFar {
  /** False: the plan has still to be issued. */
  readonly issued: boolean;
  /** The latest recorded moment. */
  readonly furthest: Instant | null;
  /** In the order of opening. */
  readonly duties: readonly {
    readonly row: Locked<unknown>;
    readonly openedAt: Instant;
    /** Of the last step that was no rung. */
    readonly since: Instant;
  }[];
}

type DutyRow = Record<string, string | number | boolean | null> & {
  readonly id: string;
  readonly machine: string;
  readonly machine_version: number;
  readonly version: number;
  readonly state: string;
  readonly last_at: Instant;
  readonly opened_at: Instant;
  readonly since: Instant;
};

export async function writtenSoFar(database: Database, slug: string): Promise<WrittenSoFar> {
  const plan = await database.transaction((tx) => planBySlug(tx, slug));
  const [last] = await database.read<{ at: Instant | null }>('SELECT max(recorded_at) AS at FROM trail_entry');
  const rows = await database.read<DutyRow>(
    `SELECT o.id, o.machine, o.machine_version, o.version, o.state, o.last_at, h.opened_at, h.since,
       ${FIXED.map(({ name }) => `o.${name}`).join(', ')}
     FROM obligation o JOIN (
       SELECT stream_id, min(id) AS first, min(recorded_at) AS opened_at,
         max(recorded_at) FILTER (WHERE type NOT LIKE 'rung.%') AS since
       FROM trail_entry WHERE subject = 'obligation' GROUP BY stream_id) h ON h.stream_id = o.id
     ORDER BY h.first`,
  );
  return {
    issued: plan !== null && plan.stage !== 'draft',
    furthest: last?.at ?? null,
    duties: rows.map((row) => ({ row: lockedOf(row), openedAt: row.opened_at, since: row.since })),
  };
}

function lockedOf(row: DutyRow): Locked<unknown> {
  return {
    id: row.id,
    machine: row.machine,
    machineVersion: row.machine_version,
    version: row.version,
    state: JSON.parse(row.state) as unknown,
    headHash: Buffer.alloc(0),
    lastAt: row.last_at,
    wakeFor: null,
    fixed: Object.fromEntries(FIXED.map(({ name }) => [name, row[name] ?? null])),
  };
}
