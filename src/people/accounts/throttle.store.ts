import type { Instant } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';
import { afterTry, heardFrom, type Tries, type TryLimit } from './throttle';

/** Tries to sign in, counted in the database: every process counts the same, and a start forgets none. */

export interface Tried {
  /** `account/…` or `address/…`. */
  readonly subject: string;
  readonly limit: TryLimit;
}

/** Counts a try before it is looked at, so that many at once do not slip through together. Returns the moment from which on the
 *  next one is heard, or null when this one is; one that is not heard counts nowhere. */
export async function countTry(tx: Tx, tried: readonly Tried[], now: Instant): Promise<Instant | null> {
  const subjects = tried.map(({ subject }) => subject);
  await tx.query(
    `INSERT INTO sign_in_try (subject, tries, since, last_at) SELECT s, 0, $2, $2 FROM unnest($1::text[]) AS s ORDER BY s
     ON CONFLICT DO NOTHING`,
    [subjects, now],
  );
  const rows = await tx.query<Tries & { subject: string }>(
    `SELECT subject, tries, since, last_at AS "lastAt" FROM sign_in_try WHERE subject = ANY ($1) ORDER BY subject FOR UPDATE`,
    [subjects],
  );
  const before = new Map(rows.map((row) => [row.subject, row.tries === 0 ? null : row]));
  const held = tried.flatMap(({ subject, limit }) => heardFrom(before.get(subject) ?? null, limit, now) ?? []);
  if (held.length > 0) return held.sort().at(-1) ?? null;
  for (const { subject } of tried) {
    const after = afterTry(before.get(subject) ?? null, now);
    await tx.query('UPDATE sign_in_try SET tries = $2, since = $3, last_at = $4 WHERE subject = $1', [
      ...[subject, after.tries, after.since, after.lastAt],
    ]);
  }
  return null;
}

/** Whoever comes in takes the tries of the account away, and of the address the one that succeeded: others behind it may be guessing. */
export async function forgiveTries(tx: Tx, account: string, address: string): Promise<void> {
  await tx.query('DELETE FROM sign_in_try WHERE subject = $1', [account]);
  await tx.query('UPDATE sign_in_try SET tries = tries - 1 WHERE subject = $1 AND tries > 0', [address]);
}

/** Rows of long ago, whatever names were tried. */
export async function forgetTries(tx: Tx, before: Instant): Promise<void> {
  await tx.query('DELETE FROM sign_in_try WHERE last_at < $1', [before]);
}
