import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { contradiction, tenuresIn, type Register, type StoredRegister } from './register';

/** Writes the units, groups, posts and holders that a plan brings. Writing the same again changes nothing; what was left open is
 *  filled in; nothing is taken away. A register that contradicts what is stored is refused before anything is written (codes: see
 *  `contradiction`). Every person the register newly names is stored with a name, which never enters the trail. */
export async function saveRegister(tx: Tx, register: Register): Promise<Refusal | null> {
  await lockRegister(tx);
  const given = inNfc(register);
  const refused = contradiction(given, await readStored(tx, given));
  if (refused !== null) return refused;
  await saveUnits(tx, given);
  await saveGroups(tx, given);
  await savePosts(tx, given);
  return null;
}

/** Two plans, or one plan twice, may be loaded at once: the second must see what the first wrote before it compares. Held until the
 *  transaction ends; whoever only reads is not kept waiting. */
export async function lockRegister(tx: Tx): Promise<void> {
  await tx.query('LOCK TABLE unit IN SHARE ROW EXCLUSIVE MODE');
}

/** Takes a register in: `saveRegister`, or a stricter one. */
export type SaveRegister = (tx: Tx, register: Register) => Promise<Refusal | null>;

/** For whoever comes from outside: a register that names units, posts and holders may not make or change any. It would let a plan
 *  file give its own loader a post, or put a unit above others. Refuses `register.must-be-known`, and the transaction is lost. */
export const requireKnownRegister: SaveRegister = async (tx, register) => {
  const before = await fingerprint(tx);
  const refused = await saveRegister(tx, register);
  if (refused !== null) return refused;
  return (await fingerprint(tx)) === before ? null : refusal('register.must-be-known');
};

/** Of all that decides who stands where. */
async function fingerprint(tx: Tx): Promise<string> {
  const tables = ['unit', 'unit_alias', 'unit_group', 'unit_group_member', 'post', 'person', 'tenure'];
  const parts = tables.map(
    (table) => `(SELECT md5(COALESCE(string_agg(md5(r::text), '' ORDER BY md5(r::text)), '')) FROM ${table} r)`,
  );
  const [row] = await tx.query<{ print: string }>(`SELECT ${parts.join(' || ')} AS print`);
  return row?.print ?? '';
}

// Texts enter here from files and forms: one spelling from this door on.
const inNfc = (register: Register): Register => JSON.parse(JSON.stringify(register).normalize('NFC')) as Register;

async function saveUnits(tx: Tx, { units }: Register): Promise<void> {
  await tx.query(
    `INSERT INTO unit (id, name, tree, parent_id, valid_from, valid_to, sample)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::boolean[])
     ON CONFLICT (id) DO UPDATE SET
       parent_id = COALESCE(unit.parent_id, excluded.parent_id),
       valid_from = COALESCE(unit.valid_from, excluded.valid_from),
       valid_to = COALESCE(unit.valid_to, excluded.valid_to),
       sample = unit.sample AND excluded.sample`,
    [
      units.map(({ id }) => id),
      units.map(({ name }) => name),
      units.map(({ tree }) => tree),
      units.map(({ parent }) => parent),
      units.map(({ from }) => from),
      units.map(({ to }) => to),
      units.map(({ sample }) => sample),
    ],
  );
  // A name that differs from the stored one is kept as another name of the same unit.
  const aliases = units.flatMap(({ id, name, aliases: others }) => [name, ...others].map((alias) => ({ id, alias })));
  await tx.query(
    `INSERT INTO unit_alias (unit_id, alias)
     SELECT a.id, a.alias FROM unnest($1::text[], $2::text[]) AS a (id, alias) JOIN unit u ON u.id = a.id
     WHERE a.alias <> u.name ON CONFLICT DO NOTHING`,
    [aliases.map(({ id }) => id), aliases.map(({ alias }) => alias)],
  );
}

