import type { Case } from './case';
import { median, ROUNDS, secondsOf } from './measure';
import { makeWorld, type World } from './world';

/** A whole tick: the clock is judged, what is due is woken, entries get their places, notices are written. */

const DUE = 10_000;
const SMALL = 100_000;
const TEN_MILLION = 10_000_000;
const IDLE_TICKS = 200;

export const ticks: Case = {
  name: 'ticks',
  async run({ cluster, world, results, full }) {
    results.say(`  storing ${SMALL.toLocaleString('en-US')} beside it`);
    const small = await makeWorld(cluster, 'bench_small', SMALL);
    if (full) results.say('  storing 10,000,000 beside them');
    const large = full ? await makeWorld(cluster, 'bench_large', TEN_MILLION) : world;
    const taken = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [smallMs, largeMs] = [await busyTickMs(small), await busyTickMs(large)];
      if (round === 0) continue;
      taken.small.push(smallMs);
      taken.large.push(largeMs);
      results.say(`  round ${round}: ${Math.round(largeMs)} ms, with 100,000 stored ${Math.round(smallMs)} ms`);
    }
    const [ours, limit] = [median(taken.large), median(taken.small)];
    const stored = `${(large.stored / 1_000_000).toString()} million stored`;
    results.add({
      ...{ name: `tick, 10,000 due, ${stored}`, unit: 'ms', ours, limit, ratio: ours / limit },
      ...{ goal: '≤ 1.3 × with 100,000 stored', met: ours / limit <= 1.3 },
    });
    const idle = await idleTickMs(large);
    results.add({
      ...{ name: `tick, nothing due, ${stored}`, unit: 'ms', ours: idle, limit: null, ratio: null },
      ...{ goal: '≤ 5 ms', met: idle <= 5 },
    });
    await small.close();
    if (large !== world) await large.close();
  },
};

async function busyTickMs(world: World): Promise<number> {
  await world.ripen(world.take('ripe', DUE), DUE);
  return (
    1_000 *
    (await secondsOf(async () => {
      const result = await world.house.ticker.tick();
      if (result.woken !== DUE || result.problem !== null) throw new Error(JSON.stringify(result));
    }))
  );
}

/** Median of single ticks; those before have read all that there was. */
async function idleTickMs(world: World): Promise<number> {
  const taken: number[] = [];
  for (let count = 0; count < IDLE_TICKS; count += 1) {
    taken.push(1_000 * (await secondsOf(() => world.house.ticker.tick())));
  }
  return median(taken);
}
