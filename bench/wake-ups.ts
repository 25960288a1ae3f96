import type { Client } from 'pg';
import { SWEEP_LIMITS } from '../src/engine/sweeper.service';
import type { Bench, Case } from './case';
import { plainClient } from './cluster';
import { wakeAll } from './limits';
import { byTurns, secondsOf } from './measure';
import { TrailKeeper } from './world';

const ROWS = 10_000;

/** Wake-ups in batches against one set-based statement of the same writes, on as many connections. */
export const wakeUps: Case = {
  name: 'wake-ups',
  async run(bench) {
    const { world, results } = bench;
    const rows = world.share(ROWS);
    const clients: Client[] = [];
    for (let count = 0; count < SWEEP_LIMITS.lanes; count += 1) clients.push(await plainClient(world.place));
    const keeper = TrailKeeper.start(world.place);
    const rate = async (work: () => Promise<number>): Promise<number> => {
      await world.ripen(world.take('ripe', rows), rows);
      let woken = 0;
      const seconds = await secondsOf(async () => (woken = await work()));
      if (woken !== rows) throw new Error(`woke ${woken} of ${rows}`);
      return rows / seconds;
    };
    const { ours, limit } = await byTurns(
      {
        ours: () => rate(async () => (await world.house.sweeper.sweep()).woken),
        limit: () => rate(() => wakeAll(clients, world.sample.overdue, SWEEP_LIMITS.batchRows)),
      },
      results.say,
    );
    const ratio = ours / limit;
    results.add({
      name: 'wake-ups in batches',
      unit: 'per second',
      ours,
      limit,
      ratio,
      goal: '≥ 0.5 × limit',
      met: ratio >= 0.5,
    });
    await end(bench, keeper, clients);
  },
};

async function end({ world, results }: Bench, keeper: TrailKeeper, clients: readonly Client[]): Promise<void> {
  results.say('  waiting for the followers to read to the end');
  await keeper.drain(world.house);
  await keeper.stop();
  for (const client of clients) await client.end();
}
