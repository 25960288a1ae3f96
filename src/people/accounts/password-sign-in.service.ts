import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { addMs, epochMsOf } from '../../calendar/local-date';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database/tx';
import { fold } from '../fold';
import { recordAccess } from './access-record.store';
import { passwordOf, storePassword } from './accounts.store';
import { hashPassword, isOutdated, isPassword } from './password';
import type { SignInMethod } from './sign-in-method';
import { FORGOTTEN_AFTER_MS, OF_ACCOUNT, OF_ADDRESS } from './throttle';
import { countTry, forgetTries, forgiveTries } from './throttle.store';

export interface NameAndPassword {
  readonly name: string;
  readonly password: string;
}

/** Name and password. Whether the name is unknown, closed, without a password or only the password is wrong, the answer and the
 *  work for it are the same. Refuses `sign-in.refused` and `sign-in.held-off`. */
export class PasswordSignIn implements SignInMethod<NameAndPassword> {
  readonly name = 'password';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async prove(
    given: NameAndPassword,
    { address }: { readonly address: string },
  ): Promise<{ readonly account: string } | Refusal> {
    const name = accountNameOf(given.name);
    const now = this.clock.now();
    // A name nobody has is counted like one that somebody has.
    const [account, from] = [`account/${name.slice(0, 200)}`, `address/${address}`];
    const heldUntil = await this.database.transaction(
      (tx) =>
      countTry(tx, [{ subject: account, limit: OF_ACCOUNT }, { subject: from, limit: OF_ADDRESS }], now), // prettier-ignore
    );
    if (heldUntil !== null) {
      return refusal('sign-in.held-off', { seconds: Math.ceil((epochMsOf(heldUntil) - epochMsOf(now)) / 1_000) });
    }
    const found = await this.database.transaction((tx) => passwordOf(tx, name));
    const right = await isPassword(given.password, found?.password ?? null);
    if (!right || found === null) {
      await this.failed(found?.id ?? null, address);
      return refusal('sign-in.refused');
    }
    await this.database.transaction(async (tx) => {
      await forgiveTries(tx, account, from);
      await forgetTries(tx, addMs(now, -4 * FORGOTTEN_AFTER_MS));
    });
    await this.renew(found.id, found.password ?? '', given.password);
    return { account: found.id };
  }

  private failed(account: string | null, address: string): Promise<void> {
    // Not the name: people type their password into the wrong field.
    const entry = {
      at: this.clock.now(),
      what: 'sign-in-failed',
      account,
      address,
      facts: { method: this.name },
    } as const;
    return this.database.transaction((tx) => recordAccess(tx, entry));
  }

  /** Only now is the password at hand to be stored with parameters that were raised. */
  private async renew(account: string, stored: string, password: string): Promise<void> {
    if (!isOutdated(stored)) return;
    const renewed = await hashPassword(password);
    await this.database.transaction((tx) => storePassword(tx, account, renewed));
  }
}

export const accountNameOf = (text: string): string => fold(text);
