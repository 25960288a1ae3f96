import type { Instant } from '../../workflows/vocabulary';
import type { TickJob } from '../engine/tick.service';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';

/** The tally of what is done, which the database itself writes line by line: see the migration `tally-what-is-done`. Its sums are right
 *  at any time; folding only keeps them few. */

/** So many loose lines may gather: less than a page notices, more than a tick should clear away each time. */
const LOOSE_AT_MOST = 1_000;
/** One at a time folds; others leave it to them. */
const FOLDING = 4_711_031;

/** Adds up the lines of the units and months in which something ended, or came due, since the last time. Each line is taken by whoever
 *  removes it, so that none counts twice or not at all. Relies on obligation_tally_loose_ix, _counts_ix and _month_ix. */
export async function foldTally(tx: Tx, now: Instant): Promise<void> {
  const [lock] = await tx.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [FOLDING]);
  if (lock?.mine !== true) return;
  await tx.query(
    `WITH wanted AS MATERIALIZED (
       SELECT month, unit_id FROM obligation_tally WHERE NOT folded
       UNION SELECT month, unit_id FROM obligation_tally WHERE counts_from <= $1),
     gone AS (
       DELETE FROM obligation_tally t USING wanted w WHERE t.month = w.month AND t.unit_id = w.unit_id RETURNING t.*)
     INSERT INTO obligation_tally (unit_id, office_unit_id, issuer_unit_id, router_unit_id, month, counts_from, in_time, late, folded)
       SELECT unit_id, office_unit_id, issuer_unit_id, router_unit_id, month,
         CASE WHEN counts_from > $1 THEN counts_from END, sum(in_time), sum(late), true
       FROM gone GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(in_time) <> 0 OR sum(late) <> 0`,
    [now],
  );
}

/** Folds when enough has gathered. */
export const tallyJob = (database: Database, clock: Clock): TickJob => ({
  name: 'tally',
  waiting: `EXISTS (SELECT 1 FROM obligation_tally WHERE NOT folded OFFSET ${LOOSE_AT_MOST})
    OR EXISTS (SELECT 1 FROM obligation_tally WHERE counts_from <= at.now OFFSET ${LOOSE_AT_MOST})`,
  run: () => database.transaction((tx) => foldTally(tx, clock.now())),
});
