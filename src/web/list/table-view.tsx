import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, StateTag, type SeenDuty } from '../duty/duty-tags';
import { ADDRESS } from '../page/addresses';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { Sheet, type Column } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { BULK_WORDS } from './bulk-words';
import { LIST_WORDS } from './list-words';

/** Lies with the office: whoever acts there may confirm it. */
const canBePicked = ({ officeState, router, ended }: SeenDuty): boolean =>
  officeState !== null && router === null && !ended;

/** The table, in a form where something in it can be done for several at once. */
export function Picks({ items }: { readonly items: readonly SeenDuty[] }) {
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
  const pick: Column<SeenDuty> = { name: choose, quiet: true, class: 'pick', cell: (duty) => <Pick duty={duty} /> };
  const columns: readonly Column<SeenDuty>[] = [
    ...(picks ? [pick] : []),
    { name: t.duty, names: true, cell: (duty) => <DutyLink duty={duty} /> },
    { name: t.unitColumn, cell: ({ unit }) => unit.name },
    { name: t.due, cell: ({ dueOn }) => (dueOn === null ? '–' : <Day on={dueOn} />) },
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

function Pick({ duty }: { readonly duty: SeenDuty }) {
  const { choose } = useWords(BULK_WORDS);
  return canBePicked(duty) ? (
    <label>
      <input type="checkbox" name="pick" value={`${duty.id}@${duty.version}`} />
      <span class="vh">{`${choose}: ${duty.task.title}, ${duty.unit.name}`}</span>
    </label>
  ) : null;
}
