import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import type { CaseLine } from '../../cases/case-queries.store';
import { caseStateText } from '../../cases/case-state-words.table';
import type { Evidence } from '../../evidence/evidence.store';
import { noticeText } from '../../notifications/notice-texts';
import type { NoticeView } from '../../notifications/notices.store';
import { caseAddress, dutyAddress } from '../page/addresses';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import type { LastPeriod as LastPeriodRead } from './duty-reading.service';
import { DUTY_WORDS } from './duty-words';
import { happenedText } from './event-words.table';
import { periodText } from './period-text';

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
              <EvidenceName evidence={each} />
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

function EvidenceName({ evidence }: { readonly evidence: Evidence }) {
  if (evidence.kind === 'file') {
    return (
      <a href={`/api/evidence/${evidence.id}/content`} download>
        {evidence.fileName}
      </a>
    );
  }
  const { type, number, symbol } = evidence.document;
  return (
    <b>
      {type} {number ?? '…'}/{symbol}
    </b>
  );
}

/** What was handed in for the period before, beside the form for this one. */
export function LastPeriod({ duty, handedIn, evidence }: LastPeriodRead) {
  const { language } = useView();
  const t = useWords(DUTY_WORDS);
  return (
    <div class="section-s" role="group" aria-labelledby="last-period">
      <h3 id="last-period">{t.lastPeriod}</h3>
      <p>
        <a href={dutyAddress(duty.id)}>{periodText(duty.periodKey, language) ?? duty.periodKey}</a>:{' '}
        {handedIn === null ? t.lastPeriodNothing : happenedText(handedIn.type, language)}
        {handedIn === null ? null : (
          <>
            , <Moment at={handedIn.recordedAt} />
          </>
        )}
      </p>
      {Object.entries(handedIn?.texts ?? {}).map(([field, text]) => (
        <blockquote key={field}>{text ?? t.erased}</blockquote>
      ))}
      <ul>
        {evidence.map((each) => (
          <li key={each.id}>
            <EvidenceName evidence={each} />
          </li>
        ))}
      </ul>
    </div>
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
