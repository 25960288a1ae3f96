import type { Instant } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';

/** Sessions and tokens, each known by the hash of its secret. */

export interface Session {
  readonly id: string;
  readonly account: string;
  readonly begunAt: Instant;
  readonly seenAt: Instant;
  readonly endsAt: Instant;
  readonly address: string;
}
export const TOKEN_REACHES = ['read', 'write', 'metrics'] as const;
export type TokenReach = (typeof TOKEN_REACHES)[number];
export interface ApiToken {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly reach: TokenReach;
  readonly madeAt: Instant;
  readonly endsAt: Instant;
}

const SESSION = `s.id, s.account_id AS account, s.begun_at AS "begunAt", s.seen_at AS "seenAt", s.ends_at AS "endsAt", s.address`;
const TOKEN = `t.id, t.account_id AS account, t.name, t.reach, t.made_at AS "madeAt", t.ends_at AS "endsAt"`;

export async function addSession(
  tx: Tx,
  { id, account, begunAt, endsAt, address }: Omit<Session, 'seenAt'>,
  hash: Buffer,
): Promise<void> {
  await tx.query(
    `INSERT INTO account_session (id, account_id, token_hash, begun_at, seen_at, ends_at, address)
     VALUES ($1, $2, $3, $4, $4, $5, $6)`,
    [id, account, hash, begunAt, endsAt, address],
  );
}

/** The session of this secret unless it was revoked, its account closed or its time over. Idle time is the caller's question.
 *  Relies on account_session_token_key. */
export async function sessionOf(tx: Tx, hash: Buffer, now: Instant): Promise<Session | null> {
  const [row] = await tx.query<Session>(
    `SELECT ${SESSION} FROM account_session s JOIN account a ON a.id = s.account_id AND a.closed_at IS NULL
     WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND $2 < s.ends_at`,
    [hash, now],
  );
  return row ?? null;
}

export async function sessionSeen(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.query('UPDATE account_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2', [id, at]);
}

/** Those that could still be used, the latest first. Relies on account_session_account_ix. */
export const openSessions = (
  tx: Tx,
  account: string,
  { now, idleSince }: { readonly now: Instant; readonly idleSince: Instant },
): Promise<Session[]> =>
  tx.query<Session>(
    `SELECT ${SESSION} FROM account_session s
     WHERE s.account_id = $1 AND s.revoked_at IS NULL AND $2 < s.ends_at AND $3 < s.seen_at ORDER BY s.begun_at DESC, s.id`,
    [account, now, idleSince],
  );

/** One session of the account, or with `except` all others. Returns the ids of those that were not revoked before. */
export const revokeSessions = (
  tx: Tx,
  account: string,
  which: { readonly id: string } | { readonly except: string | null },
  at: Instant,
): Promise<{ readonly id: string }[]> =>
  tx.query(
    `UPDATE account_session SET revoked_at = $2
     WHERE account_id = $1 AND revoked_at IS NULL AND ($3::text IS NULL OR id::text = $3) AND ($4::text IS NULL OR id::text <> $4)
     RETURNING id`,
    [account, at, 'id' in which ? which.id : null, 'id' in which ? null : which.except],
  );

export async function addToken(tx: Tx, token: ApiToken, hash: Buffer): Promise<void> {
  const { id, account, name, reach, madeAt, endsAt } = token;
  await tx.query(
    `INSERT INTO account_token (id, account_id, name, token_hash, reach, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, account, name, hash, reach, madeAt, endsAt],
  );
}

/** Relies on account_token_key. */
export async function tokenOf(tx: Tx, hash: Buffer, now: Instant): Promise<ApiToken | null> {
  const [row] = await tx.query<ApiToken>(
    `SELECT ${TOKEN} FROM account_token t JOIN account a ON a.id = t.account_id AND a.closed_at IS NULL
     WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND $2 < t.ends_at`,
    [hash, now],
  );
  return row ?? null;
}

export const openTokens = (tx: Tx, account: string, now: Instant): Promise<ApiToken[]> =>
  tx.query<ApiToken>(
    `SELECT ${TOKEN} FROM account_token t WHERE t.account_id = $1 AND t.revoked_at IS NULL AND $2 < t.ends_at
     ORDER BY t.made_at DESC, t.id`,
    [account, now],
  );

/** One token of the account, or with `id` null all of them. */
export const revokeTokens = (
  tx: Tx,
  account: string,
  id: string | null,
  at: Instant,
): Promise<{ readonly id: string }[]> =>
  tx.query(
    `UPDATE account_token SET revoked_at = $3
     WHERE account_id = $1 AND ($2::text IS NULL OR id::text = $2) AND revoked_at IS NULL RETURNING id`,
    [account, id, at],
  );

export async function addLink(
  tx: Tx,
  link: { readonly account: string; readonly hash: Buffer; readonly endsAt: Instant },
): Promise<void> {
  await tx.query('INSERT INTO account_link (token_hash, account_id, ends_at) VALUES ($1, $2, $3)', [
    ...[link.hash, link.account, link.endsAt],
  ]);
}

/** Whose link this is, if it is still good. `FOR UPDATE`: of two who use it at once, one is too late. */
export async function linkOf(tx: Tx, hash: Buffer, now: Instant): Promise<{ account: string; name: string } | null> {
  const [row] = await tx.query<{ account: string; name: string }>(
    `SELECT a.id AS account, a.name FROM account_link l JOIN account a ON a.id = l.account_id AND a.closed_at IS NULL
     WHERE l.token_hash = $1 AND l.used_at IS NULL AND $2 < l.ends_at FOR UPDATE OF l`,
    [hash, now],
  );
  return row ?? null;
}

/** The account has its password: this link and every other is spent. Relies on account_link_account_ix. */
export async function spendLinks(tx: Tx, account: string, at: Instant): Promise<void> {
  await tx.query('UPDATE account_link SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL', [account, at]);
}
