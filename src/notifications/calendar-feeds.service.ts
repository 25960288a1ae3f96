import type { Instant } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { accountById } from '../people/accounts/accounts.store';
import type { Account } from '../people/accounts/accounts.store';
import { standingOn, type Standing } from '../people/accounts/scope.store';
import { newSecret, secretHash } from '../people/accounts/secret';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';

/** Whose calendar an address is, and what they see today. */
export interface FeedOwner extends Standing {
  readonly account: Account;
}

/** The private address of somebody's calendar. Whoever knows it reads their due days and nothing else; what it shows is asked anew
 *  each time within what its owner sees that day. Source: ADR 0070. */
export class CalendarFeeds {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Since when there is one; null without. The address itself is known to nobody but whoever was given it. */
  async since(account: string): Promise<Instant | null> {
    const [row] = await this.database.read<{ begunAt: Instant }>(
      'SELECT begun_at AS "begunAt" FROM calendar_feed WHERE account_id = $1',
      [account],
    );
    return row?.begunAt ?? null;
  }

  /** A new secret for the address. An older one leads nowhere from now on. */
  async renew(account: string): Promise<string> {
    const secret = newSecret();
    await this.database.read(
      `INSERT INTO calendar_feed (account_id, token_hash, begun_at) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT calendar_feed_pk DO UPDATE SET token_hash = excluded.token_hash, begun_at = excluded.begun_at`,
      [account, secretHash(secret), this.clock.now()],
    );
    return secret;
  }

  async revoke(account: string): Promise<void> {
    await this.database.read('DELETE FROM calendar_feed WHERE account_id = $1', [account]);
  }

  /** Null for a secret that leads nowhere, or no longer. Relies on calendar_feed_token_key. */
  ownerOf(secret: string): Promise<FeedOwner | null> {
    const on = localDateOf(this.clock.now());
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ account: string }>(
        `SELECT f.account_id AS account FROM calendar_feed f JOIN account a ON a.id = f.account_id AND a.closed_at IS NULL
         WHERE f.token_hash = $1`,
        [secretHash(secret)],
      );
      const account = row === undefined ? null : await accountById(tx, row.account);
      if (account === null) return null;
      return { account, ...(await standingOn(tx, { account: account.id, person: account.person }, on)) };
    });
  }
}
