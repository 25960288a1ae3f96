import { refusal, type Facts, type Instant, type Refusal } from '../../../workflows/vocabulary';
import { addMs, localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { randomId } from '../../platform/identifiers';
import { madeBy, recordAccess, type AccessEvent, type Keeper } from './access-record.store';
import { accountById, storePassword, type Account } from './accounts.store';
import { hashPassword, isPassword } from './password';
import { passwordWrong } from './password-rules';
import { standingOn } from './scope.store';
import { newSecret, secretHash } from './secret';
import {
  addLink,
  addSession,
  addToken,
  linkOf,
  openSessions,
  openTokens,
  revokeSessions,
  revokeTokens,
  sessionOf,
  sessionSeen,
  spendLinks,
  tokenOf,
  type ApiToken,
  type Session,
  type TokenReach,
} from './sessions.store';
import type { SignedIn } from './signed-in';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A session that nobody uses for so long is over, and any session after so long. */
export const IDLE_MS = 30 * MINUTE_MS;
export const LONGEST_MS = 12 * 60 * MINUTE_MS;
/** How exactly it is kept when a session was seen: a write for every request would be one for nothing. */
const SEEN_EVERY_MS = MINUTE_MS;
export const LINK_MS = DAY_MS;
export const TOKEN_MOST_DAYS = 366;

/** Whoever ends a session or token: its owner, from an address, or whoever keeps accounts. */
type Revoker = { readonly owner: string } | { readonly keeper: Keeper };
const revokedBy = (by: Revoker, facts: Facts) =>
  'owner' in by ? { address: by.owner, facts } : madeBy(by.keeper, facts);

/** Sessions, tokens and one-time links: what lets a request in, and for how long. */
export class Access {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A new session with a new secret, whatever the request carried before: what somebody planted stays worth nothing. The session
   *  that it carried, if any, ends. */
  async begin(
    account: string,
    { address, method, before }: { readonly address: string; readonly method: string; readonly before: string | null },
  ): Promise<{ readonly secret: string; readonly session: Session }> {
    const [at, secret] = [this.clock.now(), newSecret()];
    const session = { id: randomId(), account, begunAt: at, seenAt: at, endsAt: addMs(at, LONGEST_MS), address };
    await this.database.transaction(async (tx) => {
      const old = before === null ? null : await sessionOf(tx, secretHash(before), at);
      if (old !== null) await revokeSessions(tx, old.account, { id: old.id }, at);
      await addSession(tx, session, secretHash(secret));
      await this.note(tx, 'signed-in', { account, address, facts: { method, session: session.id } });
    });
    return { secret, session };
  }

  /** Who comes with this session's secret, and what they may see now; null when it lets nobody in. */
  resume(secret: string): Promise<SignedIn | null> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const session = await sessionOf(tx, secretHash(secret), now);
      if (session === null || session.seenAt <= addMs(now, -IDLE_MS)) return null;
      if (session.seenAt <= addMs(now, -SEEN_EVERY_MS)) await sessionSeen(tx, session.id, now);
      return this.signedIn(tx, session.account, { kind: 'session', session, secret }, now);
    });
  }

  resumeToken(secret: string): Promise<SignedIn | null> {
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const token = await tokenOf(tx, secretHash(secret), now);
      return token === null ? null : this.signedIn(tx, token.account, { kind: 'token', token }, now);
    });
  }

  async end(
    { account, session }: { readonly account: string; readonly session: string },
    address: string,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await revokeSessions(tx, account, { id: session }, this.clock.now());
      await this.note(tx, 'signed-out', { account, address, facts: { session } });
    });
  }

  sessions(account: string): Promise<Session[]> {
    const now = this.clock.now();
    return this.database.transaction((tx) => openSessions(tx, account, { now, idleSince: addMs(now, -IDLE_MS) }));
  }

  /** A session of this account only: any other is `not-found`. */
  async revokeSession(account: string, id: string, by: Revoker): Promise<Refusal | null> {
    return this.database.transaction(async (tx) => {
      const gone = await revokeSessions(tx, account, { id }, this.clock.now());
      if (gone.length === 0) return refusal('not-found', { subject: 'session', id });
      await this.note(tx, 'session-revoked', { account, ...revokedBy(by, { session: id }) });
      return null;
    });
  }

  tokens(account: string): Promise<ApiToken[]> {
    return this.database.transaction((tx) => openTokens(tx, account, this.clock.now()));
  }

  /** The secret is given out here and never again. Refuses `token.too-long-lived`. */
  async makeToken(
    account: string,
    { name, reach, days }: { readonly name: string; readonly reach: TokenReach; readonly days: number },
    address: string | null,
  ): Promise<{ readonly secret: string; readonly token: ApiToken } | Refusal> {
    if (days > TOKEN_MOST_DAYS) return refusal('token.too-long-lived', { days, most: TOKEN_MOST_DAYS });
    const at = this.clock.now();
    // A mark in front lets a program that looks for secrets in files know it.
    const secret = `dondoc_${newSecret()}`;
    const token = { id: randomId(), account, name, reach, madeAt: at, endsAt: addMs(at, days * DAY_MS) };
    await this.database.transaction(async (tx) => {
      await addToken(tx, token, secretHash(secret));
      await this.note(tx, 'token-made', { account, address, facts: { token: token.id, reach, days } });
    });
    return { secret, token };
  }

  async revokeToken(account: string, id: string, by: Revoker): Promise<Refusal | null> {
    return this.database.transaction(async (tx) => {
      const gone = await revokeTokens(tx, account, id, this.clock.now());
      if (gone.length === 0) return refusal('not-found', { subject: 'token', id });
      await this.note(tx, 'token-revoked', { account, ...revokedBy(by, { token: id }) });
      return null;
    });
  }

  /** The secret of a link by which the account's password is set, once and within a day. */
  async makeLink(tx: Tx, account: string, keeper: Keeper = null): Promise<string> {
    const [at, secret] = [this.clock.now(), newSecret()];
    await spendLinks(tx, account, at);
    await addLink(tx, { account, hash: secretHash(secret), endsAt: addMs(at, LINK_MS) });
    await this.note(tx, 'link-made', { account, ...madeBy(keeper, {}) });
    return secret;
  }

  /** Whose link it is, without using it up; null when it is not good or no longer. */
  nameOfLink(secret: string): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      const link = await linkOf(tx, secretHash(secret), this.clock.now());
      return link?.name ?? null;
    });
  }

  /** Sets the password and spends the link. Refuses `link.not-good` and what `passwordWrong` refuses, which leaves the link good. */
  async useLink(secret: string, password: string, address: string): Promise<{ readonly name: string } | Refusal> {
    const name = await this.nameOfLink(secret);
    if (name === null) return refusal('link.not-good');
    const wrong = passwordWrong(password, name);
    if (wrong !== null) return wrong;
    const stored = await hashPassword(password);
    return this.database.transaction(async (tx) => {
      const link = await linkOf(tx, secretHash(secret), this.clock.now());
      if (link === null) return refusal('link.not-good');
      await this.setPassword(tx, link.account, stored, { address, keep: null });
      return { name: link.name };
    });
  }

  /** Whoever is signed in sets another password; every other session of theirs ends, and every token. Refuses `password.not-yours`
   *  and what `passwordWrong` refuses. */
  async changePassword(
    account: Pick<Account, 'id' | 'name'>,
    given: { readonly current: string; readonly next: string; readonly session: string },
    address: string,
  ): Promise<Refusal | null> {
    const [row] = await this.database.transaction((tx) =>
      tx.query<{ password: string | null }>('SELECT password FROM account WHERE id = $1', [account.id]),
    );
    if (!(await isPassword(given.current, row?.password ?? null))) return refusal('password.not-yours');
    const wrong = passwordWrong(given.next, account.name);
    if (wrong !== null) return wrong;
    const stored = await hashPassword(given.next);
    await this.database.transaction((tx) => this.setPassword(tx, account.id, stored, { address, keep: given.session }));
    return null;
  }

  /** Somebody who is signed in was turned away. */
  async refused(
    account: string,
    address: string | null,
    facts: { readonly code: string; readonly method: string; readonly route: string },
  ): Promise<void> {
    await this.database.transaction((tx) => this.note(tx, 'refused', { account, address, facts }));
  }

  private async setPassword(
    tx: Tx,
    account: string,
    stored: string,
    { address, keep }: { readonly address: string; readonly keep: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    await storePassword(tx, account, stored);
    await spendLinks(tx, account, at);
    await revokeSessions(tx, account, { except: keep }, at);
    await revokeTokens(tx, account, null, at);
    await this.note(tx, 'password-set', { account, address, facts: {} });
  }

  private async signedIn(tx: Tx, id: string, by: SignedIn['by'], now: Instant): Promise<SignedIn> {
    const account = await accountById(tx, id);
    if (account === null) throw new Error(`account ${id} has a session and is not there`);
    const on = localDateOf(now);
    return { account, by, on, ...(await standingOn(tx, { account: id, person: account.person }, on)) };
  }

  private note(
    tx: Tx,
    what: AccessEvent,
    { account, address, facts }: Pick<Parameters<typeof recordAccess>[1], 'account' | 'address' | 'facts'>,
  ): Promise<void> {
    return recordAccess(tx, { at: this.clock.now(), what, account, address, facts });
  }
}
