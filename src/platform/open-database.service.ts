import type { Config } from './config';
import { ENGINE_ROLE, READER_ROLE } from './embedded/cluster.service';
import { EmbeddedDatabase } from './embedded/embedded-database.service';
import type { Purpose } from './embedded/guard.store';
import type { Log } from './logging';
import type { MigrationRoles } from './migrations/migrate.store';
import { dataHome } from './paths';

/** The database of this process, embedded or not. */
export interface OpenDatabase {
  /** For the engine: may only do what migrations granted. */
  readonly engineUrl: string;
  /** For migrations; null when only DATABASE_URL is given, and then the engine's role migrates. */
  readonly ownerUrl: string | null;
  /** For pages and API; null when no reading role of its own is known. */
  readonly readerUrl: string | null;
  readonly roles: MigrationRoles;
  readonly embedded: boolean;
  /** After the last connection is closed. Stops the embedded server unless another process uses it. */
  close(): Promise<void>;
}

type DatabaseConfig = Pick<Config, 'home' | 'databaseUrl' | 'databaseOwnerUrl' | 'databaseReaderUrl'>;

/** Opens the database that the configuration names: a real PostgreSQL by DATABASE_URL, else our own below the data home.
 *  Throws `EmbeddedFailure`, with `home.in-use` when a second `app` wants the same home. */
export async function openDatabase(
  config: DatabaseConfig,
  options: { readonly purpose: Purpose; readonly log: Log },
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) return external(config.databaseUrl, config, options.log);
  const embedded = await EmbeddedDatabase.open({ home: dataHome(config), ...options });
  return {
    engineUrl: embedded.engineUrl,
    ownerUrl: embedded.ownerUrl,
    readerUrl: embedded.readerUrl,
    roles: { engineRole: ENGINE_ROLE, readerRole: READER_ROLE },
    embedded: true,
    close: () => embedded.close(),
  };
}

function external(
  engineUrl: string,
  { databaseOwnerUrl: ownerUrl, databaseReaderUrl: readerUrl }: DatabaseConfig,
  log: Log,
): OpenDatabase {
  const engineRole = userOf(engineUrl);
  const readerRole = readerUrl === null ? null : userOf(readerUrl);
  const readsApart = readerRole !== null && readerRole !== engineRole;
  if (!readsApart) {
    log.warn(
      { code: 'database.reading-wall-down', role: engineRole },
      'pages and API read as the engine does, so that only the product itself keeps people to their part; set DATABASE_READER_URL to another role',
    );
  }
  const separate = ownerUrl !== null && userOf(ownerUrl) !== engineRole;
  if (!separate) {
    log.warn(
      { code: 'database.wall-down', role: engineRole },
      'the engine owns its tables, so the database cannot keep it from changing the trail; set DATABASE_OWNER_URL to another role',
    );
  }
  return {
    engineUrl,
    ownerUrl,
    readerUrl: readsApart ? readerUrl : null,
    roles: { engineRole: separate ? engineRole : null, readerRole: readsApart ? readerRole : null },
    embedded: false,
    close: () => Promise.resolve(),
  };
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
