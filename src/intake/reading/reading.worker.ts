import { parentPort, workerData } from 'node:worker_threads';
import { readPlanBytes } from '../read-plan';

/** The thread that reads one document: what its memory limit ends ends here, and the process goes on. */
void readPlanBytes(workerData as Uint8Array).then((read) => parentPort?.postMessage(read));
