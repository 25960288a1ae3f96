import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../workflows/vocabulary';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { SureTag } from '../rules/law-view';
import type { Citation } from '../../rules/law/citations';
import { FORM_WORDS } from './case-command-words';
import type { CaseReading } from './case-reading.service';
import { CASE_WORDS } from './case-words';

/** By when something is awaited, and how long the case may run, each with the sum that gives it. */
export function CaseLimits({
  case: line,
  state: { limits },
  provisions,
}: Pick<CaseReading, 'case' | 'state' | 'provisions'>) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const forms: Readonly<Record<string, string>> = FORM_WORDS(language);
  const cited = (id: string): string => {
    const { act = null, clause = null } = provisions.get(id) ?? {};
    return act === null ? id : [act, clause].filter((part) => part !== null).join(', ');
  };
  const { timeLimit = null, limitations = [], complaintWindow = null, suspendedAt = null } = limits ?? {};
  return (
    <section class="panel" aria-labelledby="limits">
      <h2 id="limits">{t.limits}</h2>
      {timeLimit === null && limitations.length === 0 ? <p class="muted">{t.noLimits}</p> : null}
      {suspendedAt === null ? null : (
        <p>
          {t.suspendedSince} <Moment at={suspendedAt} />
        </p>
      )}
      <table role="table" class="cards table--dense section-s">
        <caption class="vh">{t.limits}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.what, t.until, t.working, t.provision].map((text) => (
              <th key={text} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          <Row name={t.answerDue} until={line.dueOn} working={line.dueOn === null ? '–' : t.setBy} />
          {timeLimit === null ? null : (
            <Row name={t.timeLimit} until={timeLimit.due?.dueOn ?? null} working={<code>{timeLimit.working}</code>}>
              {cited(timeLimit.provision)} <SureTag sure={timeLimit.sure as Citation['sure']} />
            </Row>
          )}
          {limitations.map(({ provision, sure, forms: barred, due, working }) => (
            <Row
              key={`${provision} ${barred.join(' ')}`}
              name={[t.limitation, ...barred.map((form) => forms[form] ?? form)].join(', ')}
              until={due?.dueOn ?? null}
              working={<code>{working}</code>}
            >
              {cited(provision)} <SureTag sure={sure as Citation['sure']} />
            </Row>
          ))}
          {complaintWindow === null ? null : (
            <Row name={t.complaintWindow} until={complaintWindow.due.dueOn} working={t.months(complaintWindow.months)}>
              {complaintWindow.provision === null ? '–' : cited(complaintWindow.provision)}
            </Row>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  name,
  until,
  working,
  children,
}: {
  readonly name: string;
  readonly until: LocalDate | null;
  readonly working: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  const t = useWords(CASE_WORDS);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      <td role="cell" data-label={t.until}>
        {until === null ? <span class="muted">{t.notRunning}</span> : <Day on={until} />}
      </td>
      <td role="cell" data-label={t.working}>
        {working}
      </td>
      <td role="cell" data-label={t.provision}>
        {children ?? '–'}
      </td>
    </tr>
  );
}
