import { CASE_KINDS, CASE_STATES } from '../../../workflows/cases/kinds';
import type { CasePage } from '../../cases/case-queries.service';
import type { CaseLine } from '../../cases/case-queries.store';
import type { FieldRefusal } from '../../platform/refused';
import { ADDRESS, caseAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Icon } from '../page/icon';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { caseListAddress, type CaseFields } from './case-list-query.dto';
import { caseStateText } from './case-state-words.table';
import { CaseTags } from './case-tags';
import { CASE_KIND_WORDS, CASE_WORDS } from './case-words';

export interface CaseListProps extends CasePage {
  readonly fields: CaseFields;
  readonly wrong: readonly FieldRefusal[];
}

/** Cases that are seen, the latest act first. Everything that narrows them stands in the address. */
export function CaseList({ fields, wrong, items, next }: CaseListProps) {
  const t = useWords(CASE_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{t.help}</p>
        </div>
      </div>
      <ErrorSummary refused={null} wrong={wrong} labels={{}} />
      <Filters fields={fields} />
      {items.length === 0 ? (
        <div class="empty section-s">
          <Icon name="search" />
          <p>
            <b>{t.none}</b>
          </p>
          <p>{t.noneHelp}</p>
        </div>
      ) : (
        <Table items={items} />
      )}
      <div class="pager">
        {fields['after'] === undefined ? <span /> : <a href={caseListAddress({ ...fields, after: '' })}>{t.first}</a>}
        {next === null ? null : (
          <a class="btn btn--second" rel="next" href={caseListAddress({ ...fields, after: next })}>
            {t.next}
          </a>
        )}
      </div>
    </>
  );
}

function Filters({ fields }: { readonly fields: CaseFields }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const kinds = CASE_KIND_WORDS(language);
  const hidden = ['source', 'unit', 'plan', 'concerned', 'from', 'to'].filter((name) => fields[name] !== undefined);
  const choices: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
    ['kind', t.kind, CASE_KINDS.map((kind) => [kind, kinds[kind]])],
    ['state', t.state, CASE_STATES.map((state) => [state, caseStateText(state, language)])],
    [
      ...(['ended', t.ended] as const),
      [
        ['false', t.endedNo],
        ['true', t.endedYes],
      ],
    ],
    [
      ...(['outOfTime', t.outOfTime] as const),
      [
        ['true', t.outOfTimeYes],
        ['false', t.outOfTimeNo],
      ],
    ],
  ];
  return (
    <form class="panel section-s no-print" method="get" action={ADDRESS.cases} role="search" aria-label={t.filter}>
      {hidden.map((name) => (
        <input key={name} type="hidden" name={name} value={fields[name]} />
      ))}
      <div class="filters filters--list">
        {choices.map(([name, label, options]) => (
          <div key={name} class="field">
            <label for={name}>{label}</label>
            <select id={name} name={name}>
              <option value="">{t.all}</option>
              {options.map(([value, text]) => (
                <option key={value} value={value} selected={fields[name] === value}>
                  {text}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button class="btn" type="submit">
          {t.apply}
        </button>
      </div>
    </form>
  );
}

function Table({ items }: { readonly items: readonly CaseLine[] }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const kinds = CASE_KIND_WORDS(language);
  return (
    <div class="panel panel--flush section-s">
      <table role="table" class="cards table--dense">
        <caption class="vh">{t.title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.kind, t.unit, t.concerned, t.actOn, t.state, t.due].map((text) => (
              <th key={text} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((line) => (
            <tr key={line.id} role="row">
              <th role="rowheader" scope="row">
                <a href={caseAddress(line.id)} data-row>
                  {kinds[line.kind]}
                </a>
              </th>
              <td role="cell" data-label={t.unit}>
                {line.unit.name}
              </td>
              <td role="cell" data-label={t.concerned}>
                {line.concerned?.name ?? t.nobody}
              </td>
              <td role="cell" data-label={t.actOn}>
                <Day on={line.actOn} />
              </td>
              <td role="cell" data-label={t.state}>
                <CaseTags line={line} />
              </td>
              <td role="cell" data-label={t.due}>
                {line.dueOn === null ? <span class="muted">{t.noDue}</span> : <Day on={line.dueOn} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
