import type { Instant } from '../../../workflows/vocabulary';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { PageTitle } from '../page/list-frame';
import { useWords } from '../page/view';
import { Moment } from '../page/when';
import { INBOX_WORDS } from './inbox-words';

/** Whether there is an address of one's calendar, and the ways to change that. The address itself is not kept. */
export function Calendar({ since }: { readonly since: Instant | null }) {
  const t = useWords(INBOX_WORDS);
  return (
    <section class="panel section-s no-print" aria-labelledby="calendar">
      <h2 id="calendar">{t.calendar}</h2>
      <p class="muted">{t.calendarHelp}</p>
      <p class="section-s">
        {since === null ? (
          t.calendarNone
        ) : (
          <>
            {t.calendarSince} <Moment at={since} />. {t.calendarRenewHint}
          </>
        )}
      </p>
      <div class="actions section-s">
        <Form action={ADDRESS.inboxCalendar}>
          <button class="btn btn--second" type="submit" name="deed" value="renew">
            <Icon name="calendar" />
            {since === null ? t.calendarMake : t.calendarRenew}
          </button>
        </Form>
        {since === null ? null : (
          <Form action={ADDRESS.inboxCalendar}>
            <button class="btn btn--plain" type="submit" name="deed" value="revoke">
              {t.calendarRevoke}
            </button>
          </Form>
        )}
      </div>
    </section>
  );
}

/** A new address, this once. */
export function NewCalendar({ address }: { readonly address: string }) {
  const t = useWords(INBOX_WORDS);
  return (
    <>
      <PageTitle title={t.calendar} help={t.calendarHelp} />
      <div class="panel stack-s">
        <p class="notice notice--soon" role="status">
          {t.calendarOnce}
        </p>
        <div class="field">
          <label for="calendar-address">{t.calendarAddress}</label>
          <input id="calendar-address" class="w-full" readOnly value={address} />
        </div>
        <p>
          <a class="btn btn--second" href={ADDRESS.inbox}>
            {t.title}
          </a>
        </p>
      </div>
    </>
  );
}
