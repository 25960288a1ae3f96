import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { addDays } from '../calendar/local-date';
import { fold } from './fold';
import type { Successor, UnitChange, UnitChangeEffects, UnitsStored, UnitStored } from './unit-change';

/** What follows from a change of units, or why it cannot be. Pure: writes nothing. A unit that ceases keeps its rows; its
 *  validity, tenures and memberships end the day before. A rename keeps the id and closes the old name. Codes: `unit-change.*`,
 *  `unit.unknown`, `group.unknown`. Source: DOMAIN §7. */
export function effectsOfUnitChange(change: UnitChange, stored: UnitsStored): UnitChangeEffects | Refusal {
  return (
    countsWrong(change) ??
    unknownUnits(change, stored) ??
    (change.kind === 'rename' ? renamed(change, stored) : ceased(change, stored))
  );
}

function countsWrong({ kind, predecessors, successors, name }: UnitChange): Refusal | null {
  const founds = successors.some((each) => each.name !== null);
  const counts = { kind, predecessors: predecessors.length, successors: successors.length };
  const fits = {
    // Into a unit that exists, one may go alone; a new one takes at least two together, or it were a rename.
    merge: successors.length === 1 && predecessors.length >= (founds ? 2 : 1),
    split: predecessors.length === 1 && successors.length >= 2,
    rename: predecessors.length === 1 && successors.length === 0 && name !== null,
    abolish: predecessors.length >= 1 && successors.length === 0,
  }[kind];
  if (!fits) return refusal('unit-change.wrong-number', counts);
  const ids = [...predecessors, ...successors.map(({ id }) => id)];
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice === undefined ? null : refusal('unit-change.named-twice', { unit: twice });
}

function unknownUnits(change: UnitChange, { units, groups }: UnitsStored): Refusal | null {
  const known = new Set(units.map(({ id }) => id));
  const founded = new Set(change.successors.filter(({ name }) => name !== null).map(({ id }) => id));
  const there = [
    ...change.predecessors,
    ...change.successors.flatMap(({ id, name, parent }) => [
      ...(name === null ? [id] : []),
      ...(parent ? [parent] : []),
    ]),
    ...Object.keys(change.below),
  ];
  const missing = there.find((id) => !known.has(id));
  if (missing !== undefined) return refusal('unit.unknown', { by: change.kind, unit: missing });
  const taken = [...founded].find((id) => known.has(id));
  if (taken !== undefined) return refusal('unit-change.id-taken', { unit: taken });
  const group = change.successors.flatMap(({ joins }) => joins).find((id) => !groups.includes(id));
  return group === undefined ? null : refusal('group.unknown', { group });
}

function renamed({ on, predecessors, name }: UnitChange, stored: UnitsStored): UnitChangeEffects | Refusal {
  const unit = found(stored.units, predecessors[0]);
  const given = (name ?? '').trim();
  if (fold(unit.name) === fold(given)) return refusal('unit-change.same-name', { unit: unit.id, name: given });
  const outside = notThere(unit, on);
  if (outside) return outside;
  // Names are given up one after the other: one that was given up later cannot have been taken before.
  const last = stored.pastNames.filter((each) => each.unit === unit.id && each.to >= addDays(on, -1)).at(-1);
  if (last) return refusal('unit-change.renamed-later', { unit: unit.id, on, last: last.to });
  return { ...nothing, renames: [{ unit: unit.id, before: unit.name, name: given, to: addDays(on, -1) }] };
}

function ceased(change: UnitChange, stored: UnitsStored): UnitChangeEffects | Refusal {
  const { on, successors } = change;
  const until = addDays(on, -1);
  const ceasing = change.predecessors.map((id) => found(stored.units, id));
  const refused = firstOf(ceasing, (unit) => cannotEnd(unit, until, stored));
  if (refused) return refused;
  const unfit = successors.map((each) => cannotFollow(each, ceasing, change, stored)).find((each) => each !== null);
  if (unfit) return unfit;
  const founds = successors.flatMap((each) => (each.name === null ? [] : [foundedFrom(each, each.name, ceasing, on)]));
  const moves = movesBelow(change, ceasing, stored);
  if ('code' in moves) return moves;
  return {
    founds,
    ends: ceasing.filter(({ to }) => to === null).map(({ id }) => ({ unit: id, to: until })),
    renames: [],
    endsTenures: stored.tenures.filter(({ to }) => to === null || to > until).map((each) => ({ ...each, to: until })),
    endsMemberships: stored.memberships
      .filter(({ to }) => to === null || to > until)
      .map(({ group, unit }) => ({ group, unit, to: until })),
    joins: successors.flatMap(({ id, joins }) => joins.map((group) => ({ group, unit: id, from: on }))),
    moves,
    successions: ceasing.flatMap(({ id }) => successors.map((each) => ({ predecessor: id, successor: each.id }))),
  };
}

