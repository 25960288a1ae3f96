import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/all';
import { createDataSource, sessionOptions } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import type { Database } from '../../src/platform/database/tx';
import { ENGINE_ROLE, READER_ROLE } from '../../src/platform/embedded/cluster.service';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { processesIn, readPostmasterFile } from '../../src/platform/embedded/processes';
import { SILENT_LOG } from '../../src/platform/logging';
import { migrate } from '../../src/platform/migrations/migrate.store';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { houseOn, ISSUED_AT, loadAndIssue } from '../support/lang-son';
import { Ledger, Worker } from '../support/load-worker';
import { faultsOf } from '../support/sound-house';
import { removeTestHome } from '../support/test-cluster';

/** kill -9 of the product and of its database, in the midst of work, with everything synced as in production. `ROUNDS` says how often,
 *  `SEED` when and whom. */

const ROUNDS = Number(process.env['ROUNDS'] ?? 6);
const SEED = Number(process.env['SEED'] ?? 30_062_024);
const SCHEMA = 'dondoc';
/** Processes of the product, all on one database. */
const APPS = ['a', 'b', 'c'] as const;

let home: string;
let embedded: EmbeddedDatabase;
let dataSource: DataSource;
let database: Database;
const ledger = new Ledger();
let workers: Worker[] = [];

beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-kill-')));
  chmodSync(home, 0o755);
  embedded = await EmbeddedDatabase.open({ home, purpose: 'app', log: SILENT_LOG });
  const roles = { engineRole: ENGINE_ROLE, readerRole: READER_ROLE };
  await migrate(embedded.ownerUrl, SCHEMA, MIGRATIONS, roles, SILENT_LOG);
  const owner = new Client({ connectionString: embedded.ownerUrl, options: sessionOptions({ schema: SCHEMA }) });
  await owner.connect();
  await owner.query('CREATE TABLE seen (position bigint)');
  await owner.end();
  dataSource = createDataSource({ url: embedded.engineUrl, schema: SCHEMA, poolSize: 2 });
  await dataSource.initialize();
  database = new PooledDatabase(dataSource);
  await loadAndIssue(database);
});
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  if (dataSource?.isInitialized) await dataSource.destroy();
  await embedded?.close();
  removeTestHome(home);
});

/** Starts a worker that first asks again what its forerunner of the same name was not told. */
const startWorker = (name: string, seed: number): Worker =>
  Worker.start(ledger, { name: `${name}${seed}`, seed, url: embedded.engineUrl, unanswered: leftBy(name) });
const leftBy = (name: string) =>
  [...ledger.sent].flatMap(([key, command]) => (key.startsWith(name) && !ledger.answered.has(key) ? [command] : []));

async function killServer(all: boolean): Promise<void> {
  const folder = join(home, 'pg');
  const postmaster = readPostmasterFile(folder)?.pid;
  if (postmaster === undefined) throw new Error('no server runs');
  const back = new Promise<void>((resolve) => embedded.onceRestored(resolve));
  const pids = all ? (processesIn(folder) ?? [postmaster]) : [postmaster];
  for (const pid of pids) killHard(pid);
  await back;
}

/** A child of the server may have ended by itself since it was listed. */
function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function restart(name: string, seed: number): Promise<void> {
  const old = workers.filter((worker) => worker.name.startsWith(name));
  for (const worker of old) await worker.kill();
  workers = [...workers.filter((worker) => !old.includes(worker)), startWorker(name, seed)];
}

type Found = { marker: string; stream_id: string; seq: number; hash: string };

test(
  `${ROUNDS} times killed in the midst of work, nothing is lost and nothing done twice (SEED=${SEED})`,
  async () => {
    const [before] = await database.read<{ n: number }>('SELECT count(*)::int AS n FROM obligation');
    const random = new SeededRandom(SEED);
    for (const app of APPS) await restart(app, 0);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await ledger.answers(ledger.answered.size + random.between(20, 160));
      const victims = random.pick(['server', 'a', 'server and children', 'b', 'c', 'all']);
      const down = victims.startsWith('server') || victims === 'all' ? killServer(victims !== 'server') : null;
      for (const app of APPS) if (victims === app || victims === 'all') await restart(app, round);
      await down;
    }
    await ledger.answers(ledger.answered.size + 50);
    for (const worker of workers) await worker.kill();
    // What is still unanswered is asked once more, by one that nobody kills.
    const house = await houseOn(database, new SimulatedClock(ISSUED_AT), []);
    for (const command of APPS.flatMap(leftBy)) {
      ledger.answered.set(command.idempotencyKey ?? '', await house.commands.submit(command));
    }

    const found = await database.read<Found>(
      `SELECT body::json #>> '{event,marker}' AS marker, stream_id, seq, encode(hash, 'hex') AS hash
     FROM trail_entry WHERE body::json #>> '{event,marker}' IS NOT NULL`,
    );
    const inTrail = found.map(({ marker, stream_id: id, seq, hash }) => `${marker} ${id} ${seq} ${hash}`).sort();
    const acknowledged = [...ledger.answered].flatMap(([key, answer]) =>
      answer.ok ? [`${key} ${answer.id} ${answer.version} ${answer.hash}`] : [],
    );
    // Every deed that somebody was told of is in the trail, once, where they were told; and there is no other.
    expect(inTrail).toEqual(acknowledged.sort());
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * 10);
    expect(await faultsOf(database)).toEqual([]);
    const [after] = await database.read<{ n: number }>('SELECT count(*)::int AS n FROM obligation');
    expect(after).toEqual(before);
    // Ticks woke what was due between the kills, and a follower saw each entry once, as far as it came.
    expect(ledger.woken).toBeGreaterThan(0);
    do await house.sequencer.placeAll();
    while ((await house.sequencer.lag()).entries > 0);
    const [seen] = await database.read<{ some: boolean; twice: number; skipped: number }>(
      `SELECT count(*) > 0 AS some, count(*)::int - count(DISTINCT position)::int AS twice,
         max(position)::int - count(DISTINCT position)::int AS skipped FROM seen`,
    );
    expect(seen).toEqual({ some: true, twice: 0, skipped: 0 });
  },
  60_000 + ROUNDS * 20_000,
);
