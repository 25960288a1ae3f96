import type { AccountView } from '../../people/accounts/account-keeping.service';
import type { Candidate } from '../../people/accounts/accounts.store';
import { isHeldOn } from '../../people/accounts/scope';
import type { LocalDate } from '../../../workflows/vocabulary';
import { ROLE_WORDS } from '../entry/role-words';
import { ADDRESS, adminAccountAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { fieldOf } from '../page/typed';
import { ACCOUNT_ADMIN_WORDS } from './account-admin-words';
import { AdminTitle, CardTable, Empty } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import type { Tried } from './tried';

export interface AccountListProps {
  readonly accounts: readonly AccountView[];
  readonly candidates: readonly Candidate[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly today: LocalDate;
  readonly tried: Tried;
}

/** Every account, and the form for another. */
export function AccountList({ accounts, candidates, unitNames, today, tried }: AccountListProps) {
  const { language } = useView();
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const roles = ROLE_WORDS(language);
  const labels = { name: t.name, person: t.person };
  const wrong = tried.wrong;
  return (
    <>
      <AdminTitle title={shared.accounts} help={t.help} />
      <ErrorSummary refused={tried.refused} wrong={wrong} labels={labels} />
      <section class="panel" aria-labelledby="accounts">
        <h2 id="accounts">{t.list}</h2>
        {accounts.length === 0 ? (
          <Empty icon="lock" title={t.emptyTitle} help={t.emptyHelp} />
        ) : (
          <CardTable
            caption={t.list}
            head={[t.name, t.person, t.state, t.roles]}
            rows={accounts.map((account) => ({
              key: account.id,
              cells: [
                <a href={adminAccountAddress(account.id)} data-row>
                  {account.name}
                </a>,
                account.personName ?? <span class="muted">{t.nobody}</span>,
                <AccountState account={account} />,
                account.grants
                  .filter((grant) => grant.revokedAt === null && isHeldOn(grant, today))
                  .map(({ role, unit }) =>
                    unit === null ? roles[role] : `${roles[role]}: ${unitNames.get(unit) ?? unit}`,
                  )
                  .join('; ') || <span class="muted">{t.none}</span>,
              ],
            }))}
          />
        )}
      </section>
      <section class="panel section no-print" aria-labelledby="add">
        <h2 id="add">{t.add}</h2>
        <Form action={ADDRESS.adminAccounts}>
          <Field name="name" label={t.name} hint={t.nameHint} wrong={wrong}>
            {(control) => (
              <input {...control} type="text" autocomplete="off" value={fieldOf(tried.typed, 'name')} maxLength={100} />
            )}
          </Field>
          <Field name="person" label={t.person} hint={t.personHint} wrong={wrong}>
            {(control) => (
              <input
                {...control}
                type="text"
                autocomplete="off"
                list="persons"
                value={fieldOf(tried.typed, 'person')}
                maxLength={200}
              />
            )}
          </Field>
          <datalist id="persons">
            {candidates.map(({ person, name, title }) => (
              <option key={person} value={person}>
                {title === null ? name : `${name}, ${title}`}
              </option>
            ))}
          </datalist>
          <button class="btn" type="submit">
            <Icon name="plus" /> {t.addButton}
          </button>
        </Form>
      </section>
    </>
  );
}

/** A word, never a colour alone. */
export function AccountState({ account }: { readonly account: AccountView }) {
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  if (account.closedAt !== null) {
    return (
      <span class="tag tag--state">
        <Icon name="lock" /> {t.closedNow}
      </span>
    );
  }
  return account.hasPassword ? (
    <span class="tag tag--ontrack">
      <Icon name="check" /> {t.open}
    </span>
  ) : (
    <span class="tag tag--soon">
      <Icon name="clock" /> {t.noPassword}
    </span>
  );
}

export const grantDays = (
  grant: { readonly from: LocalDate; readonly to: LocalDate | null },
  endless: string,
): string => `${dayText(grant.from)} – ${grant.to === null ? endless : dayText(grant.to)}`;
