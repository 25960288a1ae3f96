import type { Refusal } from '../../../workflows/vocabulary';
import type { FieldRefusal } from '../../platform/refused';
import type { SeenDuty } from '../duty/duty-tags';
import { ADDRESS } from '../page/addresses';
import { ErrorSummary } from '../page/error-summary';
import { Icon } from '../page/icon';
import { Empty, PageTitle, Pager } from '../page/list-frame';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Chips, Filters, type FilterProps } from './filters-view';
import { listAddress } from './list-address';
import { LIST_WORDS } from './list-words';
import { Picks } from './table-view';
import { Views, type ViewsProps } from './views-view';

export interface ListProps extends FilterProps, Pick<ViewsProps, 'saved' | 'savedProblem'> {
  readonly items: readonly SeenDuty[];
  readonly next: string | null;
  /** Counted up to a limit; more: beyond it. */
  readonly count: { readonly number: number; readonly more: boolean };
  readonly refused: Refusal | null;
  readonly wrong: readonly FieldRefusal[];
}

/** Duties by filter. Everything that narrows it stands in the address. */
export function DutyList(props: ListProps) {
  const { fields, items, next, count, refused, wrong, saved, savedProblem } = props;
  const { language } = useView();
  const t = useWords(LIST_WORDS);
  const shown = numberText(count.number, language);
  return (
    <>
      <PageTitle title={t.title} help={t.help}>
        <Download address={listAddress(fields, ADDRESS.listXlsx)} text={t.xlsx} />
        <Download address={listAddress(fields, ADDRESS.listCsv)} text={t.csv} />
      </PageTitle>
      <Coming />
      <ErrorSummary refused={refused} wrong={wrong} labels={{}} />
      <Views fields={fields} saved={saved} savedProblem={savedProblem} />
      <Filters {...props} />
      <p class="list-count" role="status">
        <b>{count.more ? t.countMore(shown) : t.count(shown)}</b> <Chips {...props} />
      </p>
      {items.length === 0 ? <Empty title={t.emptyTitle} help={t.emptyHelp} /> : <Picks items={items} fields={fields} />}
      <Pager
        first={fields['after'] === undefined ? null : listAddress({ ...fields, after: '' })}
        next={next === null ? null : listAddress({ ...fields, after: next })}
      />
    </>
  );
}

function Download({ address, text }: { readonly address: string; readonly text: string }) {
  return (
    <a class="btn btn--second btn--small" href={address} download data-download>
      <Icon name="download" />
      {text}
    </a>
  );
}

/** How much of a file has come, and the button that stops it: shown by the script, where there is one. */
function Coming() {
  const t = useWords(LIST_WORDS);
  return (
    <div
      class="notice notice--quiet no-print"
      data-coming={t.coming}
      data-came={t.came}
      data-stopped={t.stopped}
      hidden
    >
      <span role="status" />{' '}
      <button type="button" class="btn btn--plain btn--small">
        {t.stop}
      </button>
    </div>
  );
}
