import { sessionOptions } from '../src/platform/data-source';
import type { Bench, Case } from './case';
import { SCHEMA } from './cluster';
import { wakeStatement } from './limits';
import { median, patience, ROUNDS, secondsOf } from './measure';
import { installPeers, PeerProcess } from './peer-process';
import { shown } from './results';

/** Engines that others build on, on the same server: each item is one durable run of theirs that makes one state change and one audit
 *  row, by the very statement of our limit; what we do beyond (deciding, checking, chaining hashes) is not asked of them. Ours wakes as
 *  many duties by its sweep. All take turns. */

interface Contender {
  readonly peer: string;
  readonly way: string;
  readonly rows: number;
  /** Ours is to reach so many times their rate. */
  readonly times: number;
}
const CONTENDERS: readonly Contender[] = [
  { peer: 'pg-boss', way: 'one by one', rows: 1_000, times: 5 },
  { peer: 'graphile-worker', way: 'one by one', rows: 2_000, times: 5 },
  { peer: 'dbos', way: 'one by one', rows: 1_000, times: 5 },
  { peer: 'pg-boss', way: 'in batches', rows: 10_000, times: 1 },
];
const OUR_ROWS = 10_000;

export const peers: Case = {
  name: 'peers',
  onlyFull: true,
  async run(bench) {
    const { world, results } = bench;
    results.say('  installing the peers');
    await installPeers();
    const started = new Map<string, PeerProcess>();
    for (const peer of new Set(CONTENDERS.map((each) => each.peer))) started.set(peer, await startPeer(bench, peer));
    const taken = CONTENDERS.map((): number[] => []);
    const ours: number[] = [];
    const goesOn = patience(results.say);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const rates = [await ourRate(bench)];
      for (const { peer, way, rows } of CONTENDERS) {
        const count = world.share(rows);
        const ids = await world.ids(world.take('ripe', count), count);
        rates.push(count / (await (started.get(peer) as PeerProcess).round(way, ids)));
      }
      if (round === 0) continue;
      ours.push(rates[0] as number);
      taken.forEach((list, index) => list.push(rates[index + 1] as number));
      results.say(`  round ${round}: ours ${rates.map(shown).join(', ')}`);
      if (!goesOn(round)) break;
    }
    for (const process of started.values()) await process.close();
    CONTENDERS.forEach(({ peer, way, times }, index) => {
      const [rate, limit] = [median(ours), median(taken[index] ?? [])];
      results.add({
        ...{ name: `wake-ups against ${peer}, ${way}`, unit: 'per second', ours: rate, limit, ratio: rate / limit },
        ...{ goal: `≥ ${times} ×`, met: rate / limit >= times },
      });
    });
  },
};

function startPeer({ world: { place, sample } }: Bench, peer: string): Promise<PeerProcess> {
  const { text, values } = wakeStatement(sample.overdue, 'named');
  return PeerProcess.start(peer, { ...place, options: sessionOptions({ schema: SCHEMA }), text, values });
}

async function ourRate({ world }: Bench): Promise<number> {
  const rows = world.share(OUR_ROWS);
  await world.ripen(world.take('ripe', rows), rows);
  let woken = 0;
  const seconds = await secondsOf(async () => (woken = (await world.house.sweeper.sweep()).woken));
  if (woken !== rows) throw new Error(`woke ${woken} of ${rows}`);
  return rows / seconds;
}
