import type { ComponentChildren } from 'preact';
import { isDutyKind } from '../../../workflows/obligations/kinds';
import type { LocalDate, Refusal } from '../../../workflows/vocabulary';
import { localDateOf } from '../../calendar/local-date';
import { refusalText } from '../../platform/refusals/refusal-text';
import type { FieldRefusal } from '../../platform/refused';
import type { PlanDemand } from '../../simulation/demand';
import type { TrialView } from '../../simulation/plan-simulations.service';
import { happenedText } from '../duty/event-words.table';
import { KIND_WORDS } from '../../obligations/kind-words';
import { planAddress, planPartAddress, unitAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { ErrorSummary } from '../page/error-summary';
import { Field } from '../page/field';
import { Form } from '../page/form';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { PLAN_ACT_WORDS, TRIAL_WORDS } from './plan-act-words';

export interface TrialProps {
  readonly slug: string;
  readonly view: TrialView;
  /** The post in which it is begun and stopped; null for whoever only looks. */
  readonly post: string | null;
  readonly names: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
  readonly tried: {
    readonly until: string;
    readonly refused: Refusal | null;
    readonly wrong: readonly FieldRefusal[];
  } | null;
}

/** What the plan will demand, of whom and when: the trial under way, or what the last one showed. */
export function Trial(props: TrialProps) {
  const { slug, view, post, tried } = props;
  const { language } = useView();
  const t = useWords(TRIAL_WORDS);
  const { running, result, refused } = view;
  return (
    <section
      class="panel"
      id="trial"
      aria-labelledby="trial-title"
      {...(running === null ? {} : refreshed(slug, 'trial'))}
    >
      <h2 id="trial-title">{t.title}</h2>
      <p class="small muted">{t.help}</p>
      {running === null ? null : <Running {...props} />}
      {running === null && refused !== null ? (
        <p class="notice notice--soon section-s" role="status">
          {refusalText(refused, language)}
        </p>
      ) : null}
      {tried === null ? null : <ErrorSummary refused={tried.refused} wrong={tried.wrong} labels={{ until: t.until }} />}
      {post === null || running !== null ? null : (
        <Form action={planPartAddress(slug, 'trial')} post={post} class="inline-form section-s no-print">
          <input type="hidden" name="type" value="start" />
          <Field name="until" label={t.until} hint={t.untilHint} wrong={tried?.wrong ?? []}>
            {(control) => <input {...control} type="date" class="w-date" value={tried?.until ?? ''} />}
          </Field>
          <button class={result === null ? 'btn' : 'btn btn--second'} type="submit">
            {result === null ? t.start : t.again}
          </button>
        </Form>
      )}
      {result === null ? null : (
        <div class="stack section-s">
          {result.current ? null : <p class="notice notice--soon">{t.old}</p>}
          <p>
            {t.sum(
              numberText(result.demand.duties, language),
              dayText(result.demand.from),
              dayText(result.demand.until),
            )}{' '}
            <span class="muted">
              {t.tried} <Moment at={result.finishedAt} />.
            </span>
          </p>
          {result.demand.duties === 0 ? <p>{t.none}</p> : <Demand {...props} demand={result.demand} />}
        </div>
      )}
    </section>
  );
}

/** A browser with scripts looks again by itself; without, there is a link. */
export const refreshed = (slug: string, part: string) => ({
  'hx-get': planAddress(slug),
  'hx-trigger': 'every 2s',
  'hx-select': `#${part}`,
  'hx-swap': 'outerHTML',
});

function Running({ slug, view: { running }, post }: TrialProps) {
  const { language } = useView();
  const t = useWords(TRIAL_WORDS);
  const { reload } = useWords(PLAN_ACT_WORDS);
  if (running === null) return null;
  const { progress, stopping } = running;
  const percent = Math.floor((progress?.share ?? 0) * 100);
  const told =
    progress === null
      ? t.starting
      : t.at(String(percent), dayText(localDateOf(progress.at)), numberText(progress.steps, language));
  return (
    <div class="section-s" role="status">
      <p>
        <b>{t.running}</b>: {stopping ? t.stopping : told}
      </p>
      <progress class="w-full" max={100} value={percent} aria-label={t.running} />
      <p class="small muted">{t.leave}</p>
      <div class="actions no-print">
        <a class="btn btn--plain" href={`${planAddress(slug)}#trial`}>
          {reload}
        </a>
        {post === null || stopping ? null : (
          <Form action={planPartAddress(slug, 'trial')} post={post}>
            <input type="hidden" name="type" value="stop" />
            <button class="btn btn--second" type="submit">
              {t.stop}
            </button>
          </Form>
        )}
      </div>
    </div>
  );
}

function Demand({ demand, names, titles }: TrialProps & { readonly demand: PlanDemand }) {
  const { language } = useView();
  const t = useWords(TRIAL_WORDS);
  const count = (value: number): string => numberText(value, language);
  const day = (on: LocalDate | null): ComponentChildren => (on === null ? t.nothing : <Day on={on} />);
  const unit = (id: string): ComponentChildren => <a href={unitAddress(id)}>{names.get(id) ?? id}</a>;
  const kinds = KIND_WORDS(language);
  return (
    <>
      <Table
        caption={t.byUnit}
        heads={[t.unit, t.duties, t.firstDue, t.lastDue, t.undated, t.firstNotice]}
        numbers={[1, 4]}
        rows={demand.units.map(({ unit: id, duties, firstDueOn, lastDueOn, undated, firstNotice }) => [
          ...[unit(id), count(duties), day(firstDueOn), day(lastDueOn), count(undated)],
          firstNotice === null ? (
            t.nothing
          ) : (
            <>
              <Day on={firstNotice.on} />, {happenedText(firstNotice.what, language)}
            </>
          ),
        ])}
      />
      <Table
        caption={t.byMonth}
        heads={[t.month, t.opens, t.dues, t.notices]}
        numbers={[1, 2, 3]}
        rows={demand.months.map(({ month, opens, dues, notices }) => [
          ...[month.split('-').reverse().join('/'), count(opens), count(dues), count(notices)],
        ])}
      />
      <Table
        caption={t.byTask}
        heads={[t.task, t.kind, t.duties, t.firstDue, t.lastDue]}
        numbers={[2]}
        rows={demand.tasks.map(({ task, kind, duties, firstDueOn, lastDueOn }) => [
          ...[titles.get(task) ?? task, isDutyKind(kind) ? kinds[kind] : kind, count(duties)],
          ...[day(firstDueOn), day(lastDueOn)],
        ])}
      />
      {demand.notices.length === 0 ? null : (
        <Table
          caption={t.firstNotices}
          heads={[t.on, t.told, t.what, t.duties]}
          numbers={[3]}
          rows={demand.notices.map(({ on, unit: id, what, duties }) => [
            ...[day(on), unit(id), happenedText(what, language), count(duties)],
          ])}
        />
      )}
    </>
  );
}

function Table({
  caption,
  heads,
  numbers,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  /** Columns of numbers. */
  readonly numbers: readonly number[];
  readonly rows: readonly (readonly ComponentChildren[])[];
}) {
  const look = (at: number): string | undefined => (numbers.includes(at) ? 'num' : undefined);
  return (
    <table role="table" class="cards table--dense">
      <caption>
        <b>{caption}</b>
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head, at) => (
            <th key={head} role="columnheader" scope="col" class={look(at)}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, index) => (
          <tr key={index} role="row">
            {cells.map((cell, at) =>
              at === 0 ? (
                <th key={at} role="rowheader" scope="row">
                  {cell}
                </th>
              ) : (
                <td key={at} role="cell" class={look(at)} data-label={heads[at]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
