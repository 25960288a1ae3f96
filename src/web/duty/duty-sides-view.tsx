import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import type { CaseLine } from '../../cases/case-queries.store';
import { caseStateText } from '../../cases/case-state-words.table';
import type { Evidence } from '../../evidence/evidence.store';
import { noticeText } from '../../notifications/notice-texts';
import type { NoticeView } from '../../notifications/notices.store';
import { caseAddress } from '../page/addresses';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { DUTY_WORDS } from './duty-words';

/** What was handed in. */
export function Proof({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <section class="panel" aria-labelledby="proof">
      <h2 id="proof">{t.evidence}</h2>
      {evidence.length === 0 ? <p class="muted">{t.noEvidence}</p> : null}
      <ul class="tasks">
        {evidence.map((each) => (
          <li key={each.id}>
            <div>
              {each.kind === 'file' ? (
                <a href={`/api/evidence/${each.id}/content`} download>
                  {each.fileName}
                </a>
              ) : (
                <b>
                  {each.document.type} {each.document.number ?? '…'}/{each.document.symbol}
                </b>
              )}
              <p>
                {each.kind === 'file' ? `${t.bytes(numberText(Math.ceil(each.bytes / 1_024), language))}, ` : null}
                <Moment at={each.addedAt} />
                <br />
                {t.hash} <code>{each.sha256.slice(0, 16)}</code>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who was told. */
export function Notices({ notices }: { readonly notices: readonly NoticeView[] }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <section class="panel" aria-labelledby="notices">
      <h2 id="notices">{t.notices}</h2>
      {notices.length === 0 ? <p class="muted">{t.noNotices}</p> : null}
      <ul class="tasks tasks--long">
        {notices.map((notice) => (
          <li key={notice.id}>
            <div>
              {noticeText(notice, language).title}
              <p>
                <Moment at={notice.createdAt} />
                {notice.acknowledgedAt === null ? null : (
                  <>
                    {' '}
                    <Icon name="check" /> {t.acknowledged}
                  </>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What followed from it for somebody, where that is seen. */
export function Cases({ cases }: { readonly cases: readonly CaseLine[] }) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  if (cases.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="cases">
      <h2 id="cases">{t.cases}</h2>
      <ul class="tasks">
        {cases.map(({ id, kind, workState, actOn }) => (
          <li key={id}>
            <div>
              <a href={caseAddress(id)}>{CASE_KIND_WORDS(language)[kind]}</a>
              <p>
                {caseStateText(workState, language)}, <Day on={actOn} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
