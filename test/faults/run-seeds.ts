import { closeAll } from './outside-jest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { keepSeed, live, ownCluster } from './years';

/** `npm run test:sim -- --seeds N [--from S]`: lives N years, one seed each, and keeps the seeds that found something.
 *  Each core has a process with a database of its own. */

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    // Every so-many-th of the seeds is for this process: given by the parent to its children.
    share: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, n) => Number(values.from) + n);
const cores = Math.max(1, Math.min(availableParallelism(), seeds.length));

async function liveShare(share: number): Promise<void> {
  ownCluster();
  for (const seed of seeds.filter((_, place) => place % cores === share)) {
    const { faults, ...year } = await live(seed).catch((error: unknown) => ({ faults: [String(error)] }));
    process.stdout.write(`${JSON.stringify({ seed, faults, ...year })}\n`);
  }
  await closeAll();
}

async function runAll(): Promise<void> {
  let sound = 0;
  const failed: number[] = [];
  const children = Array.from({ length: cores }, async (_, share) => {
    const own = process.argv.slice(2);
    const args = [...process.execArgv, __filename, ...own, '--share', String(share)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(child.stdout)) {
      const { seed, faults } = JSON.parse(line) as { seed: number; faults: string[] };
      if (faults.length === 0) sound += 1;
      else {
        failed.push(seed);
        keepSeed(seed);
        process.stderr.write(`seed ${seed} found:\n  ${faults.slice(0, 8).join('\n  ')}\n`);
      }
      if ((sound + failed.length) % 50 === 0)
        process.stderr.write(`${sound + failed.length} of ${seeds.length} years\n`);
    }
    if (child.exitCode === null) await once(child, 'exit');
    if (child.exitCode !== 0) process.exitCode = 1;
  });
  await Promise.all(children);
  if (failed.length > 0) process.exitCode = 1;
  const missing = seeds.length - sound - failed.length;
  if (missing > 0) process.exitCode = 1;
  process.stdout.write(`${sound} passed, ${failed.length + missing} failed\n`);
}

(values.share === undefined ? runAll() : liveShare(Number(values.share))).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  // Connections may still be open.
  process.exit(1);
});
