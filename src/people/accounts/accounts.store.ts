import type { Instant, LocalDate } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';
import type { GrantedRole } from './scope';

/** Accounts and what was granted to them. */

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly personName: string | null;
  readonly hasPassword: boolean;
  readonly madeAt: Instant;
  readonly closedAt: Instant | null;
  readonly sample: boolean;
}
export interface Grant {
  readonly id: string;
  readonly account: string;
  readonly role: GrantedRole;
  readonly unit: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly revokedAt: Instant | null;
}

const COLUMNS = `a.id, a.name, a.person_id AS person, h.name AS "personName", a.password IS NOT NULL AS "hasPassword",
  a.made_at AS "madeAt", a.closed_at AS "closedAt", a.sample`;
const FROM = 'FROM account a LEFT JOIN person h ON h.id = a.person_id';

export const allAccounts = (tx: Tx): Promise<Account[]> =>
  tx.query<Account>(`SELECT ${COLUMNS} ${FROM} ORDER BY a.name`);

export async function accountNamed(tx: Tx, name: string): Promise<Account | null> {
  const [row] = await tx.query<Account>(`SELECT ${COLUMNS} ${FROM} WHERE a.name = $1`, [name]);
  return row ?? null;
}

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const [row] = await tx.query<Account>(`SELECT ${COLUMNS} ${FROM} WHERE a.id = $1`, [id]);
  return row ?? null;
}

/** What is asked of a name that wants to sign in; null where there is no such open account. */
export async function passwordOf(tx: Tx, name: string): Promise<{ id: string; password: string | null } | null> {
  const [row] = await tx.query<{ id: string; password: string | null }>(
    'SELECT id, password FROM account WHERE name = $1 AND closed_at IS NULL',
    [name],
  );
  return row ?? null;
}

export async function storePassword(tx: Tx, account: string, password: string): Promise<void> {
  await tx.query('UPDATE account SET password = $2 WHERE id = $1', [account, password]);
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly password: string | null;
  readonly sample: boolean;
  readonly at: Instant;
}

/** False when the name or the person has an account already. */
export async function addAccount(tx: Tx, { id, name, person, password, sample, at }: NewAccount): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO account (id, name, person_id, password, made_at, sample) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING id`,
    [id, name, person, password, at, sample],
  );
  return rows.length === 1;
}

export async function closeAccount(tx: Tx, account: string, at: Instant): Promise<void> {
  await tx.query('UPDATE account SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL', [account, at]);
}

/** The account lets in again, by the password it had. */
export async function reopenAccount(tx: Tx, account: string): Promise<void> {
  await tx.query('UPDATE account SET closed_at = NULL WHERE id = $1', [account]);
}

export interface Candidate {
  readonly person: string;
  readonly name: string;
  /** A post that they hold on the day, to tell namesakes apart; null: none. */
  readonly title: string | null;
}

/** Persons of the register who have no account yet, by name. */
export const withoutAccount = (
  tx: Tx,
  { on, limit }: { readonly on: LocalDate; readonly limit: number },
): Promise<Candidate[]> =>
  // Relies on account_person_key and tenure_person_ix.
  tx.query<Candidate>(
    `SELECT h.id AS person, h.name, (
       SELECT p.title FROM tenure t JOIN post p ON p.id = t.post_id
       WHERE t.person_id = h.id AND t.held_from <= $1 AND (t.held_to IS NULL OR $1 <= t.held_to) ORDER BY p.id LIMIT 1) AS title
     FROM person h WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = h.id) ORDER BY h.name, h.id LIMIT $2`,
    [on, limit],
  );

export async function addGrant(
  tx: Tx,
  { id, account, role, unit, from, to }: Omit<Grant, 'revokedAt'>,
  at: Instant,
): Promise<void> {
  await tx.query(
    `INSERT INTO account_grant (id, account_id, role, unit_id, valid_from, valid_to, granted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, account, role, unit, from, to, at],
  );
}

/** Relies on account_grant_account_ix. */
export const grantsOf = (tx: Tx, accounts: readonly string[]): Promise<Grant[]> =>
  tx.query<Grant>(
    `SELECT id, account_id AS account, role, unit_id AS unit, valid_from AS "from", valid_to AS "to", revoked_at AS "revokedAt"
     FROM account_grant WHERE account_id = ANY ($1::uuid[]) ORDER BY granted_at, id`,
    [accounts],
  );

/** From this moment on, whatever its days say. Returns those that were in force. */
export const revokeGrants = (
  tx: Tx,
  wanted: { readonly account: string; readonly role: GrantedRole; readonly unit: string | null },
  at: Instant,
): Promise<{ readonly id: string }[]> =>
  tx.query(
    `UPDATE account_grant SET revoked_at = $4
     WHERE account_id = $1 AND role = $2 AND unit_id IS NOT DISTINCT FROM $3 AND revoked_at IS NULL RETURNING id`,
    [wanted.account, wanted.role, wanted.unit, at],
  );

/** The last day of a grant. */
export async function endGrant(tx: Tx, id: string, to: LocalDate): Promise<void> {
  await tx.query('UPDATE account_grant SET valid_to = $2 WHERE id = $1', [id, to]);
}

/** One grant, from this moment on. */
export async function revokeGrant(tx: Tx, id: string, at: Instant): Promise<void> {
  await tx.query('UPDATE account_grant SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, at]);
}
