import { parentPort, workerData } from 'node:worker_threads';
import { createLog } from './platform/logging';
import type { TrialMessage, TrialOrder } from './trial-thread.service';
import { tryPlanHere } from './try-plan-here';

/** The thread in which a plan is tried: people are served by another one meanwhile. It stops when it is told to, and takes its database
 *  along. */
const { trial, server, logLevel } = workerData as TrialOrder;
let cancelled = false;
const say = (message: TrialMessage): void => parentPort?.postMessage(message);
parentPort?.on('message', () => {
  cancelled = true;
});

/** A share of a percent is no news. */
let told = -1;
const watching = {
  isCancelled: () => cancelled,
  onProgress: (progress: Extract<TrialMessage, { kind: 'progress' }>['progress']) => {
    const percent = Math.floor(progress.share * 100);
    if (percent === told) return;
    told = percent;
    say({ kind: 'progress', progress });
  },
};
void tryPlanHere(server, createLog(logLevel))(trial, watching)
  .then(
    (outcome) => say({ kind: 'outcome', outcome }),
    (error: unknown) =>
      say({ kind: 'failure', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
  .finally(() => parentPort?.close());
