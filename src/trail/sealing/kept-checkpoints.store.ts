import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDateOf } from '../../calendar/local-date';
import { readCheckpoint, type SignedCheckpoint } from './checkpoint';
import type { StoredCheckpoint } from './checkpoint.store';

/** Checkpoints in a folder outside the database: the last one, and one file per day that is only ever appended to (where the file system can,
 *  forbid it all else: `chattr +a`). Whoever copies them from there is a witness. */

const LATEST = 'latest.checkpoint';

export class KeptCheckpoints {
  constructor(readonly folder: string) {}

  write({ note, signedAt }: StoredCheckpoint): void {
    mkdirSync(this.folder, { recursive: true });
    const latest = join(this.folder, LATEST);
    // A note ends with a line; an empty one stands between two of them.
    appendFileSync(join(this.folder, `${localDateOf(signedAt)}.checkpoints`), `${note}\n`, { flush: true });
    writeFileSync(`${latest}.new`, note, { flush: true });
    renameSync(`${latest}.new`, latest);
  }

  /** The last one kept; null when there is none. Throws when something else stands in its place. */
  latest(): SignedCheckpoint | null {
    const path = join(this.folder, LATEST);
    if (!existsSync(path)) return null;
    const read = readCheckpoint(readFileSync(path, 'utf8'));
    if (read === null) throw new Error(`${path} is no checkpoint`);
    return read.checkpoint;
  }
}
