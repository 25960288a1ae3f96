import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/all';
import { createDataSource } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import type { Database } from '../../src/platform/database/tx';
import { ENGINE_ROLE, READER_ROLE } from '../../src/platform/embedded/cluster.service';
import type { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { migrate } from '../../src/platform/migrations/migrate.store';
import { newTestHome, openTestCluster, removeTestHome, TEST_HOME_VARIABLE } from './test-cluster';

export const TEST_SCHEMA = 'dondoc';
export const TEST_ROLES = { engineRole: ENGINE_ROLE, readerRole: READER_ROLE } as const;

/** One database of its own, migrated, with the same roles and walls as in production. */
export interface FreshDatabase {
  readonly database: Database;
  readonly dataSource: DataSource;
  readonly ownerUrl: string;
  readonly engineUrl: string;
  readonly readerUrl: string;
  readonly schema: string;
  /** Drops the database, whoever is still connected. May be called twice, and need not be called at all. */
  close(): Promise<void>;
}

type Cluster = { readonly embedded: EmbeddedDatabase; readonly ownHome: string | null };
let cluster: Promise<Cluster> | null = null;
const open = new Set<FreshDatabase>();

// Registered where a test file imports this one: its place in the cluster ends with the file. It runs before the file's own
// hooks, so it closes what they would close; their calls then find nothing left to do.
afterAll(async () => {
  if (cluster === null) return;
  for (const database of open) await database.close();
  const { embedded, ownHome } = await cluster;
  cluster = null;
  await embedded.close();
  if (ownHome !== null) removeTestHome(ownHome);
});

/** Content that many tests begin with: made once per run, then copied. */
export interface Template {
  readonly name: string;
  fill(database: Database): Promise<void>;
}

/** A fresh copy of the migrated database, or of one filled further, in some tens of milliseconds. `migrated: false` gives an empty
 *  database instead. */
export async function freshDatabase(
  options: { readonly poolSize?: number; readonly migrated?: boolean; readonly template?: Template } = {},
): Promise<FreshDatabase> {
  cluster ??= enterCluster();
  const { embedded } = await cluster;
  const template = options.migrated === false ? 'template1' : await templateFor(embedded, options.template);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asOwner(embedded, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const engineUrl = inDatabase(embedded.engineUrl, name);
  const dataSource = createDataSource({ url: engineUrl, schema: TEST_SCHEMA, poolSize: options.poolSize ?? 10 });
  await dataSource.initialize();
  let closing: Promise<void> | null = null;
  const drop = async (): Promise<void> => {
    open.delete(fresh);
    if (dataSource.isInitialized) await dataSource.destroy();
    await asOwner(embedded, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  };
  const fresh: FreshDatabase = {
    database: new PooledDatabase(dataSource),
    dataSource,
    ownerUrl: inDatabase(embedded.ownerUrl, name),
    engineUrl,
    readerUrl: inDatabase(embedded.readerUrl, name),
    schema: TEST_SCHEMA,
    close: () => (closing ??= drop()),
  };
  open.add(fresh);
  return fresh;
}

/** The run's cluster; or, when this file is run without the run's set-up, one of its own. */
async function enterCluster(): Promise<Cluster> {
  const shared = process.env[TEST_HOME_VARIABLE];
  const home = shared ?? newTestHome();
  return { embedded: await openTestCluster(home), ownHome: shared === undefined ? home : null };
}

const TEMPLATE_LOCK = 4_711_020;

/** A database with all migrations and, where one is given, its content. The name changes with the migrations, so that a kept cluster
 *  never serves an old one. */
async function templateFor(embedded: EmbeddedDatabase, filled: Template | undefined): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(MIGRATIONS)).digest('hex').slice(0, 16);
  const migrated = `template_${hash}`;
  await makeOnce(embedded, migrated, 'template1', (name) => migrateAll(inDatabase(embedded.ownerUrl, name)));
  if (filled === undefined) return migrated;
  const name = `template_${filled.name}_${hash}`;
  await makeOnce(embedded, name, migrated, async (unfinished) => {
    const url = inDatabase(embedded.engineUrl, unfinished);
    const dataSource = createDataSource({ url, schema: TEST_SCHEMA, poolSize: 2 });
    await dataSource.initialize();
    await filled.fill(new PooledDatabase(dataSource)).finally(() => dataSource.destroy());
  });
  return name;
}

async function migrateAll(ownerUrl: string): Promise<void> {
  const outcome = await migrate(ownerUrl, TEST_SCHEMA, MIGRATIONS, TEST_ROLES, SILENT_LOG);
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
}

/** Makes the database unless another file of the run has: built under another name, and renamed when it is whole. */
async function makeOnce(
  embedded: EmbeddedDatabase,
  name: string,
  from: string,
  fill: (unfinished: string) => Promise<void>,
): Promise<void> {
  await asOwner(embedded, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount !== 0) return;
    // Left by a file whose making failed.
    await client.query(`DROP DATABASE IF EXISTS ${name}_unfinished WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}_unfinished TEMPLATE ${from}`);
    await fill(`${name}_unfinished`);
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
  });
}

async function asOwner<T>(embedded: EmbeddedDatabase, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: embedded.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}
