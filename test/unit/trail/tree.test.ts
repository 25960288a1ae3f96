import { EMPTY_ROOT, TreeEdge, foldRight, nodeHash, sha256, subtreesOf } from '../../../src/trail/tree/merkle';
import {
  consistencySpans,
  inclusionSpans,
  provesConsistency,
  provesInclusion,
  spanHash,
} from '../../../src/trail/tree/proofs';
import { TILE_WIDTH, edgeTiles, grownTiles, hashInTile, tileKey, tileOf } from '../../../src/trail/tree/tiles';

/** The reference vectors of Certificate Transparency (merkle_tree_test.cc, kept by transparency-dev/merkle): eight leaves, the root after
 *  each, and published proofs. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [A, B, C, D, E, F] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
];
/** Leaf, size, proof. */
const PATHS: readonly (readonly [number, number, readonly string[]])[] = [
  [0, 1, []],
  [0, 8, [A, B, C]],
  [5, 8, [D, E, ROOTS[3] as string]],
  [2, 3, [ROOTS[1] as string]],
  [1, 5, [ROOTS[0] as string, B, D]],
];
/** Old size, new size, proof. */
const WAYS: readonly (readonly [number, number, readonly string[]])[] = [
  [1, 1, []],
  [1, 8, [A, B, C]],
  [6, 8, [F, E, ROOTS[3] as string]],
  [2, 5, [B, D]],
];

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const leaves = LEAVES.map((hex) => sha256(Buffer.concat([Buffer.from([0]), bytes(hex)])));
const root = (size: number): Buffer => bytes(ROOTS[size - 1] as string);

/** A tree in memory that knows every complete subtree, written from the definition alone. */
function subtree(of: readonly Buffer[], level: number, index: number): Buffer {
  const at = of.slice(index * 2 ** level, (index + 1) * 2 ** level);
  return level === 0 ? (at[0] as Buffer) : nodeHash(subtree(at, level - 1, 0), subtree(at, level - 1, 1));
}
const hashIn = (of: readonly Buffer[]) => (node: { level: number; index: number }) =>
  subtree(of, node.level, node.index);
const numbered = (count: number): Buffer[] => Array.from({ length: count }, (_, n) => sha256(`leaf ${n}`));

describe('the reference vectors', () => {
  it('every root, grown leaf by leaf', () => {
    const edge = new TreeEdge();
    expect(edge.root()).toEqual(EMPTY_ROOT);
    expect(EMPTY_ROOT.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    leaves.forEach((leaf, index) => {
      edge.addLeaf(leaf);
      expect([edge.size, edge.root().toString('hex')]).toEqual([index + 1, ROOTS[index]]);
    });
  });

  it.each(PATHS)('inclusion of leaf %i in %i', (leaf, size, proof) => {
    const made = inclusionSpans(leaf, size).map((span) => spanHash(span, hashIn(leaves)).toString('hex'));
    expect(made).toEqual(proof);
    expect(provesInclusion({ leaf, size, root: root(size) }, leaves[leaf] as Buffer, proof.map(bytes))).toBe(true);
  });

  it.each(WAYS)('consistency of %i with %i', (older, newer, proof) => {
    const made = consistencySpans(older, newer).map((span) => spanHash(span, hashIn(leaves)).toString('hex'));
    expect(made).toEqual(proof);
    const [from, to] = [
      { size: older, root: root(older) },
      { size: newer, root: root(newer) },
    ];
    expect(provesConsistency(from, to, proof.map(bytes))).toBe(true);
  });
});

describe('a proof says one thing only', () => {
  const many = numbered(40);
  const rootOf = (size: number): Buffer => foldRight(subtreesOf(0, size).map(hashIn(many)));

  it('every leaf of every size is proven, and for no other leaf, size or root', () => {
    for (let size = 1; size <= many.length; size += 1) {
      for (let leaf = 0; leaf < size; leaf += 1) {
        const proof = inclusionSpans(leaf, size).map((span) => spanHash(span, hashIn(many)));
        const about = { leaf, size, root: rootOf(size) };
        const hash = many[leaf] as Buffer;
        expect(provesInclusion(about, hash, proof)).toBe(true);
        expect(provesInclusion({ ...about, leaf: (leaf + 1) % size }, hash, proof)).toBe(size === 1);
        expect(provesInclusion({ ...about, root: rootOf(size - 1) }, hash, proof)).toBe(false);
        expect(provesInclusion(about, hash, [...proof, hash])).toBe(false);
        expect(provesInclusion(about, hash, proof.slice(1))).toBe(proof.length === 0);
      }
    }
  });

  it('every size leads to every later one, and to no tree that began otherwise', () => {
    const other = [sha256('another'), ...many.slice(1)];
    for (let newer = 1; newer <= many.length; newer += 1) {
      for (let older = 1; older <= newer; older += 1) {
        const proof = consistencySpans(older, newer).map((span) => spanHash(span, hashIn(many)));
        const [from, to] = [
          { size: older, root: rootOf(older) },
          { size: newer, root: rootOf(newer) },
        ];
        expect(provesConsistency(from, to, proof)).toBe(true);
        const forked = foldRight(subtreesOf(0, older).map(hashIn(other)));
        expect(provesConsistency({ ...from, root: forked }, to, proof)).toBe(false);
        expect(provesConsistency(to, from, proof)).toBe(older === newer);
        expect(provesConsistency(from, to, [...proof, to.root])).toBe(false);
      }
    }
  });
});

describe('tiles', () => {
  // Past the first tile of the second level, so that three levels are at work.
  const COUNT = TILE_WIDTH * TILE_WIDTH + 300;

  it('grown in uneven batches they tell every subtree, and nothing else is read than their edge', () => {
    const all = numbered(COUNT);
    const stored = new Map<string, Buffer>();
    let [size, step] = [0, 1];
    while (size < COUNT) {
      const edge = new Map(edgeTiles(size).map((id) => [tileKey(id), stored.get(tileKey(id)) as Buffer]));
      for (const tile of grownTiles(size, edge, all.slice(size, size + step))) {
        const before = stored.get(tileKey(tile)) ?? Buffer.alloc(0);
        expect(tile.hashes.subarray(0, before.length).equals(before)).toBe(true);
        stored.set(tileKey(tile), tile.hashes);
      }
      size = Math.min(COUNT, size + step);
      step = (step * 7) % 1_009 || 1;
    }
    const read = (node: { level: number; index: number }): Buffer =>
      hashInTile(node, stored.get(tileKey(tileOf(node))) as Buffer);
    const edge = new TreeEdge();
    for (const leaf of all) edge.addLeaf(leaf);
    expect(foldRight(subtreesOf(0, COUNT).map(read))).toEqual(edge.root());
    for (const at of [0, 255, 256, 65_535, 65_536, COUNT - 1]) {
      const proof = inclusionSpans(at, COUNT).map((span) => spanHash(span, read));
      expect(provesInclusion({ leaf: at, size: COUNT, root: edge.root() }, all[at] as Buffer, proof)).toBe(true);
    }
    // 257 tiles of leaves and the ragged one, two of roots, one of roots of roots.
    expect(stored.size).toBe(256 + 2 + 1 + 1 + 1);
  });
});
