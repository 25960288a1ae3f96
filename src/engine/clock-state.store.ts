import type { Instant } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import type { ClockReading } from './clock-guard';

/** What is kept of ticks and clocks. */

export interface KeptReading extends ClockReading {
  readonly heldSince: Instant | null;
  readonly jumpMs: number | null;
}

type ReadingRow = { wall: Instant; uptime_ms: string; held_since: Instant | null; jump_ms: string | null };

export async function lastReading(tx: Tx, boot: string): Promise<KeptReading | null> {
  const [row] = await tx.query<ReadingRow>(
    'SELECT wall, uptime_ms, held_since, jump_ms FROM clock_reading WHERE boot = $1 FOR UPDATE',
    [boot],
  );
  if (!row) return null;
  return {
    wall: row.wall,
    uptimeMs: Number(row.uptime_ms),
    heldSince: row.held_since,
    jumpMs: row.jump_ms === null ? null : Number(row.jump_ms),
  };
}

export async function keepReading(tx: Tx, boot: string, reading: ClockReading): Promise<void> {
  await tx.query(
    `INSERT INTO clock_reading (boot, wall, uptime_ms) VALUES ($1, $2, $3)
     ON CONFLICT (boot) DO UPDATE SET wall = $2, uptime_ms = $3, held_since = NULL, jump_ms = NULL`,
    [boot, reading.wall, Math.round(reading.uptimeMs)],
  );
}

/** The reading before the jump stays: when the clock goes back to where it should be, the hold ends by itself. */
export async function holdClock(tx: Tx, boot: string, since: Instant, jumpMs: number): Promise<void> {
  await tx.query('UPDATE clock_reading SET held_since = COALESCE(held_since, $2), jump_ms = $3 WHERE boot = $1', [
    boot,
    since,
    Math.round(jumpMs),
  ]);
}

/** The clock went back by itself, further than it had been set forward. */
export async function releaseClock(tx: Tx, boot: string): Promise<void> {
  await tx.query(
    'UPDATE clock_reading SET held_since = NULL, jump_ms = NULL WHERE boot = $1 AND held_since IS NOT NULL',
    [boot],
  );
}

/** What the database's clock says: wake-ups and recorded moments go by it. */
export async function serverTime(tx: Tx): Promise<Instant> {
  const [row] = await tx.query<{ now: Instant }>('SELECT clock_timestamp() AS now');
  if (!row) throw new Error('the database does not tell the time');
  return row.now;
}

/** A person says that the new time is right. Returns how many clocks were released. */
export async function acceptClock(tx: Tx, at: Instant, because: string): Promise<number> {
  const rows = await tx.query(
    `UPDATE clock_reading SET wall = wall + make_interval(secs => jump_ms / 1000.0), held_since = NULL, jump_ms = NULL,
       accepted_at = $1, accepted_because = $2
     WHERE held_since IS NOT NULL RETURNING boot`,
    [at, because],
  );
  return rows.length;
}

/** Claims the slot; false when another process has it. */
export async function claimSlot(tx: Tx, slot: Instant, process: string, at: Instant): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO clock_tick (slot, process, started_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING slot',
    [slot, process, at],
  );
  return rows.length > 0;
}

export interface TickResult {
  readonly woken: number;
  readonly failed: number;
  readonly cutShort: boolean;
  readonly problem: string | null;
}

/** Ticks older than a day are let go. */
export async function endSlot(tx: Tx, slot: Instant, at: Instant, result: TickResult): Promise<void> {
  await tx.query(
    `WITH old AS (DELETE FROM clock_tick WHERE slot < $2::timestamptz - interval '1 day')
     UPDATE clock_tick SET ended_at = $2, woken = $3, failed = $4, cut_short = $5, problem = $6 WHERE slot = $1`,
    [slot, at, result.woken, result.failed, result.cutShort, result.problem],
  );
}

export interface TickStatus {
  readonly lastRun:
    (TickResult & { readonly startedAt: Instant; readonly endedAt: Instant | null; readonly process: string }) | null;
  /** The last tick that did its work. */
  readonly lastGoodAt: Instant | null;
  readonly heldSince: Instant | null;
  readonly jumpMs: number | null;
  /** The wake-up that has waited longest, if any is due. */
  readonly oldestDueAt: Instant | null;
}

type TickRow = {
  started_at: Instant;
  ended_at: Instant | null;
  process: string;
  woken: number | null;
  failed: number | null;
  cut_short: boolean | null;
  problem: string | null;
};

export async function tickStatus(tx: Pick<Tx, 'query'>, tables: readonly string[], now: Instant): Promise<TickStatus> {
  const [last] = await tx.query<TickRow>('SELECT * FROM clock_tick ORDER BY slot DESC LIMIT 1');
  const [good] = await tx.query<{ ended_at: Instant }>(
    'SELECT ended_at FROM clock_tick WHERE ended_at IS NOT NULL AND problem IS NULL ORDER BY slot DESC LIMIT 1',
  );
  const [held] = await tx.query<{ held_since: Instant; jump_ms: string }>(
    'SELECT held_since, jump_ms FROM clock_reading WHERE held_since IS NOT NULL ORDER BY held_since LIMIT 1',
  );
  const oldest = tables.map((table) => `(SELECT wake_at FROM ${table} WHERE wake_at <= $1 ORDER BY wake_at LIMIT 1)`);
  const [due] = await tx.query<{ at: Instant | null }>(
    `SELECT min(wake_at) AS at FROM (${oldest.join(' UNION ALL ')}) AS due`,
    [now],
  );
  return {
    lastRun: last
      ? {
          startedAt: last.started_at,
          endedAt: last.ended_at,
          process: last.process,
          woken: last.woken ?? 0,
          failed: last.failed ?? 0,
          cutShort: last.cut_short ?? false,
          problem: last.problem,
        }
      : null,
    lastGoodAt: good?.ended_at ?? null,
    heldSince: held?.held_since ?? null,
    jumpMs: held ? Number(held.jump_ms) : null,
    oldestDueAt: due?.at ?? null,
  };
}
