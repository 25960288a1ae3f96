import { localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { leafHash } from '../tree/merkle';
import { signCheckpoint, type SignedCheckpoint } from './checkpoint';
import { keepCheckpoint, lastCheckpoint, SEALING, type StoredCheckpoint } from './checkpoint.store';
import type { SignerKey } from './signed-note';
import { growTree, rootOf } from './tile.store';

/** Puts entries into the tree in the order of their positions and signs how far it reaches. Its cursor moves in the transaction that grows the
 *  tree, so that a process may die anywhere: each entry is in it once. It reads hashes only, and no entry twice. */

const BATCH_LIMIT = 10_000;

/** Who signs: the key of today, and for the first checkpoint after a rotation the one before it too. */
export interface Signers {
  readonly origin: string;
  readonly keys: readonly SignerKey[];
}

export class Sealer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Grows the tree until nothing that has a position is left. Returns how many entries it took. */
  async grow(isCancelled: () => boolean = () => false): Promise<number> {
    let total = 0;
    while (!isCancelled()) {
      const grown = await this.database.transaction(growOn);
      total += grown;
      if (grown < BATCH_LIMIT) break;
    }
    return total;
  }

  /** Signs where the tree stands, unless that was signed already, on this day. Null: there is nothing new to say. */
  async checkpoint({ origin, keys }: Signers): Promise<SignedCheckpoint | null> {
    return this.database.transaction(async (tx) => {
      const size = await lockCursor(tx);
      if (size === null) return null;
      const last = await lastCheckpoint(tx);
      const today = localDateOf(this.clock.now());
      const isSaid =
        last?.size === size && localDateOf(last.signedAt) === today && last.root.equals(await rootOf(tx, size));
      if (isSaid) return null;
      return this.sign(tx, { origin, keys }, size);
    });
  }

  /** Signs in any case: after a key was changed, or when somebody asks for one. */
  async sign(tx: Tx, { origin, keys }: Signers, size: number): Promise<SignedCheckpoint> {
    const at = { origin, size, root: await rootOf(tx, size), signedAt: this.clock.now() };
    const signed = signCheckpoint(at, keys);
    await keepCheckpoint(tx, signed);
    return signed;
  }

  last(): Promise<StoredCheckpoint | null> {
    return lastCheckpoint(this.database);
  }
}

async function growOn(tx: Tx): Promise<number> {
  const size = await lockCursor(tx);
  if (size === null) return 0;
  // Relies on the primary key of trail_position.
  const rows = await tx.query<{ position: string; hash: Buffer }>(
    `SELECT p.position, e.hash FROM trail_position p JOIN trail_entry e ON e.id = p.entry_id
     WHERE p.position > $1 ORDER BY p.position LIMIT $2`,
    [size, BATCH_LIMIT],
  );
  if (rows.length === 0) return 0;
  const last = Number(rows.at(-1)?.position);
  // A hole would shift every later entry by one: better no seal than a wrong one.
  if (last !== size + rows.length) throw new Error(`the order of the trail has a hole between ${size + 1} and ${last}`);
  await growTree(
    tx,
    size,
    rows.map(({ hash }) => leafHash(hash)),
  );
  await tx.query('UPDATE trail_follower SET position = $2 WHERE name = $1', [SEALING, last]);
  return rows.length;
}

/** Where the tree ends; null while another process is at it. */
async function lockCursor(tx: Tx): Promise<number | null> {
  const [cursor] = await tx.query<{ position: string }>(
    'SELECT position FROM trail_follower WHERE name = $1 FOR UPDATE SKIP LOCKED',
    [SEALING],
    { onlyLocks: true },
  );
  if (cursor !== undefined) return Number(cursor.position);
  const [made] = await tx.query<{ position: string }>(
    'INSERT INTO trail_follower (name, position) VALUES ($1, 0) ON CONFLICT DO NOTHING RETURNING position',
    [SEALING],
  );
  return made === undefined ? null : Number(made.position);
}