async function saveGroups(tx: Tx, { groups }: Register): Promise<void> {
  await tx.query(
    `INSERT INTO unit_group (id, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
    [groups.map(({ id }) => id), groups.map(({ name }) => name)],
  );
  const members = groups.flatMap(({ id, members: list }) => list.map((member) => ({ id, ...member })));
  await tx.query(
    `INSERT INTO unit_group_member AS m (group_id, unit_id, valid_from, valid_to)
     SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::date[])
     ON CONFLICT (group_id, unit_id) DO UPDATE SET
       valid_from = COALESCE(m.valid_from, excluded.valid_from), valid_to = COALESCE(m.valid_to, excluded.valid_to)`,
    [
      members.map(({ id }) => id),
      members.map(({ unit }) => unit),
      members.map(({ from }) => from),
      members.map(({ to }) => to),
    ],
  );
}

async function savePosts(tx: Tx, register: Register): Promise<void> {
  const { posts } = register;
  await tx.query(
    `INSERT INTO post (id, unit_id, kind, title) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
     ON CONFLICT (id) DO UPDATE SET title = excluded.title`,
    [
      posts.map(({ id }) => id),
      posts.map(({ unit }) => unit),
      posts.map(({ kind }) => kind),
      posts.map(({ title }) => title),
    ],
  );
  // One person may hold several posts and then stands several times in the register.
  const holders = [...new Map(posts.flatMap((post) => post.holders).map((holder) => [holder.person, holder])).values()];
  await tx.query(
    `INSERT INTO person (id, name, email, sample) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
     ON CONFLICT (id) DO UPDATE SET email = COALESCE(excluded.email, person.email), sample = person.sample AND excluded.sample`,
    [
      holders.map(({ person }) => person),
      holders.map(({ name }) => name),
      holders.map(({ email }) => email ?? null),
      holders.map(({ sample }) => sample),
    ],
  );
  const tenures = tenuresIn(register);
  await tx.query(
    `INSERT INTO tenure AS t (post_id, person_id, held_from, held_to)
     SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::date[])
     ON CONFLICT (post_id, person_id, held_from) DO UPDATE SET held_to = COALESCE(t.held_to, excluded.held_to)`,
    [
      tenures.map(({ post }) => post),
      tenures.map(({ person }) => person),
      tenures.map(({ from }) => from),
      tenures.map(({ to }) => to),
    ],
  );
}

/** All units, since a cycle may run through ones that the file does not name; the rest only where the file names it. */
async function readStored(tx: Tx, given: Register): Promise<StoredRegister> {
  const posts = given.posts.map(({ id }) => id);
  const persons = given.posts.flatMap(({ holders }) => holders.map(({ person }) => person));
  return {
    units: await tx.query<StoredRegister['units'][number]>(
      `SELECT u.id, u.name, u.parent_id AS parent, u.tree, u.valid_from AS "from", u.valid_to AS "to",
         ARRAY(SELECT a.alias FROM unit_alias a WHERE a.unit_id = u.id ORDER BY a.alias) AS aliases,
         ARRAY(SELECT p.parent_id FROM unit_past_parent p WHERE p.unit_id = u.id ORDER BY p.valid_to) AS "pastParents"
       FROM unit u`,
    ),
    groups: await tx.query<StoredRegister['groups'][number]>('SELECT id, name FROM unit_group WHERE id = ANY ($1)', [
      given.groups.map(({ id }) => id),
    ]),
    posts: await tx.query<StoredRegister['posts'][number]>(
      'SELECT id, unit_id AS unit, kind FROM post WHERE id = ANY ($1)',
      [posts],
    ),
    persons: await tx.query<StoredRegister['persons'][number]>('SELECT id, name FROM person WHERE id = ANY ($1)', [
      persons,
    ]),
    tenures: await tx.query<StoredRegister['tenures'][number]>(
      `SELECT post_id AS post, person_id AS person, held_from AS "from", held_to AS "to" FROM tenure WHERE post_id = ANY ($1)`,
      [posts],
    ),
  };
}
