import type { Case } from './case';
import { median, patience, ROUNDS, secondsOf } from './measure';
import { counted } from './results';
import { makeWorld, type World } from './world';

/** A whole tick: the clock is judged, what is due is woken, entries get their places, notices are written. */

const DUE = 10_000;
const SMALL = 100_000;
const TEN_MILLION = 10_000_000;
const IDLE_TICKS = 200;

export const ticks: Case = {
  name: 'ticks',
  async run({ cluster, world, results, full }) {
    const due = world.share(DUE);
    const fewer = world.share(SMALL);
    results.say(`  storing ${counted(fewer)} beside it`);
    const small = await makeWorld(cluster, { name: 'bench_small', wanted: fewer }, results.say);
    if (full) results.say('  storing 10,000,000 beside them');
    const large = full ? await makeWorld(cluster, { name: 'bench_large', wanted: TEN_MILLION }, results.say) : world;
    const goesOn = patience(results.say);
    const taken = { small: [] as number[], large: [] as number[] };
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [smallMs, largeMs] = [await busyTickMs(small, due), await busyTickMs(large, due)];
      if (round === 0) continue;
      taken.small.push(smallMs);
      taken.large.push(largeMs);
      results.say(
        `  round ${round}: ${Math.round(largeMs)} ms, with ${counted(fewer)} stored ${Math.round(smallMs)} ms`,
      );
      if (!goesOn(round)) break;
    }
    const [ours, limit] = [median(taken.large), median(taken.small)];
    const stored = `${counted(large.stored)} stored`;
    results.add({
      ...{ name: `tick, ${counted(due)} due, ${stored}`, unit: 'ms', ours, limit, ratio: ours / limit },
      ...{ goal: `≤ 1.3 × with ${counted(fewer)} stored`, met: ours / limit <= 1.3 },
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

async function busyTickMs(world: World, due: number): Promise<number> {
  await world.ripen(world.take('ripe', due), due);
  return (
    1_000 *
    (await secondsOf(async () => {
      const result = await world.house.ticker.tick();
      if (result.woken !== due || result.problem !== null) throw new Error(JSON.stringify(result));
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
