import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, StateTag, type SeenDuty } from '../duty/duty-tags';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { Sheet, type Column } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { BULK_DEEDS, BULK_WORDS } from './bulk-words';
import { listAddress, type ListFields } from './list-address';
import { LIST_WORDS } from './list-words';

/** Whoever acts in the office may do something about it. */
const canBePicked = ({ ended, office }: SeenDuty, units: readonly string[]): boolean =>
  !ended && units.includes(office.id);

interface Shown {
  readonly items: readonly SeenDuty[];
  readonly fields: ListFields;
}

/** The table, in a form where something in it can be done for several at once. */
export function Picks(props: Shown) {
  const { signedIn, address } = useView();
  const t = useWords(BULK_WORDS);
  const post = signedIn?.posts.find(({ unit }) => props.items.some((duty) => canBePicked(duty, [unit])));
  if (post === undefined) return <Table {...props} unit={null} />;
  return (
    <Form action={ADDRESS.listBulk} post={post.post} class="picks">
      <input type="hidden" name="back" value={address} />
      <Table {...props} unit={post.unit} />
      <div class="bulk no-print" role="group" aria-label={t.chosen}>
        <p>{t.hint}</p>
        {BULK_DEEDS.map((deed, index) => (
          <button key={deed} class={index === 0 ? 'btn' : 'btn btn--second'} type="submit" name="deed" value={deed}>
            {t[deed]}
          </button>
        ))}
      </div>
    </Form>
  );
}

function Table({ items, fields, unit }: Shown & { readonly unit: string | null }) {
  const t = useWords(LIST_WORDS);
  const { choose } = useWords(BULK_WORDS);
  const pick: Column<SeenDuty> = {
    ...{ name: choose, quiet: true, class: 'pick' },
    cell: (duty) => (unit !== null && canBePicked(duty, [unit]) ? <Pick duty={duty} /> : null),
  };
  const columns: readonly Column<SeenDuty>[] = [
    ...(unit === null ? [] : [pick]),
    { name: t.duty, names: true, cell: (duty) => <DutyLink duty={duty} />, ...sorted('task', t.duty, fields) },
    { name: t.unitColumn, cell: ({ unit: owes }) => owes.name, ...sorted('unit', t.unitColumn, fields) },
    {
      ...{ name: t.due, ...sorted('due', t.due, fields) },
      cell: ({ dueOn }) => (dueOn === null ? '–' : <Day on={dueOn} />),
    },
    {
      name: t.timeliness,
      cell: (duty) => (
        <>
          <DaysTag duty={duty} /> <FlagTag duty={duty} />
        </>
      ),
    },
    { name: t.state, cell: (duty) => <StateTag duty={duty} /> },
  ];
  return (
    <div class="panel panel--flush">
      <Sheet caption={t.tableTitle} columns={columns} lines={items} keyOf={({ id }) => id} />
    </div>
  );
}

/** A head that orders the list by its column, and turns it round when it does so already. */
function sorted(
  by: 'task' | 'unit' | 'due',
  name: string,
  fields: ListFields,
): Omit<Column<SeenDuty>, 'name' | 'cell'> {
  const now = fields['sort'] ?? 'due';
  const sort = now === by ? 'ascending' : now === `-${by}` ? 'descending' : 'none';
  return { sort, head: <SortLink {...{ name, sort, fields }} to={sort === 'ascending' ? `-${by}` : by} /> };
}

function SortLink({
  name,
  to,
  sort,
  fields,
}: {
  readonly name: string;
  readonly to: string;
  readonly sort: Column<SeenDuty>['sort'];
  readonly fields: ListFields;
}) {
  const t = useWords(LIST_WORDS);
  return (
    <a class="sort" href={listAddress({ ...fields, sort: to === 'due' ? '' : to, after: '' })}>
      {name}
      {sort === 'none' ? null : <Icon name={sort === 'ascending' ? 'up' : 'down'} />}
      <span class="vh">{to.startsWith('-') ? t.sortDown : t.sortUp}</span>
    </a>
  );
}

function Pick({ duty }: { readonly duty: SeenDuty }) {
  const { choose } = useWords(BULK_WORDS);
  return (
    <label>
      <input type="checkbox" name="pick" value={`${duty.id}@${duty.version}`} />
      <span class="vh">{`${choose}: ${duty.task.title}, ${duty.unit.name}`}</span>
    </label>
  );
}
