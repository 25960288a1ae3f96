import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/all';
import type { Refusal } from '../workflows/vocabulary';
import type { Config } from './platform/config';
import { createDataSource } from './platform/data-source';
import { PooledDatabase } from './platform/database/database.store';
import { FrequentStatements } from './platform/database/frequent-statements';
import type { Database } from './platform/database/tx';
import type { Purpose } from './platform/embedded/guard.store';
import type { Log } from './platform/logging';
import { migrate } from './platform/migrations/migrate.store';
import { openDatabase, type OpenDatabase } from './platform/open-database.service';

/** The database of a process, brought up, migrated and connected: the same for the server and for a command. */
export interface OpenStore {
  readonly server: OpenDatabase;
  readonly dataSource: DataSource;
  readonly database: Database;
  /** The database as the reading role sees it, where `reads` was asked; without such a role, as the engine does. */
  readonly reader: Database;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly purpose: Purpose;
  readonly log: Log;
  /** Where it is not that of the configuration. */
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Opens connections of the reading role too, for pages and API. */
  readonly reads?: boolean;
  /** Ends the opening between two of its steps. */
  readonly cancelled?: AbortSignal;
}

/** Throws `EmbeddedFailure` when the database cannot be brought up, and what `cancelled` was aborted with; refuses what `migrate`
 *  refuses. Whatever ends it closes what it opened. */
export async function openStore(config: Config, options: StoreOptions): Promise<OpenStore | Refusal> {
  const { purpose, log, poolSize = config.poolSize, applicationName, cancelled, reads = false } = options;
  const server = await openDatabase(config, { purpose, log });
  try {
    cancelled?.throwIfAborted();
    const migrated = await migrate(server.ownerUrl ?? server.engineUrl, config.schema, MIGRATIONS, server.roles, log);
    if ('code' in migrated) {
      await server.close();
      return migrated;
    }
    const named = applicationName === undefined ? {} : { applicationName };
    const dataSource = createDataSource({ url: server.engineUrl, schema: config.schema, poolSize, ...named });
    await dataSource.initialize();
    const database = new PooledDatabase(dataSource);
    const reading = reads ? await openReader(server, config) : null;
    return {
      ...{ server, dataSource, database },
      reader: reading === null ? database : new PooledDatabase(reading, new FrequentStatements()),
      close: () => closeAll([reading, dataSource], server),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Half as many connections as the engine has: reading is what most requests do, and none of them holds one for long. */
async function openReader(server: OpenDatabase, config: Config): Promise<DataSource | null> {
  if (server.readerUrl === null) return null;
  const poolSize = Math.ceil(config.poolSize / 2);
  const reading = createDataSource({
    ...{ url: server.readerUrl, schema: config.schema, poolSize },
    ...{ applicationName: 'dondoc reader', forPages: true },
  });
  return reading.initialize();
}

async function closeAll(pools: readonly (DataSource | null)[], server: OpenDatabase): Promise<void> {
  try {
    for (const pool of pools) await pool?.destroy();
  } finally {
    await server.close();
  }
}
