import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { chown, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from '../folders.store';
import type { Log } from '../logging';
import { findBinaries } from './binaries.service';
import { chooseUser, ensureCluster, EMBEDDED_DATABASE, ENGINE_ROLE, OWNER_ROLE, READER_ROLE } from './cluster.service';
import type { ClusterPlace, ClusterSecrets } from './cluster.service';
import { EmbeddedFailure } from './embedded-failure';
import { isLastToLeave, takePlace, type Guard, type Purpose } from './guard.store';
import type { PostmasterFile } from './processes';
import { runningServer, startServer, stopServer } from './server.service';

const RETRY_MS = 100;
// A killed server's children may hold its memory for some seconds; recovery after a crash takes its time as well.
const PATIENCE_MS = 60_000;

export interface EmbeddedOptions {
  readonly home: string;
  readonly purpose: Purpose;
  readonly log: Log;
  /** Server settings that differ from ours. Tests alone use it, to spare the disk. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A place in the product's own database: as long as one process holds one, the server runs. */
export class EmbeddedDatabase {
  private closing: Promise<void> | null = null;
  private recovering: Promise<void> = Promise.resolve();
  private readonly restored = new EventEmitter();

  private constructor(
    private readonly options: EmbeddedOptions,
    private readonly place: ClusterPlace,
    private readonly secrets: ClusterSecrets,
    private server: PostmasterFile,
    private guard: Guard,
  ) {
    this.watch();
  }

  /** Makes the cluster on the first start, attaches to a server that runs already (an app's, or one orphaned by a killed app),
   *  else starts it. Throws `EmbeddedFailure`. */
  static async open(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
    const place = await findPlace(options.home);
    const secrets = await ensureCluster(place);
    const { server, guard } = await enter(options, place, secrets, null);
    const embedded = new EmbeddedDatabase(options, place, secrets, server, guard);
    try {
      await writeConnectionFile(place, secrets, server);
    } catch (error) {
      await embedded.close();
      throw error;
    }
    return embedded;
  }

  get ownerUrl(): string {
    return urlOf(OWNER_ROLE, this.secrets.owner, this.server.port);
  }
  get engineUrl(): string {
    return urlOf(ENGINE_ROLE, this.secrets.engine, this.server.port);
  }
  get readerUrl(): string {
    return urlOf(READER_ROLE, this.secrets.reader, this.server.port);
  }

  /** Gives the place back; the last one stops the server and waits until the data are closed. Never throws for a server that
   *  is already gone. May be called twice. */
  close(): Promise<void> {
    this.closing ??= this.leave();
    return this.closing;
  }

  /** Calls `listener` the next time that a lost server answers again. */
  onceRestored(listener: () => void): void {
    this.restored.once('restored', listener);
  }

  private async leave(): Promise<void> {
    await this.recovering;
    const last = await isLastToLeave(this.guard).catch(() => true);
    if (last && runningServer(this.place)?.pid === this.server.pid) {
      await stopServer(this.place, this.server.pid);
      await rm(connectionFile(this.place), { force: true });
    }
    await this.guard.client.end().catch(() => undefined);
  }

  /** A server that dies under us is started again on the same port, so that the pools of this process find it by themselves. */
  private watch(): void {
    this.guard.onLost(() => {
      if (this.closing !== null) return;
      this.options.log.warn({ pid: this.server.pid }, 'the embedded database is gone; starting it again');
      this.recovering = this.recover();
    });
  }

  private async recover(): Promise<void> {
    try {
      const { server, guard } = await enter(this.options, this.place, this.secrets, this.server.port);
      this.server = server;
      this.guard = guard;
      await writeConnectionFile(this.place, this.secrets, server);
      this.options.log.info({ pid: server.pid, port: server.port }, 'the embedded database is back');
      this.watch();
      this.restored.emit('restored');
    } catch (error) {
      this.options.log.error({ error: String(error) }, 'the embedded database could not be started again');
    }
  }
}

async function findPlace(wantedHome: string): Promise<ClusterPlace> {
  try {
    await makeFolder(wantedHome);
    const home = await realpath(wantedHome);
    const dataFolder = join(home, 'pg');
    const runAs = await chooseUser(dataFolder);
    return { home, dataFolder, runAs, binaries: await findBinaries(runAs) };
  } catch (error) {
    if (error instanceof EmbeddedFailure) throw error;
    const { code, path, message } = error as NodeJS.ErrnoException;
    throw new EmbeddedFailure('home.not-writable', { path: path ?? wantedHome, reason: code ?? message });
  }
}

/** Finds or starts the server and takes a place in it. `port` is kept when a lost server comes back; a fresh start takes any. */
async function enter(
  options: EmbeddedOptions,
  place: ClusterPlace,
  secrets: ClusterSecrets,
  port: number | null,
): Promise<{ server: PostmasterFile; guard: Guard }> {
  for (let waited = 0; waited < PATIENCE_MS; waited += RETRY_MS) {
    const server = runningServer(place) ?? (await startServer(place, { port, settings: options.settings ?? {} }));
    const ownerUrl = server === null ? null : urlOf(OWNER_ROLE, secrets.owner, server.port);
    const guard = ownerUrl === null ? null : await takePlace(ownerUrl, options.purpose, place.home);
    if (server !== null && guard !== null) return { server, guard };
    await delay(RETRY_MS);
  }
  throw new EmbeddedFailure('embedded.start-failed', { reason: 'no answer', log: join(place.home, 'postgres.log') });
}

function connectionFile(place: ClusterPlace): string {
  return join(place.home, 'connection.json');
}

/** For people and tools that want in; readable by the owner alone. */
async function writeConnectionFile(
  place: ClusterPlace,
  secrets: ClusterSecrets,
  server: PostmasterFile,
): Promise<void> {
  const file = connectionFile(place);
  const partial = `${file}.${randomUUID()}`;
  const content = {
    ownerUrl: urlOf(OWNER_ROLE, secrets.owner, server.port),
    engineUrl: urlOf(ENGINE_ROLE, secrets.engine, server.port),
    readerUrl: urlOf(READER_ROLE, secrets.reader, server.port),
    port: server.port,
    pid: server.pid,
    version: place.binaries.major,
  };
  await writeFile(partial, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  if (place.runAs !== null) {
    // Root that looks after somebody's data must not lock them out.
    const owner = await stat(place.home);
    await chown(partial, owner.uid, owner.gid);
  }
  await rename(partial, file);
}

function urlOf(role: string, password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${EMBEDDED_DATABASE}`;
}
