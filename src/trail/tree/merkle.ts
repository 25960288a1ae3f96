import { hash } from 'node:crypto';

/** The Merkle tree of RFC 6962 §2.1 over all entries in the order of their positions. What a leaf stands for is the SHA-256 of an entry's
 *  text, so that an entry can be proven without being shown. Positions count from 1 and leaves from 0. Source: docs/trail-format.md. */

export const HASH_BYTES = 32;

export const sha256 = (bytes: Buffer | string): Buffer => hash('sha256', bytes, 'buffer');

export const EMPTY_ROOT: Buffer = sha256('');

/** Reused: a buffer for each of millions of nodes would cost more than hashing them. */
const leafBytes = Buffer.alloc(1 + HASH_BYTES);
const nodeBytes = Buffer.alloc(1 + 2 * HASH_BYTES);
nodeBytes[0] = 1;

/** SHA-256 of 0x00 and the hash of an entry. */
export function leafHash(entryHash: Buffer): Buffer {
  entryHash.copy(leafBytes, 1, 0, HASH_BYTES);
  return sha256(leafBytes);
}

/** SHA-256 of 0x01, the left and the right node. */
export function nodeHash(left: Buffer, right: Buffer): Buffer {
  left.copy(nodeBytes, 1, 0, HASH_BYTES);
  right.copy(nodeBytes, 1 + HASH_BYTES, 0, HASH_BYTES);
  return sha256(nodeBytes);
}

/** A complete subtree: the leaves `index · 2^level` up to, and without, `(index + 1) · 2^level`. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The leaves `from` up to, and without, `to`, as the fewest complete subtrees, from left to right: at most two per level. */
export function subtreesOf(from: number, to: number): Subtree[] {
  const found: Subtree[] = [];
  let at = from;
  while (at < to) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= to) [level, width] = [level + 1, width * 2];
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}

/** The root over hashes of subtrees that stand side by side from left to right: what is ragged hangs on the right (RFC 6962 §2.1). */
export function foldRight(hashes: readonly Buffer[]): Buffer {
  let root = hashes.at(-1) ?? EMPTY_ROOT;
  for (let place = hashes.length - 2; place >= 0; place -= 1) root = nodeHash(hashes[place] as Buffer, root);
  return root;
}

/** The edge of a growing tree: all that is needed to add leaves and to know the root, in O(log n). */
export class TreeEdge {
  private readonly levels: number[] = [];
  private readonly hashes: Buffer[] = [];
  private leaves = 0;

  get size(): number {
    return this.leaves;
  }

  addLeaf(hashOfLeaf: Buffer): void {
    this.addSubtree(0, hashOfLeaf);
  }

  /** A complete subtree behind all that is there. Throws where none of that height can stand. */
  addSubtree(level: number, subtree: Buffer): void {
    const width = 2 ** level;
    if (this.leaves % width !== 0) throw new RangeError(`no subtree of level ${level} begins at leaf ${this.leaves}`);
    let [high, root] = [level, subtree];
    while (this.levels.length > 0 && this.levels.at(-1) === high) {
      this.levels.pop();
      root = nodeHash(this.hashes.pop() as Buffer, root);
      high += 1;
    }
    this.levels.push(high);
    this.hashes.push(root);
    this.leaves += width;
  }

  root(): Buffer {
    return foldRight(this.hashes);
  }
}
