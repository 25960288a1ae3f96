import type { Instant } from '../../../workflows/vocabulary';
import type { Database, Tx } from '../../platform/database/tx';
import type { SignedCheckpoint } from './checkpoint';

/** Checkpoints as they were signed, and how far the tree reaches. */

export interface StoredCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  readonly signedAt: Instant;
  readonly note: string;
}

type Row = { size: string; root: Buffer; signed_at: Instant; note: string };
const fromRow = (row: Row): StoredCheckpoint => ({
  size: Number(row.size),
  root: row.root,
  signedAt: row.signed_at,
  note: row.note,
});
const COLUMNS = 'size, root, signed_at, note';

export async function keepCheckpoint(tx: Tx, { size, root, signedAt, note }: SignedCheckpoint): Promise<void> {
  await tx.query('INSERT INTO trail_checkpoint (size, root, signed_at, note) VALUES ($1, $2, $3, $4)', [
    ...[size, root, signedAt, note],
  ]);
}

/** The last one signed. Relies on trail_checkpoint_pk. */
export async function lastCheckpoint(database: Database | Tx): Promise<StoredCheckpoint | null> {
  const [row] = await readerOf(database)<Row>(`SELECT ${COLUMNS} FROM trail_checkpoint ORDER BY id DESC LIMIT 1`, []);
  return row === undefined ? null : fromRow(row);
}

/** The last ones signed, the latest first. Relies on trail_checkpoint_pk. */
export async function recentCheckpoints(database: Database, limit: number): Promise<StoredCheckpoint[]> {
  const rows = await database.read<Row>(`SELECT ${COLUMNS} FROM trail_checkpoint ORDER BY id DESC LIMIT $1`, [limit]);
  return rows.map(fromRow);
}

/** The last of each day of Asia/Ho_Chi_Minh up to a size: what an office that kept ours a day has. */
export async function dailyCheckpoints(database: Database, upTo: number): Promise<StoredCheckpoint[]> {
  const rows = await database.read<Row>(
    `SELECT ${COLUMNS} FROM (
       SELECT DISTINCT ON ((signed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) id, ${COLUMNS} FROM trail_checkpoint
       WHERE size <= $1 ORDER BY (signed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, id DESC) AS daily
     ORDER BY id`,
    [upTo],
  );
  return rows.map(fromRow);
}

/** How many entries the tree holds. */
export async function sealedSize(database: Database): Promise<number> {
  const [row] = await database.read<{ position: string }>(`SELECT position FROM trail_follower WHERE name = $1`, [
    SEALING,
  ]);
  return Number(row?.position ?? 0);
}

/** The cursor of the tree among those of the followers. */
export const SEALING = 'sealing';

type Read = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;
const readerOf = (database: Database | Tx): Read =>
  'query' in database ? (text, values) => database.query(text, values) : (text, values) => database.read(text, values);
