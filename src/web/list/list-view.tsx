import type { ComponentChildren } from 'preact';
import { DUTY_KINDS, DUTY_STATES } from '../../../workflows/obligations/kinds';
import { TIMELINESS } from '../../obligations/timeliness';
import type { FieldRefusal } from '../../platform/refused';
import type { Refusal } from '../../../workflows/vocabulary';
import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, StateTag, type SeenDuty } from '../duty/duty-tags';
import { KIND_WORDS } from '../duty/kind-words';
import { stateText } from '../duty/state-words.table';
import { TIMELINESS_WORDS } from '../duty/timeliness-words';
import { ADDRESS } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { Form } from '../page/form';
import { BULK_WORDS } from './bulk-words';
import { chipsOf } from './list-chips';
import { listAddress, type ListFields } from './list-address';
import { LIST_WORDS } from './list-words';

export interface ListProps {
  readonly fields: ListFields;
  readonly items: readonly SeenDuty[];
  readonly next: string | null;
  /** Counted up to a limit; more: beyond it. */
  readonly count: { readonly number: number; readonly more: boolean };
  readonly plans: readonly Option[];
  readonly units: readonly Option[];
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
}
export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Duties by filter. Everything that narrows it stands in the address. */
export function DutyList(props: ListProps) {
  const { fields, items, next, count, refused, wrong } = props;
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const shown = numberText(count.number, language);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
        <div class="actions">
          <Download address={listAddress(fields, ADDRESS.listXlsx)} text={t.xlsx} />
          <Download address={listAddress(fields, ADDRESS.listCsv)} text={t.csv} />
        </div>
      </div>
      <ErrorSummary refused={refused} wrong={wrong} labels={{}} />
      <Views fields={fields} />
      <Filters {...props} />
      <p class="list-count" role="status">
        <b>{count.more ? t.countMore(shown) : t.count(shown)}</b> <Chips {...props} />
      </p>
      {items.length === 0 ? <Empty /> : <Picks items={items} />}
      <div class="pager">
        {fields['after'] === undefined ? <span /> : <a href={listAddress({ ...fields, after: '' })}>{t.first}</a>}
        {next === null ? null : (
          <a class="btn btn--second" rel="next" href={listAddress({ ...fields, after: next })}>
            {t.next}
          </a>
        )}
      </div>
    </>
  );
}

function Download({ address, text }: { readonly address: string; readonly text: string }) {
  return (
    <a class="btn btn--second btn--small" href={address} download>
      <Icon name="download" />
      {text}
    </a>
  );
}

function Views({ fields }: { readonly fields: ListFields }) {
  const t = useWords(LIST_WORDS);
  const views: readonly (readonly [string, ListFields])[] = [
    [t.viewOpen, { ended: 'false' }],
    [t.viewOverdue, { timeliness: 'overdue', ended: 'false' }],
    [t.viewSoon, { timeliness: 'due-soon' }],
    [t.viewWaiting, { hands: 'office' }],
    [t.viewFlagged, { watch: 'flagged', ended: 'false' }],
  ];
  const here = listAddress(fields);
  return (
    <nav class="chips section-s no-print" aria-label={t.saved}>
      <span>{t.saved}</span>
      {views.map(([text, view]) => (
        <a
          key={text}
          class="chip"
          href={listAddress(view)}
          aria-current={listAddress(view) === here ? 'page' : undefined}
        >
          {text}
        </a>
      ))}
    </nav>
  );
}

function Filters({ fields, plans, units }: ListProps) {
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const kinds = KIND_WORDS(language);
  const timeliness = TIMELINESS_WORDS(language);
  const hidden = ['task', 'office', 'watch', 'extension', 'cameDue', 'late', 'alone'].filter(
    (name) => fields[name] !== undefined,
  );
  const further = ['kind', 'state', 'hands', 'ended', 'dueFrom', 'dueTo'].some((name) => fields[name] !== undefined);
  return (
    <form class="panel section-s no-print" method="get" action={ADDRESS.list} role="search" aria-label={t.filter}>
      {hidden.map((name) => (
        <input key={name} type="hidden" name={name} value={fields[name]} />
      ))}
      <div class="filters filters--list">
        <Labelled name="words" label={t.words}>
          <input id="words" name="words" type="search" value={fields['words'] ?? ''} maxLength={200} data-search />
        </Labelled>
        <Choice name="plan" label={t.plan} all={t.allPlans} options={plans} fields={fields} />
        <Choice name="unit" label={t.unit} all={t.allUnits} options={units} fields={fields} />
        <Choice
          {...{ name: 'timeliness', label: t.timeliness, all: t.all, fields }}
          options={TIMELINESS.map((value) => ({ value, text: timeliness[value] }))}
        />
        <button class="btn" type="submit">
          {t.apply}
        </button>
      </div>
      <details class="section-s" open={further}>
        <summary>{t.more}</summary>
        <div class="filters filters--more">
          <Choice
            {...{ name: 'kind', label: t.kind, all: t.all, fields }}
            options={DUTY_KINDS.map((value) => ({ value, text: kinds[value] }))}
          />
          <Choice
            {...{ name: 'state', label: t.state, all: t.all, fields }}
            options={DUTY_STATES.map((value) => ({ value, text: stateText(value, language) }))}
          />
          <Choice
            {...{ name: 'hands', label: t.hands, all: t.all, fields }}
            options={[
              { value: 'unit', text: t.handsUnit },
              { value: 'way', text: t.handsWay },
              { value: 'office', text: t.handsOffice },
            ]}
          />
          <Choice
            {...{ name: 'ended', label: t.ended, all: t.all, fields }}
            options={[
              { value: 'false', text: t.endedNo },
              { value: 'true', text: t.endedYes },
            ]}
          />
          <Labelled name="dueFrom" label={t.dueFrom}>
            <input id="dueFrom" name="dueFrom" type="date" value={fields['dueFrom'] ?? ''} />
          </Labelled>
          <Labelled name="dueTo" label={t.dueTo}>
            <input id="dueTo" name="dueTo" type="date" value={fields['dueTo'] ?? ''} />
          </Labelled>
        </div>
      </details>
    </form>
  );
}

