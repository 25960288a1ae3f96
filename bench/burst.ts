import type { Burst } from './memory';
import { makeHouse } from './world';

/** Ticks until nothing is due, and tells the parent how much memory that took. */
async function burst(): Promise<Burst> {
  const [engineUrl = '', ownerUrl = ''] = process.argv.slice(2);
  const { house, dataSource } = await makeHouse({ engineUrl, ownerUrl });
  const start = performance.now();
  let [woken, ticks] = [0, 0];
  for (let more = true; more;) {
    const result = await house.ticker.tick();
    if (result.problem !== null) throw new Error(result.problem);
    woken += result.woken;
    ticks += 1;
    more = result.woken > 0;
  }
  const seconds = (performance.now() - start) / 1_000;
  await dataSource.destroy();
  // Kilobytes on Linux and macOS alike, as libuv reports them.
  return { woken, ticks, seconds, peakBytes: process.resourceUsage().maxRSS * 1_024 };
}

burst().then(
  (report) => process.send?.(report, () => process.disconnect()),
  (error: unknown) => {
    process.stderr.write(`the burst failed: ${String(error)}\n`);
    process.exit(1);
  },
);
