import { calendarReport } from '../../calendar/calendar-report';
import { monthOf } from '../../calendar/local-date';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { CalendarApplied, CalendarReport } from '../../obligations/calendar-changes.service';
import type { OwnPost } from '../../people/accounts/scope.store';
import { refusalText } from '../../platform/refusals/refusal-text';
import { ADDRESS, dutyAddress } from '../page/addresses';
import { dayText } from '../page/date-text';
import { Form } from '../page/form';
import { Icon } from '../page/icon';
import { numberText } from '../page/number-text';
import { useView, useWords } from '../page/view';
import { AdminTitle, CardTable, Empty, Row } from './admin-frame';
import { ADMIN_WORDS } from './admin-words';
import { Moves } from './moves-view';
import { PostField } from './post-field';
import { REGIME_WORDS } from './regime-words';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The days off of a year by month, with their source and how sure they are. */
export function CalendarYearView({ calendar, year }: { readonly calendar: WorkingCalendar; readonly year: number }) {
  const t = useWords(REGIME_WORDS);
  const shared = useWords(ADMIN_WORDS);
  const { language } = useView();
  const report = calendarReport(calendar, year);
  const announced = report.status === 'announced';
  const inMonth = <T extends { readonly on: string }>(days: readonly T[], month: number): readonly T[] =>
    days.filter(({ on }) => monthOf(on as never) === month);
  return (
    <>
      <AdminTitle title={t.yearTitle(year)} help={t.calendarHelp} />
      <nav class="chips section-s no-print" aria-label={t.years}>
        {[year - 1, year + 1].map((other) => (
          <a key={other} class="chip" href={`${ADDRESS.adminCalendar}?year=${other}`}>
            {t.otherYear(other)}
          </a>
        ))}
      </nav>
      <section class="panel section-s">
        <p>
          <span class={announced ? 'tag tag--ontrack' : 'tag tag--soon'}>
            <Icon name={announced ? 'check' : 'clock'} /> {announced ? t.announced : t.provisional}
          </span>
        </p>
        <dl class="summary section-s">
          <Row name={shared.source}>{report.source}</Row>
          <Row name={shared.certainty}>{shared.sure(report.sure)}</Row>
          <Row name={t.version}>
            <span class="code">{`${report.calendar.version} (${report.calendar.hash.slice(0, 12)})`}</span>
          </Row>
          <Row name={t.total}>{`${numberText(report.workingDays, language)} – ${t.workingDays.toLowerCase()}`}</Row>
        </dl>
        <CardTable
          caption={t.yearTitle(year)}
          head={[t.month, t.workingDays, t.off, t.worked]}
          rows={MONTHS.map((month) => ({
            key: String(month),
            cells: [
              t.monthName(month),
              String(report.workingDaysByMonth[month - 1] ?? ''),
              <Lines
                lines={inMonth(report.off, month).map(
                  ({ on, name, kind, sure }) => `${dayText(on)}: ${name} (${t[kind]}; ${shared.sure(sure)})`,
                )}
              />,
              <Lines
                lines={inMonth(report.worked, month).map(
                  ({ on, insteadOf, sure }) =>
                    `${dayText(on)}: ${t.insteadOf(dayText(insteadOf))} (${shared.sure(sure)})`,
                )}
              />,
            ],
          }))}
        />
      </section>
      <section class="panel section no-print" aria-labelledby="changes">
        <h2 id="changes">{t.changes}</h2>
        <p class="hint">{t.changesHelp}</p>
        <p>
          <a class="btn btn--second" href={`${ADDRESS.adminCalendar}/thay-doi`}>
            {t.look}
          </a>
        </p>
      </section>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <span class="muted">–</span>;
  return (
    <ul class="plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** What the calendar in use would move, before anything is written; and the form that applies it. */
export function CalendarMoves({
  report,
  unitNames,
  posts,
}: {
  readonly report: CalendarReport;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly posts: readonly OwnPost[];
}) {
  const t = useWords(REGIME_WORDS);
  return (
    <>
      <AdminTitle title={t.changes} help={t.changesHelp} />
      <section class="panel">
        {report.moves.length === 0 ? (
          <Empty icon="calendar" title={t.noMoves} help={t.noMovesHelp} />
        ) : (
          <Moves report={report} unitNames={unitNames} />
        )}
      </section>
      <section class="panel section no-print" aria-labelledby="apply">
        <h2 id="apply">{t.apply}</h2>
        {posts.length === 0 ? (
          <p>{t.noPost}</p>
        ) : report.moves.length === 0 ? (
          <p>{t.noMoves}</p>
        ) : (
          <Form action={`${ADDRESS.adminCalendar}/thay-doi`}>
            <p class="hint">{t.applyHelp}</p>
            <PostField posts={posts} />
            <button class="btn" type="submit">
              {t.apply}
            </button>
          </Form>
        )}
      </section>
    </>
  );
}

/** What became of each. */
export function CalendarOutcome({ applied }: { readonly applied: CalendarApplied }) {
  const { language } = useView();
  const t = useWords(REGIME_WORDS);
  return (
    <div class="panel stack-s">
      <h1>{t.apply}</h1>
      <p class="notice notice--done" role="status">
        {t.applied(numberText(applied.moved, language))}
      </p>
      {applied.refused.length === 0 ? null : (
        <>
          <p class="notice notice--soon">{t.refusedSome(applied.refused.length)}</p>
          <ul class="plain-list">
            {applied.refused.map(({ id, refusal }) => (
              <li key={id}>
                <a href={dutyAddress(id)}>{t.duty}</a>: {refusalText(refusal, language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
