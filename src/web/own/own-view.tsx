import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, StateTag, type SeenDuty } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
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
      <div class="page-title">
        <div>
          <h1>{t.title}</h1>
          <p>{units.length === 0 ? t.noPost : t.lead(units.join(', '))}</p>
        </div>
      </div>
      {piles.length === 0 ? (
        <div class="empty">
          <Icon name="check" />
          <p>
            <b>{t.empty}</b>
          </p>
          <p>{t.emptyHelp}</p>
        </div>
      ) : null}
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
      <table role="table" class="cards table--dense">
        <caption class="vh">{title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[t.due, t.duty, t.timeliness, t.state].map((text) => (
              <th key={text} role="columnheader" scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((duty) => (
            <tr key={duty.id} role="row">
              <td role="cell" data-label={t.due} class="nb">
                {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />}
              </td>
              <th role="rowheader" scope="row">
                <DutyLink duty={duty} />
              </th>
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
    </section>
  );
}
