import { localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { randomId } from '../../platform/identifiers';
import { recordAccess } from './access-record.store';
import type { Access } from './access.service';
import { addAccount, addGrant } from './accounts.store';
import { hashPassword } from './password';
import type { GrantedRole } from './scope';
import { sampleAccountEntries, type SampleAccountEntry } from './sample-accounts.store';
import { readablePassword } from './secret';

/** Who can come in on the first day. Told once, and never again: only hashes are kept. */
export type FirstAccounts =
  | { readonly kind: 'administrator'; readonly name: string; readonly link: string }
  | { readonly kind: 'sample'; readonly accounts: readonly SampleAccount[] };

export interface SampleAccount {
  readonly name: string;
  readonly password: string;
  readonly about: string;
}

const ADMINISTRATOR = 'quan-tri';

/** Makes the first accounts where there are none. Of several processes that start at once, one does. */
export class FirstAccountsMaker {
  constructor(
    private readonly database: Database,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** Null where there are accounts already. `sample`: the database holds sample history. */
  async make(sample: boolean): Promise<FirstAccounts | null> {
    if (await this.database.transaction(hasAccounts)) return null;
    // Slow by design, so before the lock.
    const entries = sample ? sampleAccountEntries() : [];
    const secrets = await Promise.all(entries.map(withPassword));
    return this.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
      if (await hasAccounts(tx)) return null;
      return sample ? this.sampleAccounts(tx, secrets) : this.administrator(tx);
    });
  }

  private async administrator(tx: Tx): Promise<FirstAccounts> {
    const id = await this.add(tx, { name: ADMINISTRATOR, person: null, password: null, sample: false });
    await this.grant(tx, id, { role: 'administrator', unit: null });
    return { kind: 'administrator', name: ADMINISTRATOR, link: await this.access.makeLink(tx, id) };
  }

  private async sampleAccounts(tx: Tx, secrets: readonly Secret[]): Promise<FirstAccounts> {
    const accounts: SampleAccount[] = [];
    for (const { entry, password, stored } of secrets) {
      const { name, post, about, grant } = entry;
      const person = post === undefined ? null : await this.holderOf(tx, post);
      if (post !== undefined && person === null) continue;
      const id = await this.add(tx, { name, person, password: stored, sample: true });
      if (grant) await this.grant(tx, id, grant);
      accounts.push({ name, about, password });
    }
    return { kind: 'sample', accounts };
  }

  private async add(tx: Tx, account: Omit<Parameters<typeof addAccount>[1], 'id' | 'at'>): Promise<string> {
    const [id, at] = [randomId(), this.clock.now()];
    await addAccount(tx, { ...account, id, at });
    const facts = { name: account.name, person: account.person };
    await recordAccess(tx, { at, what: 'account-added', account: id, address: null, facts });
    return id;
  }

  private async grant(
    tx: Tx,
    account: string,
    { role, unit }: { readonly role: GrantedRole; readonly unit: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    const from = localDateOf(at);
    await addGrant(tx, { id: randomId(), account, role, unit, from, to: null }, at);
    await recordAccess(tx, { at, what: 'granted', account, address: null, facts: { role, unit, from, to: null } });
  }

  private async holderOf(tx: Tx, post: string): Promise<string | null> {
    const [row] = await tx.query<{ person: string }>(
      `SELECT person_id AS person FROM tenure WHERE post_id = $1 AND held_from <= $2 AND (held_to IS NULL OR $2 <= held_to)
       ORDER BY held_from LIMIT 1`,
      [post, localDateOf(this.clock.now())],
    );
    return row?.person ?? null;
  }
}

const hasAccounts = async (tx: Tx): Promise<boolean> => (await tx.query('SELECT 1 FROM account LIMIT 1')).length > 0;

interface Secret {
  readonly entry: SampleAccountEntry;
  readonly password: string;
  readonly stored: string;
}

async function withPassword(entry: SampleAccountEntry): Promise<Secret> {
  const password = readablePassword();
  return { entry, password, stored: await hashPassword(password) };
}
