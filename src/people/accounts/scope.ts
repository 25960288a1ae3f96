import type { LocalDate } from '../../../workflows/vocabulary';
import { among, unitsParameter } from './unit-set';

/** What may be seen: role × subtree of a unit × date, in one place. What may be done is another question, which
 *  `workflows/authority.ts` answers for each command. Pages, API, exports, counts and searches all ask here. Source: ADR 0026. */

export const ROLES = [
  'unit-officer',
  'unit-head',
  'monitoring-officer',
  'supervising-leader',
  'inspector',
  'administrator',
] as const;
export type ScopeRole = (typeof ROLES)[number];

/** Roles that are granted. The others follow from the post that is held. */
export const GRANTED_ROLES = ['monitoring-officer', 'supervising-leader', 'inspector', 'administrator'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** How far a role sees from its unit: duties that units owe, and duties that units track or have issued.
 *  `own` is the unit itself and the ceased ones it follows; `below` the whole branch beneath these. */
interface Reach {
  readonly owes: 'below' | 'none';
  readonly tracks: 'below' | 'own' | 'none';
  /** Cases about people: those that a unit conducts, and those that it may decide. Narrower than anything about duties. */
  readonly conducts: 'below' | 'own' | 'none';
  readonly decides: 'below' | 'own' | 'none';
}
const REACH: Readonly<Record<ScopeRole, Reach>> = {
  'unit-officer': { owes: 'below', tracks: 'own', conducts: 'own', decides: 'none' },
  'unit-head': { owes: 'below', tracks: 'own', conducts: 'own', decides: 'own' },
  // Follows duties, not people.
  'monitoring-officer': { owes: 'below', tracks: 'below', conducts: 'none', decides: 'none' },
  'supervising-leader': { owes: 'below', tracks: 'below', conducts: 'below', decides: 'below' },
  inspector: { owes: 'below', tracks: 'below', conducts: 'below', decides: 'below' },
  // Keeps accounts. Business is none of theirs unless a post or another grant says so.
  administrator: { owes: 'none', tracks: 'none', conducts: 'none', decides: 'none' },
};

/** A role in a unit, from a day to a day, both inclusive; null is open. */
export interface Holding {
  readonly role: ScopeRole;
  readonly unit: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** What one person sees on one day. `everything` is whoever sits at the machine itself: the command line. */
export type Scope =
  | { readonly kind: 'everything' }
  | {
      readonly kind: 'part';
      readonly person: string | null;
      /** Units whose own duties are seen. */
      readonly owes: ReadonlySet<string>;
      /** Units of which is seen what they track or have issued. */
      readonly tracks: ReadonlySet<string>;
      /** Units of which are seen the cases that they conduct, and those that they may decide. */
      readonly conducts: ReadonlySet<string>;
      readonly decides: ReadonlySet<string>;
      /** The register of units and posts as a whole, which whoever keeps accounts must read. */
      readonly register: boolean;
    };

/** A scope of somebody: what is not everything. */
export type Part = Extract<Scope, { readonly kind: 'part' }>;

export const EVERYTHING: Scope = { kind: 'everything' };

/** Whose unit lies where on the day: the unit and all beneath it, ceased ones where they stood last; and whom it follows. */
export interface Places {
  /** The unit first. */
  below(unit: string): readonly string[];
  follows(unit: string): readonly string[];
}

/** Whoever follows a unit that has ceased sees what it left. */
export function scopeOn(
  on: LocalDate,
  { person, holdings }: { readonly person: string | null; readonly holdings: readonly Holding[] },
  places: Places,
): Part {
  const owes = new Set<string>();
  const [tracks, conducts, decides] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let register = false;
  for (const { role, unit } of holdings.filter((each) => isHeldOn(each, on))) {
    if (role === 'administrator') register = true;
    if (unit === null) continue;
    const own = [unit, ...places.follows(unit)];
    const below = own.flatMap((each) => places.below(each));
    const reach = REACH[role];
    if (reach.owes === 'below') below.forEach((each) => owes.add(each));
    for (const [far, into] of [
      [reach.tracks, tracks],
      [reach.conducts, conducts],
      [reach.decides, decides],
    ] as const) {
      if (far !== 'none') (far === 'own' ? own : below).forEach((each) => into.add(each));
    }
  }
  return { kind: 'part', person, owes, tracks, conducts, decides, register };
}

export const isHeldOn = ({ from, to }: Pick<Holding, 'from' | 'to'>, on: LocalDate): boolean =>
  from <= on && (to === null || on <= to);

/** The bodies a duty has to do with, and through which of the two sets each lets it be seen. Predicate, SQL and the policies of
 *  the database follow this table. A case about a person has a narrower one of its own. */
const DUTY_PARTIES = [
  { column: 'unit_id', member: 'unitId', through: 'owes' },
  { column: 'office_unit_id', member: 'officeUnitId', through: 'tracks' },
  { column: 'issuer_unit_id', member: 'issuerUnitId', through: 'tracks' },
  // Whoever has a report on its way looks at it as an office does, as long as it lies there.
  { column: 'router_unit_id', member: 'routerUnitId', through: 'tracks' },
] as const;

export interface DutyParties {
  readonly unitId: string;
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
  /** The unit on the way that has the report now. */
  readonly routerUnitId: string | null;
}

export const seesDuty = (scope: Scope, duty: DutyParties): boolean =>
  scope.kind === 'everything' || DUTY_PARTIES.some(({ member, through }) => scope[through].has(duty[member] ?? ''));

/** A plan is seen by whoever tracks it, and by whoever sees a duty of it. It stays seen where a report of it once lay on its way. */
export const seesPlan = (
  scope: Scope,
  plan: Pick<DutyParties, 'officeUnitId' | 'issuerUnitId'>,
  duties: readonly DutyParties[],
): boolean =>
  scope.kind === 'everything' ||
  scope.tracks.has(plan.officeUnitId) ||
  scope.tracks.has(plan.issuerUnitId) ||
  duties.some((duty) => seesDuty(scope, duty));

/** A unit of the register: what of its posts and holders may be read. */
export const seesUnit = (scope: Scope, unit: string): boolean =>
  scope.kind === 'everything' || scope.register || scope.owes.has(unit) || scope.tracks.has(unit);

/** What decides who sees a case: whom it concerns, who conducts it, who may decide it, and who depends on the person concerned. */
export interface CaseParties {
  readonly concerned: string | null;
  readonly conflicted: readonly string[];
  readonly officeUnitId: string;
  readonly issuerUnitId: string;
}

/** Whom it concerns sees it, and whoever conducts or may decide it; nobody who depends on the person concerned, and none of the
 *  colleagues. Source: ADR 0051. */
export function seesCase(scope: Scope, found: CaseParties): boolean {
  if (scope.kind === 'everything') return true;
  if (scope.person !== null && scope.person === found.concerned) return true;
  if (scope.person !== null && found.conflicted.includes(scope.person)) return false;
  return scope.conducts.has(found.officeUnitId) || scope.decides.has(found.issuerUnitId);
}

/** `seesCase` as a condition on a table or alias with the columns of a case. */
export function caseSql(scope: Scope, table: string, bind: Bind): string {
  if (scope.kind === 'everything') return 'true';
  const person = `${bind(scope.person)}::text`;
  const [conducts, decides] = [unitsIn(scope.conducts, bind), unitsIn(scope.decides, bind)];
  return `(${table}.concerned_person = ${person}
    OR ((${conducts(`${table}.office_unit_id`)} OR ${decides(`${table}.issuer_unit_id`)})
      AND NOT EXISTS (SELECT 1 FROM case_conflict k WHERE k.case_id = ${table}.id AND k.person_id = ${person})))`;
}

/** Takes a value into the statement and gives its place: `$3`. */
export type Bind = (value: unknown) => string;

/** `seesDuty` as a condition on a table or alias with the columns of an obligation. What cannot match is left out, so that the
 *  index on the unit serves whoever sees only what units owe. Few units are asked for before many: who tracks all that is listed
 *  then never looks among the thousands that owe it. */
export function dutySql(scope: Scope, table: string, bind: Bind): string {
  if (scope.kind === 'everything') return 'true';
  const is = { owes: unitsIn(scope.owes, bind), tracks: unitsIn(scope.tracks, bind) };
  const arms = DUTY_PARTIES.filter(({ through }) => scope[through].size > 0)
    .toSorted((one, other) => scope[one.through].size - scope[other.through].size)
    .map(({ column, through }) => is[through](`${table}.${column}`));
  return arms.length === 0 ? 'false' : `(${arms.join(' OR ')})`;
}

/** `seesPlan` as a condition on a table or alias with the columns of a plan. Relies on plan_unit_unit_ix. */
export function planSql(scope: Scope, table: string, bind: Bind): string {
  if (scope.kind === 'everything') return 'true';
  const is = { owes: unitsIn(scope.owes, bind), tracks: unitsIn(scope.tracks, bind) };
  const through = (set: 'owes' | 'tracks'): string =>
    `${table}.id IN (SELECT pu.plan_id FROM plan_unit pu WHERE pu.through = '${set}' AND ${is[set]('pu.unit_id')})`;
  return `(${is.tracks(`${table}.office_unit_id`)} OR ${is.tracks(`${table}.issuer_unit_id`)}
    OR ${through('tracks')} OR ${through('owes')})`;
}

/** `seesUnit` as a condition on a column that names a unit. */
export function unitSql(scope: Scope, column: string, bind: Bind): string {
  if (scope.kind === 'everything' || scope.register) return 'true';
  return `(${[scope.tracks, scope.owes].map((units) => unitsIn(units, bind)(column)).join(' OR ')})`;
}

/** That a column names one of the units, which are bound once, at the first that asks. */
function unitsIn(units: ReadonlySet<string>, bind: Bind): (column: string) => string {
  let place: string | null = null;
  return (column) => among(column, units, (place ??= bind(unitsParameter(units))));
}
