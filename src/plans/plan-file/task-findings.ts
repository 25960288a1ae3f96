import { nearest } from '../../platform/nearest-name';
import { findCycles } from './cycles';
import type { PlanFile, PlanTask } from './plan-file';
import type { Finding } from './plan-problem';
import { carriersOf, unitsOf } from './resolve-parties';

/** What is wrong between the tasks of a plan and the bodies that have them. */
export function taskFindings(plan: PlanFile): readonly Finding[] {
  return [
    ...plan.tasks.flatMap((task, i) => [
      ...bearerFindings(task, i),
      ...parentFindings(plan, task, i),
      ...proofFindings(task, i),
      ...confirmationFindings(plan, task, i),
    ]),
    ...parentCycles(plan),
    ...routingFindings(plan),
  ];
}

function bearerFindings(task: PlanTask, i: number): readonly Finding[] {
  const { ref } = task;
  if (task.leads !== null || task.carriesOut.some((party) => typeof party === 'string')) return [];
  if (task.carriesOut.length === 0) return [{ code: 'task.nobody', path: ['tasks', i], facts: { ref } }];
  return [{ code: 'task.only-named', path: ['tasks', i, 'carriesOut'], facts: { ref } }];
}

function parentFindings(plan: PlanFile, task: PlanTask, i: number): readonly Finding[] {
  if (task.parent === null || task.parent === '') return [];
  const path = ['tasks', i, 'parent'];
  const parent = plan.tasks.find((other) => other.ref === task.parent);
  if (parent === undefined) {
    const refs = plan.tasks.map((other) => other.ref);
    return [{ code: 'task.unknown-ref', path, facts: { ref: task.parent, nearest: nearest(task.parent, refs) } }];
  }
  const [due, parentDue] = [fixedDate(task), fixedDate(parent)];
  if (due === null || parentDue === null || due <= parentDue) return [];
  return [{ code: 'task.due-after-parent', path, facts: { due, parentDue, parent: parent.ref } }];
}

const fixedDate = (task: PlanTask): string | null => {
  const { rule } = task.deadline;
  return rule.kind === 'on-date' ? rule.date : null;
};

function proofFindings(task: PlanTask, i: number): readonly Finding[] {
  const findings: Finding[] = [];
  if (task.evidence.length > 0 && !task.evidence.some((wanted) => wanted.required)) {
    findings.push({ code: 'task.no-required-evidence', path: ['tasks', i, 'evidence'], facts: { ref: task.ref } });
  }
  if (task.kind === 'quanTriet' && task.coverage === null) {
    findings.push({ code: 'task.no-coverage', path: ['tasks', i], facts: { ref: task.ref } });
  }
  return findings;
}

/** Nobody confirms their own work, and no unit its own. Source: DOMAIN §3. */
function confirmationFindings(plan: PlanFile, task: PlanTask, i: number): readonly Finding[] {
  const office = task.confirmedBy ?? plan.office;
  if (!carriersOf(task, plan, plan.document.issuedOn).includes(office)) return [];
  const path = task.confirmedBy === null ? ['tasks', i] : ['tasks', i, 'confirmedBy'];
  return [{ code: 'task.confirmed-by-itself', path, facts: { unit: office } }];
}

function parentCycles(plan: PlanFile): readonly Finding[] {
  const parents = new Map(plan.tasks.map((task) => [task.ref, task.parent === null ? [] : [task.parent]]));
  return findCycles(parents).map((cycle) => {
    const index = plan.tasks.findIndex((task) => task.ref === cycle[0]);
    return { code: 'task.parent-cycle', path: ['tasks', index, 'parent'], facts: { cycle } };
  });
}

/** A paper that comes back to where it was never arrives: within one route, or because two routes for the same kind of
 *  duty send it to each other. A member of a group that is itself the way of the others simply hands on its own
 *  (the ward police cell of seed 003), so it is no circle. */
function routingFindings(plan: PlanFile): readonly Finding[] {
  const findings: Finding[] = [];
  const byKind = new Map<string, Map<string, Set<string>>>();
  for (const [i, task] of plan.tasks.entries()) {
    if (task.routedThrough.length === 0) continue;
    const path = ['tasks', i, 'routedThrough'];
    const own = ownCircle(plan, task);
    if (own !== null) {
      findings.push({ code: 'task.routing-cycle', path, facts: { cycle: own } });
      continue;
    }
    const edges = byKind.get(task.kind) ?? new Map<string, Set<string>>();
    const before = findCycles(edges).length;
    for (const [from, to] of hopsOf(plan, task)) edges.set(from, (edges.get(from) ?? new Set<string>()).add(to));
    const cycle = findCycles(edges)[before];
    if (cycle !== undefined) findings.push({ code: 'task.routing-cycle', path, facts: { cycle } });
    else byKind.set(task.kind, edges);
  }
  return findings;
}

function ownCircle(plan: PlanFile, task: PlanTask): readonly string[] | null {
  const named = task.carriesOut.filter((party) => typeof party === 'string' && isUnit(plan, party)) as string[];
  const senders = task.leads === null ? named : [task.leads, ...named];
  const sender = senders.find((id) => task.routedThrough.includes(id));
  if (sender !== undefined) return [sender, ...task.routedThrough.slice(0, task.routedThrough.indexOf(sender) + 1)];
  const again = task.routedThrough.findIndex((id, hop) => task.routedThrough.indexOf(id) < hop);
  if (again >= 0) {
    return task.routedThrough.slice(task.routedThrough.indexOf(task.routedThrough[again] ?? ''), again + 1);
  }
  const receiver = task.reportsTo.find((party) => typeof party === 'string' && task.routedThrough.includes(party));
  if (typeof receiver !== 'string') return null;
  return [...task.routedThrough.slice(task.routedThrough.indexOf(receiver)), receiver];
}

const isUnit = (plan: PlanFile, id: string): boolean => plan.units.some((unit) => unit.id === id);

function hopsOf(plan: PlanFile, task: PlanTask): readonly (readonly [string, string])[] {
  const on = plan.document.issuedOn;
  const [first] = task.routedThrough;
  const last = task.routedThrough.at(-1);
  if (first === undefined || last === undefined) return [];
  const senders = carriersOf(task, plan, on).filter((unit) => !task.routedThrough.includes(unit));
  return [
    ...senders.map((unit) => [unit, first] as const),
    ...task.routedThrough.slice(1).map((hop, i) => [task.routedThrough[i] ?? first, hop] as const),
    ...unitsOf(task.reportsTo, plan, on).map((unit) => [last, unit] as const),
  ];
}
