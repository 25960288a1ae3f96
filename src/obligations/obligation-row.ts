import { WORK_MACHINES, isDutyKind, type DutyKind } from '../../workflows/obligations/kinds';
import {
  holderOf,
  isOver,
  standsAt,
  suspendedSince,
  type ObligationState,
} from '../../workflows/obligations/obligation';
import type { RecordContext } from '../../workflows/obligations/record.machine';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import type { Workflow } from '../../workflows/workflow';
import type { LocalDate } from '../../workflows/vocabulary';
import { uuidFromParts } from '../platform/identifiers';
import type { Column, ColumnValues } from '../engine/subject';

/** What stands in an obligation's row beside the engine's own columns. */

/** Written once, when the duty opens. */
export const FIXED: readonly Column[] = [
  { name: 'plan_id', type: 'uuid' },
  { name: 'task_ref', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'unit_id', type: 'text' },
  { name: 'office_unit_id', type: 'text' },
  { name: 'issuer_unit_id', type: 'text' },
  { name: 'period_key', type: 'text' },
  { name: 'standing', type: 'boolean' },
  { name: 'baseline_due_on', type: 'date' },
  { name: 'deadline_source', type: 'text' },
  { name: 'plan_ends_on', type: 'date' },
  { name: 'opens_on', type: 'date' },
  { name: 'parent_id', type: 'uuid' },
  { name: 'ladder', type: 'text' },
  { name: 'transferred_from', type: 'uuid' },
];

/** Computed from the state after each step, for lists and counts. */
export const PROJECTED: readonly Column[] = [
  { name: 'work_state', type: 'text' },
  { name: 'watch_state', type: 'text' },
  { name: 'office_state', type: 'text' },
  { name: 'round', type: 'integer' },
  { name: 'due_on', type: 'date' },
  { name: 'late_from', type: 'timestamptz' },
  { name: 'handed_in_at', type: 'timestamptz' },
  { name: 'done', type: 'boolean' },
  { name: 'force_state', type: 'text' },
  { name: 'suspended_at', type: 'timestamptz' },
  { name: 'objective_cause', type: 'boolean' },
  { name: 'corrections', type: 'integer' },
  { name: 'router_unit_id', type: 'text' },
  { name: 'extension_state', type: 'text' },
];

export interface ObligationFixed {
  readonly planId: string;
  readonly taskRef: string;
  readonly kind: DutyKind;
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  readonly periodKey: string;
  readonly standing: boolean;
  readonly baselineDueOn: LocalDate | null;
  readonly deadlineSource: string;
  readonly planEndsOn: LocalDate | null;
  readonly opensOn: LocalDate | null;
  readonly parentId: string | null;
  /** `id@version` of the ladder that was in force when the duty opened. */
  readonly ladder: string;
  /** The obligation of another unit that this one takes over. */
  readonly transferredFrom: string | null;
}

export function fixedToColumns(fixed: ObligationFixed): ColumnValues {
  return {
    plan_id: fixed.planId,
    task_ref: fixed.taskRef,
    kind: fixed.kind,
    unit_id: fixed.unitId,
    office_unit_id: fixed.officeUnitId,
    issuer_unit_id: fixed.issuerUnitId,
    period_key: fixed.periodKey,
    standing: fixed.standing,
    baseline_due_on: fixed.baselineDueOn,
    deadline_source: fixed.deadlineSource,
    plan_ends_on: fixed.planEndsOn,
    opens_on: fixed.opensOn,
    parent_id: fixed.parentId,
    ladder: fixed.ladder,
    transferred_from: fixed.transferredFrom,
  };
}

export function fixedFromColumns(columns: ColumnValues): ObligationFixed {
  const kind = String(columns['kind']);
  if (!isDutyKind(kind)) throw new Error(`an obligation of unknown kind ${kind}`);
  return {
    planId: String(columns['plan_id']),
    taskRef: String(columns['task_ref']),
    kind,
    unitId: String(columns['unit_id']),
    officeUnitId: String(columns['office_unit_id']),
    issuerUnitId: String(columns['issuer_unit_id']),
    periodKey: String(columns['period_key']),
    standing: columns['standing'] === true,
    baselineDueOn: columns['baseline_due_on'] as LocalDate | null,
    deadlineSource: String(columns['deadline_source']),
    planEndsOn: columns['plan_ends_on'] as LocalDate | null,
    opensOn: columns['opens_on'] as LocalDate | null,
    parentId: columns['parent_id'] as string | null,
    ladder: String(columns['ladder']),
    transferredFrom: columns['transferred_from'] as string | null,
  };
}

/** Ends that are not a deed: the duty is over, but it was not done. */
const NOT_DONE: ReadonlySet<string> = new Set(['discharged', 'superseded', 'transferred']);

export function projectObligation(kind: Workflow, state: ObligationState): ColumnValues {
  const { dates } = state;
  const { objectiveCauses, corrections } = state.record.context as RecordContext;
  return {
    work_state: standsAt(state),
    watch_state: state.watch.value,
    office_state: state.office?.value ?? null,
    round: (state.watch.context as WatchContext).round,
    due_on: dates.effective?.dueOn ?? null,
    late_from: dates.effective?.lateFrom ?? null,
    handed_in_at: dates.handedInAt,
    done: isOver(kind, state) && !NOT_DONE.has(standsAt(state)),
    force_state: state.force.value,
    suspended_at: suspendedSince(state),
    objective_cause: objectiveCauses.length > 0,
    corrections,
    router_unit_id: holderOf(kind, state.work),
    extension_state: state.extension.value,
  };
}

export const workMachineOf = (kind: DutyKind): Workflow => WORK_MACHINES[kind];

/** The same plan, task, unit and period give the same obligation, however often it is opened. Source: ADR 0008. */
export const obligationId = (key: {
  readonly planId: string;
  readonly taskRef: string;
  readonly unitId: string;
  readonly periodKey: string;
}): string => uuidFromParts('obligation', key.planId, key.taskRef, key.unitId, key.periodKey);
