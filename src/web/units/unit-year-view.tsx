import type { ObligationCounts } from '../../obligations/obligation-counts';
import type { Timeliness } from '../../obligations/timeliness';
import { DutyLink } from '../duty/duty-link';
import { DaysTag, TimelinessTag, type SeenDuty } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { unitAddress } from '../page/addresses';
import { Icon } from '../page/icon';
import { numberText, percentText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { UNIT_WORDS } from './unit-words';

export interface UnitYearProps {
  readonly unit: string;
  readonly year: number;
  readonly otherYears: readonly number[];
  /** Of what came due in the year. */
  readonly counts: ObligationCounts;
  /** Each of them, as far as a page holds. */
  readonly items: readonly SeenDuty[];
  readonly late: readonly SeenDuty[];
}

export const ofUnitYear = (unit: string, year: number): ListFields => ({
  ...{ unit, alone: 'true', cameDue: 'true' },
  ...{ dueFrom: `${year}-01-01`, dueTo: `${year}-12-31` },
});

/** The year of a unit over what came due, with every item behind the figure. Source: DOMAIN §3. */
export function UnitYear(props: UnitYearProps) {
  const { unit, year, otherYears, counts, items, late } = props;
  const { language } = useView();
  const t = useWords(UNIT_WORDS);
  const fields = ofUnitYear(unit, year);
  return (
    <>
      <section class="panel" aria-labelledby="ratio">
        <div class="panel__head">
          <h2 id="ratio">{t.ratio(String(year))}</h2>
          <p>{t.ratioHelp}</p>
        </div>
        {counts.total === 0 ? <p class="muted">{t.noneCameDue}</p> : <Ratio {...props} />}
        {items.length === 0 ? null : (
          <details>
            <summary>{t.items}</summary>
            <Items title={t.items} items={items} />
            {items.length < counts.total ? (
              <p class="more">
                <a href={listAddress(fields)}>
                  {t.seeAll} ({numberText(counts.total, language)})
                </a>
              </p>
            ) : null}
          </details>
        )}
        <p class="chips section-s no-print">
          {otherYears.map((other) => (
            <a key={other} class="chip" href={`${unitAddress(unit)}?year=${other}#ratio`}>
              {t.otherYear(String(other))}
            </a>
          ))}
        </p>
      </section>
      <section class="panel" aria-labelledby="late">
        <div class="panel__head">
          <h2 id="late">{t.late}</h2>
          <p>{t.lateHelp}</p>
        </div>
        {late.length === 0 ? <p class="muted">{t.noneLate}</p> : <Items title={t.late} items={late} cause />}
      </section>
    </>
  );
}

const RESULTS: readonly Timeliness[] = ['done-in-time', 'in-time', 'done-late', 'overdue'];

function Ratio({ unit, year, counts }: UnitYearProps) {
  const { language } = useView();
  const t = useWords(UNIT_WORDS);
  const shown = (value: number): string => numberText(value, language);
  const { byTimeliness: by, total } = counts;
  const done = by['done-in-time'] + by['done-late'];
  const late = by['done-late'] + by.overdue;
  return (
    <>
      <p>
        <b>{t.doneShare(percentText(done, total, language), shown(done), shown(total))}</b>{' '}
        {t.lateShare(percentText(late, total, language), shown(late))}
      </p>
      <table class="table--tight section-s">
        <caption class="vh">{t.ratio(String(year))}</caption>
        <tbody>
          {RESULTS.map((timeliness) => (
            <tr key={timeliness}>
              <th scope="row">
                {timeliness === 'in-time' ? (
                  <TimelinessTag timeliness="in-time">{t.waits}</TimelinessTag>
                ) : (
                  <TimelinessTag timeliness={timeliness} />
                )}
              </th>
              <td class="num">
                <a href={listAddress({ ...ofUnitYear(unit, year), timeliness })}>{shown(by[timeliness])}</a>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.total}</th>
            <td class="num">
              <a href={listAddress(ofUnitYear(unit, year))}>{shown(total)}</a>
            </td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function Items({
  title,
  items,
  cause = false,
}: {
  readonly title: string;
  readonly items: readonly SeenDuty[];
  /** Whether an objective cause was confirmed stands beside each. */
  readonly cause?: boolean;
}) {
  const t = useWords(UNIT_WORDS);
  return (
    <table role="table" class="cards table--dense">
      <caption class="vh">{title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {[t.duty, t.due, t.timeliness, ...(cause ? [t.cause] : [])].map((text) => (
            <th key={text} role="columnheader" scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {items.map((duty) => (
          <tr key={duty.id} role="row">
            <th role="rowheader" scope="row">
              <DutyLink duty={duty} />
            </th>
            <td role="cell" data-label={t.due}>
              {duty.dueOn === null ? '–' : <Day on={duty.dueOn} />}
            </td>
            <td role="cell" data-label={t.timeliness}>
              <DaysTag duty={duty} />
            </td>
            {cause ? (
              <td role="cell" data-label={t.cause}>
                {duty.objectiveCause ? (
                  <span class="tag">
                    <Icon name="seal" />
                    {t.confirmed}
                  </span>
                ) : (
                  <span class="muted">{t.notConfirmed}</span>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
