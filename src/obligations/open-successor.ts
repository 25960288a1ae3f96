import type { Successor } from '../../workflows/obligations/force.machine';
import { takeOverObligation, type ObligationState } from '../../workflows/obligations/obligation';
import { tell, type Due } from '../../workflows/obligations/work';
import type { Effect, Instant } from '../../workflows/vocabulary';
import type { Locked, Opening } from '../engine/subject';
import { fixedFromColumns, fixedToColumns, workMachineOf } from './obligation-row';

/** The obligation of the unit that takes a transferred duty over: same task, office, period, ladder and first date, the date in
 *  force as it stood, and a beginning of its own. Pure. Source: DOMAIN §7, ADR 0009. */
export function successorOf(row: Locked<ObligationState>, effect: Effect, at: Instant): Opening {
  const { successor, due } = effect as unknown as { readonly successor: Successor; readonly due: Due | null };
  const fixed = fixedFromColumns(row.fixed);
  const kind = workMachineOf(fixed.kind);
  return {
    subject: 'obligation',
    id: successor.id,
    machine: kind.id,
    machineVersion: kind.version,
    state: takeOverObligation(kind, row.state, due),
    fixed: fixedToColumns({
      ...fixed,
      unitId: successor.unit,
      periodKey: successor.periodKey,
      transferredFrom: row.id,
    }),
    fact: {
      type: 'duty.opened',
      at,
      by: { kind: 'clock' },
      ...{ task: fixed.taskRef, kind: fixed.kind, unit: successor.unit, office: fixed.officeUnitId },
      ...{ due: row.state.dates.baseline, effective: due, transferredFrom: row.id, fromUnit: fixed.unitId },
    },
    effects: [tell('duty-opened', ['lead', 'head']).params],
  };
}
