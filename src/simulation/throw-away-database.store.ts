import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { MIGRATIONS } from '../../migrations/all';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { createDataSource } from '../platform/data-source';
import { PooledDatabase } from '../platform/database/database.store';
import { codeOf } from '../platform/database/failures';
import type { Database } from '../platform/database/tx';
import { migrate } from '../platform/migrations/migrate.store';
import type { SimulationParts } from './simulation';

/** A migrated database for one run. `close` drops it, whoever is still connected. */
export interface ThrowAwayDatabase {
  readonly name: string;
  readonly database: Database;
  close(): Promise<void>;
}

const PREFIX = 'dondoc_sim_';
const SCHEMA = 'dondoc';
/** Held while leftovers are swept and until somebody is connected to the new database, so that no run takes it for one. */
const MAKING_LOCK = 4_711_030;
const POOL_SIZE = 6;
/** SQLSTATE insufficient_privilege. */
const FORBIDDEN = '42501';

type Parts = Pick<SimulationParts, 'server' | 'log'>;

/** Makes the database on the server, after dropping those of runs that were killed: a run keeps a connection to its own, so one
 *  without any is nobody's. Refuses `simulation.database-forbidden` when the role may not create databases. */
export async function makeThrowAwayDatabase(parts: Parts): Promise<ThrowAwayDatabase | Refusal> {
  const { ownerUrl, engineUrl } = parts.server;
  const name = `${PREFIX}${randomBytes(8).toString('hex')}`;
  const admin = await connected(ownerUrl ?? engineUrl, parts);
  let keeper: Client | null = null;
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [MAKING_LOCK]);
    await dropLeftovers(admin, parts);
    // template0, since nobody can be connected to it and it brings nothing of the house along.
    await admin.query(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0`);
    // What is thrown away need not survive the loss of power.
    await admin.query(`ALTER DATABASE ${escapeIdentifier(name)} SET synchronous_commit = off`);
    keeper = await connected(inDatabase(ownerUrl ?? engineUrl, name), parts);
    return await migrated(name, keeper, parts);
  } catch (error) {
    await keeper?.end();
    await drop(admin, name).catch(() => undefined);
    if (codeOf(error) === FORBIDDEN) return refusal('simulation.database-forbidden', { role: userOf(parts) });
    throw error;
  } finally {
    await admin.end();
  }
}

async function migrated(name: string, keeper: Client, parts: Parts): Promise<ThrowAwayDatabase> {
  const { ownerUrl, engineUrl, roles } = parts.server;
  const owner = inDatabase(ownerUrl ?? engineUrl, name);
  const outcome = await migrate(owner, SCHEMA, MIGRATIONS, roles, parts.log);
  if ('code' in outcome) throw new Error(`a new database cannot be migrated: ${JSON.stringify(outcome)}`);
  const dataSource = createDataSource({
    url: inDatabase(engineUrl, name),
    schema: SCHEMA,
    poolSize: POOL_SIZE,
    applicationName: 'dondoc simulation',
  });
  await dataSource.initialize();
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await keeper.end();
    const admin = await connected(ownerUrl ?? engineUrl, parts);
    await drop(admin, name).finally(() => admin.end());
  };
  return { name, database: new PooledDatabase(dataSource), close };
}

async function dropLeftovers(admin: Client, { log }: Parts): Promise<void> {
  const found = await admin.query<{ name: string }>(
    `SELECT d.datname AS name FROM pg_database d
     WHERE d.datname LIKE $1 AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)`,
    [`${PREFIX.replaceAll('_', '\\_')}%`],
  );
  for (const { name } of found.rows) {
    try {
      await drop(admin, name);
      log.info({ database: name }, 'dropped the database of a simulation that was killed');
    } catch (error) {
      // Somebody else's, perhaps: another owner's run on the same server cleans up after itself.
      log.warn(
        { database: name, error: String(error) },
        'the database of a simulation that was killed cannot be dropped',
      );
    }
  }
}

const drop = (admin: Client, name: string) =>
  admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);

async function connected(url: string, { log }: Parts): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'dondoc simulation', keepAlive: true });
  client.on('error', (error) => log.warn({ error: error.message }, 'connection of the simulation lost'));
  await client.connect();
  return client;
}

function inDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

const userOf = ({ server }: Parts): string => decodeURIComponent(new URL(server.ownerUrl ?? server.engineUrl).username);
