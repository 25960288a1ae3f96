import { localDateOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database, Tx } from '../../platform/database/tx';
import { randomId } from '../../platform/identifiers';
import { recordAccess } from './access-record.store';
import type { Access } from './access.service';
import { addAccount, addGrant } from './accounts.store';
import { hashPassword } from './password';
import type { GrantedRole } from './scope';
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

/** One for each way of looking at the sample plan. Who they are follows from the posts of the sample. */
const SAMPLES: readonly {
  readonly name: string;
  readonly post: string | null;
  readonly about: string;
  readonly grant?: { readonly role: GrantedRole; readonly unit: string | null };
}[] = [
  { name: 'theo-doi', post: 'van-phong-ban-atgt-tinh-can-bo', about: 'chuyên viên theo dõi / monitoring officer' },
  { name: 'chanh-van-phong', post: 'van-phong-ban-atgt-tinh-nguoi-dung-dau', about: 'lãnh đạo theo dõi / its leader' },
  { name: 'truong-ban', post: 'ban-atgt-tinh-nguoi-dung-dau', about: 'người ban hành kế hoạch / owner of the plan' },
  { name: 'dau-moi', post: 'so-gtvt-can-bo', about: 'cán bộ đầu mối / unit officer' },
  { name: 'giam-doc', post: 'so-gtvt-nguoi-dung-dau', about: 'người đứng đầu đơn vị / head of unit' },
  {
    name: 'thanh-tra',
    post: null,
    about: 'kiểm tra, chỉ đọc / inspector',
    grant: { role: 'inspector', unit: 'ubnd-tinh' },
  },
  {
    name: 'quan-tri',
    post: null,
    about: 'quản trị tài khoản / administrator',
    grant: { role: 'administrator', unit: null },
  },
];

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
    // Slow by design, so before the lock.
    const secrets = sample ? await Promise.all(SAMPLES.map(withPassword)) : [];
    return this.database.transaction(async (tx) => {
      await tx.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE');
      const [some] = await tx.query('SELECT 1 FROM account LIMIT 1');
      if (some !== undefined) return null;
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
    for (const [index, { name, post, about, grant }] of SAMPLES.entries()) {
      const secret = secrets[index];
      const person = post === null ? null : await this.holderOf(tx, post);
      if (secret === undefined || (post !== null && person === null)) continue;
      const id = await this.add(tx, { name, person, password: secret.stored, sample: true });
      if (grant) await this.grant(tx, id, grant);
      accounts.push({ name, about, password: secret.password });
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

interface Secret {
  readonly password: string;
  readonly stored: string;
}

async function withPassword(): Promise<Secret> {
  const password = readablePassword();
  return { password, stored: await hashPassword(password) };
}
