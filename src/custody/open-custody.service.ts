import { join } from 'node:path';
import type { Door } from '../engine/door.service';
import type { Clock } from '../platform/clock';
import type { Config } from '../platform/config';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { dataHome } from '../platform/paths';
import { KeptCheckpoints } from '../trail/sealing/kept-checkpoints.store';
import { KeyFile } from '../trail/sealing/key-file.store';
import type { Sequencer } from '../trail/sequencer.store';
import { LogKeeping } from './log-keeping.service';
import { Sealing } from './sealing.service';

/** The keeping of a process's log, from its configuration. One folder per schema: two logs in one home are two logs. */
export interface OpenCustody {
  readonly keyFile: KeyFile;
  readonly keeping: LogKeeping;
  readonly sealing: Sealing;
  readonly folders: readonly KeptCheckpoints[];
}

export interface CustodyOf {
  readonly database: Database;
  readonly door: Door;
  readonly clock: Clock;
  readonly log: Log;
  readonly sequencer: Sequencer;
}

export type CustodyConfig = Pick<Config, 'home' | 'schema' | 'checkpoints'>;

export function openCustody(config: CustodyConfig, { database, door, clock, log, sequencer }: CustodyOf): OpenCustody {
  const home = join(dataHome(config), 'trail', config.schema);
  const keyFile = new KeyFile(home);
  const keeping = new LogKeeping({ database, door, clock, keyFile });
  const wanted = [join(home, 'checkpoints'), ...(config.checkpoints === null ? [] : [config.checkpoints])];
  const folders = wanted.map((folder) => new KeptCheckpoints(folder));
  return { keyFile, keeping, folders, sealing: new Sealing({ database, clock, log, sequencer, keeping, folders }) };
}
