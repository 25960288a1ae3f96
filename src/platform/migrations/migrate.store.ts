import { createHash } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { sessionOptions } from '../data-source';
import type { Log } from '../logging';

/** One step of the schema: a name that sorts by time, and plain SQL. */
export interface MigrationStep {
  readonly name: string;
  readonly up: string;
}

/** Who the grants are for; null means the role that migrates (a single DATABASE_URL). */
export interface MigrationRoles {
  readonly engineRole: string | null;
  readonly readerRole: string | null;
}

/** What a start did to the schema: names of the steps applied now, in order. */
export type MigrationOutcome = { readonly applied: readonly string[] } | Refusal;

// One lock for all schemas of a database: what a step does outside its schema (extensions, roles) must not race either.
const MIGRATION_LOCK = 4_711_001;

/** Brings `schema` to the newest step, each step in a transaction of its own, under an advisory lock: any number of processes
 *  may call it at once. Refuses `migration.edited` when a step that was applied now reads differently, and
 *  `migration.unknown` when the database is newer than this program. A step that fails throws; those before it stay. */
export async function migrate(
  ownerUrl: string,
  schema: string,
  migrations: readonly MigrationStep[],
  roles: MigrationRoles,
  log: Log,
): Promise<MigrationOutcome> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: 'dondoc migrate',
    // A step may rewrite a large table; it is not cut short.
    options: sessionOptions({ schema, statementTimeoutMs: 0 }),
    keepAlive: true,
  });
  await client.connect();
  client.on('error', (error) => log.warn({ error: error.message }, 'connection of the migration lost'));
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepare(client, schema);
    const stored = await storedHashes(client);
    const refused = disagreement(stored, migrations);
    if (refused !== null) return refused;
    return { applied: await applyMissing(client, schema, migrations, stored, roles, log) };
  } finally {
    // Ending the session frees the lock even when a step failed.
    await client.end();
  }
}

async function prepare(client: Client, schema: string): Promise<void> {
  // Asked first: CREATE SCHEMA IF NOT EXISTS wants the right to create even when there is nothing to create.
  const found = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema]);
  if (found.rowCount === 0) await client.query(`CREATE SCHEMA ${escapeIdentifier(schema)}`);
  await client.query(`
    CREATE TABLE IF NOT EXISTS migration (
      name text CONSTRAINT migration_pk PRIMARY KEY,
      sha256 text NOT NULL CONSTRAINT migration_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
}

async function storedHashes(client: Client): Promise<ReadonlyMap<string, string>> {
  const result = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM migration');
  return new Map(result.rows.map((row) => [row.name, row.sha256]));
}

function disagreement(stored: ReadonlyMap<string, string>, migrations: readonly MigrationStep[]): Refusal | null {
  for (const step of migrations) {
    const before = stored.get(step.name);
    const after = hashOf(step);
    if (before !== undefined && before !== after)
      return refusal('migration.edited', { name: step.name, before, after });
  }
  const known = new Set(migrations.map((step) => step.name));
  const unknown = [...stored.keys()].filter((name) => !known.has(name)).sort();
  return unknown.length > 0 ? refusal('migration.unknown', { names: unknown }) : null;
}

async function applyMissing(
  client: Client,
  schema: string,
  migrations: readonly MigrationStep[],
  stored: ReadonlyMap<string, string>,
  roles: MigrationRoles,
  log: Log,
): Promise<string[]> {
  const missing = migrations.filter((step) => !stored.has(step.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = await quotedNames(client, schema, roles);
  for (const step of missing) {
    await applyOne(client, step, names);
    log.info({ migration: step.name, schema }, 'migration applied');
  }
  return missing.map((step) => step.name);
}

async function applyOne(client: Client, step: MigrationStep, names: QuotedNames): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(withNames(step.up, names));
    await client.query('INSERT INTO migration (name, sha256) VALUES ($1, $2)', [step.name, hashOf(step)]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new Error(`migration ${step.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

type QuotedNames = { readonly schema: string; readonly engine: string; readonly reader: string };

async function quotedNames(client: Client, schema: string, roles: MigrationRoles): Promise<QuotedNames> {
  const result = await client.query<{ role: string }>('SELECT current_user AS role');
  const own = result.rows[0]?.role ?? '';
  return {
    schema: escapeIdentifier(schema),
    engine: escapeIdentifier(roles.engineRole ?? own),
    reader: escapeIdentifier(roles.readerRole ?? roles.engineRole ?? own),
  };
}

/** Puts the quoted names in; `::engine` is a cast and stays. */
function withNames(sql: string, names: QuotedNames): string {
  return sql.replace(/(?<!:):(schema|engine|reader)\b/g, (_, key: keyof QuotedNames) => names[key]);
}

function hashOf(step: MigrationStep): string {
  return createHash('sha256').update(step.up, 'utf8').digest('hex');
}
