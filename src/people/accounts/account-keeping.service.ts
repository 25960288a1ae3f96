import { refusal, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { randomId } from '../../platform/identifiers';
import { personsById, unitsById } from '../people.store';
import { recordAccess, type AccessEvent } from './access-record.store';
import type { Access } from './access.service';
import {
  accountNamed,
  addAccount,
  addGrant,
  allAccounts,
  closeAccount,
  grantsOf,
  revokeGrants,
  type Account,
  type Grant,
} from './accounts.store';
import { accountNameOf } from './password-sign-in.service';
import { isHeldOn, type GrantedRole } from './scope';
import { revokeSessions, revokeTokens } from './sessions.store';

const NAME = /^[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]$/;

export interface AccountView extends Account {
  readonly grants: readonly Grant[];
}
export interface GrantWish {
  readonly account: string;
  readonly role: GrantedRole;
  readonly unit: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Keeps accounts: who has one, and what was granted to whom. Every change leaves a record of access. */
export class AccountKeeping {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  all(): Promise<AccountView[]> {
    return this.database.transaction(async (tx) => {
      const accounts = await allAccounts(tx);
      const ids = accounts.map(({ id }) => id);
      const grants = await grantsOf(tx, ids);
      return accounts.map((account) => ({ ...account, grants: grants.filter((each) => each.account === account.id) }));
    });
  }

  /** A new account and the secret of the link by which its password is set. Refuses `account.name-unfit`, `person.unknown` and
   *  `account.exists`. */
  add(given: { readonly name: string; readonly person: string | null }): Promise<{ readonly link: string } | Refusal> {
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
      return { link: await this.access.makeLink(tx, id) };
    });
  }

  /** A new link for who has lost the password; what was open until now is ended. Refuses `account.unknown`, `account.closed`. */
  reset(name: string): Promise<{ readonly link: string } | Refusal> {
    return this.ofOpen(name, async (tx, { id }) => {
      await revokeSessions(tx, id, { except: null }, this.clock.now());
      await revokeTokens(tx, id, null, this.clock.now());
      return { link: await this.access.makeLink(tx, id) };
    });
  }

  /** Refuses `account.unknown`, `account.closed` and `account.last-administrator`. */
  close(name: string): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      const left = await this.administratorsBeside(tx, account.id);
      if (left === 0) return refusal('account.last-administrator');
      const at = this.clock.now();
      await closeAccount(tx, account.id, at);
      await revokeSessions(tx, account.id, { except: null }, at);
      await revokeTokens(tx, account.id, null, at);
      await this.note(tx, 'account-closed', account.id, { name: account.name });
      return null;
    });
  }

  /** From today unless told. Refuses `account.unknown`, `account.closed`, `grant.needs-unit`, `grant.no-unit` and `unit.unknown`. */
  grant({ account: name, role, unit, from, to }: GrantWish): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      if (role === 'administrator' && unit !== null) return refusal('grant.no-unit');
      if (role !== 'administrator' && unit === null) return refusal('grant.needs-unit', { role });
      if (unit !== null && !(await unitsById(tx, [unit])).has(unit)) return refusal('unit.unknown', { by: role, unit });
      const at = this.clock.now();
      const grant = { id: randomId(), account: account.id, role, unit, from: from ?? localDateOf(at), to };
      await addGrant(tx, grant, at);
      await this.note(tx, 'granted', account.id, { role, unit, from: grant.from, to });
      return null;
    });
  }

  /** From this moment on. Refuses `account.unknown`, `grant.none` and `account.last-administrator`. */
  revoke({ account: name, role, unit }: Pick<GrantWish, 'account' | 'role' | 'unit'>): Promise<Refusal | null> {
    return this.ofOpen(name, async (tx, account) => {
      if (role === 'administrator' && (await this.administratorsBeside(tx, account.id)) === 0) {
        return refusal('account.last-administrator');
      }
      const gone = await revokeGrants(tx, { account: account.id, role, unit }, this.clock.now());
      if (gone.length === 0) return refusal('grant.none', { account: account.name, role });
      await this.note(tx, 'grant-revoked', account.id, { role, unit });
      return null;
    });
  }

  /** How many others keep accounts: nobody may lock everybody out. */
  private async administratorsBeside(tx: Tx, account: string): Promise<number> {
    const others = (await allAccounts(tx)).filter(({ id, closedAt }) => id !== account && closedAt === null);
    const on = localDateOf(this.clock.now());
    const grants = await grantsOf(tx, [account, ...others.map(({ id }) => id)]);
    const held = grants.filter(
      (each) => each.role === 'administrator' && each.revokedAt === null && isHeldOn(each, on),
    );
    // Whoever is none takes no administrator away.
    if (!held.some((each) => each.account === account)) return 1;
    return new Set(held.filter((each) => each.account !== account).map((each) => each.account)).size;
  }

  private ofOpen<T>(name: string, work: (tx: Tx, account: Account) => Promise<T | Refusal>): Promise<T | Refusal> {
    const wanted = accountNameOf(name);
    return this.database.transaction(async (tx) => {
      const account = await accountNamed(tx, wanted);
      if (account === null) return refusal('account.unknown', { account: wanted.slice(0, 100) });
      if (account.closedAt !== null) return refusal('account.closed', { account: wanted });
      return work(tx, account);
    });
  }

  /** At the machine itself: there is no address, and the operator is whoever may log in there. */
  private note(
    tx: Tx,
    what: AccessEvent,
    account: string,
    facts: Readonly<Record<string, string | null>>,
  ): Promise<void> {
    return recordAccess(tx, { at: this.clock.now(), what, account, address: null, facts });
  }
}
