import { accessSync, constants, mkdtempSync, readdirSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { isAlive, processesIn, readPostmasterFile } from '../../src/platform/embedded/processes';
import { SILENT_LOG } from '../../src/platform/logging';

/** Names the folder of the run's cluster to the test processes. */
export const TEST_HOME_VARIABLE = 'DONDOC_TEST_CLUSTER_HOME';

const PREFIX = 'dondoc-test-';

// A test cluster is thrown away, so it need not survive the loss of power. Nor does it live long enough to need cleaning; and what
// cleans opens transactions of its own, at which the one order of entries would have to wait at moments that no test chose.
const SETTINGS = {
  autovacuum: 'off',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
};

const MEMORY = '/dev/shm';
/** More than the clusters of one run ever hold, in bytes. */
const ROOM = 4 * 1024 ** 3;

/** Where test clusters lie: in memory where there is room for them, since a database there is made in a tenth of the time. */
const place = (): string => (hasRoom(MEMORY) ? MEMORY : realpathSync(tmpdir()));

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/** An empty folder for a cluster, named by the process that answers for it. */
export function newTestHome(): string {
  const folder = place();
  removeAbandonedHomes(folder);
  return mkdtempSync(join(folder, `${PREFIX}${process.pid}-`));
}

/** A place in the cluster of `home`; the first caller makes the cluster, the last to leave stops it. */
export function openTestCluster(home: string): Promise<EmbeddedDatabase> {
  return EmbeddedDatabase.open({ home, purpose: 'command', log: SILENT_LOG, settings: SETTINGS });
}

/** Kills whatever still runs on the cluster of `home` and removes it. Nothing in it is worth an orderly end. */
export function removeTestHome(home: string): void {
  const dataFolder = join(home, 'pg');
  const note = readPostmasterFile(dataFolder);
  const workers = processesIn(dataFolder);
  const pids = workers ?? (note === null ? [] : [note.pid]);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue;
    }
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}

/** A run that was killed could not clean up; the next one does it. */
function removeAbandonedHomes(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeTestHome(join(folder, name));
  }
}
