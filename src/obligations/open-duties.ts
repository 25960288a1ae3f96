import { openObligation } from '../../workflows/obligations/obligation';
import type { Due } from '../../workflows/obligations/work';
import { tell } from '../../workflows/obligations/work';
import type { Effect, Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { resolveDeadline, type DeadlineContext, type DeadlineLink, type Resolution } from '../calendar/deadline';
import type { CountingRules } from '../calendar/counting';
import type { ReportingRegime } from '../calendar/reporting-regime';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Opening } from '../engine/subject';
import { expandTasks, opensAtIssue, type Assignment } from '../plans/plan-file/expand-tasks';
import type { PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import { ladderFor, ladderName, type Ladder } from './ladder';
import { fixedToColumns, obligationId, workMachineOf } from './obligation-row';

/** From a plan to the obligations it opens: task × unit × period. Pure: the same plan gives the same list in the same order,
 *  so that opening can stop anywhere and go on by number. Source: ARCHITECTURE "In one breath". */

export interface OpeningContext {
  readonly planId: string;
  readonly plan: PlanFile;
  readonly calendar: WorkingCalendar;
  readonly counting: CountingRules;
  readonly regimes: readonly ReportingRegime[];
  readonly ladders: readonly Ladder[];
}

/** One obligation to be: who, what, and by when with the reason. */
export interface Duty {
  readonly task: PlanTask;
  readonly assignment: Assignment;
  readonly resolution: Resolution;
}

/** A duty without periods has this one. */
export const ONCE = 'once';

/** Every duty that the plan opens when it is issued, in the order of the file; with `on`, by the groups as they stand that day. */
export function dutiesOf(context: OpeningContext, on?: LocalDate): readonly Duty[] {
  const { plan } = context;
  const tasks = new Map(plan.tasks.map((task) => [task.ref, task]));
  const resolutions = new Map(plan.tasks.map((task) => [task.ref, resolutionOf(task, context)]));
  return expandTasks({ ...plan, tasks: plan.tasks.filter(opensAtIssue) }, on).map((assignment) => ({
    task: expectFound(tasks, assignment.taskRef),
    assignment,
    resolution: expectFound(resolutions, assignment.taskRef),
  }));
}

/** By when a task is due under a plan, and why: in one period of it where a key is given. */
export const resolutionOf = (task: PlanTask, context: OpeningContext, periodKey?: string): Resolution =>
  resolveDeadline(task.deadline.rule, {
    ...deadlineContext(task, context),
    ...(periodKey === undefined ? {} : { periodKey }),
  });

function deadlineContext(task: PlanTask, { plan, calendar, counting, regimes }: OpeningContext): DeadlineContext {
  return {
    ...{ calendar, counting, regimes },
    planIssuedOn: plan.document.issuedOn,
    planEndsOn: plan.document.validity?.until ?? null,
    chain: officeDefaults(task, plan),
  };
}

/** What the office set for the task itself comes before what it set for all tasks of the kind. */
function officeDefaults(task: PlanTask, plan: PlanFile): DeadlineLink[] {
  return plan.officeDefaults
    .filter(({ kind, refs }) => kind === task.kind && (refs === null || refs.includes(task.ref)))
    .sort((a, b) => Number(a.refs === null) - Number(b.refs === null))
    .map(({ rule, source }) => ({ source: 'office-default', rule, reference: source }));
}

/** The opening of one duty as the door takes it. `at` is when it is recorded. */
export function openingOf({ task, assignment, resolution }: Duty, context: OpeningContext, at: Instant): Opening {
  const { plan, planId, ladders } = context;
  const workflow = workMachineOf(task.kind);
  const issuedOn = plan.document.issuedOn;
  const ladder = ladderFor(ladders, { kind: task.kind, office: assignment.office, on: issuedOn });
  const due = dueOf(resolution);
  const periodKey = resolution.periodKey ?? ONCE;
  const key = { planId, taskRef: task.ref, unitId: assignment.unit, periodKey };
  const state = openObligation(workflow, inputOf(task, resolution), due);
  return {
    subject: 'obligation',
    id: obligationId(key),
    machine: workflow.id,
    machineVersion: workflow.version,
    state,
    fixed: fixedToColumns({
      ...key,
      kind: task.kind,
      officeUnitId: assignment.office,
      issuerUnitId: plan.document.issuer,
      standing: resolution.standing,
      baselineDueOn: due?.dueOn ?? null,
      deadlineSource: resolution.source,
      planEndsOn: plan.document.validity?.until ?? null,
      opensOn: resolution.opensOn ?? issuedOn,
      parentId: task.parent === null ? null : obligationId({ ...key, taskRef: task.parent }),
      ladder: ladderName(ladder),
      transferredFrom: null,
    }),
    fact: { type: 'duty.opened', at, by: { kind: 'clock' }, ...openedFacts(task, assignment, resolution, due) },
    effects: openedEffects,
  };
}

const openedEffects: readonly Effect[] = [tell('duty-opened', ['lead', 'head']).params];

/** What the trail says of an opening: whose it is, by when, and on whose word. */
function openedFacts(
  task: PlanTask,
  assignment: Assignment,
  resolution: Resolution,
  due: Due | null,
): { readonly [key: string]: Plain } {
  return {
    task: task.ref,
    clause: task.clause,
    kind: task.kind,
    unit: assignment.unit,
    office: assignment.office,
    role: assignment.role,
    due,
    deadline: {
      asWritten: task.deadline.asWritten,
      source: resolution.source,
      reference: resolution.reference ?? null,
      standing: resolution.standing,
      missing: resolution.missing ? { code: resolution.missing.code, facts: resolution.missing.facts } : null,
    },
  };
}

const dueOf = ({ dueOn, lateFrom }: Resolution): Due | null =>
  dueOn !== null && lateFrom !== null ? { dueOn, lateFrom } : null;

/** What a kind's machine is told when it opens. */
function inputOf(task: PlanTask, resolution: Resolution): { readonly [key: string]: Plain } {
  switch (task.kind) {
    case 'quanTriet':
      return task.coverage ? { thresholdPercent: task.coverage.percentAtLeast } : {};
    case 'implementation':
      return { standing: resolution.standing };
    default:
      return {};
  }
}

function expectFound<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the plan names task ${key} and does not have it`);
  return value;
}
