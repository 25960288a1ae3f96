import type { DutyKind } from '../../workflows/obligations/kinds';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { DeadlineSource } from '../calendar/deadline';
import { TIMELINESS_NOW } from './obligation-filter.store';
import type { Timeliness } from './timeliness';

/** One line of a list: who, what, by when, and how it stands now. */
export interface ObligationLine {
  readonly id: string;
  readonly plan: { readonly id: string; readonly slug: string };
  readonly task: { readonly ref: string; readonly clause: string; readonly title: string };
  readonly kind: DutyKind;
  readonly unit: { readonly id: string; readonly name: string };
  readonly office: { readonly id: string; readonly name: string };
  /** The unit on the way to the office that has it now. */
  readonly router: { readonly id: string; readonly name: string } | null;
  readonly periodKey: string;
  readonly version: number;
  readonly workState: string;
  readonly watchState: string;
  readonly officeState: string | null;
  readonly round: number;
  readonly standing: boolean;
  readonly baselineDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  readonly deadlineAsWritten: string | null;
  readonly deadlineSource: DeadlineSource;
  readonly handedInAt: Instant | null;
  /** Whether it binds: inForce, suspended, superseded or transferred. */
  readonly forceState: string;
  /** While it is suspended: since when the clock stands still. */
  readonly suspendedAt: Instant | null;
  /** A competent body confirmed an objective cause for lateness; judges nothing by itself. */
  readonly objectiveCause: boolean;
  /** How many entries of its record were said to be wrong. */
  readonly corrections: number;
  /** The obligation of another unit that it takes over. */
  readonly transferredFrom: string | null;
  readonly ended: boolean;
  readonly done: boolean;
  readonly timeliness: Timeliness;
  /** What the clock does next, and when. */
  readonly nextWake: { readonly at: Instant; readonly for: string } | null;
}

const COLUMNS = `o.id, o.plan_id, o.task_ref, o.kind, o.unit_id, o.office_unit_id, o.period_key, o.version, o.work_state,
  o.watch_state, o.office_state, o.round, o.standing, o.baseline_due_on, o.due_on, o.late_from, o.deadline_source,
  o.handed_in_at, o.force_state, o.suspended_at, o.objective_cause, o.corrections, o.transferred_from, o.ended, o.done, o.wake_at, o.wake_for`;

/** Lines of `obligation o` with the names that they are shown by; conditions and order follow. */
export const SELECT_LINES = `SELECT ${COLUMNS}, ${TIMELINESS_NOW} AS timeliness, p.slug, t.clause, t.title, t.deadline_as_written,
         u.name AS unit_name, f.name AS office_name, o.router_unit_id, r.name AS router_name
       FROM obligation o
       JOIN plan p ON p.id = o.plan_id
       JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
       JOIN unit u ON u.id = o.unit_id
       LEFT JOIN unit f ON f.id = o.office_unit_id
       LEFT JOIN unit r ON r.id = o.router_unit_id`;

export type LineRow = {
  id: string;
  plan_id: string;
  slug: string;
  task_ref: string;
  clause: string;
  title: string;
  kind: DutyKind;
  unit_id: string;
  unit_name: string;
  office_unit_id: string;
  office_name: string | null;
  router_unit_id: string | null;
  router_name: string | null;
  period_key: string;
  version: number;
  work_state: string;
  watch_state: string;
  office_state: string | null;
  round: number;
  standing: boolean;
  baseline_due_on: LocalDate | null;
  due_on: LocalDate | null;
  late_from: Instant | null;
  deadline_as_written: string | null;
  deadline_source: DeadlineSource;
  handed_in_at: Instant | null;
  force_state: string;
  suspended_at: Instant | null;
  objective_cause: boolean;
  corrections: number;
  transferred_from: string | null;
  ended: boolean;
  done: boolean;
  timeliness: Timeliness;
  wake_at: Instant | null;
  wake_for: string | null;
};

const named = (id: string, name: string | null) => ({ id, name: name ?? id });

export const toLine = (row: LineRow): ObligationLine => ({
  id: row.id,
  plan: { id: row.plan_id, slug: row.slug },
  task: { ref: row.task_ref, clause: row.clause, title: row.title },
  kind: row.kind,
  unit: { id: row.unit_id, name: row.unit_name },
  office: named(row.office_unit_id, row.office_name),
  router: row.router_unit_id === null ? null : named(row.router_unit_id, row.router_name),
  periodKey: row.period_key,
  version: row.version,
  workState: row.work_state,
  watchState: row.watch_state,
  officeState: row.office_state,
  round: row.round,
  standing: row.standing,
  baselineDueOn: row.baseline_due_on,
  dueOn: row.due_on,
  lateFrom: row.late_from,
  deadlineAsWritten: row.deadline_as_written,
  deadlineSource: row.deadline_source,
  handedInAt: row.handed_in_at,
  forceState: row.force_state,
  suspendedAt: row.suspended_at,
  objectiveCause: row.objective_cause,
  corrections: row.corrections,
  transferredFrom: row.transferred_from,
  ended: row.ended,
  done: row.done,
  timeliness: row.timeliness,
  nextWake: row.wake_at === null ? null : { at: row.wake_at, for: row.wake_for ?? '' },
});