function Labelled({
  name,
  label,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
    </div>
  );
}

function Choice({
  name,
  label,
  all,
  options,
  fields,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly options: readonly Option[];
  readonly fields: ListFields;
}) {
  return (
    <Labelled name={name} label={label}>
      <select id={name} name={name}>
        <option value="">{all}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={fields[name] === value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Chips({ fields, plans, units }: ListProps) {
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const chips = chipsOf(fields, { language, plans, units });
  if (chips.length === 0) return null;
  return (
    <span class="chips chips--inline">
      <span>{t.active}</span>
      {chips.map(({ name, text }) => (
        <a key={name} class="chip" href={listAddress({ ...fields, [name]: '', after: '' })}>
          {text}
          <Icon name="remove" />
          <span class="vh">{t.remove(text)}</span>
        </a>
      ))}
      <a href={ADDRESS.list}>{t.clear}</a>
    </span>
  );
}

/** Lies with the office: whoever acts there may confirm it. */
const canBePicked = ({ officeState, router, ended }: SeenDuty): boolean =>
  officeState !== null && router === null && !ended;

/** The table, in a form where something in it can be done for several at once. */
function Picks({ items }: { readonly items: readonly SeenDuty[] }) {
  const { signedIn, address } = useView();
  const t = useWords(BULK_WORDS);
  const post = signedIn?.posts.find(({ unit }) => items.some((duty) => canBePicked(duty) && duty.office.id === unit));
  if (post === undefined) return <Table items={items} picks={false} />;
  return (
    <Form action={ADDRESS.listConfirm} post={post.post} class="picks">
      <input type="hidden" name="back" value={address} />
      <Table items={items} picks />
      <div class="bulk no-print" role="group" aria-label={t.chosen}>
        <p>{t.hint}</p>
        <button class="btn" type="submit">
          <Icon name="check" />
          {t.confirm}
        </button>
      </div>
    </Form>
  );
}

function Table({ items, picks }: { readonly items: readonly SeenDuty[]; readonly picks: boolean }) {
  const t = useWords(LIST_WORDS);
  const { choose } = useWords(BULK_WORDS);
  return (
    <div class="panel panel--flush">
      <table role="table" class="cards table--dense">
        <caption class="vh">{t.tableTitle}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {picks ? (
              <th role="columnheader" scope="col" class="pick">
                <span class="vh">{choose}</span>
              </th>
            ) : null}
            {[t.duty, t.unitColumn, t.due, t.timeliness, t.state].map((text) => (
              <th key={text} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((duty) => (
            <tr key={duty.id} role="row">
              {picks ? <Pick duty={duty} /> : null}
              <th role="rowheader" scope="row">
                <DutyLink duty={duty} />
              </th>
              <td role="cell" data-label={t.unitColumn}>
                {duty.unit.name}
              </td>
              <td role="cell" data-label={t.due}>
                {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />}
              </td>
              <td role="cell" data-label={t.timeliness}>
                <DaysTag duty={duty} /> <FlagTag duty={duty} />
              </td>
              <td role="cell" data-label={t.state}>
                <StateTag duty={duty} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pick({ duty }: { readonly duty: SeenDuty }) {
  const { choose } = useWords(BULK_WORDS);
  return (
    <td role="cell" class="pick">
      {canBePicked(duty) ? (
        <label>
          <input type="checkbox" name="pick" value={`${duty.id}@${duty.version}`} />
          <span class="vh">{`${choose}: ${duty.task.title}, ${duty.unit.name}`}</span>
        </label>
      ) : null}
    </td>
  );
}

function Empty() {
  const t = useWords(LIST_WORDS);
  return (
    <div class="empty">
      <Icon name="search" />
      <p>
        <b>{t.emptyTitle}</b>
      </p>
      <p>{t.emptyHelp}</p>
    </div>
  );
}
