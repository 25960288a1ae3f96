import type { Instant } from '../../../workflows/vocabulary';
import { adminAccountAddress } from '../page/addresses';
import { momentText } from '../page/date-text';
import { useWords } from '../page/view';
import { ACCOUNT_ADMIN_WORDS } from './account-admin-words';

/** A one-time link as it is sent to the owner. */
export interface OneTimeAddress {
  readonly name: string;
  readonly account: string;
  readonly address: string;
  readonly endsAt: Instant;
}

/** The link, shown once. */
export function OneTimeLinkView({ name, account, address, endsAt }: OneTimeAddress) {
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t.linkTitle}</h1>
      <p>{t.linkHelp(name, momentText(endsAt, 'minute'))}</p>
      <div class="field">
        <label for="link">{t.linkField}</label>
        <input id="link" class="w-full" type="text" readOnly value={address} />
      </div>
      <p>
        <a class="btn btn--second" href={adminAccountAddress(account)}>
          {t.toAccount}
        </a>
      </p>
    </div>
  );
}
