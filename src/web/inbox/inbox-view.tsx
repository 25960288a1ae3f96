import type { Instant } from '../../../workflows/vocabulary';
import { noticeText } from '../../notifications/notice-texts';
import type { NoticeView } from '../../notifications/notices.store';
import { ADDRESS, caseAddress, dutyAddress } from '../page/addresses';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { Empty, PageTitle, Pager } from '../page/list-frame';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { Calendar } from './calendar-view';
import { INBOX_WORDS } from './inbox-words';

export interface InboxProps {
  readonly items: readonly NoticeView[];
  readonly all: boolean;
  readonly next: string | null;
  /** Since when there is an address of their calendar: null without one, absent for whoever is nobody's. */
  readonly since: Instant | null | undefined;
}

export function Inbox({ items, all, next, since }: InboxProps) {
  const t = useWords(INBOX_WORDS);
  return (
    <>
      <PageTitle title={t.title} help={t.lead} />
      <nav class="tabs" aria-label={t.views}>
        <a href={ADDRESS.inbox} aria-current={all ? undefined : 'page'}>
          {t.unseen}
        </a>
        <a href={`${ADDRESS.inbox}?all=true`} aria-current={all ? 'page' : undefined}>
          {t.everything}
        </a>
      </nav>
      {items.length === 0 ? (
        <Empty icon="bell" title={t.empty} help={t.emptyHelp} />
      ) : (
        <div class="panel">
          <ul class="tasks">
            {items.map((notice) => (
              <Told key={notice.id} notice={notice} />
            ))}
          </ul>
        </div>
      )}
      <Pager
        first={null}
        next={
          next === null
            ? null
            : `${ADDRESS.inbox}?${new URLSearchParams({ ...(all ? { all: 'true' } : {}), after: next }).toString()}`
        }
      />
      {since === undefined ? null : <Calendar since={since} />}
    </>
  );
}

function Told({ notice }: { readonly notice: NoticeView }) {
  const { language, address } = useView();
  const t = useWords(INBOX_WORDS);
  const { title, body } = noticeText(notice, language);
  const about =
    notice.caseId !== null
      ? caseAddress(notice.caseId)
      : notice.obligationId === null
        ? null
        : dutyAddress(notice.obligationId);
  return (
    <li>
      <div>
        {about === null ? (
          <b>{title}</b>
        ) : (
          <a href={about} data-row>
            {title}
          </a>
        )}
        <p>{body}</p>
        <p>
          <Moment at={notice.createdAt} />
          {notice.acknowledgedAt === null ? null : (
            <>
              . {t.seenAt} <Moment at={notice.acknowledgedAt} />
            </>
          )}
        </p>
      </div>
      {notice.acknowledgedAt === null ? (
        <Form action={`${ADDRESS.inbox}/${notice.id}`}>
          <input type="hidden" name="back" value={address} />
          <button class="btn btn--second btn--small" type="submit">
            <Icon name="check" />
            {t.acknowledge}
            <span class="vh">{t.acknowledgeOf(title)}</span>
          </button>
        </Form>
      ) : null}
    </li>
  );
}
