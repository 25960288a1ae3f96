import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { dutySql, type Scope } from '../people/accounts/scope';
import { occurrencePeriod } from './occurrence';
import type { Tx } from '../platform/database/tx';

/** What a plan has to know of the duties that it opened. */

/** Duties that have not ended, for whoever wants to close the plan. Relies on obligation_key (plan_id, …). */
export const openDutiesOfPlan = (tx: Tx, planId: string): Promise<{ unit: string; task: string }[]> =>
  tx.query<{ unit: string; task: string }>(
    `SELECT unit_id AS unit, task_ref AS task FROM obligation WHERE plan_id = $1 AND NOT ended
     ORDER BY task_ref, unit_id LIMIT 200`,
    [planId],
  );

/** The next duties of a plan that are open, locked, in the order of their ids; none only when none is open. Relies on obligation_key
 *  (plan_id, …): what was let go before is passed over. */
export async function takeOpenDuties(tx: Tx, planId: string, limit: number): Promise<readonly string[]> {
  for (;;) {
    const taken = await nextOpenDuties(tx, planId, limit, 'FOR NO KEY UPDATE');
    // A duty that somebody moved to another unit meanwhile is gone, and the one that goes on from it was not seen yet.
    if (taken.length > 0 || (await nextOpenDuties(tx, planId, 1)).length === 0) return taken;
  }
}

export async function nextOpenDuties(
  tx: Tx,
  planId: string,
  limit: number,
  lock: '' | 'FOR NO KEY UPDATE' = '',
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM obligation WHERE NOT ended AND id IN (
       SELECT id FROM obligation WHERE plan_id = $1 AND NOT ended ORDER BY task_ref, unit_id, period_key LIMIT $2)
     ORDER BY id ${lock}`,
    [planId, limit],
  );
  return rows.map(({ id }) => id);
}

/** When something that has opened one of these duties happened, as it was recorded, or null. Relies on trail_entry_pk. */
export async function occurrenceKnown(
  tx: Tx,
  obligations: readonly string[],
): Promise<{ readonly happened: Plain } | null> {
  if (obligations.length === 0) return null;
  const [row] = await tx.query<{ body: string }>(
    'SELECT body FROM trail_entry WHERE stream_id = ANY ($1::uuid[]) AND seq = 1 LIMIT 1',
    [obligations],
  );
  if (row === undefined) return null;
  const { event } = JSON.parse(row.body) as { readonly event: { readonly happened?: Plain } };
  return { happened: event.happened ?? null };
}

/** A duty that something which happened has opened. */
export interface OpenedDuty {
  readonly id: string;
  readonly task: string;
  readonly kind: string;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  readonly workState: string;
}

/** The duties of a unit that one occurrence has opened, as far as they are seen. Relies on obligation_key (plan_id, …). */
export function occurrenceDutiesOf(
  tx: Tx,
  planId: string,
  { unit, reference, occurrence }: { readonly unit: string; readonly reference: string; readonly occurrence: string },
  scope: Scope,
): Promise<OpenedDuty[]> {
  const values: unknown[] = [planId, unit, occurrencePeriod(reference), occurrence];
  const seen = dutySql(scope, 'o', (value) => `$${values.push(value)}`);
  return tx.query<OpenedDuty>(
    `SELECT o.id, o.task_ref AS task, o.kind, o.unit_id AS unit, o.due_on AS "dueOn", o.late_from AS "lateFrom",
       o.work_state AS "workState"
     FROM obligation o JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
     WHERE o.plan_id = $1 AND o.unit_id = $2 AND o.period_key = $3 AND t.detail::json #>> '{deadline,rule,event}' = $4
       AND ${seen}
     ORDER BY t.ordinal`,
    values,
  );
}
