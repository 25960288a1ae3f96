import type { LocalDate } from '../../../workflows/vocabulary';
import type { Party, PlanFile } from './plan-file';

/** Whether a span of inclusive days, open where null, holds the day. */
export const isWithin = (span: { readonly from: LocalDate | null; readonly to: LocalDate | null }, on: LocalDate) =>
  (span.from === null || span.from <= on) && (span.to === null || on <= span.to);

/** Ids of the units that the parties stand for on a day, each once, in the order of the file. A group counts its
 *  members of that day; a body that is only named, and an id that nobody has, count none. Source: DOMAIN §7. */
export function unitsOf(parties: readonly Party[], plan: PlanFile, on: LocalDate): readonly string[] {
  const units = new Map(plan.units.map((unit) => [unit.id, unit]));
  const groups = new Map(plan.groups.map((group) => [group.id, group]));
  const ids = parties.flatMap((party) => {
    if (typeof party !== 'string') return [];
    const group = groups.get(party);
    return group === undefined ? [party] : group.members.filter((m) => isWithin(m, on)).map((m) => m.unit);
  });
  return [...new Set(ids)].filter((id) => {
    const unit = units.get(id);
    return unit !== undefined && isWithin(unit, on);
  });
}

/** The bodies that the text only names. */
export const namedIn = (parties: readonly Party[]): readonly string[] =>
  parties.flatMap((party) => (typeof party === 'string' ? [] : [party.named]));

/** Who has the duty: the one that leads and all that carry it out, each once. */
export const carriersOf = (task: PlanFile['tasks'][number], plan: PlanFile, on: LocalDate): readonly string[] =>
  unitsOf(task.leads === null ? task.carriesOut : [task.leads, ...task.carriesOut], plan, on);
