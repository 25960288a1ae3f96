import type { House } from '../house';
import { openStore } from '../open-store.service';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database/tx';
import { createLog, type Log, type LogLevel } from '../platform/logging';
import { openDatabase, type OpenDatabase } from '../platform/open-database.service';
import { SystemClock } from '../platform/system-clock.service';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';

/** What a command has in its hands while the database is open. */
export interface Session {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Puts the house together: for commands that change something. */
  house(): Promise<House>;
}

/** A command speaks for itself: of the log, only failures are shown unless more is asked for. */
const quieter = (level: LogLevel): LogLevel => (level === 'info' || level === 'warn' ? 'error' : level);
export const commandLog = (config: Config): Log => createLog(quieter(config.logLevel));

/** A command runs few statements at once; the connections belong to the server. */
const POOL_SIZE = 4;

/** Attaches to the running database, or starts it for as long as `work` takes; brings the schema up to date, and closes
 *  everything whatever happens. `cancelled` ends the wait for `work`, not the orderly end. */
export async function withSession<T>(
  config: Config,
  cancelled: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const log = commandLog(config);
  const named = { purpose: 'command', log, applicationName: 'dondoc command', cancelled } as const;
  const store = await openStore(config, { ...named, poolSize: Math.min(config.poolSize, POOL_SIZE) });
  if ('code' in store) throw new CommandFailure(EXIT.environment, [store]);
  const { database } = store;
  try {
    const clock = new SystemClock();
    // Machines, tables and calendars: whoever only looks does without.
    const house = async () => {
      const { buildHouse, loadSettings } = await import('../house');
      return buildHouse({ database, clock, log, settings: loadSettings(), followers: [] });
    };
    return await untilCancelled(work({ database, clock, log, house }), cancelled);
  } finally {
    await store.close();
  }
}

/** The database server alone, for commands that make a database of their own on it. */
export async function withServer<T>(
  config: Config,
  cancelled: AbortSignal,
  work: (opened: OpenDatabase) => Promise<T>,
): Promise<T> {
  const opened = await openDatabase(config, { purpose: 'command', log: commandLog(config) });
  try {
    cancelled.throwIfAborted();
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** What `work` leaves under way when it is cancelled ends with its connection; its failure is no news then. */
function untilCancelled<T>(work: Promise<T>, cancelled: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(cancelled.reason as Error);
    cancelled.addEventListener('abort', abort, { once: true });
    if (cancelled.aborted) abort();
    work.then(resolve, reject).finally(() => cancelled.removeEventListener('abort', abort));
  });
}
