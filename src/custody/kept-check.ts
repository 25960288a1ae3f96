import type { LogContext } from '../../workflows/custody/log.machine';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { SizedRoot } from '../trail/tree/proofs';

/** Whether what is here still holds what is known outside. */

export interface Here {
  readonly origin: string | null;
  readonly size: number;
  /** The root that the tree had at a size it has reached. */
  readonly rootAt: (size: number) => Promise<Buffer>;
  readonly resealed: LogContext['resealed'];
}

export interface Kept extends SizedRoot {
  readonly origin: string;
  /** Where it is kept. */
  readonly folder: string;
}

/** Why the product may not go on, or null. A loss that somebody has accounted for in the log itself is none. */
export async function whyNotWhole(kept: Kept, here: Here): Promise<Refusal | null> {
  const { folder, size, root } = kept;
  const isAccounted = here.resealed.some((one) => one.kept.size === size && one.kept.root === root.toString('base64'));
  if (isAccounted) return null;
  if (here.origin !== null && here.origin !== kept.origin) {
    return refusal('log.another', { folder, kept: kept.origin, here: here.origin });
  }
  if (here.size < size) return refusal('log.shorter-than-kept', { folder, kept: size, here: here.size });
  return (await here.rootAt(size)).equals(root) ? null : refusal('log.not-as-kept', { folder, size });
}
