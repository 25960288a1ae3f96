import type { LocalDate } from '../../../workflows/vocabulary';
import type { PostKind } from '../register';
import type { Tx } from '../../platform/database/tx';
import { LeastRecent } from '../../platform/least-recent';
import { scopeOn, type GrantedRole, type Holding, type Part, type Places, type Scope, type ScopeRole } from './scope';

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

/** Asked anew for every request: a post that ended yesterday opens nothing today. Only where units lie is remembered, for as long
 *  as the tree of units is marked as it was. */
export async function standingOn(
  tx: Tx,
  { account, person }: { readonly account: string; readonly person: string | null },
  on: LocalDate,
): Promise<Standing> {
  const [posts, grants, tree] = await Promise.all([
    // Relies on tenure_person_ix.
    tx.query<OwnPost>(
      `SELECT DISTINCT p.id AS post, p.title, p.unit_id AS unit, u.name AS "unitName", p.kind
       FROM tenure t JOIN post p ON p.id = t.post_id JOIN unit u ON u.id = p.unit_id
       WHERE t.person_id = $1 AND t.held_from <= $2 AND (t.held_to IS NULL OR $2 <= t.held_to) ORDER BY 1`,
      [person, on],
      { name: 'people.own-posts' },
    ),
    // Relies on account_grant_account_ix.
    tx.query<Grant>(
      `SELECT role, unit_id AS unit, valid_from AS "from", valid_to AS "to" FROM account_grant
       WHERE account_id = $1 AND revoked_at IS NULL AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
       ORDER BY role, unit_id`,
      [account, on],
      { name: 'people.own-grants' },
    ),
    treeNow(tx),
  ]);
  const holdings: readonly Holding[] = [
    ...posts.map(({ kind, unit }) => ({ role: ROLE_OF_POST[kind], unit, from: on, to: on })),
    ...grants,
  ];
  const scope = { ...(await sharedScope(tx, holdings, tree, on)), person };
  return { posts, grants: grants.map(({ role, unit }) => ({ role, unit })), scope };
}

interface Grant {
  readonly role: GrantedRole;
  readonly unit: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** The tree of units has another mark after each change of it, in every database; and which units track or lead a plan. */
interface Tree {
  readonly mark: string;
  readonly tracking: readonly string[];
}

/** Relies on plan_unit_tracking_ix. */
async function treeNow(tx: Tx): Promise<Tree> {
  const [tree] = await tx.query<Tree>(
    // Of all marks together: a change that was undone may have been followed by another.
    `SELECT (SELECT count(*) || ' ' || bit_xor(hashtextextended(mark::text, 0)) FROM unit_tree_change) AS mark,
       ARRAY(SELECT DISTINCT unit_id FROM plan_unit WHERE through IN ('tracks', 'leads') ORDER BY 1) AS tracking`,
    [],
    { name: 'people.tree' },
  );
  if (tree === undefined) throw new Error('a statement without FROM gives one row');
  return tree;
}

/** Walking the tree of a province takes longer than most of what is then asked, and its names take half a megabyte: everybody with the
 *  same roles in the same units has one scope, which holds nothing that changes. */
const SCOPES_KEPT = 100;
const scopes = new LeastRecent<string, Part>(SCOPES_KEPT);

async function sharedScope(tx: Tx, holdings: readonly Holding[], tree: Tree, on: LocalDate): Promise<Part> {
  const held = [...new Set(holdings.map(({ role, unit }) => JSON.stringify([role, unit])))].sort();
  const key = JSON.stringify([tree.mark, tree.tracking, on, held]);
  const scope = scopes.get(key) ?? (await scopeFrom(tx, holdings, tree, on));
  scopes.set(key, scope);
  return scope;
}

/** What is seen without the units that track and have issued nothing: most do not, and a list then needs only the index on the
 *  unit that owes. */
async function scopeFrom(tx: Tx, holdings: readonly Holding[], { tracking }: Tree, on: LocalDate): Promise<Part> {
  const units = [...new Set(holdings.flatMap(({ unit }) => unit ?? []))];
  const scope = scopeOn(on, { person: null, holdings }, await placesOf(tx, units, on));
  return { ...scope, tracks: new Set(tracking.filter((unit) => scope.tracks.has(unit))) };
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
