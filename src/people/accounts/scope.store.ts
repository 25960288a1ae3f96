import type { LocalDate } from '../../../workflows/vocabulary';
import type { PostKind } from '../register';
import type { Tx } from '../../platform/database/tx';
import { scopeOn, type GrantedRole, type Holding, type Places, type Scope, type ScopeRole } from './scope';

/** A post that a person holds on the day, and the role that it brings. */
export interface OwnPost {
  readonly post: string;
  readonly title: string;
  readonly unit: string;
  readonly unitName: string;
  readonly kind: PostKind;
}

/** Who asks, in what posts, and what is seen by it: on one day. */
export interface Standing {
  readonly posts: readonly OwnPost[];
  readonly grants: readonly { readonly role: GrantedRole; readonly unit: string | null }[];
  readonly scope: Scope;
}

const ROLE_OF_POST: Readonly<Record<PostKind, ScopeRole>> = {
  head: 'unit-head',
  // Signs for the head by custom, and so sees what the head sees.
  deputy: 'unit-head',
  officer: 'unit-officer',
  inspector: 'inspector',
};

/** Asked anew for every request: a post that ended yesterday opens nothing today. */
export async function standingOn(
  tx: Tx,
  { account, person }: { readonly account: string; readonly person: string | null },
  on: LocalDate,
): Promise<Standing> {
  // Relies on tenure_person_ix.
  const posts = await tx.query<OwnPost>(
    `SELECT DISTINCT p.id AS post, p.title, p.unit_id AS unit, u.name AS "unitName", p.kind
     FROM tenure t JOIN post p ON p.id = t.post_id JOIN unit u ON u.id = p.unit_id
     WHERE t.person_id = $1 AND t.held_from <= $2 AND (t.held_to IS NULL OR $2 <= t.held_to) ORDER BY 1`,
    [person, on],
  );
  // Relies on account_grant_account_ix.
  const grants = await tx.query<{ role: GrantedRole; unit: string | null; from: LocalDate; to: LocalDate | null }>(
    `SELECT role, unit_id AS unit, valid_from AS "from", valid_to AS "to" FROM account_grant
     WHERE account_id = $1 AND revoked_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
     ORDER BY role, unit_id`,
    [account, on],
  );
  const holdings: readonly Holding[] = [
    ...posts.map(({ kind, unit }) => ({ role: ROLE_OF_POST[kind], unit, from: on, to: on })),
    ...grants,
  ];
  const units = [...new Set(holdings.flatMap(({ unit }) => unit ?? []))];
  const scope = await trackingOnly(tx, scopeOn(on, { person, holdings }, await placesOf(tx, units, on)));
  return { posts, grants: grants.map(({ role, unit }) => ({ role, unit })), scope };
}

/** The same scope without the units that track and have issued nothing: most do not, and a list then needs only the index on the
 *  unit that owes. Relies on plan_unit_unit_ix. */
async function trackingOnly(tx: Tx, scope: Scope): Promise<Scope> {
  if (scope.kind === 'everything' || scope.tracks.size === 0) return scope;
  const rows = await tx.query<{ unit: string }>(
    `SELECT DISTINCT unit_id AS unit FROM plan_unit WHERE unit_id = ANY ($1) AND through IN ('tracks', 'leads')`,
    [[...scope.tracks]],
  );
  return { ...scope, tracks: new Set(rows.map(({ unit }) => unit)) };
}

/** Where units lie on the day: ceased ones where they stood last, since what they did stays to be seen by whoever stood above. */
export async function placesOf(tx: Tx, units: readonly string[], on: LocalDate): Promise<Places> {
  const follows = await grouped(
    tx,
    // Relies on unit_succession_successor_ix.
    `WITH RECURSIVE line AS (
       SELECT s.successor_id AS root, s.predecessor_id AS id FROM unit_succession s WHERE s.successor_id = ANY ($1)
       UNION
       SELECT l.root, s.predecessor_id FROM line l JOIN unit_succession s ON s.successor_id = l.id)
     SELECT l.root, l.id FROM line l JOIN unit u ON u.id = l.id WHERE u.valid_to < $2 ORDER BY 1, 2`,
    [units, on],
  );
  const roots = [...new Set([...units, ...[...follows.values()].flat()])];
  const below = await grouped(
    tx,
    // A unit that is moved on a day to come stands where it stood until then. UNION ends a circle. All units are read once: where most
    // of them hang below one, each step of the walk would otherwise read them all again (3,300 units: two seconds).
    `WITH RECURSIVE moving AS (
       SELECT DISTINCT ON (p.unit_id) p.unit_id, p.parent_id FROM unit_past_parent p WHERE $2 <= p.valid_to
       ORDER BY p.unit_id, p.valid_to),
     stands AS MATERIALIZED (
       SELECT u.id, u.parent_id FROM unit u
       WHERE u.parent_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM moving m WHERE m.unit_id = u.id)
       UNION ALL
       SELECT m.unit_id, m.parent_id FROM moving m),
     branch AS (
       SELECT r AS root, r AS id FROM unnest($1::text[]) AS r
       UNION
       SELECT b.root, s.id FROM branch b JOIN stands s ON s.parent_id = b.id)
     SELECT root, id FROM branch`,
    [roots, on],
  );
  return { below: (unit) => below.get(unit) ?? [unit], follows: (unit) => follows.get(unit) ?? [] };
}

async function grouped(tx: Tx, sql: string, values: readonly unknown[]): Promise<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { root, id } of await tx.query<{ root: string; id: string }>(sql, values)) {
    const group = found.get(root);
    if (group) group.push(id);
    else found.set(root, [id]);
  }
  return found;
}
