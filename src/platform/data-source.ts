import { types as pgTypes } from 'pg';
import { DataSource, type EntitySchema, type MixedList } from 'typeorm';
import { GatheringSocket } from './database/gathering-socket';
import { instantFromText } from './database/values';

/** What one process needs to talk to one schema. Times in milliseconds. */
export interface ConnectionSettings {
  readonly url: string;
  readonly schema: string;
  readonly poolSize: number;
  /** Seen in pg_stat_activity, so that a blocked session has a name. */
  readonly applicationName?: string;
  readonly statementTimeoutMs?: number;
  /** Pages read through it: small parts of large tables, many at once. */
  readonly forPages?: boolean;
}

const OID = { timestamptz: 1184, timestamptzArray: 1185, timestamp: 1114, date: 1082, dateArray: 1182 } as const;
const asIs = (text: string): string => text;

// The published type of this function is that of an older release; it makes a parser and does not parse by itself.
const arrays = pgTypes.arrayParser as unknown as {
  create<T>(text: string, entry: (text: string) => T): { parse(): (T | null)[] };
};

const PARSERS = new Map<number, (text: string) => unknown>([
  [OID.timestamptz, instantFromText],
  [OID.timestamptzArray, (text) => arrays.create(text, instantFromText).parse()],
  [OID.timestamp, asIs],
  [OID.date, asIs],
  [OID.dateArray, (text) => arrays.create(text, asIs).parse()],
]);

/** Parsers of this pool alone: days and instants stay text and never pass through a JavaScript Date, whose zone is the machine's. */
export const poolTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    const own = format === 'binary' ? undefined : PARSERS.get(oid);
    return own ?? (pgTypes.getTypeParser(oid, format as 'text') as (text: string) => unknown);
  },
};

/** A page needs a few rows that an index finds, and disks of today find them quickly; a statement that takes every core keeps
 *  everybody else waiting. */
const FOR_PAGES = ['-c random_page_cost=1.1', '-c max_parallel_workers_per_gather=0'] as const;

/** What every session of ours sets: tables of our schema (extensions live in public), UTC, and an end to forgotten transactions. */
export function sessionOptions(
  settings: Pick<ConnectionSettings, 'schema' | 'statementTimeoutMs' | 'forPages'>,
): string {
  return [
    `-c search_path=${settings.schema},public`,
    '-c timezone=UTC',
    '-c datestyle=ISO',
    `-c statement_timeout=${settings.statementTimeoutMs ?? 60_000}`,
    '-c idle_in_transaction_session_timeout=60000',
    // What is worth compiling runs for seconds; nothing of ours may.
    '-c jit=off',
    ...(settings.forPages === true ? FOR_PAGES : []),
  ].join(' ');
}

/** A TypeORM DataSource that is not yet initialised. It never alters the schema and installs nothing: migrations do. */
export function createDataSource(
  settings: ConnectionSettings,
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- TypeORM's own type of an entity class
  entities: MixedList<Function | string | EntitySchema> = [],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    schema: settings.schema,
    applicationName: settings.applicationName ?? 'dondoc',
    poolSize: settings.poolSize,
    // Also the longest wait for a free connection of the pool.
    connectTimeoutMS: 30_000,
    entities,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    // Pipelining: statements that wait for no answer of one another share a round trip.
    extra: {
      options: sessionOptions(settings),
      types: poolTypes,
      keepAlive: true,
      pipeline: true,
      stream: () => new GatheringSocket(),
    },
  });
}
