import type { LocalDate } from '../../../workflows/vocabulary';
import type { AccessEvent } from '../../people/accounts/access-record.store';
import type { AccountDetail } from '../../people/accounts/account-keeping.service';
import type { Grant } from '../../people/accounts/accounts.store';
import { GRANTED_ROLES, isHeldOn } from '../../people/accounts/scope';
import type { Unit } from '../../people/people.store';
import { localDateOf } from '../../calendar/local-date';
import { ROLE_WORDS } from '../entry/role-words';
import { adminAccountAddress } from '../page/addresses';
import { dayText, momentText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { fieldOf } from '../page/typed';
import { ACCESS_EVENT_WORDS, ACCOUNT_ADMIN_WORDS } from './account-admin-words';
import { AccountState, grantDays } from './account-list-view';
import type { Tried } from './tried';
import { CardTable, DoneLine, Row } from './admin-frame';
import { UnitSelect } from './unit-select';

export interface AccountAdminProps {
  readonly detail: AccountDetail;
  readonly units: readonly Unit[];
  readonly unitNames: ReadonlyMap<string, string>;
  /** Names of accounts, for who did what. */
  readonly names: ReadonlyMap<string, string>;
  readonly today: LocalDate;
  readonly own: boolean;
  readonly tried: Tried;
}

/** One account: what was granted, what is open, what happened, and what can be done about it. */
export function AccountAdmin(props: AccountAdminProps) {
  const { detail, tried, own } = props;
  const { account } = detail;
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const labels = { role: t.role, unit: t.unit, from: t.since, to: t.until, on: t.endOn };
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{account.name}</h1>
          <p>{account.personName ?? t.nobody}</p>
        </div>
        <AccountState account={account} />
      </div>
      <DoneLine />
      <ErrorSummary refused={tried.refused} wrong={tried.wrong} labels={labels} />
      <div class="cols">
        <div class="stack">
          <Grants {...props} />
          <Openings {...props} />
        </div>
        <div class="stack no-print">
          {own ? <p class="notice notice--quiet">{t.ownAccount}</p> : <Deeds {...props} />}
        </div>
      </div>
      <Record {...props} />
    </>
  );
}

function Deeds({ detail: { account } }: AccountAdminProps) {
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const action = adminAccountAddress(account.id);
  const deed = (type: string, text: string, hint: string, look: string) => (
    <Form action={action} class="section-s">
      <input type="hidden" name="type" value={type} />
      <span class="hint">{hint}</span>
      <button class={`btn ${look}`} type="submit">
        {text}
      </button>
    </Form>
  );
  return (
    <section class="panel" aria-labelledby="deeds">
      <h2 id="deeds">{t.deeds}</h2>
      <dl class="summary summary--narrow">
        <Row name={t.madeAt}>
          <Moment at={account.madeAt} />
        </Row>
        {account.closedAt === null ? null : (
          <Row name={t.closedNow}>
            <Moment at={account.closedAt} />
          </Row>
        )}
      </dl>
      {account.closedAt === null ? (
        <>
          {deed('link', t.newLink, t.newLinkHint, 'btn--second')}
          {deed('close', t.close, t.closeHint, 'btn--warn')}
        </>
      ) : (
        deed('reopen', t.reopen, t.reopenHint, '')
      )}
    </section>
  );
}

function Grants(props: AccountAdminProps) {
  const { detail, unitNames, today, own } = props;
  const { account } = detail;
  const { language } = useView();
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const roles = ROLE_WORDS(language);
  const mayEnd = (grant: Grant): boolean =>
    !own && account.closedAt === null && grant.revokedAt === null && (grant.to === null || today <= grant.to);
  return (
    <section class="panel" aria-labelledby="grants">
      <h2 id="grants">{t.roles}</h2>
      {account.grants.length === 0 ? (
        <p class="muted">{t.noGrants}</p>
      ) : (
        <CardTable
          caption={t.roles}
          head={[t.role, t.unit, `${t.since} – ${t.until}`, t.state, t.end]}
          rows={account.grants.map((grant) => ({
            key: grant.id,
            cells: [
              roles[grant.role],
              grant.unit === null ? <span class="muted">–</span> : (unitNames.get(grant.unit) ?? grant.unit),
              grantDays(grant, t.endless),
              grantState(grant, today, t),
              mayEnd(grant) ? <EndGrant account={account.id} grant={grant} /> : '–',
            ],
          }))}
        />
      )}
      {own || account.closedAt !== null ? null : <GrantForm {...props} />}
    </section>
  );
}

function grantState(grant: Grant, today: LocalDate, t: ReturnType<typeof ACCOUNT_ADMIN_WORDS>): string {
  if (grant.revokedAt !== null) return t.revoked(dayText(localDateOf(grant.revokedAt)));
  if (isHeldOn(grant, today)) return t.inForce;
  return today < grant.from ? t.later : t.over;
}

