import type { LocalDate } from '../../workflows/vocabulary';
import type { GroupMembership } from '../people/groups.store';
import type { Unit } from '../people/people.store';
import type { PlanFile, PlanTask } from './plan-file/plan-file';
import { isWithin } from './plan-file/resolve-parties';

/** A plan with its units and groups as the register has them now. What the issue opens goes by the file, as the groups stood on the
 *  plan's day; what opens later goes by who is there then. Pure. Source: DOMAIN §7, ADR 0018. */

export interface RegisterNow {
  readonly units: readonly Unit[];
  readonly memberships: readonly GroupMembership[];
}

/** The plan with the groups and units of the register in the place of those of its file. */
export function registeredPlan(plan: PlanFile, { units, memberships }: RegisterNow): PlanFile {
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

/** Units that the tasks name themselves, not through a group, and that are not there on the day. */
export function endedByName(plan: PlanFile, on: LocalDate): readonly string[] {
  const units = new Map(plan.units.map((unit) => [unit.id, unit]));
  const named = plan.tasks.flatMap(({ leads, carriesOut }) => [leads, ...carriesOut]);
  return [...new Set(named)].flatMap((id) => {
    const unit = typeof id === 'string' ? units.get(id) : undefined;
    return unit !== undefined && !isWithin(unit, on) ? [unit.id] : [];
  });
}

/** What a unit that a task names owes from now on is owed by the one unit that follows it. Where several follow, or none, nobody is
 *  chosen: it opens under the old name and waits for a transfer, so that it is not lost. */
export function withFollowers(plan: PlanFile, following: ReadonlyMap<string, readonly string[]>): PlanFile {
  if (following.size === 0) return plan;
  const now = (id: string): string => {
    const next = following.get(id);
    return next?.length === 1 ? (next[0] ?? id) : id;
  };
  const party = (each: PlanTask['carriesOut'][number]) => (typeof each === 'string' ? now(each) : each);
  const waiting = new Set([...following.keys()].filter((id) => now(id) === id));
  return {
    ...plan,
    tasks: plan.tasks.map((task) => ({
      ...task,
      leads: task.leads === null ? null : now(task.leads),
      carriesOut: task.carriesOut.map(party),
    })),
    units: plan.units.map((unit) => (waiting.has(unit.id) ? { ...unit, to: null } : unit)),
  };
}
