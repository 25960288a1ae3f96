import type { PlanCount } from '../../obligations/plan-progress.store';
import type { Timeliness } from '../../obligations/timeliness';
import type { PlanRow } from '../../plans/plan.store';
import { TimelinessTag } from '../duty/duty-tags';
import { listAddress } from '../list/list-address';
import { planAddress } from '../page/addresses';
import { documentText } from '../page/document-text';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { TIMELINESS_WORDS } from '../../obligations/timeliness-words';
import { PLAN_WORDS } from './plan-words';
import { StageTag } from './plan-stage';

export interface PlanListProps {
  readonly plans: readonly PlanRow[];
  readonly counts: readonly PlanCount[];
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Plans, the newest first, each with what is late and what is near. */
export function PlanList({ plans, counts, unitNames }: PlanListProps) {
  const { language } = useView();
  const t = useWords(PLAN_WORDS);
  const timeliness = TIMELINESS_WORDS(language);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      {plans.length === 0 ? (
        <Empty />
      ) : (
        <div class="panel panel--flush">
          <table role="table" class="cards table--dense">
            <caption class="vh">{t.title}</caption>
            <thead role="rowgroup">
              <tr role="row">
                {[t.plan, t.issuer, t.stage, timeliness.overdue, timeliness['due-soon'], t.duties].map((text, at) => (
                  <th key={text} role="columnheader" scope="col" class={at > 2 ? 'num' : undefined}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {plans.map((plan) => (
                <tr key={plan.id} role="row">
                  <th role="rowheader" scope="row">
                    <a href={planAddress(plan.slug)} data-row>
                      {plan.title}
                    </a>
                    <br />
                    <span class="small muted">{paperText(plan, language)}</span>
                  </th>
                  <td role="cell" data-label={t.issuer}>
                    {unitNames.get(plan.issuerUnitId) ?? plan.issuerUnitId}
                  </td>
                  <td role="cell" data-label={t.stage}>
                    <StageTag stage={plan.stage} />
                  </td>
                  <Count {...{ plan, counts }} timeliness="overdue" label={timeliness.overdue} />
                  <Count {...{ plan, counts }} timeliness="due-soon" label={timeliness['due-soon']} />
                  <Count {...{ plan, counts }} timeliness={null} label={t.duties} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

export const paperText = (plan: PlanRow, language: 'vi' | 'en'): string =>
  documentText(
    {
      ...{ type: plan.documentType, number: plan.documentNumber, symbol: plan.documentSymbol },
      issuedOn: plan.issuedOn,
    },
    language,
  );

function Count({
  plan,
  counts,
  timeliness,
  label,
}: {
  readonly plan: PlanRow;
  readonly counts: readonly PlanCount[];
  /** Null: all of them. */
  readonly timeliness: Timeliness | null;
  readonly label: string;
}) {
  const { language } = useView();
  const fitting = counts.filter(
    (each) => each.planId === plan.id && (timeliness ?? each.timeliness) === each.timeliness,
  );
  const count = fitting.reduce((sum, each) => sum + each.count, 0);
  const shown = numberText(count, language);
  const address = listAddress({ plan: plan.id, ...(timeliness === null ? {} : { timeliness }) });
  return (
    <td role="cell" class="num" data-label={label}>
      <a href={address}>
        {timeliness === 'overdue' && count > 0 ? <TimelinessTag timeliness="overdue">{shown}</TimelinessTag> : shown}
      </a>
    </td>
  );
}

function Empty() {
  const t = useWords(PLAN_WORDS);
  return (
    <div class="empty">
      <Icon name="file" />
      <p>
        <b>{t.emptyTitle}</b>
      </p>
      <p>{t.emptyHelp}</p>
    </div>
  );
}
