import { fold } from '../../people/fold';
import { isLocalDate } from '../../calendar/local-date';
import { nearest } from '../../platform/nearest-name';
import { findCycles } from './cycles';
import type { Party, PlanFile } from './plan-file';
import type { Finding, ProblemPath } from './plan-problem';
import { isWithin } from './resolve-parties';

/** What is wrong with the units and groups of a plan, and with each place that names one. */
export function registerFindings(plan: PlanFile): readonly Finding[] {
  return [...unitFindings(plan), ...groupFindings(plan), ...citationFindings(plan)];
}

function unitFindings(plan: PlanFile): readonly Finding[] {
  const parents = new Map(plan.units.map((unit) => [unit.id, unit.parent === null ? [] : [unit.parent]]));
  const cycles = findCycles(parents).map((cycle): Finding => {
    const index = plan.units.findIndex((unit) => unit.id === cycle[0]);
    return { code: 'unit.parent-cycle', path: ['units', index, 'parent'], facts: { cycle } };
  });
  return [...cycles, ...plan.units.flatMap((unit, i) => spanFindings(unit, ['units', i]))];
}

function spanFindings(
  span: { readonly from: string | null; readonly to: string | null },
  path: ProblemPath,
): Finding[] {
  const { from, to } = span;
  if (from === null || to === null || from <= to || !isLocalDate(from) || !isLocalDate(to)) return [];
  return [{ code: 'period.ends-before-start', path: [...path, 'to'], facts: { from, to } }];
}

function groupFindings(plan: PlanFile): readonly Finding[] {
  const on = plan.document.issuedOn;
  return plan.groups.flatMap((group, i): readonly Finding[] => {
    const path = ['groups', i];
    if (group.members.length === 0) {
      return [{ code: 'group.empty', path: [...path, 'members'], facts: { id: group.id } }];
    }
    const spans = group.members.flatMap((member, m) => spanFindings(member, [...path, 'members', m]));
    if (!isLocalDate(on) || group.members.some((member) => isWithin(member, on))) return spans;
    return [...spans, { code: 'group.empty-on-date', path: [...path, 'members'], facts: { id: group.id, on } }];
  });
}

type Citation = {
  readonly id: string;
  readonly path: ProblemPath;
  readonly groupAllowed: boolean;
  readonly onDate: boolean;
};

function citationFindings(plan: PlanFile): readonly Finding[] {
  const units = new Map(plan.units.map((unit) => [unit.id, unit]));
  const groups = new Set(plan.groups.map((group) => group.id));
  const on = plan.document.issuedOn;
  let suggestions = 0;
  const suggest = (id: string, groupAllowed: boolean): string | null => {
    suggestions += 1;
    return suggestions > MAX_SUGGESTIONS ? null : likelyId(id, plan, groupAllowed);
  };
  return citations(plan).flatMap((citation): readonly Finding[] => {
    const { id, path, groupAllowed, onDate } = citation;
    if (id === '') return [];
    if (groups.has(id)) return groupAllowed ? [] : [{ code: 'unit.is-a-group', path, facts: { id } }];
    const unit = units.get(id);
    if (unit === undefined) {
      return [{ code: 'unit.unknown', path, facts: { id, nearest: suggest(id, groupAllowed) } }];
    }
    if (!onDate || !isLocalDate(on) || isWithin(unit, on)) return [];
    return [{ code: 'unit.not-valid-on-date', path, facts: { id, on } }];
  });
}

/** Every place where the plan names a unit. Parents are register history and need not exist on the plan's day. */
function citations(plan: PlanFile): readonly Citation[] {
  const unit = (id: string | null, path: ProblemPath, onDate = true): readonly Citation[] =>
    id === null ? [] : [{ id, path, groupAllowed: false, onDate }];
  const parties = (list: readonly Party[], path: ProblemPath): readonly Citation[] =>
    list.flatMap((party, i) =>
      typeof party === 'string' ? [{ id: party, path: [...path, i], groupAllowed: true, onDate: true }] : [],
    );
  return [
    ...unit(plan.office, ['office']),
    ...unit(plan.document.issuer, ['document', 'issuer']),
    ...plan.units.flatMap((entry, i) => unit(entry.parent, ['units', i, 'parent'], false)),
    ...plan.groups.flatMap((group, i) =>
      group.members.flatMap((member, m) => {
        const isMember = isWithin(member, plan.document.issuedOn);
        return unit(member.unit, ['groups', i, 'members', m], isMember);
      }),
    ),
    ...plan.tasks.flatMap((task, i) => [
      ...PARTY_ROLES.flatMap((role) => parties(task[role], ['tasks', i, role])),
      ...UNIT_ROLES.flatMap((role) => unit(task[role], ['tasks', i, role])),
      ...task.routedThrough.flatMap((id, hop) => unit(id, ['tasks', i, 'routedThrough', hop])),
    ]),
  ];
}

/** No more problems than these are shown, and each suggestion compares with the whole register. */
const MAX_SUGGESTIONS = 200;

const PARTY_ROLES = ['directs', 'carriesOut', 'coordinates', 'drafts', 'reportsTo'] as const;
const UNIT_ROLES = ['leads', 'contactPoint', 'decidedBy', 'confirmedBy'] as const;

/** The id that somebody meant who wrote a name, an alias or a slip of the pen. */
function likelyId(wrong: string, plan: PlanFile, groupAllowed: boolean): string | null {
  const entries = groupAllowed ? [...plan.units, ...plan.groups] : plan.units;
  const folded = fold(wrong).slice(0, 80);
  const byName = entries.find((entry) => [entry.name, ...entry.aliases].some((name) => fold(name) === folded));
  return (
    byName?.id ??
    nearest(
      folded,
      entries.map((entry) => entry.id),
    )
  );
}
