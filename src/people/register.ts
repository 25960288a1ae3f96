import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { fold } from './fold';

/** Units, groups, posts and holders as a plan brings them. `from` and `to` are inclusive days; null is open.
 *  Entries of a plan file have this shape and may be handed over as they are. */
export interface Register {
  readonly units: readonly RegisterUnit[];
  readonly groups: readonly RegisterGroup[];
  readonly posts: readonly RegisterPost[];
}
export interface RegisterUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly tree: 'state' | 'party';
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly sample: boolean;
}
export interface RegisterGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly {
    readonly unit: string;
    readonly from: LocalDate | null;
    readonly to: LocalDate | null;
  }[];
}
export type PostKind = 'head' | 'deputy' | 'officer' | 'inspector';
export interface RegisterPost {
  readonly id: string;
  readonly unit: string;
  readonly kind: PostKind;
  readonly title: string;
  readonly holders: readonly RegisterHolder[];
}
export interface RegisterHolder {
  readonly person: string;
  readonly name: string;
  readonly email?: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly sample: boolean;
}

/** What is stored about the same ids. */
export interface StoredRegister {
  readonly units: readonly StoredUnit[];
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly posts: readonly { readonly id: string; readonly unit: string; readonly kind: PostKind }[];
  readonly persons: readonly { readonly id: string; readonly name: string }[];
  readonly tenures: readonly Tenure[];
}
/** `pastParents`: where it stood before a change of units moved it; a file from those days still says so. */
type StoredUnit = Omit<RegisterUnit, 'sample'> & { readonly pastParents?: readonly string[] };
export interface Tenure {
  readonly post: string;
  readonly person: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** A tenure whose beginning nobody wrote down began before all that the product handles. */
export const SINCE_EVER = '1900-01-01' as LocalDate;

/** The tenures that the register names. */
export const tenuresIn = (register: Register): Tenure[] =>
  register.posts.flatMap(({ id, holders }) =>
    holders.map(({ person, from, to }) => ({ post: id, person, from: from ?? SINCE_EVER, to })),
  );

/** Why the register cannot stand beside what is stored, or null. Silence contradicts nothing: what one side leaves open, the
 *  other fills in. Codes: `unit.conflict`, `unit.unknown`, `unit.cycle`, `group.conflict`, `post.conflict`, `person.conflict`,
 *  `tenure.conflict`, `tenure.overlap`. */
export function contradiction(given: Register, stored: StoredRegister): Refusal | null {
  return (
    firstOf(given.units, (unit) => unitConflict(unit, find(stored.units, unit.id))) ??
    unknownUnit(given, stored) ??
    parentCycle(given, stored) ??
    firstOf(given.groups, (group) => groupConflict(group, find(stored.groups, group.id))) ??
    firstOf(given.posts, (post) => postConflict(post, find(stored.posts, post.id))) ??
    firstOf(
      given.posts.flatMap(({ holders }) => holders),
      (holder) => personConflict(holder, find(stored.persons, holder.person)),
    ) ??
    tenureConflict(given, stored)
  );
}

function unitConflict(unit: RegisterUnit, stored: StoredUnit | null): Refusal | null {
  if (stored === null) return null;
  const names = [stored.name, ...stored.aliases].map(fold);
  if (![unit.name, ...unit.aliases].some((name) => names.includes(fold(name)))) {
    return refusal('unit.conflict', { unit: unit.id, field: 'name', stored: stored.name, given: unit.name });
  }
  for (const field of ['tree', 'parent', 'from', 'to'] as const) {
    if (field === 'parent' && stored.pastParents?.includes(unit.parent ?? '')) continue;
    if (differ(stored[field], unit[field])) {
      return refusal('unit.conflict', { unit: unit.id, field, stored: stored[field], given: unit[field] });
    }
  }
  return null;
}

function unknownUnit(given: Register, stored: StoredRegister): Refusal | null {
  const known = new Set([...given.units, ...stored.units].map(({ id }) => id));
  const named = [
    ...given.units.flatMap(({ id, parent }) => (parent === null ? [] : [{ by: id, unit: parent }])),
    ...given.groups.flatMap(({ id, members }) => members.map(({ unit }) => ({ by: id, unit }))),
    ...given.posts.map(({ id, unit }) => ({ by: id, unit })),
  ];
  return firstOf(named, (entry) => (known.has(entry.unit) ? null : refusal('unit.unknown', entry)));
}

/** A unit may stand under no unit that stands under it: two files can do together what neither does alone. */
function parentCycle(given: Register, stored: StoredRegister): Refusal | null {
  const parents = new Map<string, string | null>();
  for (const { id, parent } of [...stored.units, ...given.units]) parents.set(id, parents.get(id) ?? parent);
  return firstOf(given.units, ({ id }) => {
    const passed = new Set([id]);
    for (let up = parents.get(id) ?? null; up !== null; up = parents.get(up) ?? null) {
      if (passed.has(up)) return refusal('unit.cycle', { units: [...passed] });
      passed.add(up);
    }
    return null;
  });
}

const groupConflict = (group: RegisterGroup, stored: { readonly name: string } | null): Refusal | null =>
  stored === null || fold(stored.name) === fold(group.name)
    ? null
    : refusal('group.conflict', { group: group.id, stored: stored.name, given: group.name });

function postConflict(post: RegisterPost, stored: { unit: string; kind: PostKind } | null): Refusal | null {
  for (const field of ['unit', 'kind'] as const) {
    if (stored !== null && stored[field] !== post[field]) {
      return refusal('post.conflict', { post: post.id, field, stored: stored[field], given: post[field] });
    }
  }
  return null;
}

/** Names of persons are compared mark by mark: Nam and Năm are two people. The names themselves stay out of the facts. */
const personConflict = (holder: RegisterHolder, stored: { readonly name: string } | null): Refusal | null =>
  stored === null || stored.name === holder.name.normalize('NFC')
    ? null
    : refusal('person.conflict', { person: holder.person, field: 'name' });

/** A person holds a post once on any day; a head's post has one holder, since "the head on that date" has one answer. */
function tenureConflict(given: Register, stored: StoredRegister): Refusal | null {
  const kinds = new Map(given.posts.map(({ id, kind }) => [id, kind]));
  const mine = tenuresIn(given);
  const all = [...stored.tenures, ...mine];
  return firstOf(mine, (tenure) => {
    const same = (other: Tenure) => other.person === tenure.person && other.from === tenure.from;
    const others = all.filter((other) => other !== tenure && other.post === tenure.post);
    const facts = { post: tenure.post, person: tenure.person, from: tenure.from };
    for (const other of others) {
      if (same(other)) {
        if (differ(other.to, tenure.to)) {
          return refusal('tenure.conflict', { ...facts, field: 'to', stored: other.to, given: tenure.to });
        }
      } else if (overlap(tenure, other)) {
        if (other.person === tenure.person) return refusal('tenure.conflict', { ...facts, field: 'from' });
        if (kinds.get(tenure.post) === 'head') return refusal('tenure.overlap', { ...facts, other: other.person });
      }
    }
    return null;
  });
}

const overlap = (a: Tenure, b: Tenure): boolean => startsBy(a.from, b.to) && startsBy(b.from, a.to);
const startsBy = (from: LocalDate, to: LocalDate | null): boolean => to === null || from <= to;
const differ = (stored: string | null, given: string | null): boolean =>
  stored !== null && given !== null && stored !== given;
const find = <Entry extends { readonly id: string }>(entries: readonly Entry[], id: string): Entry | null =>
  entries.find((entry) => entry.id === id) ?? null;

function firstOf<Entry>(entries: readonly Entry[], ask: (entry: Entry) => Refusal | null): Refusal | null {
  for (const entry of entries) {
    const found = ask(entry);
    if (found !== null) return found;
  }
  return null;
}
