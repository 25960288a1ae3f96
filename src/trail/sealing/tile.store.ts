import type { Database, Tx } from '../../platform/database/tx';
import { foldRight, subtreesOf, type Subtree } from '../tree/merkle';
import { consistencySpans, inclusionSpans, spanHash, type Span } from '../tree/proofs';
import { edgeTiles, grownTiles, hashInTile, rootSubtrees, tileKey, tileOf, type TileId } from '../tree/tiles';

/** The tree in its tiles: grown behind its edge, and asked for roots and proofs; what is read is a few tiles, however long the log is. */

/** One that reads: a transaction or the database itself. */
type Reader = Pick<Tx, 'query'> | Pick<Database, 'read'>;

type TileRow = { level: number; index: string; hashes: Buffer };

async function readTiles(reader: Reader, ids: readonly TileId[]): Promise<Map<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const text = `SELECT t.level, t.index, t.hashes FROM unnest($1::integer[], $2::bigint[]) AS wanted (level, index)
    JOIN trail_tile t ON t.level = wanted.level AND t.index = wanted.index`;
  const values = [ids.map(({ level }) => level), ids.map(({ index }) => index)];
  const rows = 'query' in reader ? await reader.query<TileRow>(text, values) : await reader.read<TileRow>(text, values);
  return new Map(rows.map(({ level, index, hashes }) => [tileKey({ level, index: Number(index) }), hashes]));
}

/** Adds leaves behind the first `size`, in the transaction that moves the cursor. */
export async function growTree(tx: Tx, size: number, leaves: readonly Buffer[]): Promise<void> {
  const tiles = grownTiles(size, await readTiles(tx, edgeTiles(size)), leaves);
  await tx.query(
    `INSERT INTO trail_tile (level, index, hashes)
     SELECT * FROM unnest($1::integer[], $2::bigint[], $3::bytea[])
     ON CONFLICT (level, index) DO UPDATE SET hashes = excluded.hashes`,
    [tiles.map(({ level }) => level), tiles.map(({ index }) => index), tiles.map(({ hashes }) => hashes)],
  );
}

/** Tells the hashes of these subtrees, from the tiles that hold them. Throws where a tile is missing or too short. */
export async function subtreeHashes(reader: Reader, subtrees: readonly Subtree[]): Promise<(of: Subtree) => Buffer> {
  const ids = new Map(subtrees.map((subtree) => [tileKey(tileOf(subtree)), tileOf(subtree)]));
  const tiles = await readTiles(reader, [...ids.values()]);
  return (subtree) => {
    const key = tileKey(tileOf(subtree));
    const hashes = tiles.get(key);
    if (hashes === undefined) throw new Error(`tile ${key} of the trail is missing`);
    return hashInTile(subtree, hashes);
  };
}

export async function rootOf(reader: Reader, size: number): Promise<Buffer> {
  const subtrees = rootSubtrees(size);
  return foldRight(subtrees.map(await subtreeHashes(reader, subtrees)));
}

export const inclusionProof = (reader: Reader, position: number, size: number): Promise<Buffer[]> =>
  hashesOf(reader, inclusionSpans(position - 1, size));

export const consistencyProof = (reader: Reader, oldSize: number, newSize: number): Promise<Buffer[]> =>
  hashesOf(reader, consistencySpans(oldSize, newSize));

async function hashesOf(reader: Reader, spans: readonly Span[]): Promise<Buffer[]> {
  const hashOf = await subtreeHashes(
    reader,
    spans.flatMap(({ from, to }) => subtreesOf(from, to)),
  );
  return spans.map((span) => spanHash(span, hashOf));
}
