import type { Instant } from '../../workflows/vocabulary';
import { hidden } from '../platform/database/kept-plan';
import type { Tx } from '../platform/database/tx';
import type { CommandKey, UsedKey } from './command-key';

export interface KnownKey extends CommandKey {
  readonly answer: string;
}

/** Keys of commands: unique per actor, taken before any row is locked, so that two senders of one key wait here and not in a ring. */
export class CommandKeyStore {
  /** Takes the keys that are new and returns those that already have an answer. */
  async take(tx: Tx, keys: readonly CommandKey[], at: Instant): Promise<KnownKey[]> {
    if (keys.length === 0) return [];
    const sorted = [...keys].sort((a, b) => (`${a.actor} ${a.key}` < `${b.actor} ${b.key}` ? -1 : 1));
    const columns = [sorted.map((k) => k.actor), sorted.map((k) => k.key)];
    await tx.query(
      `INSERT INTO command_key (actor, key, body_hash, recorded_at)
       SELECT actor, key, body_hash, $4 FROM unnest(${hidden(1, 'text')}, $2::text[], $3::bytea[]) AS new (actor, key, body_hash)
       ON CONFLICT DO NOTHING`,
      [...columns, sorted.map((k) => k.bodyHash), at],
      { name: 'keys.take', unheard: true },
    );
    // A second statement sees what another sender committed while the first one waited for it.
    const rows = await tx.query<{ actor: string; key: string; body_hash: Buffer; answer: string }>(
      `SELECT actor, key, body_hash, answer FROM command_key
       WHERE (actor, key) IN (SELECT * FROM unnest(${hidden(1, 'text')}, $2::text[])) AND answer IS NOT NULL`,
      columns,
      { name: 'keys.known' },
    );
    return rows.map((row) => ({ actor: row.actor, key: row.key, bodyHash: row.body_hash, answer: row.answer }));
  }

  /** Keeps the answers that repeats will get, with the body that each was given to, and gives back the keys of refusals: a refusal
   *  uses no key up. */
  async settle(
    tx: Tx,
    settled: readonly { readonly actor: string; readonly key: string; readonly used: UsedKey | null }[],
  ): Promise<void> {
    if (settled.length === 0) return;
    await tx.query(
      `WITH settled AS (
           SELECT * FROM unnest(${hidden(1, 'text')}, $2::text[], $3::bytea[], $4::text[]) AS s (actor, key, body_hash, answer)),
         freed AS (DELETE FROM command_key k USING settled s
                   WHERE k.actor = s.actor AND k.key = s.key AND s.answer IS NULL AND k.answer IS NULL)
       UPDATE command_key k SET answer = s.answer, body_hash = s.body_hash FROM settled s
       WHERE k.actor = s.actor AND k.key = s.key AND s.answer IS NOT NULL AND k.answer IS NULL`,
      [
        settled.map(({ actor }) => actor),
        settled.map(({ key }) => key),
        settled.map(({ used }) => used?.bodyHash ?? null),
        settled.map(({ used }) => (used === null ? null : JSON.stringify(used.answer))),
      ],
      { name: 'keys.settle', unheard: true },
    );
  }
}
