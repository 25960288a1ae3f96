import type { Instant } from '../../workflows/vocabulary';
import type { Database } from '../platform/database/tx';
import { beginEpoch, EPOCH_HERE, SEQUENCER_LOCK } from './epoch.store';

/** Gives every entry its place in the one order, without gaps, in an order that no later commit can disturb. */

const BATCH_LIMIT = 10_000;

export interface Sequenced {
  readonly placed: number;
  /** False when another process is at it. */
  readonly ran: boolean;
}

// Relies on trail_entry_order_ix (epoch, txid, id). Where the sequencer stands is asked for by scalar subqueries: they are known before
// the index is read and bound its scan, where a join with the same row compared every entry of the trail at every tick.
const AFTER_SEQUENCER = `(e.epoch, e.txid, e.id) >
  ((SELECT epoch FROM trail_sequencer), (SELECT txid FROM trail_sequencer), (SELECT entry_id FROM trail_sequencer))`;

const NEXT_ENTRY = `(SELECT e.id FROM trail_entry e WHERE ${AFTER_SEQUENCER} ORDER BY e.epoch, e.txid, e.id LIMIT 1)`;

export class Sequencer {
  /** SQL that is true while an entry has no place, or this cluster no epoch. */
  readonly waiting = `${NEXT_ENTRY} IS NOT NULL OR NOT EXISTS (${EPOCH_HERE})`;

  constructor(private readonly database: Database) {}

  /** Places what has been committed since, up to a batch. An entry counts only once every transaction with a lower id has ended:
   *  max(id) would skip entries of a slower one. Entries of an earlier cluster (before a restore) go first. */
  async place(): Promise<Sequenced> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ got: boolean; here: boolean }>(
        // One sequencer per schema works at a time; the others pass by.
        `SELECT pg_try_advisory_xact_lock($1, hashtext(current_schema())) AS got, EXISTS (${EPOCH_HERE}) AS here`,
        [SEQUENCER_LOCK],
        { name: 'sequencer.lock', onlyLocks: true },
      );
      if (lock?.got !== true) return { placed: 0, ran: false };
      // A restore under a running process is noticed here; until then the new cluster takes no entry.
      if (!lock.here) await beginEpoch(tx);
      const [result] = await tx.query<{ placed: string }>(PLACE, [BATCH_LIMIT]);
      return { placed: Number(result?.placed ?? 0), ran: true };
    });
  }

  /** Places all that can be placed now. */
  async placeAll(isCancelled: () => boolean = () => false): Promise<void> {
    while (!isCancelled() && (await this.place()).placed === BATCH_LIMIT) continue;
  }

  /** Entries that have no position yet, and the session whose open transaction holds the horizon back, if any. */
  async lag(): Promise<{
    readonly entries: number;
    readonly blockedBy: { readonly pid: number; readonly since: Instant } | null;
  }> {
    const [row] = await this.database.read<{ entries: string; pid: number | null; since: Instant | null }>(LAG);
    const blockedBy = row && row.pid !== null && row.since !== null ? { pid: row.pid, since: row.since } : null;
    return { entries: Number(row?.entries ?? 0), blockedBy };
  }
}

const PLACE = `
WITH at AS (SELECT * FROM trail_sequencer),
  horizon AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin, (SELECT max(epoch) FROM trail_epoch) AS epoch),
  next AS MATERIALIZED (
    SELECT e.id, e.epoch, e.txid
    FROM trail_entry e, horizon
    WHERE ${AFTER_SEQUENCER} AND (e.epoch < horizon.epoch OR e.txid < horizon.xmin)
    ORDER BY e.epoch, e.txid, e.id
    LIMIT $1),
  numbered AS MATERIALIZED (
    SELECT next.*, at.position + row_number() OVER (ORDER BY next.epoch, next.txid, next.id) AS position FROM next, at),
  placed AS (INSERT INTO trail_position (position, entry_id) SELECT position, id FROM numbered RETURNING 1),
  moved AS (
    UPDATE trail_sequencer s SET epoch = n.epoch, txid = n.txid, entry_id = n.id, position = n.position
    FROM (SELECT * FROM numbered ORDER BY position DESC LIMIT 1) n RETURNING 1)
SELECT (SELECT count(*) FROM placed) AS placed, (SELECT count(*) FROM moved) AS moved`;

const LAG = `
SELECT
  (SELECT count(*) FROM trail_entry e WHERE ${AFTER_SEQUENCER}) AS entries,
  oldest.pid, oldest.since
FROM (SELECT 1) AS one
LEFT JOIN LATERAL (
  SELECT a.pid, a.xact_start AS since FROM pg_stat_activity a
  WHERE a.backend_xmin IS NOT NULL AND a.pid <> pg_backend_pid() AND a.xact_start < clock_timestamp() - interval '10 seconds'
  ORDER BY a.xact_start LIMIT 1) AS oldest ON true`;
