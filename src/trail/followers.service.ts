import { escapeLiteral } from 'pg';
import type { Instant } from '../../workflows/vocabulary';
import type { Database, Tx } from '../platform/database/tx';
import type { EntryBody, FollowedEntry, Follower } from './follower';

/** Lets each follower read on from where it stood. Two processes may try: the cursor's row lock lets one through at a time. */

const BATCH_LIMIT = 500;

type Row = {
  position: string;
  subject: string;
  stream_id: string;
  seq: number;
  recorded_at: Instant;
  type: string;
  body: string;
};

export class Followers {
  constructor(
    private readonly database: Database,
    private readonly followers: readonly Follower[],
  ) {}

  /** SQL that is true while one of them has something to read. One without a cursor has never read. */
  get waiting(): string {
    const names = this.followers.map(({ name }) => escapeLiteral(name)).join(', ');
    return `EXISTS (SELECT 1 FROM unnest(ARRAY[${names}]::text[]) AS n (name) CROSS JOIN trail_sequencer s
      LEFT JOIN trail_follower f ON f.name = n.name WHERE COALESCE(f.position, 0) < s.position)`;
  }

  /** Lets all read until nothing is left, or `isCancelled`. Returns how many entries were followed, over all. A follower that
   *  throws stays where it stood and holds no other back; when all have read, its error is thrown. */
  async run(isCancelled: () => boolean = () => false): Promise<number> {
    let total = 0;
    const errors: unknown[] = [];
    for (const follower of this.followers) {
      try {
        total += await this.readAll(follower, isCancelled);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
    return total;
  }

  private async readAll(follower: Follower, isCancelled: () => boolean): Promise<number> {
    let total = 0;
    while (!isCancelled()) {
      const followed = await this.database.transaction((tx) => readOn(tx, follower));
      total += followed;
      if (followed < BATCH_LIMIT) break;
    }
    return total;
  }

  /** How many positions each follower is behind. */
  async lag(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.read<{ name: string; behind: string }>(
      `SELECT f.name, s.position - f.position AS behind FROM trail_follower f, trail_sequencer s`,
    );
    return new Map(rows.map((row) => [row.name, Number(row.behind)]));
  }
}

async function readOn(tx: Tx, follower: Follower): Promise<number> {
  const cursor = (await lockCursor(tx, follower.name)) ?? (await makeCursor(tx, follower.name));
  if (cursor === null) return 0;
  // Relies on the primary key of trail_position.
  const rows = await tx.query<Row>(
    `SELECT p.position, e.subject, e.stream_id, e.seq, e.recorded_at, e.type, e.body
     FROM trail_position p JOIN trail_entry e ON e.id = p.entry_id
     WHERE p.position > $1 ORDER BY p.position LIMIT $2`,
    [cursor, BATCH_LIMIT],
  );
  const last = rows.at(-1);
  if (!last) return 0;
  await follower.follow(tx, rows.map(toEntry));
  const moved = 'UPDATE trail_follower SET position = $2 WHERE name = $1';
  await tx.query(moved, [follower.name, last.position], { name: 'follower.move', unheard: true });
  return rows.length;
}

/** Where the follower stands; null when another process has it, or it has never read. */
async function lockCursor(tx: Tx, name: string): Promise<string | null> {
  const [cursor] = await tx.query<{ position: string }>(
    'SELECT position FROM trail_follower WHERE name = $1 FOR UPDATE SKIP LOCKED',
    [name],
    { name: 'follower.lock', onlyLocks: true },
  );
  return cursor?.position ?? null;
}

/** Null when there is one already. */
async function makeCursor(tx: Tx, name: string): Promise<string | null> {
  const [cursor] = await tx.query<{ position: string }>(
    'INSERT INTO trail_follower (name, position) VALUES ($1, 0) ON CONFLICT DO NOTHING RETURNING position',
    [name],
  );
  return cursor?.position ?? null;
}

const toEntry = (row: Row): FollowedEntry => ({
  position: row.position,
  subject: row.subject,
  streamId: row.stream_id,
  seq: row.seq,
  recordedAt: row.recorded_at,
  type: row.type,
  body: JSON.parse(row.body) as EntryBody,
});
