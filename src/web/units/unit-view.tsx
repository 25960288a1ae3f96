import type { ComponentChildren } from 'preact';
import type { LocalDate } from '../../../workflows/vocabulary';
import type { ObligationCounts } from '../../obligations/obligation-counts';
import { TIMELINESS } from '../../obligations/timeliness';
import type { Holder, Unit } from '../../people/people.store';
import { SINCE_EVER } from '../../people/register';
import { TimelinessTag } from '../duty/duty-tags';
import { listAddress } from '../list/list-address';
import { unitAddress } from '../page/addresses';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { Day } from '../page/when';
import { monthsHeld } from './tenure';
import { UnitYear, type UnitYearProps } from './unit-year-view';
import { UNIT_WORDS } from './unit-words';

/** A unit that may be led to, or is only named. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
  readonly seen: boolean;
}

export interface UnitProps {
  readonly unit: Unit;
  readonly parent: NamedUnit | null;
  readonly below: readonly NamedUnit[];
  readonly before: readonly NamedUnit[];
  readonly after: readonly NamedUnit[];
  readonly counts: ObligationCounts;
  readonly year: UnitYearProps;
  /** Null: the posts lie outside of what is seen. */
  readonly tenures: readonly Holder[] | null;
  readonly headName: string | null;
  readonly today: LocalDate;
}

/** One unit: its duties, the ratio of the year with every item behind it, and who held which post when. */
export function UnitPageView(props: UnitProps) {
  const { unit, counts, year, below } = props;
  const t = useWords(UNIT_WORDS);
  return (
    <>
      <div class="page-title">
        <div>
          <h1>{unit.name}</h1>
          <p>{t[unit.tree]}</p>
        </div>
      </div>
      <div class="cols">
        <div class="stack">
          <Duties unit={unit} counts={counts} />
          <UnitYear {...year} />
        </div>
        <div class="stack">
          <About {...props} />
          {below.length === 0 ? null : (
            <section class="panel" aria-labelledby="below">
              <h2 id="below">{t.below}</h2>
              <ul class="plain-list">
                {below.map((each) => (
                  <li key={each.id}>
                    <UnitLink unit={each} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
      <Posts {...props} />
    </>
  );
}

function UnitLink({ unit: { id, name, seen } }: { readonly unit: NamedUnit }) {
  return seen ? <a href={unitAddress(id)}>{name}</a> : <>{name}</>;
}

function Duties({ unit, counts }: Pick<UnitProps, 'unit' | 'counts'>) {
  const { language } = useView();
  const t = useWords(UNIT_WORDS);
  const rows = TIMELINESS.filter((timeliness) => counts.byTimeliness[timeliness] > 0);
  const own = { unit: unit.id, alone: 'true' };
  return (
    <section class="panel" aria-labelledby="duties">
      <div class="panel__head">
        <h2 id="duties">{t.duties}</h2>
        <p>{t.dutiesHelp}</p>
      </div>
      {counts.total === 0 ? (
        <p class="muted">{t.noDuties}</p>
      ) : (
        <table class="table--tight">
          <caption class="vh">{t.duties}</caption>
          <thead>
            <tr>
              <th scope="col">{t.timeliness}</th>
              <th scope="col" class="num">
                {t.number}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((timeliness) => (
              <tr key={timeliness}>
                <th scope="row">
                  <TimelinessTag timeliness={timeliness} />
                </th>
                <td class="num">
                  <a href={listAddress({ ...own, timeliness })}>
                    {numberText(counts.byTimeliness[timeliness], language)}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.total}</th>
              <td class="num">
                <a href={listAddress(own)}>{numberText(counts.total, language)}</a>
              </td>
            </tr>
          </tfoot>
        </table>
      )}
      <p class="more no-print">
        <a href={listAddress({ unit: unit.id })}>{t.withBelow}</a>
      </p>
    </section>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function About({ unit, parent, before, after, headName }: UnitProps) {
  const t = useWords(UNIT_WORDS);
  const listed = (units: readonly NamedUnit[]) => (
    <ul class="plain-list">
      {units.map((each) => (
        <li key={each.id}>
          <UnitLink unit={each} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class="panel" aria-labelledby="about">
      <h2 id="about">{t.about}</h2>
      <dl class="summary summary--narrow">
        <Row name={t.parent}>{parent === null ? <span class="muted">{t.top}</span> : <UnitLink unit={parent} />}</Row>
        {headName === null ? null : <Row name={t.head}>{headName}</Row>}
        {unit.aliases.length === 0 ? null : <Row name={t.aliases}>{unit.aliases.join('; ')}</Row>}
        {unit.from === null ? null : (
          <Row name={t.since}>
            <Day on={unit.from} />
          </Row>
        )}
        {unit.to === null ? null : (
          <Row name={t.until}>
            <Day on={unit.to} />
          </Row>
        )}
        {before.length === 0 ? null : <Row name={t.before}>{listed(before)}</Row>}
        {after.length === 0 ? null : <Row name={t.after}>{listed(after)}</Row>}
      </dl>
    </section>
  );
}

function Posts({ tenures, today }: Pick<UnitProps, 'tenures' | 'today'>) {
  const t = useWords(UNIT_WORDS);
  return (
    <section class="panel section" aria-labelledby="posts">
      <h2 id="posts">{t.posts}</h2>
      {tenures === null || tenures.length === 0 ? (
        <p class="muted">{tenures === null ? t.postsHidden : t.noPosts}</p>
      ) : (
        <table role="table" class="cards table--dense">
          <caption class="vh">{t.posts}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {[t.post, t.holder, t.from, t.to, t.tenure].map((text) => (
                <th key={text} role="columnheader" scope="col">
                  {text}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {tenures.map(({ post, title, person, name, from, to }) => {
              const months = monthsHeld(from, to, today);
              return (
                <tr key={`${post}/${person}/${from}`} role="row">
                  <th role="rowheader" scope="row">
                    {title}
                  </th>
                  <td role="cell" data-label={t.holder}>
                    {name}
                  </td>
                  <td role="cell" data-label={t.from}>
                    {from === SINCE_EVER ? t.sinceUnknown : <Day on={from} />}
                  </td>
                  <td role="cell" data-label={t.to}>
                    {to === null ? t.today : <Day on={to} />}
                  </td>
                  <td role="cell" data-label={t.tenure}>
                    {months === null ? '–' : t.months(months)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
