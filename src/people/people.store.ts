import type { LocalDate } from '../../workflows/vocabulary';
import { hidden } from '../platform/database/kept-plan';
import type { Database, Tx } from '../platform/database/tx';
import { seesUnit, type Scope } from './accounts/scope';
import { fold } from './fold';
import type { PostKind } from './register';

/** Who stood where on a day. Every question takes the day: heads change, units end, and what happened stays with whoever it was then.
 *  Days are inclusive on both ends. */

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly tree: 'state' | 'party';
  readonly parent: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly aliases: readonly string[];
  readonly sample: boolean;
}

/** A person in a post of a unit. The name is for screens and mail, never for the trail. */
export interface Holder {
  readonly unit: string;
  readonly post: string;
  readonly kind: PostKind;
  readonly title: string;
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** The post that a person says to hold, as it was on the day. */
export interface HeldPost {
  readonly post: string;
  readonly unit: string;
  readonly kind: PostKind;
  /** Units that had ceased by that day and that this unit follows. */
  readonly follows: readonly string[];
}

export interface Claim {
  readonly person: string;
  readonly post: string;
  readonly on: LocalDate;
}

/** What each named post is, where the person held it that day; null where not. Same length and order as `claims`. */
export async function tenuresOf(tx: Tx, claims: readonly Claim[]): Promise<readonly (HeldPost | null)[]> {
  if (claims.length === 0) return [];
  // Relies on tenure_pk (post_id, person_id, held_from) and unit_succession_successor_ix.
  const rows = await tx.query<HeldPost & { place: string }>(
    // Few units follow another: the walk is not even begun for the rest.
    `SELECT c.place, p.id AS post, p.unit_id AS unit, p.kind,
       CASE WHEN EXISTS (SELECT 1 FROM unit_succession s WHERE s.successor_id = p.unit_id) THEN ARRAY(
         WITH RECURSIVE line AS (
           SELECT s.predecessor_id AS id FROM unit_succession s WHERE s.successor_id = p.unit_id
           UNION
           SELECT s.predecessor_id FROM unit_succession s JOIN line l ON s.successor_id = l.id)
         SELECT u.id FROM line l JOIN unit u ON u.id = l.id WHERE u.valid_to < c.day ORDER BY u.id)
       ELSE '{}' END AS follows
     FROM unnest(${hidden(1, 'text')}, $2::text[], $3::date[]) WITH ORDINALITY AS c (person, post, day, place)
     JOIN post p ON p.id = c.post
     WHERE EXISTS (SELECT 1 FROM tenure t WHERE t.post_id = c.post AND t.person_id = c.person
       AND t.held_from <= c.day AND (t.held_to IS NULL OR c.day <= t.held_to))`,
    [claims.map(({ person }) => person), claims.map(({ post }) => post), claims.map(({ on }) => on)],
    { name: 'people.tenures', onlyReads: true },
  );
  const held = new Map(rows.map(({ place, ...post }) => [Number(place), post]));
  return claims.map((_, index) => held.get(index + 1) ?? null);
}

export interface UnitDay {
  readonly unit: string;
  readonly on: LocalDate;
}

/** Everybody who held a post of each unit on its day, in one query: heads, deputies, officers, inspectors, each by id of post and
 *  person. Same length and order as `days`. */
export async function holders(tx: Tx, days: readonly UnitDay[]): Promise<readonly (readonly Holder[])[]> {
  if (days.length === 0) return [];
  const distinct = new Map(days.map((day) => [keyOf(day), day]));
  const asked = [...distinct.values()];
  // Relies on post_unit_ix and tenure_pk.
  const rows = await tx.query<Holder & { day: LocalDate }>(
    `SELECT d.day, p.unit_id AS unit, p.id AS post, p.kind, p.title, h.id AS person, h.name, h.email,
       t.held_from AS "from", t.held_to AS "to"
     FROM unnest($1::text[], $2::date[]) AS d (unit, day)
     JOIN post p ON p.unit_id = d.unit
     JOIN tenure t ON t.post_id = p.id AND t.held_from <= d.day AND (t.held_to IS NULL OR d.day <= t.held_to)
     JOIN person h ON h.id = t.person_id
     ORDER BY array_position(ARRAY['head', 'deputy', 'officer', 'inspector'], p.kind), p.id, h.id`,
    [asked.map(({ unit }) => unit), asked.map(({ on }) => on)],
  );
  const found = new Map<string, Holder[]>();
  for (const { day, ...holder } of rows) {
    const key = keyOf({ unit: holder.unit, on: day });
    found.set(key, [...(found.get(key) ?? []), holder]);
  }
  return days.map((day) => found.get(keyOf(day)) ?? []);
}

const keyOf = ({ unit, on }: UnitDay): string => `${on} ${unit}`;

/** The head of each unit on the day ("người đứng đầu", DOMAIN §2). A unit without one is left out. */
export async function headOn(tx: Tx, unitIds: readonly string[], on: LocalDate): Promise<ReadonlyMap<string, Holder>> {
  const all = await holders(tx, asDays(unitIds, on));
  return new Map(all.flat().flatMap((holder) => (holder.kind === 'head' ? [[holder.unit, holder] as const] : [])));
}

/** The officers of each unit on the day: its contact persons. A unit without any has an empty list. */
export async function officersOn(
  tx: Tx,
  unitIds: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const all = await holders(tx, asDays(unitIds, on));
  return new Map(unitIds.map((unit, index) => [unit, (all[index] ?? []).filter(({ kind }) => kind === 'officer')]));
}

const asDays = (unitIds: readonly string[], on: LocalDate): UnitDay[] => unitIds.map((unit) => ({ unit, on }));

const UNIT_COLUMNS = `u.id, u.name, u.short_name AS "shortName", u.tree, u.parent_id AS parent, u.valid_from AS "from",
  u.valid_to AS "to", u.sample, ARRAY(SELECT a.alias FROM unit_alias a WHERE a.unit_id = u.id ORDER BY a.alias) AS aliases`;

/** The unit itself and all below it that existed on the day, the units of an ended branch left out with what hung below them;
 *  `on` null: all that ever stood below. Empty when there is no such unit. */
export async function subtree(tx: Tx, unitId: string, on: LocalDate | null): Promise<readonly string[]> {
  // A unit that was moved stood elsewhere before (relies on unit_past_parent_pk). UNION, not UNION ALL: a cycle would end there.
  const rows = await tx.query<{ id: string }>(
    `WITH RECURSIVE place AS (
       SELECT u.id, u.valid_from, u.valid_to, COALESCE(
         (SELECT p.parent_id FROM unit_past_parent p
          WHERE p.unit_id = u.id AND $2 <= p.valid_to ORDER BY p.valid_to LIMIT 1), u.parent_id) AS parent_id
       FROM unit u
       UNION
       SELECT p.unit_id, NULL, NULL, p.parent_id FROM unit_past_parent p WHERE $2::date IS NULL),
     below AS (
       SELECT id FROM unit WHERE id = $1
       UNION
       SELECT u.id FROM place u JOIN below b ON u.parent_id = b.id
       WHERE $2::date IS NULL
         OR ((u.valid_from IS NULL OR u.valid_from <= $2) AND (u.valid_to IS NULL OR $2 <= u.valid_to)))
     SELECT id FROM below ORDER BY id`,
    [unitId, on],
  );
  return rows.map(({ id }) => id);
}

/** The units of these ids, by id; an id that is unknown is left out. */
export async function unitsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Unit>> {
  const rows = await tx.query<Unit>(`SELECT ${UNIT_COLUMNS} FROM unit u WHERE u.id = ANY ($1)`, [[...new Set(ids)]]);
  return new Map(rows.map((unit) => [unit.id, unit]));
}

/** Whether there is, or was, such a unit, and it is seen: to whoever does not see it it is as if it did not exist. */
export const isSeenUnit = async (tx: Tx, id: string, scope: Scope): Promise<boolean> =>
  seesUnit(scope, id) && (await unitsById(tx, [id])).has(id);

/** Every unit, by id. */
export const allUnits = (tx: Tx): Promise<Unit[]> => tx.query<Unit>(`SELECT ${UNIT_COLUMNS} FROM unit u ORDER BY u.id`);

/** The units that go by this id, name or other name, marks and đ aside; several when a name was used twice. */
export async function findUnit(tx: Tx, nameOrAlias: string): Promise<readonly Unit[]> {
  const wanted = fold(nameOrAlias);
  // A few thousand units at most; PostgreSQL has no folding of its own that treats đ as we do.
  const units = await allUnits(tx);
  return units.filter(
    ({ id, name, aliases }) => id === nameOrAlias || [name, ...aliases].some((n) => fold(n) === wanted),
  );
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly sample: boolean;
}

/** Units in which somebody of this name, or a part of it, holds a post on the day; marks aside. */
export async function unitsHeldByNamed(tx: Tx, name: string, on: LocalDate): Promise<readonly string[]> {
  const rows = await tx.query<{ unit: string; name: string }>(
    `SELECT p.unit_id AS unit, n.name FROM tenure t JOIN post p ON p.id = t.post_id JOIN person n ON n.id = t.person_id
     WHERE t.held_from <= $1::date AND (t.held_to IS NULL OR t.held_to >= $1::date)`,
    [on],
  );
  const words = fold(name);
  return [...new Set(rows.filter((each) => fold(each.name).includes(words)).map(({ unit }) => unit))];
}

/** Whether the register holds people who are invented, and says so. */
export async function hasSamplePeople(database: Pick<Database, 'read'>): Promise<boolean> {
  const [row] = await database.read<{ found: boolean }>('SELECT EXISTS (SELECT 1 FROM person WHERE sample) AS found');
  return row?.found === true;
}

/** Where a post is; null where there is none of that id. */
export async function unitOfPost(tx: Tx, post: string): Promise<string | null> {
  const [row] = await tx.query<{ unit: string }>('SELECT unit_id AS unit FROM post WHERE id = $1', [post]);
  return row?.unit ?? null;
}

/** The persons of these ids, by id; an id that is unknown is left out. */
export async function personsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const rows = await tx.query<Person>('SELECT id, name, email, sample FROM person WHERE id = ANY ($1)', [
    [...new Set(ids)],
  ]);
  return new Map(rows.map((person) => [person.id, person]));
}

/** Everybody in the register by name, at most so many. */
export const allPersons = (tx: Tx, limit = 2_000): Promise<Pick<Person, 'id' | 'name'>[]> =>
  tx.query('SELECT id, name FROM person ORDER BY name, id LIMIT $1', [limit]);

/** Whoever has ever held a post of the unit, the latest first within each post. */
export const tenuresIn = (tx: Tx, unitId: string): Promise<Holder[]> =>
  // Relies on post_unit_ix and tenure_pk.
  tx.query<Holder>(
    `SELECT p.unit_id AS unit, p.id AS post, p.kind, p.title, h.id AS person, h.name, h.email, t.held_from AS "from", t.held_to AS "to"
     FROM post p JOIN tenure t ON t.post_id = p.id JOIN person h ON h.id = t.person_id WHERE p.unit_id = $1
     ORDER BY array_position(ARRAY['head', 'deputy', 'officer', 'inspector'], p.kind), p.id, t.held_from DESC, h.id`,
    [unitId],
  );
