import { fork } from 'node:child_process';
import type { Case } from './case';
import { counted } from './results';

const DUE = 100_000;
const GOAL_MB = 400;

/** The most memory that an app process ever held while a hundred thousand wake-ups were due at once. */
export const memory: Case = {
  name: 'memory',
  async run({ world, results }) {
    const due = world.share(DUE);
    await world.ripen(world.take('ripe', due), due);
    const child = fork(require.resolve('./burst'), [world.place.engineUrl, world.place.ownerUrl], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const report = await new Promise<Burst>((resolve, reject) => {
      child.once('message', (message) => resolve(message as Burst));
      child.once('exit', (code) => reject(new Error(`the burst ended with ${code}`)));
    });
    if (report.woken !== due) throw new Error(`woke ${report.woken} of ${due}`);
    results.say(`  ${report.ticks} ticks in ${report.seconds.toFixed(1)} s`);
    const ours = report.peakBytes / 1_000_000;
    results.add({
      ...{ name: `peak memory, ${counted(due)} due`, unit: 'MB', ours, limit: null, ratio: null },
      ...{ goal: `≤ ${GOAL_MB} MB`, met: ours <= GOAL_MB },
    });
  },
};

export interface Burst {
  readonly woken: number;
  readonly ticks: number;
  readonly seconds: number;
  readonly peakBytes: number;
}
