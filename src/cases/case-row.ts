import { CASE_MACHINES, isCaseKind, type CaseKind } from '../../workflows/cases/kinds';
import type { CaseState } from '../../workflows/cases/case-state';
import type { Workflow } from '../../workflows/workflow';
import type { LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Column, ColumnValues } from '../engine/subject';

/** What stands in a case's row beside the engine's own columns. */

/** Where a case came from: a table, or somebody who brought it. */
export const CASE_SOURCES = ['rule', 'unit', 'police-notice', 'inspector', 'citizen', 'referral', 'dossier'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];

/** Written once, when the case is opened. */
export const FIXED: readonly Column[] = [
  { name: 'kind', type: 'text' },
  { name: 'source', type: 'text' },
  { name: 'unit_id', type: 'text' },
  { name: 'office_unit_id', type: 'text' },
  { name: 'issuer_unit_id', type: 'text' },
  { name: 'plan_id', type: 'uuid' },
  { name: 'cause_subject', type: 'text' },
  { name: 'cause_stream', type: 'uuid' },
  { name: 'cause_seq', type: 'integer' },
  { name: 'concerned_person', type: 'text' },
  { name: 'act_on', type: 'date' },
  { name: 'ladder', type: 'text' },
];

/** Computed from the state after each step. */
export const PROJECTED: readonly Column[] = [
  { name: 'work_state', type: 'text' },
  { name: 'watch_state', type: 'text' },
  { name: 'side', type: 'text' },
  { name: 'due_on', type: 'date' },
  { name: 'late_from', type: 'timestamptz' },
  { name: 'out_of_time', type: 'boolean' },
  { name: 'decided_on', type: 'date' },
  { name: 'decided_form', type: 'text' },
];

/** An entry of the trail that a case follows from. */
export interface Cause {
  readonly subject: string;
  readonly stream: string;
  readonly seq: number;
}

export interface CaseFixed {
  readonly kind: CaseKind;
  readonly source: CaseSource;
  /** The unit it happened in, which the person concerned headed or belonged to. */
  readonly unitId: string;
  /** Conducts it. */
  readonly officeUnitId: string;
  /** May decide it. */
  readonly issuerUnitId: string;
  readonly planId: string | null;
  readonly cause: Cause | null;
  readonly concerned: string | null;
  readonly actOn: LocalDate;
  /** `id@version` of the ladder that was in force when it was opened. */
  readonly ladder: string;
}

export const caseToColumns = (fixed: CaseFixed): ColumnValues => ({
  kind: fixed.kind,
  source: fixed.source,
  unit_id: fixed.unitId,
  office_unit_id: fixed.officeUnitId,
  issuer_unit_id: fixed.issuerUnitId,
  plan_id: fixed.planId,
  cause_subject: fixed.cause?.subject ?? null,
  cause_stream: fixed.cause?.stream ?? null,
  cause_seq: fixed.cause?.seq ?? null,
  concerned_person: fixed.concerned,
  act_on: fixed.actOn,
  ladder: fixed.ladder,
});

export function caseFromColumns(columns: ColumnValues): CaseFixed {
  const kind = String(columns['kind']);
  if (!isCaseKind(kind)) throw new Error(`a case of unknown kind ${kind}`);
  const stream = columns['cause_stream'] as string | null;
  return {
    kind,
    source: columns['source'] as CaseSource,
    unitId: String(columns['unit_id']),
    officeUnitId: String(columns['office_unit_id']),
    issuerUnitId: String(columns['issuer_unit_id']),
    planId: columns['plan_id'] as string | null,
    cause:
      stream === null ? null : { stream, subject: String(columns['cause_subject']), seq: Number(columns['cause_seq']) },
    concerned: columns['concerned_person'] as string | null,
    actOn: columns['act_on'] as LocalDate,
    ladder: String(columns['ladder']),
  };
}

export const caseMachineOf = (kind: CaseKind): Workflow => CASE_MACHINES[kind];

export function projectCase(state: CaseState): ColumnValues {
  const { work, watch, term, decided } = state;
  return {
    work_state: work.value,
    watch_state: watch?.value ?? null,
    side: term?.side ?? null,
    due_on: term?.due?.dueOn ?? null,
    late_from: term?.due?.lateFrom ?? null,
    out_of_time: decided?.outOfTime ?? work.context['outOfTime'] === true,
    decided_on: decided === null ? null : localDateOf(decided.at),
    decided_form: decided?.form ?? null,
  };
}