function EndGrant({ account, grant }: { readonly account: string; readonly grant: Grant }) {
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const id = `end-${grant.id}`;
  return (
    <Form action={adminAccountAddress(account)} class="actions">
      <input type="hidden" name="type" value="end-grant" />
      <input type="hidden" name="grant" value={grant.id} />
      <label class="small" for={id}>
        {t.endOn} ({t.endHint})
      </label>
      <input class="w-date" id={id} type="date" name="on" />
      <button class="btn btn--second btn--small" type="submit">
        {t.end}
      </button>
    </Form>
  );
}

function GrantForm({ detail: { account }, units, tried }: AccountAdminProps) {
  const { language } = useView();
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const roles = ROLE_WORDS(language);
  const typed = (name: string): string => (fieldOf(tried.typed, 'type') === 'grant' ? fieldOf(tried.typed, name) : '');
  return (
    <div class="section-s no-print">
      <h3>{t.grant}</h3>
      <p class="hint">{t.grantHelp}</p>
      <Form action={adminAccountAddress(account.id)}>
        <input type="hidden" name="type" value="grant" />
        <Field name="role" label={t.role} wrong={tried.wrong}>
          {(control) => (
            <select {...control}>
              {GRANTED_ROLES.map((role) => (
                <option key={role} value={role} selected={typed('role') === role}>
                  {roles[role]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field name="unit" label={t.unit} hint={t.unitHint} wrong={tried.wrong}>
          {(control) => <UnitSelect control={control} units={units} value={typed('unit')} />}
        </Field>
        <Field name="from" label={t.since} hint={t.fromHint} wrong={tried.wrong}>
          {(control) => <input {...control} class="w-date" type="date" value={typed('from')} />}
        </Field>
        <Field name="to" label={t.until} hint={t.toHint} wrong={tried.wrong}>
          {(control) => <input {...control} class="w-date" type="date" value={typed('to')} />}
        </Field>
        <button class="btn" type="submit">
          {t.grantButton}
        </button>
      </Form>
    </div>
  );
}

function Openings({ detail: { account, sessions, tokens } }: AccountAdminProps) {
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const line = (type: string, field: string, id: string, text: string, button: string) => (
    <li key={id}>
      <div>{text}</div>
      <Form action={adminAccountAddress(account.id)}>
        <input type="hidden" name="type" value={type} />
        <input type="hidden" name={field} value={id} />
        <button class="btn btn--second btn--small" type="submit">
          {button}
        </button>
      </Form>
    </li>
  );
  return (
    <section class="panel" aria-labelledby="open">
      <h2 id="open">{t.sessions}</h2>
      {sessions.length === 0 ? (
        <p class="muted">{t.noSessions}</p>
      ) : (
        <ul class="tasks">
          {sessions.map(
            ({ id, address, begunAt, seenAt }) =>
            line('end-session', 'session', id, t.sessionLine(address, momentText(begunAt, 'minute'), momentText(seenAt, 'minute')), t.endSession), // prettier-ignore
          )}
        </ul>
      )}
      <h2 class="section-s">{t.tokens}</h2>
      {tokens.length === 0 ? (
        <p class="muted">{t.noTokens}</p>
      ) : (
        <ul class="tasks">
          {tokens.map(({ id, name, reach, endsAt }) =>
            line('end-token', 'token', id, t.tokenLine(name, reach, momentText(endsAt, 'minute')), t.endToken),
          )}
        </ul>
      )}
    </section>
  );
}

function Record({ detail: { record }, names }: AccountAdminProps) {
  const { language } = useView();
  const t = useWords(ACCOUNT_ADMIN_WORDS);
  const events = ACCESS_EVENT_WORDS(language);
  return (
    <section class="panel section" aria-labelledby="record">
      <div class="panel__head">
        <h2 id="record">{t.record}</h2>
        <p>{t.recordHelp}</p>
      </div>
      <CardTable
        caption={t.record}
        head={[t.what, t.when, t.byWhom, t.where, t.facts]}
        rows={record.map(({ id, at, what, address, facts }) => {
          const { by, ...rest } = JSON.parse(facts) as Readonly<Record<string, unknown>>;
          const told = Object.entries(rest).filter(([, value]) => value !== null);
          return {
            key: id,
            cells: [
              events[what satisfies AccessEvent],
              <Moment at={at} />,
              typeof by === 'string' ? (names.get(by) ?? by) : address === null ? t.atMachine : t.owner,
              address ?? t.atMachine,
              <span class="small">{told.map(([key, value]) => `${key}: ${String(value)}`).join(', ') || '–'}</span>,
            ],
          };
        })}
      />
    </section>
  );
}
