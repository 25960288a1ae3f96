import { noticeText } from '../../notifications/notice-texts';
import type { NoticeView } from '../../notifications/notices.store';
import { ADDRESS, dutyAddress } from '../page/addresses';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Moment } from '../page/when';
import { INBOX_WORDS } from './inbox-words';

export interface InboxProps {
  readonly items: readonly NoticeView[];
  readonly all: boolean;
  readonly next: string | null;
}

export function Inbox({ items, all, next }: InboxProps) {
  const t = useWords(INBOX_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.lead}</p>
        </div>
      </div>
      <nav class="tabs" aria-label={t.views}>
        <a href={ADDRESS.inbox} aria-current={all ? undefined : 'page'}>
          {t.unseen}
        </a>
        <a href={`${ADDRESS.inbox}?all=true`} aria-current={all ? 'page' : undefined}>
          {t.everything}
        </a>
      </nav>
      {items.length === 0 ? (
        <div class="empty">
          <Icon name="bell" />
          <p>
            <b>{t.empty}</b>
          </p>
          <p>{t.emptyHelp}</p>
        </div>
      ) : (
        <div class="panel">
          <ul class="tasks">
            {items.map((notice) => (
              <Told key={notice.id} notice={notice} />
            ))}
          </ul>
        </div>
      )}
      <div class="pager">
        <span />
        {next === null ? null : (
          <a
            class="btn btn--second"
            rel="next"
            href={`${ADDRESS.inbox}?${new URLSearchParams({ ...(all ? { all: 'true' } : {}), after: next }).toString()}`}
          >
            {t.next}
          </a>
        )}
      </div>
    </>
  );
}

function Told({ notice }: { readonly notice: NoticeView }) {
  const { language, address } = useView();
  const t = useWords(INBOX_WORDS);
  const { title, body } = noticeText(notice, language);
  return (
    <li>
      <div>
        {notice.obligationId === null ? (
          <b>{title}</b>
        ) : (
          <a href={dutyAddress(notice.obligationId)} data-row>
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
