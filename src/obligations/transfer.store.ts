import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { unitsById } from '../people/people.store';
import type { Tx } from '../platform/database/tx';
import type { Looked, ObligationItem } from './obligation-item';
import { obligationId } from './obligation-row';

/** Where a duty goes that is transferred: a unit that stands on that day, and an id that no obligation has. Refuses with
 *  `event.field-invalid`, `transfer.same-unit`, `transfer.to-own-office`, `unit.unknown` and `unit.not-valid`. */
export async function lookUpSuccessor(tx: Tx, { asked, fixed, at }: ObligationItem): Promise<Looked> {
  const toUnit = asked?.['toUnit'];
  if (typeof toUnit !== 'string' || toUnit === '') {
    const facts = { event: 'duty.transferred', field: 'toUnit', value: '', expected: 'unit id' };
    return no(refusal('event.field-invalid', facts));
  }
  if (toUnit === fixed.unitId) return no(refusal('transfer.same-unit', { unit: toUnit }));
  // Nobody confirms the work of their own unit. Source: DOMAIN §3.
  if (toUnit === fixed.officeUnitId) return no(refusal('transfer.to-own-office', { unit: toUnit }));
  const unit = (await unitsById(tx, [toUnit])).get(toUnit);
  if (!unit) return no(refusal('unit.unknown', { unit: toUnit, by: 'duty.transferred' }));
  const on = localDateOf(at);
  if (!standsOn(unit, on)) return no(refusal('unit.not-valid', { unit: toUnit, on }));
  const { planId, taskRef } = fixed;
  const periodKey = await freePeriodKey(tx, { planId, taskRef, unitId: toUnit }, fixed);
  const id = obligationId({ planId, taskRef, unitId: toUnit, periodKey });
  return { ok: true, facts: { successor: { id, unit: toUnit, periodKey } } };
}

const no = (reason: Refusal): Looked => ({ ok: false, refusal: reason });

type Days = { readonly from: LocalDate | null; readonly to: LocalDate | null };
const standsOn = ({ from, to }: Days, on: LocalDate): boolean =>
  (from === null || from <= on) && (to === null || on <= to);

/** The successor may have the same task in the same period already, or have had it: each name says whose it was before. */
async function freePeriodKey(
  tx: Tx,
  { planId, taskRef, unitId }: { readonly planId: string; readonly taskRef: string; readonly unitId: string },
  old: { readonly unitId: string; readonly periodKey: string },
): Promise<string> {
  // Relies on obligation_key (plan_id, task_ref, unit_id, period_key).
  const rows = await tx.query<{ period_key: string }>(
    'SELECT period_key FROM obligation WHERE plan_id = $1 AND task_ref = $2 AND unit_id = $3',
    [planId, taskRef, unitId],
  );
  const taken = new Set(rows.map(({ period_key }) => period_key));
  let key = old.periodKey;
  while (taken.has(key)) key = `${key}~${old.unitId}`;
  return key;
}
