import { CASE_KINDS, CASE_STATES } from '../../../workflows/cases/kinds';
import type { CasePage } from '../../cases/case-queries.service';
import type { CaseLine } from '../../cases/case-queries.store';
import type { FieldRefusal } from '../../platform/refused';
import { ADDRESS, caseAddress } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Choice, Empty, FilterForm, PageTitle, Pager } from '../page/list-frame';
import { Sheet } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { caseListAddress, type CaseFields } from './case-list-query.dto';
import { caseStateText } from '../../cases/case-state-words.table';
import { CaseTags } from './case-tags';
import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import { CASE_WORDS } from './case-words';

export interface CaseListProps extends CasePage {
  readonly fields: CaseFields;
  readonly wrong: readonly FieldRefusal[];
}

/** Cases that are seen, the latest act first. Everything that narrows them stands in the address. */
export function CaseList({ fields, wrong, items, next }: CaseListProps) {
  const t = useWords(CASE_WORDS);
  return (
    <>
      <PageTitle title={t.title} help={t.help} />
      <ErrorSummary refused={null} wrong={wrong} labels={{}} />
      <Filters fields={fields} />
      {items.length === 0 ? <Empty title={t.none} help={t.noneHelp} /> : <Table items={items} />}
      <Pager
        first={fields['after'] === undefined ? null : caseListAddress({ ...fields, after: '' })}
        next={next === null ? null : caseListAddress({ ...fields, after: next })}
      />
    </>
  );
}

function Filters({ fields }: { readonly fields: CaseFields }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const kinds = CASE_KIND_WORDS(language);
  const yesNo = (no: string, yes: string) => [
    { value: 'false', text: no },
    { value: 'true', text: yes },
  ];
  const states = CASE_STATES.map((value) => ({ value, text: caseStateText(value, language) }));
  return (
    <FilterForm
      {...{ action: ADDRESS.cases, label: t.filter, fields }}
      hidden={['source', 'unit', 'plan', 'concerned', 'from', 'to']}
    >
      <div class="filters filters--list">
        <Choice
          {...{ name: 'kind', label: t.kind, all: t.all, fields }}
          options={CASE_KINDS.map((value) => ({ value, text: kinds[value] }))}
        />
        <Choice {...{ name: 'state', label: t.state, all: t.all, fields }} options={states} />
        <Choice {...{ name: 'ended', label: t.ended, all: t.all, fields }} options={yesNo(t.endedNo, t.endedYes)} />
        <Choice
          {...{ name: 'outOfTime', label: t.outOfTime, all: t.all, fields }}
          options={yesNo(t.outOfTimeNo, t.outOfTimeYes)}
        />
        <button class="btn" type="submit">
          {t.apply}
        </button>
      </div>
    </FilterForm>
  );
}

function Table({ items }: { readonly items: readonly CaseLine[] }) {
  const { language } = useView();
  const t = useWords(CASE_WORDS);
  const kinds = CASE_KIND_WORDS(language);
  return (
    <div class="panel panel--flush section-s">
      <Sheet
        caption={t.title}
        lines={items}
        keyOf={({ id }) => id}
        columns={[
          {
            ...{ name: t.kind, names: true },
            cell: ({ id, kind }) => (
              <a href={caseAddress(id)} data-row>
                {kinds[kind]}
              </a>
            ),
          },
          { name: t.unit, cell: ({ unit }) => unit.name },
          { name: t.concerned, cell: ({ concerned }) => concerned?.name ?? t.nobody },
          { name: t.actOn, cell: ({ actOn }) => <Day on={actOn} /> },
          { name: t.state, cell: (line) => <CaseTags line={line} /> },
          {
            name: t.due,
            cell: ({ dueOn }) => (dueOn === null ? <span class="muted">{t.noDue}</span> : <Day on={dueOn} />),
          },
        ]}
      />
    </div>
  );
}
