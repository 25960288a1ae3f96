import type { LocalDate } from '../../workflows/vocabulary';
import { expandTasks, opensAtIssue, type Assignment } from '../plans/plan-file/expand-tasks';
import { isWithin } from '../plans/plan-file/resolve-parties';
import { registeredPlan, type RegisterNow } from '../plans/registered-plan';
import { resolutionOf, scheduleOf, type OpeningContext } from './duty-deadlines';
import { ONCE, type Duty } from './open-duties';

/** Groups are taken as they stood on the plan's day, and looked at again when a unit appears: which duties a unit that joined
 *  later would have. Pure; opening them is somebody's decision. Source: DOMAIN §7. */

/** A duty that a unit has already, open or ended. */
export interface KnownDuty {
  readonly taskRef: string;
  readonly unitId: string;
  readonly periodKey: string;
}

export interface ReviewedDuty {
  readonly duty: Duty;
  readonly periodKey: string;
  /** First day in the group. */
  readonly joinedOn: LocalDate;
  /** Its date had passed when the unit came: nobody opens it without saying so. */
  readonly passed: boolean;
}

/** The duties of units that joined a group of the plan after its day and are there on `on`, in the order of the file, without
 *  those that they have already: all that have no periods, and of the others the periods that have begun and fell due no earlier
 *  than the unit came. */
export function dutiesOfNewMembers(
  context: OpeningContext,
  today: RegisterNow,
  { on, known }: { readonly on: LocalDate; readonly known: readonly KnownDuty[] },
): readonly ReviewedDuty[] {
  const { issuedOn } = context.plan.document;
  const joined = new Map(
    today.memberships.flatMap((each) =>
      each.from !== null && each.from > issuedOn && isWithin(each, on) ? [[each.unit, each.from]] : [],
    ),
  );
  const plan = registeredPlan(context.plan, today);
  const now = { ...context, plan };
  const tasks = new Map(plan.tasks.filter(opensAtIssue).map((task) => [task.ref, task]));
  const schedule = scheduleOf(now, on);
  return expandTasks({ ...plan, tasks: [...tasks.values()] }, on).flatMap((assignment) => {
    const [joinedOn, task] = [joined.get(assignment.unit), tasks.get(assignment.taskRef)];
    if (joinedOn === undefined || task === undefined) return [];
    const begun = schedule.get(task.ref)?.filter(({ beginsOn, resolution: { dueOn } }) => {
      return beginsOn <= on && (dueOn === null || dueOn >= joinedOn);
    });
    const owed = begun ?? [{ beginsOn: issuedOn, resolution: resolutionOf(task, now) }];
    return owed.flatMap(({ beginsOn, resolution }): readonly ReviewedDuty[] => {
      const periodKey = resolution.periodKey ?? ONCE;
      if (known.some((each) => isSame(each, assignment, periodKey))) return [];
      const duty = { task, assignment, resolution, ...(beginsOn > issuedOn ? { beginsOn } : {}) };
      const { dueOn } = resolution;
      return [{ duty, periodKey, joinedOn, passed: dueOn !== null && dueOn < on }];
    });
  });
}

/** A duty that was taken over from another unit has that one's name behind its period. */
const isSame = (known: KnownDuty, assignment: Assignment, periodKey: string): boolean =>
  known.taskRef === assignment.taskRef &&
  known.unitId === assignment.unit &&
  (known.periodKey === periodKey || known.periodKey.startsWith(`${periodKey}~`));

/** One line of a review, for the API and the command line. */
export const reviewedLine = ({ duty, periodKey, joinedOn, passed }: ReviewedDuty) => ({
  ...{ task: duty.task.ref, unit: duty.assignment.unit, periodKey },
  ...{ dueOn: duty.resolution.dueOn, joinedOn, passed },
});
