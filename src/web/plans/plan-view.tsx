import type { PlanCount } from '../../obligations/plan-progress.store';
import type { PlanRow, TaskRow } from '../../plans/plan.store';
import { isDutyKind } from '../../../workflows/obligations/kinds';
import { TimelinessTag } from '../duty/duty-tags';
import { KIND_WORDS } from '../../obligations/kind-words';
import { listAddress } from '../list/list-address';
import { draftAddress, planAddress } from '../page/addresses';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { PlanCascade, type CascadeProps } from './cascade-view';
import { ProgressMatrix, type MatrixProps } from './matrix-view';
import { PLAN_ACT_WORDS, PLAN_DONE_WORDS } from './plan-act-words';
import { PlanCommands, type PlanCommandsProps } from './plan-command-view';
import { paperText } from './plan-list-view';
import { StageTag } from './plan-stage';
import { PLAN_WORDS } from './plan-words';
import { PlanTime, type TimeProps } from './time-view';
import { refreshed, Trial, type TrialProps } from './trial-view';

export interface PlanProps {
  readonly plan: PlanRow;
  readonly tasks: readonly TaskRow[];
  readonly counts: readonly PlanCount[];
  readonly names: ReadonlyMap<string, string>;
  readonly matrix: MatrixProps;
  readonly time: TimeProps;
  readonly cascade: CascadeProps;
  /** What was just done. */
  readonly done: string | null;
  /** What this person can do with it; null for whoever only looks. */
  readonly acts: PlanCommandsProps | null;
  /** What it will demand, before it is issued. */
  readonly trial: TrialProps | null;
  /** How far its duties are open, while they are being opened. */
  readonly opening: { readonly opened: number; readonly total: number } | null;
  readonly withdrawing: { readonly letGo: number; readonly left: number } | null;
  /** The paper that it was read from. */
  readonly draft: string | null;
}

const TAGGED = ['overdue', 'due-soon'] as const;

/** One plan: how far each unit is, what falls due when, and which papers it stands among. */
export function Plan(props: PlanProps) {
  const { plan, counts, names, matrix, time, cascade, done, acts, trial, opening, withdrawing, draft } = props;
  const { language } = useView();
  const act = useWords(PLAN_ACT_WORDS);
  const happened: Readonly<Record<string, string>> = useWords(PLAN_DONE_WORDS);
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
            {t.office}: {names.get(plan.officeUnitId) ?? plan.officeUnitId}.{' '}
            {draft === null ? null : <a href={draftAddress(draft)}>{act.fromPaper}</a>}
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
      {done === null ? null : (
        <p class="notice notice--done" role="status" data-recorded={`${plan.slug}/${done}`}>
          {happened[done]}
        </p>
      )}
      {opening === null ? null : <Opening slug={plan.slug} {...opening} />}
      {withdrawing === null ? null : <Withdrawing slug={plan.slug} {...withdrawing} />}
      {acts === null && trial === null ? null : (
        <div class="stack section-s">
          {trial === null ? null : <Trial {...trial} />}
          {acts === null ? null : <PlanCommands {...acts} />}
        </div>
      )}
      <nav class="tabs no-print section" aria-label={t.parts}>
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

function Opening({ slug, opened, total }: { readonly slug: string; readonly opened: number; readonly total: number }) {
  const { language } = useView();
  const t = useWords(PLAN_ACT_WORDS);
  const said = t.openedOf(numberText(opened, language), numberText(total, language));
  return <UnderWay id="opening" {...{ slug, said }} title={t.opening} help={t.openingHelp} done={opened} of={total} />;
}

function Withdrawing({ slug, letGo, left }: { readonly slug: string; readonly letGo: number; readonly left: number }) {
  const { language } = useView();
  const t = useWords(PLAN_ACT_WORDS);
  const said = t.letGoOf(numberText(letGo, language), numberText(left, language));
  const words = { title: t.withdrawing, help: t.withdrawingHelp };
  return <UnderWay id="withdrawing" {...{ slug, said, ...words }} done={letGo} of={letGo + left} />;
}

interface UnderWayProps {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly said: string;
  readonly help: string;
  readonly done: number;
  readonly of: number;
}

function UnderWay({ id, slug, title, said, help, done, of }: UnderWayProps) {
  const t = useWords(PLAN_ACT_WORDS);
  return (
    <section class="panel section-s" id={id} aria-label={title} {...refreshed(slug, id)}>
      <p role="status">
        <b>{title}</b>: {said}
      </p>
      <progress class="w-full" max={Math.max(1, of)} value={done} aria-label={title} />
      <p class="small muted">
        {help} <a href={planAddress(slug)}>{t.reload}</a>
      </p>
    </section>
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
