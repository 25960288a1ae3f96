import { openObligation } from '../../workflows/obligations/obligation';
import type { Due } from '../../workflows/obligations/work';
import { tell } from '../../workflows/obligations/work';
import type { Effect, Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import type { Resolution } from '../calendar/deadline';
import type { Opening } from '../engine/subject';
import { expandTasks, opensAtIssue, type Assignment } from '../plans/plan-file/expand-tasks';
import type { PlanTask } from '../plans/plan-file/plan-file';
import { resolutionOf, scheduleOf, type OpeningContext } from './duty-deadlines';
import { ladderFor, ladderName } from './ladder';
import { fixedToColumns, obligationId, workMachineOf } from './obligation-row';

/** From a plan to the obligations it opens: task × unit × period. Pure: the same plan gives the same list in the same order,
 *  so that opening can stop anywhere and go on by number. Source: ARCHITECTURE "In one breath". */

/** One obligation to be: who, what, and by when with the reason. */
export interface Duty {
  readonly task: PlanTask;
  readonly assignment: Assignment;
  readonly resolution: Resolution;
  /** Where it is a later period of the task: the day on which it begins. */
  readonly beginsOn?: LocalDate;
}

/** A duty without periods has this one. */
export const ONCE = 'once';

/** Every duty that the plan opens when it is issued, in the order of the file: all that have no periods, and the periods that had
 *  begun by its date. */
export function dutiesOf(context: OpeningContext): readonly Duty[] {
  const { plan } = context;
  const tasks = new Map(plan.tasks.map((task) => [task.ref, task]));
  const schedule = scheduleOf(context, plan.document.issuedOn);
  const resolutions = new Map(
    plan.tasks.map((task): [string, readonly Resolution[]] => {
      const periods = schedule.get(task.ref);
      if (!periods) return [task.ref, [resolutionOf(task, context)]];
      const begun = periods.filter(({ beginsOn }) => beginsOn <= plan.document.issuedOn);
      return [task.ref, begun.map(({ resolution }) => resolution)];
    }),
  );
  return expandTasks({ ...plan, tasks: plan.tasks.filter(opensAtIssue) }).flatMap((assignment) =>
    expectFound(resolutions, assignment.taskRef).map((resolution) => ({
      task: expectFound(tasks, assignment.taskRef),
      ...{ assignment, resolution },
    })),
  );
}

/** The duties of all periods that begin on a day, for the units that the plan then binds. */
export function dutiesBeginning(context: OpeningContext, on: LocalDate): readonly Duty[] {
  const begin = new Map(
    [...scheduleOf(context, on)].map(([ref, periods]) => [ref, periods.filter(({ beginsOn }) => beginsOn === on)]),
  );
  const tasks = context.plan.tasks.filter(({ ref }) => (begin.get(ref) ?? []).length > 0);
  const byRef = new Map(tasks.map((task) => [task.ref, task]));
  return expandTasks({ ...context.plan, tasks }, on).flatMap((assignment) =>
    expectFound(begin, assignment.taskRef).map(({ beginsOn, resolution }) => ({
      task: expectFound(byRef, assignment.taskRef),
      ...{ assignment, resolution, beginsOn },
    })),
  );
}

/** The opening of one duty as the door takes it. `at` is when it is recorded. */
export function openingOf(
  { task, assignment, resolution, beginsOn }: Duty,
  context: OpeningContext,
  at: Instant,
): Opening {
  const { plan, planId, ladders } = context;
  const workflow = workMachineOf(task.kind);
  const issuedOn = plan.document.issuedOn;
  const ladder = ladderFor(ladders, { kind: task.kind, office: assignment.office, on: beginsOn ?? issuedOn });
  const due = dueOf(resolution);
  const periodKey = resolution.periodKey ?? ONCE;
  const key = { planId, taskRef: task.ref, unitId: assignment.unit, periodKey };
  const state = openObligation(workflow, inputOf(task, assignment, resolution), due);
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

/** The units that a report passes before the office has it. Where the office stands on the way itself, what lies behind it is the way
 *  of the office's own report. Source: ADR 0016. */
export function wayToOffice({ routedThrough, office }: Assignment): readonly string[] {
  const place = routedThrough.indexOf(office);
  return place === -1 ? routedThrough : routedThrough.slice(0, place);
}

const dueOf = ({ dueOn, lateFrom }: Resolution): Due | null =>
  dueOn !== null && lateFrom !== null ? { dueOn, lateFrom } : null;

/** What a kind's machine is told when it opens. */
function inputOf(task: PlanTask, assignment: Assignment, resolution: Resolution): { readonly [key: string]: Plain } {
  switch (task.kind) {
    case 'quanTriet':
      return task.coverage ? { thresholdPercent: task.coverage.percentAtLeast } : {};
    case 'implementation':
      return { standing: resolution.standing };
    case 'periodicReport': {
      const route = wayToOffice(assignment);
      return route.length > 0 ? { route } : {};
    }
    default:
      return {};
  }
}

function expectFound<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the plan names task ${key} and does not have it`);
  return value;
}
