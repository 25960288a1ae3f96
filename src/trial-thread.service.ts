import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Refusal } from '../workflows/vocabulary';
import type { LogLevel } from './platform/logging';
import type { PlanDemand } from './simulation/demand';
import type { TryPlan } from './simulation/plan-simulations.service';
import type { SimulationParts, SimulationProgress } from './simulation/simulation';
import type { PlanTrial } from './simulation/try-plan';

/** What the thread is given, and what it tells. */
export interface TrialOrder {
  readonly trial: PlanTrial;
  readonly server: SimulationParts['server'];
  readonly logLevel: LogLevel;
}
export type TrialMessage =
  | { readonly kind: 'progress'; readonly progress: SimulationProgress }
  | { readonly kind: 'outcome'; readonly outcome: PlanDemand | Refusal }
  | { readonly kind: 'failure'; readonly message: string };

/** How often it is looked whether somebody wants the trial stopped. */
const LOOK_MS = 200;
/** A plan of sixty thousand duties with every step of its year takes about half of this. */
const HEAP_MEGABYTES = 2_048;

/** Tries plans in a thread of its own each, so that whoever reads a page waits for none of them. A thread that runs out of memory ends
 *  alone; its database is swept by the next trial. */
export function tryPlanInThread(
  { engineUrl, ownerUrl, roles }: SimulationParts['server'],
  logLevel: LogLevel,
): TryPlan {
  return (trial, { onProgress, isCancelled }) =>
    new Promise((resolve, reject) => {
      const order: TrialOrder = { trial, server: { engineUrl, ownerUrl, roles }, logLevel };
      const worker = new Worker(join(__dirname, `trial.worker${extname(__filename)}`), {
        workerData: order,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
      });
      let outcome: PlanDemand | Refusal | null = null;
      const looking = setInterval(() => {
        if (isCancelled()) worker.postMessage('stop');
      }, LOOK_MS);
      worker.on('message', (message: TrialMessage) => {
        if (message.kind === 'progress') onProgress(message.progress);
        else if (message.kind === 'outcome') outcome = message.outcome;
        else reject(new Error(message.message));
      });
      worker.on('error', reject);
      // Not before it has gone, and its database with it.
      worker.on('exit', () => {
        clearInterval(looking);
        if (outcome === null) reject(new Error('the thread of the trial ended without an outcome'));
        else resolve(outcome);
      });
    });
}
