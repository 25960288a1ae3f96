import { tryPlanInThread } from '../../../src/trial-thread.service';
import type { PlanTrial } from '../../../src/simulation/try-plan';
import type { SimulationParts } from '../../../src/simulation/simulation';

/** Tries a plan in its thread: standard input has the trial and the server; the argument `stop` has it stopped once it lives. Prints
 *  what came of it, and how often it told how far it was. */
interface Order {
  readonly trial: PlanTrial;
  readonly server: SimulationParts['server'];
}

async function run(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const { trial, server } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Order;
  let told = 0;
  const outcome = await tryPlanInThread(server, 'silent')(trial, {
    onProgress: () => (told += 1),
    isCancelled: () => process.argv[2] === 'stop' && told > 0,
  });
  process.stdout.write(JSON.stringify({ outcome, told }));
}

void run();
