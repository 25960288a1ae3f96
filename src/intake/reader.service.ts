import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refusal } from '../../workflows/vocabulary';
import type { PlanRead } from './read-plan';
import { LIMITS } from './reading/limits';

/** Reads documents in a thread of their own with limits of time and memory, so that none of them can hold or end the process. */

export async function readPlanFile(path: string): Promise<PlanRead> {
  const { size } = await stat(path);
  if (size > LIMITS.fileBytes)
    return { ok: false, refusal: refusal('intake.too-large', { bytes: size, limitBytes: LIMITS.fileBytes }) };
  return readInThread(await readFile(path));
}

/** Refuses `intake.too-costly` when the document takes more time or memory than any paper needs. */
export async function readInThread(bytes: Uint8Array): Promise<PlanRead> {
  const worker = new Worker(join(__dirname, 'reading', `reading.worker${extname(__filename)}`), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  const tooCostly: PlanRead = {
    ok: false,
    refusal: refusal('intake.too-costly', { seconds: LIMITS.seconds, megabytes: LIMITS.heapMegabytes }),
  };
  try {
    return await new Promise<PlanRead>((resolve, reject) => {
      const timer = setTimeout(() => resolve(tooCostly), LIMITS.seconds * 1000);
      worker.once('message', (read: PlanRead) => {
        clearTimeout(timer);
        resolve(read);
      });
      worker.once('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(timer);
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooCostly);
        else reject(error);
      });
    });
  } finally {
    await worker.terminate();
  }
}
