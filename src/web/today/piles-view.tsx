import { CASE_KIND_WORDS } from '../../cases/case-kind-words';
import { caseStateText } from '../../cases/case-state-words.table';
import type { CaseKind } from '../../../workflows/cases/kinds';
import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, Ladder, StateTag, type SeenDuty } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { caseListAddress } from '../cases/case-list-query.dto';
import { Empty } from '../page/list-frame';
import { numberText } from '../page/number-text';
import { Sheet, SheetHead, SheetLine, type Column } from '../page/sheet';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { TODAY_WORDS } from './today-words';

/** A number and the list behind it, and some of its lines. */
export interface Pile {
  readonly count: number;
  readonly fields: ListFields;
  readonly items: readonly SeenDuty[];
}

function All({ pile }: { readonly pile: Pile }) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  return pile.count === 0 ? null : (
    <a class="more" href={listAddress(pile.fields)}>
      {t.seeAll(numberText(pile.count, language))}
    </a>
  );
}

/** What is overdue, by unit: the unit with the longest first. */
export function Overdue({ pile }: { readonly pile: Pile }) {
  const t = useWords(TODAY_WORDS);
  const columns: readonly Column<SeenDuty>[] = [
    { name: t.duty, cell: (duty) => <DutyLink duty={duty} />, names: true },
    {
      name: t.overdue,
      cell: (duty) => (
        <>
          <DaysTag duty={duty} />
          <br />
          <span class="small muted">
            {t.dueOn} {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />}
          </span>
        </>
      ),
    },
    { name: t.state, cell: (duty) => <StateTag duty={duty} /> },
    {
      name: t.ladder,
      cell: (duty) => (
        <>
          <Ladder watchState={duty.watchState} /> <FlagTag duty={duty} />
        </>
      ),
    },
  ];
  return (
    <section class="panel panel--late" aria-labelledby="overdue">
      <div class="panel__head">
        <h2 id="overdue">{t.overdueByUnit}</h2>
        <All pile={pile} />
      </div>
      {pile.items.length === 0 ? (
        <Empty icon="check" title={t.noneOverdue} help={t.noneOverdueHelp} />
      ) : (
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.overdueByUnit}</caption>
          <SheetHead columns={columns} />
          {byUnit(pile.items).map(([unit, items]) => (
            <tbody key={unit} role="rowgroup">
              <tr role="row" class="group">
                <th role="rowheader" colSpan={4} scope="rowgroup">
                  <a href={listAddress({ ...pile.fields, unit, alone: 'true' })}>{items[0]?.unit.name}</a>
                </th>
              </tr>
              {items.map((duty) => (
                <SheetLine key={duty.id} columns={columns} line={duty} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

/** In the order in which the lines come: the unit with the longest overdue first. */
function byUnit(items: readonly SeenDuty[]): readonly (readonly [string, readonly SeenDuty[]])[] {
  const units = new Map<string, SeenDuty[]>();
  for (const duty of items) units.set(duty.unit.id, [...(units.get(duty.unit.id) ?? []), duty]);
  return [...units];
}

export function Soon({ pile }: { readonly pile: Pile }) {
  const t = useWords(TODAY_WORDS);
  return (
    <section class="panel" aria-labelledby="soon">
      <div class="panel__head">
        <h2 id="soon">{t.soonTitle}</h2>
        <All pile={pile} />
      </div>
      {pile.items.length === 0 ? (
        <p class="muted">{t.noneSoon}</p>
      ) : (
        <Sheet
          caption={t.soonTitle}
          lines={pile.items}
          keyOf={({ id }) => id}
          columns={[
            {
              ...{ name: t.due, class: 'nb' },
              cell: (duty) => (
                <>
                  {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />} <DaysTag duty={duty} />
                </>
              ),
            },
            { name: t.duty, cell: (duty) => <DutyLink duty={duty} clause={false} />, names: true },
            { name: t.unit, cell: ({ unit }) => unit.name },
          ]}
        />
      )}
    </section>
  );
}

export function Waiting({
  id,
  title,
  none,
  pile,
}: {
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly pile: Pile;
}) {
  const t = useWords(TODAY_WORDS);
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel__head">
        <h2 id={id}>{title}</h2>
        <All pile={pile} />
      </div>
      {pile.items.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul class="tasks">
          {pile.items.map((duty) => (
            <li key={duty.id}>
              <div>
                <DutyLink duty={duty} clause={false} />
                <p>
                  {duty.unit.name}
                  {duty.handedInAt === null ? null : (
                    <>
                      , {t.handedIn} <Moment at={duty.handedInAt} />
                    </>
                  )}
                  {duty.handedInAt === null && duty.dueOn !== null ? (
                    <>
                      , {t.dueOn} <Day on={duty.dueOn} />
                    </>
                  ) : null}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Open cases of one kind that stand in one state. */
export interface CasePile {
  readonly kind: CaseKind;
  readonly state: string;
  readonly count: number;
}

export const casesAddress = ({ kind, state }: CasePile): string => caseListAddress({ kind, state, ended: 'false' });

/** Where open cases stand: each number leads to exactly its cases. */
export function Cases({ cases }: { readonly cases: readonly CasePile[] }) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const kinds = CASE_KIND_WORDS(language);
  return (
    <section class="panel" aria-labelledby="open-cases">
      <div class="panel__head">
        <h2 id="open-cases">{t.cases}</h2>
        <a class="more" href={caseListAddress({ ended: 'false' })}>
          {t.seeAll(
            numberText(
              cases.reduce((sum, { count }) => sum + count, 0),
              language,
            ),
          )}
        </a>
      </div>
      <ul class="tasks">
        {cases.map((pile) => (
          <li key={`${pile.kind} ${pile.state}`}>
            <div>
              <a href={casesAddress(pile)} data-row>
                {kinds[pile.kind]}: {caseStateText(pile.state, language).toLowerCase()}
              </a>
            </div>
            <b class="num">{numberText(pile.count, language)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
