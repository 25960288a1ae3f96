import type { PlanCount } from '../../obligations/plan-progress.store';
import type { PlanRow, TaskRow } from '../../plans/plan.store';
import { isDutyKind } from '../../../workflows/obligations/kinds';
import { TimelinessTag } from '../duty/duty-tags';
import { KIND_WORDS } from '../../obligations/kind-words';
import { listAddress } from '../list/list-address';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { PlanCascade, type CascadeProps } from './cascade-view';
import { ProgressMatrix, type MatrixProps } from './matrix-view';
import { paperText } from './plan-list-view';
import { StageTag } from './plan-stage';
import { PLAN_WORDS } from './plan-words';
import { PlanTime, type TimeProps } from './time-view';

export interface PlanProps {
  readonly plan: PlanRow;
  readonly tasks: readonly TaskRow[];
  readonly counts: readonly PlanCount[];
  readonly names: ReadonlyMap<string, string>;
  readonly matrix: MatrixProps;
  readonly time: TimeProps;
  readonly cascade: CascadeProps;
}

const TAGGED = ['overdue', 'due-soon'] as const;

/** One plan: how far each unit is, what falls due when, and which papers it stands among. */
export function Plan(props: PlanProps) {
  const { plan, counts, names, matrix, time, cascade } = props;
  const { language } = useView();
  const t = useWords(PLAN_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{plan.title}</h1>
          <p>
            {paperText(plan, language)} {plan.issuedOnAssumed ? t.assumedDay : ''}{' '}
            {names.get(plan.issuerUnitId) ?? plan.issuerUnitId}.{' '}
            {plan.endsOn === null ? (
              `${t.noEnd}.`
            ) : (
              <>
                {t.until} <Day on={plan.endsOn} />.
              </>
            )}{' '}
            {t.office}: {names.get(plan.officeUnitId) ?? plan.officeUnitId}.
          </p>
          <div class="tags">
            <StageTag stage={plan.stage} />
            {TAGGED.map((timeliness) => {
              const count = counts.find((each) => each.timeliness === timeliness)?.count ?? 0;
              return count === 0 ? null : (
                <a key={timeliness} href={listAddress({ plan: plan.id, timeliness })}>
                  <TimelinessTag timeliness={timeliness}>
                    {`${numberText(count, language)} ${timeliness === 'overdue' ? t.areOverdue : t.areSoon}`}
                  </TimelinessTag>
                </a>
              );
            })}
          </div>
        </div>
      </div>
      <nav class="tabs no-print" aria-label={t.parts}>
        <a href="#progress">{t.matrix}</a>
        <a href="#time">{t.time}</a>
        <a href="#tasks">{t.tasks}</a>
        <a href="#cascade">{t.cascade}</a>
      </nav>
      <div class="stack">
        <ProgressMatrix {...matrix} />
        <PlanTime {...time} />
        <Tasks {...props} />
        <PlanCascade {...cascade} />
      </div>
    </>
  );
}

function Tasks({ plan, tasks }: PlanProps) {
  const { language } = useView();
  const t = useWords(PLAN_WORDS);
  const kinds = KIND_WORDS(language);
  return (
    <section class="panel" aria-labelledby="tasks">
      <h2 id="tasks">{t.tasks}</h2>
      {tasks.length === 0 ? (
        <p class="muted">{t.noTasks}</p>
      ) : (
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.tasks}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.task, t.kind, t.deadline, t.open, t.given].map((text, at) => (
                <th key={text} role="columnheader" scope="col" class={at > 2 ? 'num' : undefined}>
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {tasks.map(({ ref, title, clause, kind, origin, deadlineAsWritten, obligations, open }) => (
              <tr key={ref} role="row">
                <th role="rowheader" scope="row">
                  {title}
                  <br />
                  <span class="small muted">
                    {clause}
                    {origin === 'implied' ? `, ${t.implied}` : ''}
                  </span>
                </th>
                <td role="cell" data-label={t.kind}>
                  {isDutyKind(kind) ? kinds[kind] : kind}
                </td>
                <td role="cell" data-label={t.deadline}>
                  {deadlineAsWritten === null ? <span class="muted">{t.noDeadline}</span> : `“${deadlineAsWritten}”`}
                </td>
                <td role="cell" class="num" data-label={t.open}>
                  <a href={listAddress({ plan: plan.id, task: ref, ended: 'false' })}>{numberText(open, language)}</a>
                </td>
                <td role="cell" class="num" data-label={t.given}>
                  <a href={listAddress({ plan: plan.id, task: ref })}>{numberText(obligations, language)}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
