import type { NodesLine } from '../export/format';
import { HASH_BYTES, subtreesOf, TreeEdge } from '../tree/merkle';
import type { SizedRoot } from '../tree/proofs';
import type { Note } from './finding';
import type { LeafShelf } from './leaf-shelf.store';

/** The tree, grown once more from the entries of the file and, where entries are not in it, from the hashes that stand for them. Its root must be the one
 *  that was signed: then every entry of the file is at its place in that log. */

export class VerifiedTree {
  private readonly edge = new TreeEdge();
  private readonly leaves: Generator<{ readonly position: number; readonly leaf: Buffer }>;
  private next: IteratorResult<{ readonly position: number; readonly leaf: Buffer }> | null = null;
  private isTorn = false;
  private keptRoot: Buffer | null = null;

  constructor(
    shelf: LeafShelf,
    private readonly note: Note,
    /** The size at which the root is remembered. */
    private readonly keptSize: number | null,
  ) {
    this.leaves = shelf.inOrder((position) => note('tree.position-twice', null, { position }));
  }

  /** The root when the tree had `keptSize` leaves, where it was seen. */
  get rootKept(): Buffer | null {
    return this.keptRoot;
  }

  nodes({ from, to, hashes }: NodesLine): void {
    this.growTo(from - 1);
    if (this.isTorn) return;
    const subtrees = subtreesOf(from - 1, to);
    const isWhole = from >= 1 && from <= to && this.edge.size === from - 1 && subtrees.length === hashes.length;
    if (!isWhole || !hashes.every(isHash)) {
      this.note('tree.nodes', null, { from, to });
      this.isTorn = true;
      return;
    }
    subtrees.forEach(({ level }, place) => this.edge.addSubtree(level, Buffer.from(hashes[place] as string, 'hex')));
    this.remember();
  }

  /** Whether the whole tree has the signed root. Says what is missing. */
  finish({ size, root }: SizedRoot): boolean {
    this.growTo(size);
    if (this.isTorn) return false;
    if (this.edge.size !== size) this.note('tree.position-missing', null, { from: this.edge.size + 1, to: size });
    else if (!this.edge.root().equals(root)) {
      this.note('tree.root', null, { expected: root.toString('base64'), found: this.edge.root().toString('base64') });
    } else return true;
    return false;
  }

  private growTo(position: number): void {
    while (!this.isTorn) {
      this.next ??= this.leaves.next();
      if (this.next.done === true || this.next.value.position > position) return;
      const { position: at, leaf } = this.next.value;
      if (at !== this.edge.size + 1) {
        const isBehind = at <= this.edge.size;
        if (isBehind) this.note('tree.position-twice', null, { position: at });
        else this.note('tree.position-missing', null, { from: this.edge.size + 1, to: at - 1 });
        this.isTorn = true;
        return;
      }
      this.edge.addLeaf(leaf);
      this.remember();
      this.next = null;
    }
  }

  private remember(): void {
    if (this.edge.size === this.keptSize) this.keptRoot = this.edge.root();
  }
}

const isHash = (text: unknown): boolean =>
  typeof text === 'string' && text.length === HASH_BYTES * 2 && /^[0-9a-f]+$/.test(text);
