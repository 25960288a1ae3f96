import type { LocalDate } from '../../workflows/vocabulary';
import type { GroupMembership } from '../people/groups.store';
import type { Unit } from '../people/people.store';
import type { PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import { isWithin } from '../plans/plan-file/resolve-parties';
import { resolutionOf, type OpeningContext } from './duty-deadlines';
import { dutiesOf, ONCE, type Duty } from './open-duties';

/** Groups are taken as they stood on the plan's day, and looked at again when a unit appears: which duties a unit that joined
 *  later would have. Pure; opening them is somebody's decision. Source: DOMAIN §7. */

/** What the register says today of the groups that the plan names. */
export interface GroupsToday {
  readonly units: readonly Unit[];
  readonly memberships: readonly GroupMembership[];
}

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
 *  those that they have already. Periodic duties begin with the first period that is due from that day on. */
export function dutiesOfNewMembers(
  context: OpeningContext,
  today: GroupsToday,
  { on, known }: { readonly on: LocalDate; readonly known: readonly KnownDuty[] },
): readonly ReviewedDuty[] {
  const { plan } = context;
  const joined = new Map(
    today.memberships.flatMap((each) =>
      each.from !== null && each.from > plan.document.issuedOn && isWithin(each, on) ? [[each.unit, each.from]] : [],
    ),
  );
  const now = { ...context, plan: asOfToday(plan, today) };
  return dutiesOf(now, on).flatMap((duty) => {
    const joinedOn = joined.get(duty.assignment.unit);
    if (joinedOn === undefined) return [];
    const dated = { ...duty, resolution: resolvedFor(duty.task, now, on) };
    const periodKey = dated.resolution.periodKey ?? ONCE;
    if (known.some((each) => isSame(each, duty, periodKey))) return [];
    const { dueOn } = dated.resolution;
    return [{ duty: dated, periodKey, joinedOn, passed: dueOn !== null && dueOn < on }];
  });
}

/** The plan with the groups and units of the register in the place of those of its file. */
function asOfToday(plan: PlanFile, { units, memberships }: GroupsToday): PlanFile {
  const inFile = new Map(plan.units.map((unit) => [unit.id, unit]));
  return {
    ...plan,
    units: units.map((unit) => ({ ...inFile.get(unit.id), ...unit })),
    groups: plan.groups.map((group) => ({
      ...group,
      members: memberships.filter((each) => each.group === group.id).map(({ unit, from, to }) => ({ unit, from, to })),
    })),
  };
}

/** What was due in a period before the unit came is none of its business. */
function resolvedFor(task: PlanTask, context: OpeningContext, on: LocalDate): Duty['resolution'] {
  const first = resolutionOf(task, context);
  if (first.periodKey === undefined || first.dueOn === null || first.dueOn >= on) return first;
  const { plan } = context;
  return resolutionOf(task, { ...context, plan: { ...plan, document: { ...plan.document, issuedOn: on } } });
}

/** A duty that was taken over from another unit has that one's name behind its period. */
const isSame = (known: KnownDuty, { assignment }: Duty, periodKey: string): boolean =>
  known.taskRef === assignment.taskRef &&
  known.unitId === assignment.unit &&
  (known.periodKey === periodKey || known.periodKey.startsWith(`${periodKey}~`));

/** One line of a review, for the API and the command line. */
export const reviewedLine = ({ duty, periodKey, joinedOn, passed }: ReviewedDuty) => ({
  ...{ task: duty.task.ref, unit: duty.assignment.unit, periodKey },
  ...{ dueOn: duty.resolution.dueOn, joinedOn, passed },
});
