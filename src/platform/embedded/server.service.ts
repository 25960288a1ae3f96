import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { dataArgument, type ClusterPlace } from './cluster.service';
import { EmbeddedFailure } from './embedded-failure';
import { isAlive, processesIn, readPostmasterFile, type PostmasterFile } from './processes';
import { cannotRun, PROGRAM_ENVIRONMENT } from './program.service';

const POLL_MS = 20;
const FAST_SHUTDOWN_MS = 30_000;
const LOG_BYTES = 8 * 1024 * 1024;

/** What our server differs in from a fresh one. Durable: fsync and synchronous_commit stay on.
 *  Obligations change state often, so vacuum comes early; checkpoints are rare, since each one makes the next writes dearer. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  autovacuum_naptime: '15s',
  autovacuum_vacuum_scale_factor: '0.05',
  autovacuum_vacuum_cost_limit: '1000',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** The server that runs on these data right now, if any. A note left by a killed server is told from a living one by who works
 *  in the folder; where its process id now belongs to a stranger, which would keep the server from starting, the note goes. */
export function runningServer(place: ClusterPlace): PostmasterFile | null {
  const note = readPostmasterFile(place.dataFolder);
  if (note === null) return null;
  const workers = processesIn(place.dataFolder);
  if (workers === null) return isAlive(note.pid) ? note : null;
  if (workers.includes(note.pid)) return note;
  if (workers.length === 0 && isAlive(note.pid)) rmSync(join(place.dataFolder, 'postmaster.pid'), { force: true });
  return null;
}

/** Starts the server on `port` (a free one when null) and waits until it takes connections. Returns null when it could not start
 *  *now*: another process was faster, the port was taken, or children of a killed server still hold its memory. */
export async function startServer(
  place: ClusterPlace,
  options: { readonly port: number | null; readonly settings: Readonly<Record<string, string>> },
): Promise<PostmasterFile | null> {
  const logFile = join(place.home, 'postgres.log');
  const logStart = rotate(logFile);
  const port = options.port ?? (await freePort());
  const settings = Object.entries({ ...SETTINGS, port: String(port), ...options.settings });
  const log = openSync(logFile, 'a', 0o600);
  // A group of its own: Ctrl-C in the terminal must reach the server only through us, after our last transaction.
  const child = spawn(
    place.binaries.postgres,
    [
      '-D',
      dataArgument(place.dataFolder, place.runAs),
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      cwd: place.dataFolder,
      detached: true,
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', log, log],
      ...(place.runAs ?? {}),
    },
  );
  closeSync(log);
  let ended: Error | 'exit' | null = null;
  child.on('error', (error) => (ended = cannotRun(place.binaries.postgres, error)));
  child.on('exit', () => (ended ??= 'exit'));
  child.unref();
  for (;;) {
    await delay(POLL_MS);
    const outcome = ended as Error | 'exit' | null;
    if (outcome instanceof Error) throw outcome;
    if (outcome === 'exit') return giveUpOrRetry(readFileSync(logFile).subarray(logStart).toString('utf8'));
    const note = readPostmasterFile(place.dataFolder);
    if (note?.ready === true && note.pid === child.pid) return note;
  }
}

/** Lets running statements go, rolls back what is open and waits until the data are closed; after half a minute without that,
 *  stops at once (the next start then replays the log). */
export async function stopServer(place: ClusterPlace, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await isGone(place, pid, FAST_SHUTDOWN_MS)) return;
  signal(pid, 'SIGQUIT');
  await isGone(place, pid, FAST_SHUTDOWN_MS);
}

async function isGone(place: ClusterPlace, pid: number, waitMs: number): Promise<boolean> {
  for (let waited = 0; waited < waitMs; waited += POLL_MS) {
    // The note goes last; asking for the process alone would wait for ever where nobody collects dead orphans.
    if (readPostmasterFile(place.dataFolder)?.pid !== pid || !isAlive(pid)) return true;
    await delay(POLL_MS);
  }
  return false;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const PASSING =
  /lock file "[^"]*" already exists|shared memory block|could not bind|[Aa]ddress already in use|could not create any TCP/;

function giveUpOrRetry(log: string): null {
  if (PASSING.test(log)) return null;
  throw new EmbeddedFailure('embedded.start-failed', { reason: 'the server ended', log: log.slice(-2_000) });
}

/** Bytes already in the log, after putting a large one aside. */
function rotate(logFile: string): number {
  try {
    const { size } = statSync(logFile);
    if (size < LOG_BYTES) return size;
    renameSync(logFile, `${logFile}.1`);
  } catch {
    return 0;
  }
  return 0;
}

/** A port that was free a moment ago; if somebody takes it first, the start is tried again with another. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port from the system');
  return address.port;
}
