import type { Facts, Instant } from '../../../workflows/vocabulary';
import type { Tx } from '../../platform/database/tx';

/** What happened at the door: who came in, who was turned away, who was let see what. Only grows. */
export type AccessEvent =
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'session-revoked'
  | 'password-set'
  | 'account-added'
  | 'account-closed'
  | 'account-reopened'
  | 'link-made'
  | 'granted'
  | 'grant-revoked'
  | 'token-made'
  | 'token-revoked'
  | 'refused';

export interface AccessEntry {
  readonly at: Instant;
  readonly what: AccessEvent;
  /** Null where it is not known who asks. */
  readonly account: string | null;
  /** Where from; null for a command at the machine itself. */
  readonly address: string | null;
  readonly facts: Facts;
}

/** Whoever keeps accounts from afar: by which account of theirs, and from where. Null is whoever sits at the machine itself. */
export type Keeper = { readonly account: string; readonly address: string } | null;

/** Where an entry about somebody's account comes from, and by whom. */
export const madeBy = (keeper: Keeper, facts: Facts): Pick<AccessEntry, 'address' | 'facts'> =>
  keeper === null ? { address: null, facts } : { address: keeper.address, facts: { ...facts, by: keeper.account } };

export async function recordAccess(tx: Tx, { at, what, account, address, facts }: AccessEntry): Promise<void> {
  await tx.query('INSERT INTO access_record (at, what, account_id, address, facts) VALUES ($1, $2, $3, $4, $5)', [
    ...[at, what, account, address],
    JSON.stringify(facts),
  ]);
}

/** The latest entries first, of one account or of all. Relies on access_record_pk and access_record_account_ix. */
export const accessRecord = (
  tx: Tx,
  { account, limit }: { readonly account: string | null; readonly limit: number },
): Promise<(Omit<AccessEntry, 'facts'> & { readonly id: string; readonly facts: string })[]> =>
  tx.query(
    `SELECT id, at, what, account_id AS account, address, facts FROM access_record
     WHERE $1::uuid IS NULL OR account_id = $1 ORDER BY id DESC LIMIT $2`,
    [account, limit],
  );
