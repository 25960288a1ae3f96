import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import type { Case } from './case';
import { startCluster, type Cluster } from './cluster';
import { commands } from './commands';
import { memory } from './memory';
import { opening } from './opening';
import { pages } from './pages';
import { peers } from './peers';
import { collectResults, counted, machineOf, tableOf } from './results';
import { rules } from './rules';
import { scope } from './scope';
import { sealing } from './sealing';
import { ticks } from './ticks';
import { wakeUps } from './wake-ups';
import { makeWorld } from './world';

/** `npm run bench [-- --json] [--full] [--only name] [--stored n]`: see docs/performance.md. */

const STORED = 1_000_000;
/** Sealing first: it verifies the log, into which the limits of later cases write entries that chain to nothing. */
const CASES: readonly Case[] = [sealing, commands, wakeUps, ticks, memory, opening, scope, rules, pages, peers];

async function main(): Promise<void> {
  const { values: asked } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      stored: { type: 'string', default: String(STORED) },
    },
  });
  const unknown = asked.only.filter((name) => !CASES.some((each) => each.name === name));
  if (unknown.length > 0)
    throw new Error(`no case ${unknown.join(', ')}; there are ${CASES.map(({ name }) => name).join(', ')}`);
  if (asked.full) mustHaveRoom();
  const results = collectResults();
  results.say('starting PostgreSQL');
  const cluster = await startCluster();
  cancelling(cluster);
  try {
    results.say(`storing ${counted(Number(asked.stored))} obligations`);
    const world = await makeWorld(cluster, { name: 'bench', wanted: Number(asked.stored) }, results.say);
    for (const each of CASES) {
      if (asked.only.length > 0 ? !asked.only.includes(each.name) : each.onlyFull && !asked.full) continue;
      results.say(`${each.name}:`);
      await each.run({ cluster, world, results, full: asked.full }).catch((error: unknown) => {
        if (cancelled) throw error;
        // What the others find is still told.
        console.error(`${each.name} failed:`, error);
        process.exitCode = 1;
      });
    }
    const [version] = await world.house.database.read<{ server_version: string }>('SHOW server_version');
    const machine = machineOf(version?.server_version ?? 'unknown', world.stored);
    await world.close();
    if (asked.json) console.log(JSON.stringify({ machine, results: results.all }, null, 2));
    else console.log(tableOf(machine, results.all));
  } finally {
    await cluster.close();
  }
}

/** Ten million obligations with an entry each take 41 GB, the log and a million beside them the rest. */
const ROOM_GB = 60;

function mustHaveRoom(): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  const free = Math.floor((bavail * bsize) / 1e9);
  if (free < ROOM_GB) throw new Error(`--full needs ${ROOM_GB} GB in ${tmpdir()}, where ${free} are free`);
}

/** Ctrl-C stops the server and removes its data; whatever was under way ends with its connections. */
function cancelling(cluster: Cluster): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      cancelled = true;
      process.stderr.write('cancelled; clearing up\n');
      void cluster.close().finally(() => process.exit(code));
    });
  }
}

let cancelled = false;

main().catch((error: unknown) => {
  // What was under way has lost its connection, as it had to.
  if (cancelled) return;
  console.error(error);
  process.exitCode = 1;
});
