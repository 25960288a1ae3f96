import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdtempSync, openSync, realpathSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/all';
import { EvidenceFiles } from '../../src/evidence/evidence-files.store';
import { createDataSource } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import type { Database } from '../../src/platform/database/tx';
import { isDiskFull } from '../../src/platform/database/failures';
import { ENGINE_ROLE, READER_ROLE } from '../../src/platform/embedded/cluster.service';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { migrate } from '../../src/platform/migrations/migrate.store';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Answer, Command } from '../../src/engine/subject';
import { command, dutyOf, inShort } from '../support/duties';
import { houseOn, ISSUED_AT, loadAndIssue } from '../support/lang-son';
import { evidence, MEMBERS, officer } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';
import { removeTestHome } from '../support/test-cluster';

/** A real database on a real disk that fills up. */

const SMALL = '300m';

/** A disk of its own, or null where this process may not mount one. */
function mountSmallDisk(): string | null {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-disk-')));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL},mode=0755`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}
const disk = process.platform === 'linux' && process.getuid?.() === 0 ? mountSmallDisk() : null;
const onSmallDisk = disk === null ? test.skip : test;

afterAll(() => {
  if (disk === null) return;
  removeTestHome(join(disk, 'home'));
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Room in the log for what follows: a server that cannot write its log stops, and that is another story (kill.test.ts). Each message
 *  is committed, hence synced: a new segment that stood in the server's buffers alone would find the disk full. */
async function beginLogSegment(database: Database): Promise<void> {
  const used = "SELECT ((pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint % 16777216)::int AS bytes";
  while (((await database.read<{ bytes: number }>(used))[0]?.bytes ?? 0) > 4_000_000)
    await database.read("SELECT pg_logical_emit_message(true, 'test', repeat('x', 1000000))");
}

/** Writes until nothing fits any more, and says how to make room again. */
function fill(folder: string): () => void {
  const file = join(folder, 'filler');
  const handle = openSync(file, 'w');
  for (let bytes = 1 << 20; bytes >= 512;) {
    try {
      if (writeSync(handle, Buffer.alloc(bytes)) < bytes) bytes /= 2;
    } catch {
      bytes /= 2;
    }
  }
  closeSync(handle);
  return () => rmSync(file);
}

onSmallDisk(
  'a full disk refuses what it cannot keep, loses nothing, and takes it when there is room (needs root and mount)',
  async () => {
    const folder = disk ?? '';
    const home = join(folder, 'home');
    // A vacuum of the server's own accord would use up the room that is left in the log.
    const settings = { max_wal_size: '64MB', min_wal_size: '32MB', shared_buffers: '16MB', autovacuum: 'off' };
    const embedded = await EmbeddedDatabase.open({ home, purpose: 'app', log: SILENT_LOG, settings });
    chmodSync(home, 0o755);
    const roles = { engineRole: ENGINE_ROLE, readerRole: READER_ROLE };
    await migrate(embedded.ownerUrl, 'dondoc', MIGRATIONS, roles, SILENT_LOG);
    const dataSource = createDataSource({ url: embedded.engineUrl, schema: 'dondoc', poolSize: 4 });
    await dataSource.initialize();
    const database = new PooledDatabase(dataSource);
    await loadAndIssue(database);
    const clock = new SimulatedClock(ISSUED_AT);
    const house = await houseOn(database, clock);
    const proof = await evidence(house);

    // Each duty is accepted, and then reported on three times: enough to need new pages.
    const wanted: Command[] = [];
    for (const unit of MEMBERS) {
      const id = await dutyOf(house, 'II.1', unit);
      const by = officer(unit);
      const deeds = [
        command(id, by, 'duty.accepted'),
        ...Array<Command>(3).fill(command(id, by, 'progress.reported', proof)),
      ];
      wanted.push(...deeds.map((deed, n) => ({ ...deed, idempotencyKey: `${unit}-${n}` })));
    }
    await beginLogSegment(database);
    const makeRoom = fill(folder);
    expect(statfsSync(folder).bavail).toBe(0);
    const told = new Map<string, Answer>();
    const failed: Command[] = [];
    for (const one of wanted) {
      try {
        told.set(one.idempotencyKey ?? '', await house.commands.submit(one));
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        failed.push(one);
      }
    }
    expect(failed.length).toBeGreaterThan(0);
    const due = await house.sweeper.earliestWake();
    clock.set(due ?? ISSUED_AT);
    await expect(house.sweeper.sweep()).rejects.toMatchObject({ code: '53100' });
    const files = new EvidenceFiles(join(folder, 'evidence'), 1_000_000);
    expect(await files.take(content(), 'a.txt')).toMatchObject({ code: 'evidence.no-space' });

    makeRoom();
    for (const one of failed) told.set(one.idempotencyKey ?? '', await house.commands.submit(one));
    expect([...told.values()].filter(({ ok }) => !ok).map(inShort)).toEqual([]);
    expect(await house.sweeper.sweep()).toMatchObject({ failed: 0, cutShort: false });
    const [row] = await database.read<{ accepted: number; reported: number }>(
      `SELECT count(*) FILTER (WHERE type = 'duty.accepted')::int AS accepted,
       count(*) FILTER (WHERE type = 'progress.reported')::int AS reported FROM trail_entry`,
    );
    expect(row).toEqual({ accepted: MEMBERS.length, reported: 3 * MEMBERS.length });
    expect(await faultsOf(database)).toEqual([]);
    await dataSource.destroy();
    await embedded.close();
  },
);

async function* content(): AsyncGenerator<Buffer> {
  yield Buffer.from('Kế hoạch\n'.repeat(100));
}
