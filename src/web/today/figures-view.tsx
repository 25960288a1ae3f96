import type { Timeliness } from '../../obligations/timeliness';
import type { UnitLate, YearFigures } from '../../obligations/year-figures';
import { daysInMonth } from '../../calendar/local-date';
import { TimelinessTag } from '../duty/duty-tags';
import { listAddress, type ListFields } from '../list/list-address';
import { ADDRESS } from '../page/addresses';
import { barChart } from '../page/bar-chart';
import { numberText, percentText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { TODAY_WORDS } from './today-words';

export interface FiguresProps {
  readonly year: number;
  readonly figures: YearFigures;
  readonly otherYears: readonly number[];
  readonly ages: readonly { readonly text: string; readonly fields: ListFields; readonly count: number }[];
}

/** The year in numbers; each leads to its list. */
export function Figures({ year, figures, otherYears, ages }: FiguresProps) {
  const t = useWords(TODAY_WORDS);
  return (
    <section class="stack section" aria-labelledby="figures">
      <div class="section-title">
        <h2 id="figures">{t.figures(String(year))}</h2>
        <p class="chips">
          {figures.total === 0 ? t.noneCameDue : null}
          {otherYears.map((other) => (
            <a key={other} href={`${ADDRESS.today}?year=${other}#figures`}>
              {t.otherYear(String(other))}
            </a>
          ))}
        </p>
      </div>
      <div class="halves">
        <Rate year={year} figures={figures} />
        <Ages ages={ages} />
      </div>
      {figures.total === 0 ? null : <Trend year={year} figures={figures} />}
      {figures.units.length === 0 ? null : <Heat year={year} units={figures.units} all={figures.unitsLate} />}
    </section>
  );
}

const ofYear = (year: number): ListFields => ({ cameDue: 'true', dueFrom: `${year}-01-01`, dueTo: `${year}-12-31` });

function ofMonth(year: number, month: number): ListFields {
  const of = `${year}-${String(month).padStart(2, '0')}`;
  return { cameDue: 'true', dueFrom: `${of}-01`, dueTo: `${of}-${daysInMonth(year, month)}` };
}

function Rate({ year, figures: { total, by } }: { readonly year: number; readonly figures: YearFigures }) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const rows: readonly (readonly [Timeliness, string, number])[] = [
    ['done-in-time', t.inTime, by.doneInTime],
    ['in-time', t.inTimeOpen, by.openInTime],
    ['done-late', t.doneLate, by.doneLate],
    ['overdue', t.openLate, by.openLate],
  ];
  return (
    <section class="panel" aria-labelledby="rate">
      <h3 id="rate">{t.rate(String(year))}</h3>
      <table class="table--tight">
        <caption class="vh">{t.rate(String(year))}</caption>
        <thead>
          <tr>
            <th scope="col">{t.result}</th>
            <th scope="col" class="num">
              {t.number}
            </th>
            <th scope="col" class="num">
              {t.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([timeliness, text, count]) => (
            <tr key={timeliness}>
              <th scope="row">
                <TimelinessTag timeliness={timeliness}>{text}</TimelinessTag>
              </th>
              <td class="num">
                <a href={listAddress({ ...ofYear(year), timeliness })}>{numberText(count, language)}</a>
              </td>
              <td class="num">{percentText(count, total, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t.cameDue}</th>
            <td class="num">
              <a href={listAddress(ofYear(year))}>{numberText(total, language)}</a>
            </td>
            <td class="num">{percentText(total, total, language)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Ages({ ages }: Pick<FiguresProps, 'ages'>) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const most = Math.max(1, ...ages.map(({ count }) => count));
  return (
    <section class="panel" aria-labelledby="ages">
      <h3 id="ages">{t.ageing}</h3>
      <table class="table--tight">
        <caption class="small muted">{t.ageingSub}</caption>
        <thead>
          <tr>
            <th scope="col">{t.age}</th>
            <th scope="col" class="num">
              {t.number}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {ages.map(({ text, fields, count }, index) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td class="num">
                <a href={listAddress(fields)}>{numberText(count, language)}</a>
              </td>
              <td class="bar-cell">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect class={`a${index + 1}`} x="0" y="0" height="10" width={(100 * count) / most} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Trend({ year, figures: { months } }: { readonly year: number; readonly figures: YearFigures }) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const svg = barChart(
    months.map(({ month, total, inTime }) => ({
      label: t.monthShort(month),
      value: total === 0 ? null : Math.round((100 * inTime) / total),
    })),
  );
  return (
    <section class="panel" aria-labelledby="trend">
      <h3 id="trend">{t.trend}</h3>
      <figure class="chart">
        <figcaption>
          <span>{t.trendSub}</span>
        </figcaption>
        <div
          class="chart__scroll"
          {...{ tabIndex: 0, role: 'region', 'aria-label': t.trend }}
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <details>
          <summary>{t.table}</summary>
          <table class="table--tight">
            <caption class="vh">{t.trend}</caption>
            <thead>
              <tr>
                <th scope="col">{t.month}</th>
                <th scope="col" class="num">
                  {t.cameDue}
                </th>
                <th scope="col" class="num">
                  {t.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, total, inTime }) => (
                <tr key={month}>
                  <th scope="row">{month}</th>
                  <td class="num">
                    <a href={listAddress(ofMonth(year, month))}>{numberText(total, language)}</a>
                  </td>
                  <td class="num">{total === 0 ? '–' : percentText(inTime, total, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figure>
    </section>
  );
}

function Heat({
  year,
  units,
  all,
}: {
  readonly year: number;
  readonly units: readonly UnitLate[];
  readonly all: number;
}) {
  const { language } = useView();
  const t = useWords(TODAY_WORDS);
  const most = Math.max(1, ...units.flatMap(({ months }) => months));
  const cell = (unit: UnitLate, count: number, month: number) => {
    const fields = { ...ofMonth(year, month), late: 'true', unit: unit.id, alone: 'true' };
    if (count === 0) return <td key={month} class="num" />;
    return (
      <td key={month} class={`num ${count * 2 > most ? 'heat heat--2' : 'heat heat--1'}`}>
        <a href={listAddress(fields)}>{numberText(count, language)}</a>
      </td>
    );
  };
  return (
    <section class="panel" aria-labelledby="heat">
      <h3 id="heat">{t.heat}</h3>
      <div class="table-box" {...{ tabIndex: 0, role: 'region', 'aria-labelledby': 'heat' }}>
        <table class="table--tight">
          <caption class="small muted">{t.heatSub}</caption>
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {Array.from({ length: 12 }, (_, index) => (
                <th key={index} scope="col" class="num">
                  {t.monthShort(index + 1)}
                </th>
              ))}
              <th scope="col" class="num">
                {t.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map((unit) => (
              <tr key={unit.id}>
                <th scope="row">{unit.name}</th>
                {unit.months.map((count, index) => cell(unit, count, index + 1))}
                <td class="num">
                  <a href={listAddress({ ...ofYear(year), late: 'true', unit: unit.id, alone: 'true' })}>
                    {numberText(unit.sum, language)}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all > units.length ? <p class="small muted">{t.heatRest(numberText(all - units.length, language))}</p> : null}
    </section>
  );
}
