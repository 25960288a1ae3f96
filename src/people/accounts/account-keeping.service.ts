import { refusal, type Instant, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { addMs, localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { randomId } from '../../platform/identifiers';
import { personsById, unitsById } from '../people.store';
import { accessRecord, madeBy, recordAccess, type AccessEvent, type Keeper } from './access-record.store';
import { LINK_MS, type Access } from './access.service';
import {
  accountById,
  accountNamed,
  addAccount,
  addGrant,
  allAccounts,
  closeAccount,
  endGrant,
  grantsOf,
  reopenAccount,
  revokeGrant,
  revokeGrants,
  withoutAccount,
  type Account,
  type Candidate,
  type Grant,
} from './accounts.store';
import { accountNameOf } from './password-sign-in.service';
import { isHeldOn, type GrantedRole } from './scope';
import { revokeSessions, revokeTokens, type ApiToken, type Session } from './sessions.store';

const NAME = /^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$/;

export interface AccountView extends Account {
  readonly grants: readonly Grant[];
}
/** All that is kept of an account: what was granted, what is open, what happened last. */
export interface AccountDetail {
  readonly account: AccountView;
  readonly sessions: readonly Session[];
  readonly tokens: readonly ApiToken[];
  /** The latest first. */
  readonly record: Awaited<ReturnType<typeof accessRecord>>;
}
/** The secret of a one-time link, and until when it is good. */
export interface OneTimeLink {
  readonly link: string;
  readonly endsAt: Instant;
}
export interface GrantWish {
  readonly account: string;
  readonly role: GrantedRole;
  readonly unit: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

const RECORD_SHOWN = 30;
const CANDIDATES_SHOWN = 500;

/** Keeps accounts: who has one, and what was granted to whom. Every change leaves a record of access. `keeper`: the administrator
 *  who keeps them from afar; nobody keeps their own account (`account.own`), so that whoever widens it is somebody else. */
export class AccountKeeping {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly keeper: Keeper = null,
  ) {}

  /** The same in the name of an administrator. */
  by(keeper: NonNullable<Keeper>): AccountKeeping {
    return new AccountKeeping(this.database, this.access, this.clock, keeper);
  }

  all(): Promise<AccountView[]> {
    return this.database.transaction(async (tx) => {
      const accounts = await allAccounts(tx);
      const ids = accounts.map(({ id }) => id);
      const grants = await grantsOf(tx, ids);
      return accounts.map((account) => ({ ...account, grants: grants.filter((each) => each.account === account.id) }));
    });
  }

  /** Null where there is no such account. */
  async one(id: string): Promise<AccountDetail | null> {
    const [sessions, tokens] = [await this.access.sessions(id), await this.access.tokens(id)];
    return this.database.transaction(async (tx) => {
      const account = await accountById(tx, id);
      if (account === null) return null;
      const grants = await grantsOf(tx, [id]);
      const record = await accessRecord(tx, { account: id, limit: RECORD_SHOWN });
      return { account: { ...account, grants }, sessions, tokens, record };
    });
  }

  /** Persons who could be given an account. */
  candidates(): Promise<Candidate[]> {
    const on = localDateOf(this.clock.now());
    return this.database.transaction((tx) => withoutAccount(tx, { on, limit: CANDIDATES_SHOWN }));
  }

  /** A new account and the secret of the link by which its password is set. Refuses `account.name-unfit`, `person.unknown` and
   *  `account.exists`. */
  add(given: {
    readonly name: string;
    readonly person: string | null;
  }): Promise<(OneTimeLink & { readonly account: string }) | Refusal> {
    const [name, person] = [accountNameOf(given.name), given.person];
    if (!NAME.test(name)) return Promise.resolve(refusal('account.name-unfit', { given: given.name.slice(0, 100) }));
    return this.database.transaction(async (tx) => {
      if (person !== null && !(await personsById(tx, [person])).has(person))
        return refusal('person.unknown', { person });
      const at = this.clock.now();
      const id = randomId();
      const added = await addAccount(tx, { id, name, person, password: null, sample: false, at });
      if (!added) return refusal('account.exists', { account: name });
      await this.note(tx, 'account-added', id, { name, person });
      return { account: id, ...(await this.linkFor(tx, id)) };
    });
  }

  /** A new link for who has lost the password; what was open until now is ended. Refuses `account.unknown`, `account.closed` and
   *  `account.own`. */
  reset(name: string): Promise<OneTimeLink | Refusal> {
    return this.ofOpen(name, async (tx, account) => {
      const barred = this.own(account);
      if (barred !== null) return barred;
      await revokeSessions(tx, account.id, { except: null }, this.clock.now());
      await revokeTokens(tx, account.id, null, this.clock.now());
      return this.linkFor(tx, account.id);
    });
  }

  /** Refuses `account.unknown`, `account.closed`, `account.last-administrator` and `account.own`. */
  close(name: string): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      const barred = (await this.lastAdministrator(tx, account)) ?? this.own(account);
      if (barred !== null) return barred;
      const at = this.clock.now();
      await closeAccount(tx, account.id, at);
      await revokeSessions(tx, account.id, { except: null }, at);
      await revokeTokens(tx, account.id, null, at);
      await this.note(tx, 'account-closed', account.id, { name: account.name });
      return null;
    });
  }

  /** A closed account lets in again, by the password it had; what was open before stays ended. Refuses `account.unknown`. */
  reopen(name: string): Promise<Refusal | null> {
    return this.ofAny(name, async (tx, account) => {
      if (account.closedAt === null) return null;
      await reopenAccount(tx, account.id);
      await this.note(tx, 'account-reopened', account.id, { name: account.name });
      return null;
    });
  }

  /** From today unless told. Refuses `account.unknown`, `account.closed`, `account.own`, `grant.needs-unit`, `grant.no-unit`,
   *  `grant.days-unfit` and `unit.unknown`. */
  grant({ account: name, role, unit, from, to }: GrantWish): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      const barred = this.own(account);
      if (barred !== null) return barred;
      if (role === 'administrator' && unit !== null) return refusal('grant.no-unit');
      if (role !== 'administrator' && unit === null) return refusal('grant.needs-unit', { role });
      if (unit !== null && !(await unitsById(tx, [unit])).has(unit)) return refusal('unit.unknown', { by: role, unit });
      const at = this.clock.now();
      const grant = { id: randomId(), account: account.id, role, unit, from: from ?? localDateOf(at), to };
      if (to !== null && to < grant.from) return refusal('grant.days-unfit', { from: grant.from, to });
      await addGrant(tx, grant, at);
      await this.note(tx, 'granted', account.id, { role, unit, from: grant.from, to });
      return null;
    });
  }

  /** One grant: from this moment on, or with `on` after a last day that is not over. Refuses `account.unknown`, `account.closed`,
   *  `not-found`, `grant.days-unfit`, `account.last-administrator` and `account.own`. */
  endGrant(name: string, id: string, on: LocalDate | null): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      const found = (await grantsOf(tx, [account.id])).find((each) => each.id === id && each.revokedAt === null);
      if (found === undefined) return refusal('not-found', { subject: 'grant', id });
      const { role, unit, from, to } = found;
      const barred = (role === 'administrator' ? await this.lastAdministrator(tx, account) : null) ?? this.own(account);
      if (barred !== null) return barred;
      const at = this.clock.now();
      const today = localDateOf(at);
      if (on === null) await revokeGrant(tx, id, at);
      else {
        if (on < today || on < from || (to !== null && to < on)) return refusal('grant.days-unfit', { from, to: on });
        await endGrant(tx, id, on);
      }
      await this.note(tx, 'grant-revoked', account.id, { role, unit, to: on });
      return null;
    });
  }

  /** From this moment on. Refuses `account.unknown`, `grant.none` and `account.last-administrator`. */
  revoke({ account: name, role, unit }: Pick<GrantWish, 'account' | 'role' | 'unit'>): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      const barred = role === 'administrator' ? await this.lastAdministrator(tx, account) : null;
      if (barred !== null) return barred;
      const gone = await revokeGrants(tx, { account: account.id, role, unit }, this.clock.now());
      if (gone.length === 0) return refusal('grant.none', { account: account.name, role });
      await this.note(tx, 'grant-revoked', account.id, { role, unit });
      return null;
    });
  }

  /** A session of the account, at once. Refuses `not-found`. */
  endSession(account: string, session: string): Promise<Refusal | null> {
    return this.access.revokeSession(account, session, { keeper: this.keeper });
  }

  /** A token of the account, at once. Refuses `not-found`. */
  endToken(account: string, token: string): Promise<Refusal | null> {
    return this.access.revokeToken(account, token, { keeper: this.keeper });
  }

  private async linkFor(tx: Tx, account: string): Promise<OneTimeLink> {
    return { link: await this.access.makeLink(tx, account, this.keeper), endsAt: addMs(this.clock.now(), LINK_MS) };
  }

  private own({ id, name }: Account): Refusal | null {
    return this.keeper?.account === id ? refusal('account.own', { account: name }) : null;
  }

  /** Nobody may lock everybody out, today or on a day to come: somebody else has to keep accounts without an end. Of two who ask at
   *  once the second sees what the first did. */
  private async lastAdministrator(tx: Tx, { id: account }: Account): Promise<Refusal | null> {
    await tx.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
    const others = (await allAccounts(tx)).filter(({ id, closedAt }) => id !== account && closedAt === null);
    const on = localDateOf(this.clock.now());
    const grants = await grantsOf(tx, [account, ...others.map(({ id }) => id)]);
    const held = grants.filter(
      (each) => each.role === 'administrator' && each.revokedAt === null && isHeldOn(each, on),
    );
    // Whoever is none takes no administrator away.
    if (!held.some((each) => each.account === account)) return null;
    const stays = held.some((each) => each.account !== account && each.to === null);
    return stays ? null : refusal('account.last-administrator');
  }

  private ofOpen<T>(name: string, work: (tx: Tx, account: Account) => Promise<T | Refusal>): Promise<T | Refusal> {
    return this.ofAny(name, async (tx, account) =>
      account.closedAt === null ? work(tx, account) : refusal('account.closed', { account: account.name }),
    );
  }

  private ofAny<T>(name: string, work: (tx: Tx, account: Account) => Promise<T | Refusal>): Promise<T | Refusal> {
    const wanted = accountNameOf(name);
    return this.database.transaction(async (tx) => {
      const account = await accountNamed(tx, wanted);
      if (account === null) return refusal('account.unknown', { account: wanted.slice(0, 100) });
      return work(tx, account);
    });
  }

  /** At the machine itself there is no address, and the operator is whoever may log in there. */
  private note(
    tx: Tx,
    what: AccessEvent,
    account: string,
    facts: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    return recordAccess(tx, { at: this.clock.now(), what, account, ...madeBy(this.keeper, facts) });
  }
}
