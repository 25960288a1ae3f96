import { foldRight, nodeHash, subtreesOf, type Subtree } from './merkle';

/** Proofs of RFC 6962 §2.1.1 and §2.1.2: which nodes one consists of, and how whoever holds only two roots checks it. */

/** Leaves `from` up to, and without, `to`, that stand in a proof as one hash. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The nodes that prove leaf `leaf` in the tree of the first `size` leaves, from the bottom up. */
export function inclusionSpans(leaf: number, size: number): Span[] {
  if (!(leaf >= 0 && leaf < size)) throw new RangeError(`no leaf ${leaf} in a tree of ${size}`);
  return pathSpans(leaf, { from: 0, to: size });
}

/** The nodes that prove that the tree of the first `newSize` leaves begins with that of the first `oldSize`. */
export function consistencySpans(oldSize: number, newSize: number): Span[] {
  if (!(oldSize >= 0 && oldSize <= newSize)) throw new RangeError(`no way from size ${oldSize} to ${newSize}`);
  if (oldSize === 0 || oldSize === newSize) return [];
  return oldSpans(oldSize, { from: 0, to: newSize }, true);
}

function pathSpans(leaf: number, { from, to }: Span): Span[] {
  if (to - from === 1) return [];
  const middle = from + largestPowerBelow(to - from);
  return leaf < middle
    ? [...pathSpans(leaf, { from, to: middle }), { from: middle, to }]
    : [...pathSpans(leaf, { from: middle, to }), { from, to: middle }];
}

/** SUBPROOF of RFC 6962 §2.1.2. `isKnown`: whoever checks has this subtree as the old root itself. */
function oldSpans(oldEnd: number, { from, to }: Span, isKnown: boolean): Span[] {
  if (oldEnd === to) return isKnown ? [] : [{ from, to }];
  const middle = from + largestPowerBelow(to - from);
  return oldEnd <= middle
    ? [...oldSpans(oldEnd, { from, to: middle }, isKnown), { from: middle, to }]
    : [...oldSpans(oldEnd, { from: middle, to }, false), { from, to: middle }];
}

/** The largest power of two that is smaller than `count`. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/** The hash of a span, from the complete subtrees it consists of. */
export const spanHash = ({ from, to }: Span, hashOf: (subtree: Subtree) => Buffer): Buffer =>
  foldRight(subtreesOf(from, to).map(hashOf));

/** Whether the hash of leaf `leaf` stands in the tree of `size` leaves with this root. Source: RFC 9162 §2.1.3.2. */
export function provesInclusion(
  { leaf, size, root }: { readonly leaf: number; readonly size: number; readonly root: Buffer },
  hashOfLeaf: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (!(Number.isSafeInteger(leaf) && leaf >= 0 && leaf < size)) return false;
  let [at, last, reached] = [leaf, size - 1, hashOfLeaf];
  for (const node of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      reached = nodeHash(node, reached);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      reached = nodeHash(reached, node);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && reached.equals(root);
}

export interface SizedRoot {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the newer tree begins with the older one. Source: RFC 9162 §2.1.4.2. */
export function provesConsistency(older: SizedRoot, newer: SizedRoot, proof: readonly Buffer[]): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0;
  const nodes = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof];
  const [first, ...rest] = nodes;
  if (first === undefined) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [old, now] = [first, first];
  for (const node of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, now] = [nodeHash(node, old), nodeHash(node, now)];
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      now = nodeHash(now, node);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && old.equals(older.root) && now.equals(newer.root);
}

const half = (number: number): number => Math.floor(number / 2);

function isPowerOfTwo(number: number): boolean {
  let power = 1;
  while (power < number) power *= 2;
  return power === number;
}
