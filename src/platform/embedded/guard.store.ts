import { Client } from 'pg';
import { codeOf, isConnectionLost } from '../database/failures';
import { EmbeddedFailure } from './embedded-failure';
import { isAlive } from './processes';

/** Why a process uses the database: one `app` at a time per home, any number of commands beside it. */
export type Purpose = 'app' | 'command';

// Advisory locks of one session: they end with the process, however it ends, and need no file that could go stale.
const USERS_LOCK = 4_711_010;
const APP_LOCK = 4_711_011;

/** The session by which a process holds its place in the running database. */
export interface Guard {
  readonly client: Client;
  /** Called once when the session is lost without `release`. */
  onLost(listener: () => void): void;
}

/** Takes a place in the server behind `ownerUrl`. Null when the server does not take us now: starting, stopping, or not ours.
 *  Throws `home.in-use` when `purpose` is `app` and another living app has the place. */
export async function takePlace(ownerUrl: string, purpose: Purpose, home: string): Promise<Guard | null> {
  const client = new Client({
    connectionString: ownerUrl,
    application_name: `dondoc ${purpose} pid=${process.pid}`,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  let lost = false;
  let listener: (() => void) | null = null;
  client.on('error', () => undefined);
  client.on('end', () => {
    lost = true;
    listener?.();
  });
  try {
    await client.connect();
    if (await holdsLocks(client, purpose, home)) {
      return {
        client,
        onLost: (next) => {
          listener = next;
          if (lost) next();
        },
      };
    }
    await client.end();
    return null;
  } catch (error) {
    await client.end().catch(() => undefined);
    // A stranger on the port that an old note names does not know our password.
    if (isConnectionLost(error) || codeOf(error)?.startsWith('28') === true || codeOf(error) === '3D000') return null;
    throw error;
  }
}

async function holdsLocks(client: Client, purpose: Purpose, home: string): Promise<boolean> {
  if (!(await asks(client, 'SELECT pg_try_advisory_lock_shared($1) AS yes', USERS_LOCK))) return false;
  if (purpose === 'command') return true;
  if (await asks(client, 'SELECT pg_try_advisory_lock($1) AS yes', APP_LOCK)) return true;
  const holder = await holderOf(client);
  // The server needs a moment to see that a killed app has hung up.
  if (holder === null || !isAlive(holder)) return false;
  throw new EmbeddedFailure('home.in-use', { pid: holder, home });
}

/** Leaves the place. True when nobody else is left: the caller then stops the server, with the place still held, so that
 *  whoever comes now waits for the next start instead of entering a server that is going down. */
export async function isLastToLeave(guard: Guard): Promise<boolean> {
  await asks(guard.client, 'SELECT pg_advisory_unlock_shared($1) AS yes', USERS_LOCK);
  return asks(guard.client, 'SELECT pg_try_advisory_lock($1) AS yes', USERS_LOCK);
}

async function asks(client: Client, text: string, lock: number): Promise<boolean> {
  const result = await client.query<{ yes: boolean }>(text, [lock]);
  return result.rows[0]?.yes === true;
}

async function holderOf(client: Client): Promise<number | null> {
  const result = await client.query<{ application_name: string }>(
    `SELECT a.application_name
       FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [APP_LOCK],
  );
  const pid = /pid=(\d+)/.exec(result.rows[0]?.application_name ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}
