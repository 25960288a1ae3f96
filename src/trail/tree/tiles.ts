import { HASH_BYTES, nodeHash, subtreesOf, type Subtree } from './merkle';

/** The tree as it is stored: tiles of up to 256 hashes side by side, of every eighth level (C2SP tlog-tiles). A full tile never changes,
 *  and the last of a level only grows; adding and proving touch a few tiles, however long the log is. */

export const TILE_WIDTH = 256;
const TILE_LEVELS = 8;

export interface TileId {
  /** 0 holds leaves, 1 the roots of full tiles of 0, and so on. */
  readonly level: number;
  readonly index: number;
}
export interface Tile extends TileId {
  /** Up to 256 hashes of 32 bytes, one after the other. */
  readonly hashes: Buffer;
}

export const tileKey = ({ level, index }: TileId): string => `${level}/${index}`;

/** The tile of each level that is not full yet: what has to be read to add to a tree of this size. */
export function edgeTiles(size: number): TileId[] {
  const ids: TileId[] = [];
  for (let [level, count] = [0, size]; count > 0; [level, count] = [level + 1, Math.floor(count / TILE_WIDTH)]) {
    if (count % TILE_WIDTH > 0) ids.push({ level, index: Math.floor(count / TILE_WIDTH) });
  }
  return ids;
}

/** The tiles that are new or longer once `leaves` stand behind the first `size`. `edge` gives what `edgeTiles` asks for. */
export function grownTiles(
  size: number,
  edge: ReadonlyMap<string, Buffer>,
  leaves: readonly Buffer[],
): readonly Tile[] {
  const grown: Tile[] = [];
  let [level, start, added] = [0, size, leaves];
  while (added.length > 0) {
    const above: Buffer[] = [];
    for (const tile of tilesOfLevel(level, start, { edge, added })) {
      grown.push(tile);
      if (tile.hashes.length === TILE_WIDTH * HASH_BYTES) above.push(fold(tile.hashes));
    }
    [level, start, added] = [level + 1, Math.floor(start / TILE_WIDTH), above];
  }
  return grown;
}

function tilesOfLevel(
  level: number,
  start: number,
  { edge, added }: { readonly edge: ReadonlyMap<string, Buffer>; readonly added: readonly Buffer[] },
): Tile[] {
  const first = Math.floor(start / TILE_WIDTH);
  const begun = start % TILE_WIDTH;
  const before = begun === 0 ? Buffer.alloc(0) : edge.get(tileKey({ level, index: first }));
  if (before?.length !== begun * HASH_BYTES)
    throw new Error(`tile ${level}/${first} has not the ${begun} hashes it should`);
  const all = Buffer.concat([before, ...added]);
  const tiles: Tile[] = [];
  for (let at = 0, index = first; at < all.length; at += TILE_WIDTH * HASH_BYTES, index += 1) {
    tiles.push({ level, index, hashes: all.subarray(at, at + TILE_WIDTH * HASH_BYTES) });
  }
  return tiles;
}

/** The tile that tells the hash of a complete subtree. */
export function tileOf({ level, index }: Subtree): TileId {
  const height = level % TILE_LEVELS;
  return { level: (level - height) / TILE_LEVELS, index: Math.floor((index * 2 ** height) / TILE_WIDTH) };
}

/** The hash of a complete subtree, from its tile. Throws when the tile does not reach that far. */
export function hashInTile({ level, index }: Subtree, hashes: Buffer): Buffer {
  const width = 2 ** (level % TILE_LEVELS);
  const from = ((index * width) % TILE_WIDTH) * HASH_BYTES;
  const to = from + width * HASH_BYTES;
  if (to > hashes.length) throw new Error(`the tile of subtree ${level}/${index} is too short`);
  return fold(hashes.subarray(from, to));
}

/** All subtrees that the root of this size is made of. */
export const rootSubtrees = (size: number): Subtree[] => subtreesOf(0, size);

/** The root over a power of two of hashes. */
function fold(hashes: Buffer): Buffer {
  if (hashes.length === HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(fold(hashes.subarray(0, middle)), fold(hashes.subarray(middle)));
}
