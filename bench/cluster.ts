import { mkdtempSync, readdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/all';
import { createDataSource, sessionOptions } from '../src/platform/data-source';
import { PooledDatabase } from '../src/platform/database/database.store';
import { FrequentStatements } from '../src/platform/database/frequent-statements';
import type { Database } from '../src/platform/database/tx';
import { ENGINE_ROLE, READER_ROLE } from '../src/platform/embedded/cluster.service';
import { EmbeddedDatabase } from '../src/platform/embedded/embedded-database.service';
import { isAlive } from '../src/platform/embedded/processes';
import { SILENT_LOG } from '../src/platform/logging';
import { migrate } from '../src/platform/migrations/migrate.store';
import { removeTestHome } from '../test/support/test-cluster';

/** A PostgreSQL of the run's own, with the settings of the product: fsync stays on. Thrown away when the run ends. */

export const SCHEMA = 'dondoc';
const PREFIX = 'dondoc-bench-';

export interface Cluster {
  readonly home: string;
  /** An empty database with the product's schema. */
  create(name: string): Promise<Place>;
  close(): Promise<void>;
}

/** How to reach one database of the run. */
export interface Place {
  readonly engineUrl: string;
  readonly ownerUrl: string;
  readonly readerUrl: string;
}

export async function startCluster(): Promise<Cluster> {
  removeAbandoned();
  const home = realpathSync(mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`)));
  const embedded = await EmbeddedDatabase.open({ home, purpose: 'command', log: SILENT_LOG });
  return {
    home,
    create: (name) => createIn(embedded, name),
    close: async () => {
      await embedded.close();
      removeTestHome(home);
    },
  };
}

async function createIn(embedded: EmbeddedDatabase, name: string): Promise<Place> {
  await withOwner(embedded.ownerUrl, (client) => client.query(`CREATE DATABASE ${name}`));
  const place = {
    engineUrl: within(embedded.engineUrl, name),
    ownerUrl: within(embedded.ownerUrl, name),
    readerUrl: within(embedded.readerUrl, name),
  };
  const roles = { engineRole: ENGINE_ROLE, readerRole: READER_ROLE };
  const outcome = await migrate(place.ownerUrl, SCHEMA, MIGRATIONS, roles, SILENT_LOG);
  if ('code' in outcome) throw new Error(JSON.stringify(outcome));
  return place;
}

/** Statements as the owner of the schema, without a time limit: loading and clearing up. */
export async function withOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const options = sessionOptions({ schema: SCHEMA, statementTimeoutMs: 0 });
  const client = new Client({ connectionString: ownerUrl, options });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The product's own pool on a database of the run. */
export async function openPool(
  place: Omit<Place, 'readerUrl'>,
  applicationName: string,
  { forPages = false }: { readonly forPages?: boolean } = {},
): Promise<{ readonly database: Database; readonly dataSource: DataSource }> {
  const dataSource = createDataSource({
    url: place.engineUrl,
    schema: SCHEMA,
    poolSize: 10,
    applicationName,
    forPages,
  });
  await dataSource.initialize();
  return { database: new PooledDatabase(dataSource, forPages ? new FrequentStatements() : null), dataSource };
}

/** The pool that pages and API read through. */
export const openReader = (place: Place): ReturnType<typeof openPool> =>
  openPool({ ...place, engineUrl: place.readerUrl }, 'dondoc bench reader', { forPages: true });

/** The same pool by the role that no policy holds back: what differs is the wall alone. */
export const openUnwalled = (place: Place): ReturnType<typeof openPool> =>
  openPool(place, 'dondoc bench unwalled', { forPages: true });

/** A connection for the limits: the same session settings, nothing of the product above the driver. */
export async function plainClient(place: Place): Promise<Client> {
  const client = new Client({ connectionString: place.engineUrl, options: sessionOptions({ schema: SCHEMA }) });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function within(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/** A run that was killed could not clear up; the next one does it. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeTestHome(join(realpathSync(tmpdir()), name));
  }
}
