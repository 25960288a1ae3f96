import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCustody, type OpenCustody } from '../../src/custody/open-custody.service';
import type { House } from '../../src/house';
import { SILENT_LOG } from '../../src/platform/logging';

/** The log of a house with its key and its checkpoints in a folder of its own. */
export interface SealedLog extends OpenCustody {
  readonly home: string;
  remove(): void;
}

export function sealedLog(house: House, home = mkdtempSync(join(tmpdir(), 'dondoc-log-'))): SealedLog {
  const custody = openCustody({ home, schema: 'dondoc', checkpoints: null }, { ...house, log: SILENT_LOG });
  return { ...custody, home, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Until all that is committed is in the tree: transactions of other tests may hold the order back for a moment. */
export async function sealAll({ sealing }: SealedLog, house: House): Promise<number> {
  let size = await sealing.grow();
  while ((await house.sequencer.lag()).entries > 0) size = await sealing.grow();
  return size;
}
