import type { LocalDate } from '../../../workflows/vocabulary';
import type { PlanFile, TaskKind } from './plan-file';
import { carriersOf, namedIn, unitsOf } from './resolve-parties';

/** One task as one unit has it: what will be an obligation once a period is added. All ids are of units. */
export interface Assignment {
  readonly taskRef: string;
  readonly kind: TaskKind;
  readonly unit: string;
  /** `lead`: it answers for the task; `equal`: it carries it out among equals or under a lead. */
  readonly role: 'lead' | 'equal';
  /** Confirms what the unit hands in. */
  readonly office: string;
  readonly directs: readonly string[];
  readonly coordinates: readonly string[];
  /** Coordinating bodies that the text names and no unit stands for. */
  readonly coordinatesNamed: readonly string[];
  readonly drafts: readonly string[];
  readonly contactPoint: string | null;
  /** In order, without the unit itself. */
  readonly routedThrough: readonly string[];
  readonly reportsTo: readonly string[];
  readonly decidedBy: string | null;
}

/** Task × unit for every task of the plan, in the order of the file, groups taken as they stand on `on` (the plan's own
 *  day unless told otherwise). A task whose bodies are only named gives none. Source: DOMAIN §7. */
export function expandTasks(plan: PlanFile, on: LocalDate = plan.document.issuedOn): readonly Assignment[] {
  return plan.tasks.flatMap((task) => {
    const shared = {
      taskRef: task.ref,
      kind: task.kind,
      office: task.confirmedBy ?? plan.office,
      directs: unitsOf(task.directs, plan, on),
      coordinatesNamed: namedIn(task.coordinates),
      drafts: unitsOf(task.drafts, plan, on),
      contactPoint: task.contactPoint,
      reportsTo: unitsOf(task.reportsTo, plan, on),
      decidedBy: task.decidedBy,
    };
    const coordinates = unitsOf(task.coordinates, plan, on);
    return carriersOf(task, plan, on).map((unit): Assignment => ({
      ...shared,
      unit,
      role: unit === task.leads ? 'lead' : 'equal',
      coordinates: coordinates.filter((other) => other !== unit),
      routedThrough: routeOf(task.routedThrough, unit),
    }));
  });
}

/** What is owed only when something happens ("kịp thời", a result to publish) is opened by each case, never by the issue.
 *  Source: DOMAIN §1. */
export const opensAtIssue = (task: Pick<PlanFile['tasks'][number], 'deadline'>): boolean =>
  task.deadline.rule.kind !== 'on-event';

/** A unit that is itself on the way starts there: what lies before it is the way of the others. */
const routeOf = (route: readonly string[], unit: string): readonly string[] => route.slice(route.indexOf(unit) + 1);
