import { stateAfter, type HistoryEntry } from '../../obligations/obligation-history.store';
import type { ObligationLine } from '../../obligations/obligation-line.store';
import type { Tx } from '../../platform/database/tx';

/** The duty of the period before: the same task of the same unit, the last that was due before this one. Null for a duty that happens
 *  once, and for the first period. Relies on obligation_key. */
export async function dutyOfPeriodBefore(tx: Tx, duty: ObligationLine): Promise<string | null> {
  if (duty.periodKey === '' || duty.dueOn === null) return null;
  const [row] = await tx.query<{ id: string }>(
    `SELECT id FROM obligation WHERE plan_id = $1 AND task_ref = $2 AND unit_id = $3 AND period_key <> $4 AND due_on < $5
     ORDER BY due_on DESC, id LIMIT 1`,
    [duty.plan.id, duty.task.ref, duty.unit.id, duty.periodKey, duty.dueOn],
  );
  return row?.id ?? null;
}

/** The entry by which it was handed in last. Other entries bring papers too: a confirmed cause, a decision to transfer. */
export function lastHandedIn(history: readonly HistoryEntry[]): HistoryEntry | null {
  const at = (place: number): string | null => stateAfter(history.slice(0, place + 1))?.dates.handedInAt ?? null;
  return history.findLast((_, place) => at(place) !== null && at(place) !== at(place - 1)) ?? null;
}
