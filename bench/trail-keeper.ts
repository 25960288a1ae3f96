import { setTimeout as delay } from 'node:timers/promises';
import { isConnectionLost } from '../src/platform/database/failures';
import { makeHouse } from './world';

/** Follows the trail in a process of its own until its parent hangs up. */
async function keep(): Promise<void> {
  const [engineUrl = '', ownerUrl = ''] = process.argv.slice(2);
  const { house, dataSource } = await makeHouse({ engineUrl, ownerUrl });
  let over = false;
  process.on('disconnect', () => (over = true));
  // Ctrl-C reaches the whole group; the parent decides when to end.
  process.on('SIGINT', () => undefined);
  while (!over) {
    await house.sequencer.placeAll(() => over);
    const followed = await house.followers.run(() => over);
    if (followed === 0) await delay(50);
  }
  await dataSource.destroy();
}

keep().catch((error: unknown) => {
  // The server was stopped: the run was cancelled.
  if (isConnectionLost(error)) return process.disconnect?.();
  process.stderr.write(`the trail keeper failed: ${String(error)}\n`);
  process.exitCode = 1;
  process.disconnect();
});
