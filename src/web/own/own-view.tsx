import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, StateTag, type SeenDuty } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { Empty, PageTitle } from '../page/list-frame';
import { numberText } from '../page/number-text';
import { Sheet } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { OWN_WORDS } from './own-words';

/** Duties of one sort, and the list of all of them. */
export interface OwnPile {
  readonly title: string;
  readonly fields: ListFields;
  readonly count: number;
  readonly items: readonly SeenDuty[];
}

export function Own({ units, piles }: { readonly units: readonly string[]; readonly piles: readonly OwnPile[] }) {
  const t = useWords(OWN_WORDS);
  return (
    <>
      <PageTitle title={t.title} help={units.length === 0 ? t.noPost : t.lead(units.join(', '))} />
      {piles.length === 0 ? <Empty icon="check" title={t.empty} help={t.emptyHelp} /> : null}
      <div class="stack">
        {piles.map((pile) => (
          <Pile key={listAddress(pile.fields)} pile={pile} />
        ))}
      </div>
    </>
  );
}

function Pile({ pile: { title, fields, count, items } }: { readonly pile: OwnPile }) {
  const { language } = useView();
  const t = useWords(OWN_WORDS);
  const id = `pile-${fields['timeliness'] ?? fields['hands'] ?? ''}-${fields['unit'] ?? ''}`;
  return (
    <section class={fields['timeliness'] === 'overdue' ? 'panel panel--late' : 'panel'} aria-labelledby={id}>
      <div class="panel__head">
        <h2 id={id}>{title}</h2>
        <a class="more" href={listAddress(fields)}>
          {t.all(numberText(count, language))}
        </a>
      </div>
      <Sheet
        caption={title}
        lines={items}
        keyOf={(duty) => duty.id}
        columns={[
          { name: t.due, cell: ({ dueOn }) => (dueOn === null ? '–' : <Day on={dueOn} />), class: 'nb' },
          { name: t.duty, cell: (duty) => <DutyLink duty={duty} />, names: true },
          {
            name: t.timeliness,
            cell: (duty) => (
              <>
                <DaysTag duty={duty} /> <FlagTag duty={duty} />
              </>
            ),
          },
          { name: t.state, cell: (duty) => <StateTag duty={duty} /> },
        ]}
      />
    </section>
  );
}
