import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { Resolution } from '../calendar/deadline';
import { expandTasks, opensAtIssue, type Assignment } from '../plans/plan-file/expand-tasks';
import type { PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import type { AmendedDuties, DutyName } from '../plans/plan-amendment';
import { resolutionOf, type OpeningContext } from './duty-deadlines';
import { dutiesOf, ONCE, openingOf, wayToOffice, type Duty } from './open-duties';

/** What an amended plan does to the duties that are there: only what changed is superseded, and what was done stays. Pure. */

/** A duty of the plan as it stands. */
export interface StandingDuty {
  readonly id: string;
  readonly taskRef: string;
  readonly unitId: string;
  readonly periodKey: string;
  readonly ended: boolean;
}

export interface AmendmentWorld {
  /** The same but for the file. */
  readonly before: OpeningContext;
  readonly after: OpeningContext;
  readonly standing: readonly StandingDuty[];
  /** The day of the amendment: duties that it adds are dated from here. */
  readonly on: LocalDate;
  readonly at: Instant;
}

/** Words, notes and evidence wanted may change freely; who has a duty, what kind it is, which way it goes, who confirms it and by when may not: such
 *  a duty is superseded and opened anew, `once~2` after `once`, because its baseline never moves. A duty that has ended is left
 *  as it is. */
export function amendDuties({ before, after, standing, on, at }: AmendmentWorld): AmendedDuties {
  const was = termsIn(before, on);
  const is = termsIn(after, on);
  const tasks = new Set(after.plan.tasks.map(({ ref }) => ref));
  const known = new Set(standing.map(({ taskRef, unitId }) => `${taskRef} ${unitId}`));
  const superseded: (DutyName & { readonly id: string })[] = [];
  const reopened: Duty[] = [];
  let kept = 0;
  for (const duty of standing.filter(({ ended }) => !ended)) {
    const [old, now] = [was(duty), is(duty)];
    // A unit that took the duty over, or joined later, stands in neither file: what it has stays while the task does.
    const elsewhere = old === null && now === null && tasks.has(duty.taskRef);
    if (elsewhere || (now !== null && old !== null && old.text === now.text)) {
      kept += 1;
      continue;
    }
    const { id, taskRef, unitId, periodKey } = duty;
    superseded.push({ id, task: taskRef, unit: unitId, period: periodKey });
    if (now !== null)
      reopened.push({ ...now.duty, resolution: { ...now.duty.resolution, periodKey: next(periodKey) } });
  }
  const fromToday = dated(after, on);
  const added = dutiesOf(fromToday).filter(({ task, assignment }) => !known.has(`${task.ref} ${assignment.unit}`));
  return {
    superseded,
    opened: [...reopened, ...added].map(nameOf),
    kept,
    openings: [
      ...reopened.map((duty) => openingOf(duty, after, at)),
      ...added.map((duty) => openingOf(duty, fromToday, at)),
    ],
  };
}

const nameOf = ({ task, assignment, resolution }: Duty): DutyName => ({
  task: task.ref,
  unit: assignment.unit,
  period: resolution.periodKey ?? ONCE,
});

/** The plan as if it had been issued that day, unless it is issued later. */
const dated = (context: OpeningContext, on: LocalDate): OpeningContext => {
  const { document } = context.plan;
  if (on <= document.issuedOn) return context;
  return { ...context, plan: { ...context.plan, document: { ...document, issuedOn: on } } };
};

/** `2023` opened anew is `2023~2`, and again `2023~3`; `once~so-y-te`, taken over from that unit, is `once~so-y-te~2`. */
const next = (periodKey: string): string => {
  const [, base = periodKey, times = '1'] = /^(.*?)(?:~(\d+))?$/.exec(periodKey) ?? [];
  return `${base}~${Number(times) + 1}`;
};

type Terms = { readonly text: string; readonly duty: Duty };

/** What binds a unit under a plan: null when nothing of the task does. Groups count their members of the plan's own day and
 *  those of the amendment's. */
function termsIn(context: OpeningContext, on: LocalDate): (duty: StandingDuty) => Terms | null {
  const { plan } = context;
  const tasks = new Map(plan.tasks.filter(opensAtIssue).map((task) => [task.ref, task]));
  const assignments = new Map<string, Assignment>();
  for (const assignment of [...expandTasks(plan, on), ...expandTasks(plan)]) {
    assignments.set(`${assignment.taskRef} ${assignment.unit}`, assignment);
  }
  return ({ taskRef, unitId, periodKey }) => {
    const task = tasks.get(taskRef);
    const assignment = assignments.get(`${taskRef} ${unitId}`);
    if (task === undefined || assignment === undefined) return null;
    const [period] = periodKey.split('~');
    const resolution = resolutionOf(
      task,
      context,
      period === undefined || period === ONCE ? {} : { periodKey: period },
    );
    return { text: termsText(task, assignment, { plan, resolution }), duty: { task, assignment, resolution } };
  };
}

function termsText(
  task: PlanTask,
  assignment: Assignment,
  { plan, resolution }: { readonly plan: PlanFile; readonly resolution: Resolution },
): string {
  const { dueOn, lateFrom, standing } = resolution;
  const endsOn = standing ? (plan.document.validity?.until ?? null) : null;
  const { kind, coverage } = task;
  const way = kind === 'periodicReport' ? wayToOffice(assignment) : [];
  return JSON.stringify([
    kind,
    assignment.office,
    dueOn,
    lateFrom,
    standing,
    endsOn,
    coverage?.percentAtLeast ?? null,
    way,
  ]);
}
