import { readLog } from '../custody/log.store';
import type { Database } from '../platform/database/tx';
import { readCheckpoint } from '../trail/sealing/checkpoint';
import { recentCheckpoints, type StoredCheckpoint } from '../trail/sealing/checkpoint.store';
import { isSignedBy, readVerifierKey } from '../trail/sealing/signed-note';
import { consistencyProof } from '../trail/sealing/tile.store';
import { provesConsistency } from '../trail/tree/proofs';

/** A checkpoint that was given out, and whether the log still keeps to it. */
export interface ListedCheckpoint extends Pick<StoredCheckpoint, 'size' | 'signedAt'> {
  /** Base64, as its note has it. */
  readonly root: string;
  /** By a key of this log, and the tree of today begins with the one it signed. */
  readonly holds: boolean;
}

export interface LogStanding {
  /** Public keys, oldest first. */
  readonly keys: readonly string[];
  /** The latest first. */
  readonly checkpoints: readonly ListedCheckpoint[];
}

/** The name under which the framework hands out `logStanding` of the engine: keys and signatures are for everybody to see. */
export const LOG_STANDING = Symbol('LogStanding');
export type AskLogStanding = (limit: number) => Promise<LogStanding>;

/** Where the log stands, verified anew each time that it is asked: signatures, and a consistency proof from each checkpoint to the last. */
export async function logStanding(database: Database, limit: number): Promise<LogStanding> {
  const keys = ((await readLog(database))?.context.keys ?? []).map(({ key }) => key);
  const verifiers = keys.flatMap((key) => readVerifierKey(key) ?? []);
  const recent = await recentCheckpoints(database, limit);
  const [last] = recent;
  const checkpoints: ListedCheckpoint[] = [];
  for (const { size, root, signedAt, note } of recent) {
    const read = readCheckpoint(note);
    const isSigned = read !== null && verifiers.some((key) => isSignedBy(read.note, key));
    const isContinued =
      last !== undefined &&
      read?.checkpoint.size === size &&
      read.checkpoint.root.equals(root) &&
      provesConsistency({ size, root }, last, await consistencyProof(database, size, last.size));
    checkpoints.push({ size, signedAt, root: root.toString('base64'), holds: isSigned && isContinued });
  }
  return { keys, checkpoints };
}
