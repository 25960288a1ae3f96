import type { LocalDate } from '../../../workflows/vocabulary';
import { weekday } from '../../calendar/local-date';
import { DutyLink } from '../duty/duty-link';
import { DaysTag, FlagTag, Ladder, StateTag, type SeenDuty } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { ADDRESS } from '../page/addresses';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day, Moment } from '../page/when';
import { WEEKDAYS } from '../page/weekdays';
import { Figures, type FiguresProps } from './figures-view';
import { TODAY_WORDS } from './today-words';

/** A number and the list behind it, and some of its lines. */
export interface Pile {
  readonly count: number;
  readonly fields: ListFields;
  readonly items: readonly SeenDuty[];
}

export interface TodayProps extends FiguresProps {
  readonly today: LocalDate;
  readonly overdue: Pile;
  readonly soon: Pile;
  readonly waiting: Pile;
  readonly extension: Pile;
  readonly flagged: Pile;
  /** Null for whoever is nobody's to be told. */
  readonly notices: number | null;
}

/** What needs doing this morning: red first. */
export function Today(props: TodayProps) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const { today, overdue, soon, waiting, extension } = props;
  return (
    <>
      <div class="page-title">
        <div>
          <h1>
            {t.heading}{' '}
            <span class="nb">
              {WEEKDAYS[language][weekday(today)]} <Day on={today} />
            </span>
          </h1>
          <p>{t.lead(7)}</p>
        </div>
      </div>
      <Tiles {...props} />
      <div class="cols">
        <div class="stack">
          <Overdue pile={overdue} />
          <Soon pile={soon} />
        </div>
        <div class="stack">
          <Waiting title={t.waiting} none={t.noneWaiting} pile={waiting} id="waiting" />
          <Waiting title={t.extension} none={t.noneExtension} pile={extension} id="extension" />
        </div>
      </div>
      <Figures {...props} />
    </>
  );
}

function Tiles({ overdue, soon, waiting, extension, flagged, notices }: TodayProps) {
  const t = useWords(TODAY_WORDS);
  const [first] = overdue.items;
  const longest = first?.daysLeft === undefined || first.daysLeft === null ? null : -first.daysLeft;
  return (
    <ul class="tiles" aria-label={t.tiles}>
      <Tile
        {...{ pile: overdue, text: t.overdue, look: overdue.count > 0 ? 'tile tile--late' : 'tile' }}
        sub={longest === null ? t.overdueNone : t.longest(longest)}
      />
      <Tile pile={soon} text={t.soon} sub={t.soonWithin} look="tile tile--soon" />
      <Tile pile={waiting} text={t.waiting} sub={t.waitingSub} look="tile" />
      <Tile pile={extension} text={t.extension} sub={t.extensionSub} look="tile" />
      <Tile pile={flagged} text={t.flagged} sub={t.flaggedSub} look="tile" />
      {notices === null ? null : (
        <TileLink address={ADDRESS.inbox} count={notices} text={t.notices} sub={t.noticesSub} look="tile" />
      )}
    </ul>
  );
}

const Tile = ({
  pile,
  ...rest
}: {
  readonly pile: Pile;
  readonly text: string;
  readonly sub: string;
  readonly look: string;
}) => <TileLink address={listAddress(pile.fields)} count={pile.count} {...rest} />;

function TileLink({
  address,
  count,
  text,
  sub,
  look,
}: {
  readonly address: string;
  readonly count: number;
  readonly text: string;
  readonly sub: string;
  readonly look: string;
}) {
  const { language } = useView();
  return (
    <li>
      <a class={look} href={address}>
        <b>{numberText(count, language)}</b>
        <span>{text}</span>
        <small>{sub}</small>
      </a>
    </li>
  );
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

function Overdue({ pile }: { readonly pile: Pile }) {
  const t = useWords(TODAY_WORDS);
  return (
    <section class="panel panel--late" aria-labelledby="overdue">
      <div class="panel__head">
        <h2 id="overdue">{t.overdueByUnit}</h2>
        <All pile={pile} />
      </div>
      {pile.items.length === 0 ? (
        <div class="empty">
          <Icon name="check" />
          <p>
            <b>{t.noneOverdue}</b>
          </p>
          <p>{t.noneOverdueHelp}</p>
        </div>
      ) : (
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.overdueByUnit}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.duty, t.overdue, t.state, t.ladder].map((text) => (
                <th key={text} role="columnheader" scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          {byUnit(pile.items).map(([unit, items]) => (
            <UnitRows key={unit} unit={unit} items={items} fields={pile.fields} />
          ))}
        </table>
      )}
    </section>
  );
}

function UnitRows({
  unit,
  items,
  fields,
}: {
  readonly unit: string;
  readonly items: readonly SeenDuty[];
  readonly fields: ListFields;
}) {
  const t = useWords(TODAY_WORDS);
  return (
    <tbody role="rowgroup">
      <tr role="row" class="group">
        <th role="rowheader" colSpan={4} scope="rowgroup">
          <a href={listAddress({ ...fields, unit, alone: 'true' })}>{items[0]?.unit.name}</a>
        </th>
      </tr>
      {items.map((duty) => (
        <tr key={duty.id} role="row">
          <th role="rowheader" scope="row">
            <DutyLink duty={duty} />
          </th>
          <td role="cell" data-label={t.overdue}>
            <DaysTag duty={duty} />
            <br />
            <span class="small muted">
              {t.dueOn} {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />}
            </span>
          </td>
          <td role="cell" data-label={t.state}>
            <StateTag duty={duty} />
          </td>
          <td role="cell" data-label={t.ladder}>
            <Ladder watchState={duty.watchState} /> <FlagTag duty={duty} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** In the order in which the lines come: the unit with the longest overdue first. */
function byUnit(items: readonly SeenDuty[]): readonly (readonly [string, readonly SeenDuty[]])[] {
  const units = new Map<string, SeenDuty[]>();
  for (const duty of items) units.set(duty.unit.id, [...(units.get(duty.unit.id) ?? []), duty]);
  return [...units];
}

function Soon({ pile }: { readonly pile: Pile }) {
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
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.soonTitle}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.due, t.duty, t.unit].map((text) => (
                <th key={text} role="columnheader" scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {pile.items.map((duty) => (
              <tr key={duty.id} role="row">
                <td role="cell" data-label={t.due} class="nb">
                  {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />} <DaysTag duty={duty} />
                </td>
                <th role="rowheader" scope="row">
                  <DutyLink duty={duty} clause={false} />
                </th>
                <td role="cell" data-label={t.unit}>
                  {duty.unit.name}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Waiting({
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