/** Why a unit cannot have its last day then: it was not yet there, ends on another day, has followers already, or somebody
 *  took a post or a membership later. */
function cannotEnd(unit: UnitStored, until: LocalDate, stored: UnitsStored): Refusal | null {
  if (unit.from !== null && until < unit.from) {
    return refusal('unit-change.before-unit', { unit: unit.id, from: unit.from, to: until });
  }
  if (unit.to !== null && unit.to !== until) {
    return refusal('unit-change.ends-otherwise', { unit: unit.id, stored: unit.to, given: until });
  }
  const before = stored.successions.find(({ predecessor }) => predecessor === unit.id);
  if (before) return refusal('unit-change.has-successor', { unit: unit.id, successor: before.successor });
  const tenure = stored.tenures.find((each) => each.unit === unit.id && each.from > until);
  if (tenure) {
    const { post, person, from } = tenure;
    return refusal('unit-change.tenure-later', { post, person, from, to: until });
  }
  const joined = stored.memberships.find((each) => each.unit === unit.id && each.from !== null && each.from > until);
  if (!joined) return null;
  return refusal('unit-change.membership-later', { unit: unit.id, group: joined.group, from: joined.from, to: until });
}

/** Why a unit cannot follow: it stands in the other tree, is not there that day, or nobody says where a new one stands. */
function cannotFollow(
  { id, name, parent }: Successor,
  ceasing: readonly UnitStored[],
  { on, predecessors }: UnitChange,
  { units }: UnitsStored,
): Refusal | null {
  const trees = new Set(ceasing.map(({ tree }) => tree));
  const unit = name === null ? found(units, id) : null;
  // The Party and the State stay two trees: no unit of one goes on in the other.
  if (trees.size > 1 || (unit !== null && !trees.has(unit.tree))) return refusal('unit-change.two-trees', { unit: id });
  if (unit !== null) return notThere(unit, on);
  const above = parent ?? sharedParent(ceasing);
  if (above === undefined || predecessors.includes(above ?? ''))
    return refusal('unit-change.parent-missing', { unit: id });
  return above === null ? null : notThere(found(units, above), on);
}

/** Where all of them stood; undefined when they stood in different places. */
function sharedParent(ceasing: readonly UnitStored[]): string | null | undefined {
  const parents = new Set(ceasing.map(({ parent }) => parent));
  return parents.size === 1 ? [...parents][0] : undefined;
}

function foundedFrom(successor: Successor, name: string, ceasing: readonly UnitStored[], on: LocalDate) {
  const parent = successor.parent ?? sharedParent(ceasing) ?? null;
  const sample = ceasing.every((unit) => unit.sample);
  return { unit: successor.id, name: name.trim(), tree: ceasing[0]?.tree ?? 'state', parent, from: on, sample };
}

/** Units below that go on need a place: the one successor, or the one that the decision names. */
function movesBelow(
  { on, predecessors, successors, below }: UnitChange,
  ceasing: readonly UnitStored[],
  { units }: UnitsStored,
): UnitChangeEffects['moves'] | Refusal {
  const gone = new Set(ceasing.map(({ id }) => id));
  const hanging = units.filter(
    ({ id, parent, to }) => parent !== null && gone.has(parent) && !gone.has(id) && (to === null || on <= to),
  );
  const only = successors.length === 1 ? successors[0]?.id : undefined;
  const places = new Set(successors.map(({ id }) => id));
  const homeless = hanging.filter(({ id }) => !places.has(id) && !places.has(below[id] ?? only ?? ''));
  if (homeless.length > 0) {
    return refusal('unit-change.units-below', { of: [...predecessors], units: homeless.map(({ id }) => id) });
  }
  return hanging.flatMap(({ id, parent }) => {
    // A unit that follows the one above it takes that one's place.
    const to = places.has(id) ? ceasing.find((unit) => unit.id === parent)?.parent : (below[id] ?? only);
    return parent && to ? [{ unit: id, before: parent, parent: to, to: addDays(on, -1) }] : [];
  });
}

function notThere(unit: UnitStored, on: LocalDate): Refusal | null {
  const isThere = (unit.from === null || unit.from <= on) && (unit.to === null || on <= unit.to);
  return isThere ? null : refusal('unit.not-on-day', { unit: unit.id, on });
}

const nothing: UnitChangeEffects = {
  ...{ founds: [], ends: [], renames: [], endsTenures: [], endsMemberships: [], joins: [], moves: [], successions: [] },
};

function found(units: readonly UnitStored[], id: string | undefined): UnitStored {
  const unit = units.find((each) => each.id === id);
  if (!unit) throw new Error(`unit ${id} was looked for before`);
  return unit;
}

function firstOf<Entry>(entries: readonly Entry[], ask: (entry: Entry) => Refusal | null): Refusal | null {
  for (const entry of entries) {
    const refused = ask(entry);
    if (refused) return refused;
  }
  return null;
}
