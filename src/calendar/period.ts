import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { dueAtEndOf, dueOnFixedDate, type CountingContext, type Due } from './counting';
import type { Every, PeriodicDue, RegimeOfPeriod, SendByRule, SettledPeriodicRule } from './deadline-rule';
import { addDays, addMonths, clampedDate, earlierOf, laterOf, monthOf, weekday, yearOf } from './local-date';
import { regimeOn, type DataWindow, type RegimePeriod, type ReportingRegime } from './reporting-regime';

/** One period of a periodic duty. `key` is part of the duty's identity: `2024-W27`, `2024-09`, `2024-Q3`, `2024-H1`,
 *  `2024-9M`, `2024`. */
export interface Period {
  readonly key: string;
  /** The days that the figures cover, both included. */
  readonly dataFrom: LocalDate;
  readonly dataTo: LocalDate;
  /** First day on which it may be handed in, when the text gives a window. */
  readonly opensOn: LocalDate | null;
  readonly dueOn: LocalDate;
  readonly lateFrom: Instant;
}

export interface PeriodContext extends CountingContext {
  readonly regimes: readonly ReportingRegime[];
}

/** A stretch of the calendar, before any regime moves its cut-off. */
interface Stretch {
  readonly key: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly regimePeriod: RegimePeriod | null;
}

const pad = (n: number): string => String(n).padStart(2, '0');

function months(
  key: string,
  year: number,
  { first, count }: { first: number; count: number },
): Omit<Stretch, 'regimePeriod'> {
  const last = first + count - 1;
  return { key, firstDay: clampedDate(year, first, 1), lastDay: clampedDate(year, last, 31) };
}

/** ISO 8601 weeks: week 1 is the one that holds 4 January. */
function weeksOf(year: number): Stretch[] {
  const mondayOfFirst = (of: number): LocalDate => {
    const fourth = clampedDate(of, 1, 4);
    return addDays(fourth, 1 - weekday(fourth));
  };
  const end = mondayOfFirst(year + 1);
  const weeks: Stretch[] = [];
  for (let monday = mondayOfFirst(year); monday < end; monday = addDays(monday, 7)) {
    const key = `${year}-W${pad(weeks.length + 1)}`;
    weeks.push({ key, firstDay: monday, lastDay: addDays(monday, 6), regimePeriod: null });
  }
  return weeks;
}

function stretchesOf(year: number, every: Every): Stretch[] {
  switch (every) {
    case 'week':
      return weeksOf(year);
    case 'month':
      return Array.from({ length: 12 }, (_, i) => ({
        ...months(`${year}-${pad(i + 1)}`, year, { first: i + 1, count: 1 }),
        regimePeriod: 'month',
      }));
    case 'quarter':
      return [0, 1, 2, 3].map((i) => ({
        ...months(`${year}-Q${i + 1}`, year, { first: 3 * i + 1, count: 3 }),
        regimePeriod: 'quarter',
      }));
    case 'half-year':
      return [
        { ...months(`${year}-H1`, year, { first: 1, count: 6 }), regimePeriod: 'first-half' },
        { ...months(`${year}-H2`, year, { first: 7, count: 6 }), regimePeriod: 'second-half' },
      ];
    case 'nine-months':
      return [{ ...months(`${year}-9M`, year, { first: 1, count: 9 }), regimePeriod: 'nine-months' }];
    case 'year':
      return [{ ...months(`${year}`, year, { first: 1, count: 12 }), regimePeriod: 'year' }];
  }
}

/** A day of the period: of its week, or of one of its months, the last unless another is named. */
function dayWithin({ firstDay, lastDay, regimePeriod }: Stretch, day: number, month: number | undefined): LocalDate {
  if (regimePeriod === null) return addDays(firstDay, Math.min(day, 7) - 1);
  const inMonth = month === undefined ? lastDay : addMonths(firstDay, month - 1);
  return clampedDate(yearOf(inMonth), monthOf(inMonth), day);
}

function dataWindow({ firstDay, lastDay }: Stretch, window: DataWindow): { dataFrom: LocalDate; dataTo: LocalDate } {
  const start = addMonths(firstDay, -window.fromMonthsBefore);
  return {
    dataFrom: clampedDate(yearOf(start), monthOf(start), window.fromDay),
    dataTo: clampedDate(yearOf(lastDay), monthOf(lastDay), window.toDay),
  };
}

function dueByRegime(stretch: Stretch, due: RegimeOfPeriod, context: PeriodContext): Period | Refusal {
  const { regime: id, sendBy: ownRule } = due;
  const regime = regimeOn(context.regimes, id, stretch.lastDay);
  if (!regime) return refusal('regime.not-in-force', { regime: id, on: stretch.lastDay });
  const window = stretch.regimePeriod === null ? undefined : regime.windows[stretch.regimePeriod];
  if (!window) return refusal('regime.no-such-period', { regime: id, period: stretch.key });
  const data = dataWindow(stretch, window);
  return { key: stretch.key, ...data, opensOn: null, ...sendBy(ownRule ?? regime.sendBy, data.dataTo, context) };
}

function sendBy(rule: SendByRule, cutOff: LocalDate, context: PeriodContext): Due {
  switch (rule.kind) {
    case 'cut-off':
      return dueOnFixedDate({ comparator: 'by', date: cutOff }, context);
    case 'after-cut-off':
      return dueAtEndOf(context.calendar.addWorkingDays(cutOff, rule.workingDays));
    case 'day-of-month': {
      const date = clampedDate(yearOf(cutOff), monthOf(cutOff), rule.day);
      return dueOnFixedDate({ comparator: rule.comparator, date }, context);
    }
  }
}

function periodOf(stretch: Stretch, due: PeriodicDue, context: PeriodContext): Period | Refusal {
  if ('regime' in due) return dueByRegime(stretch, due, context);
  const data = { key: stretch.key, dataFrom: stretch.firstDay, dataTo: stretch.lastDay };
  if ('window' in due) {
    const [from, to] = due.window;
    const opensOn = dayWithin(stretch, from, due.month);
    const date = dayWithin(stretch, to, due.month);
    return { ...data, opensOn, ...dueOnFixedDate({ comparator: 'by', date }, context) };
  }
  const date = dayWithin(stretch, due.day, due.month);
  return { ...data, opensOn: null, ...dueOnFixedDate({ comparator: due.comparator ?? 'by', date }, context) };
}

/** The periods that a plan living from `from` to `until` owes: those whose due day falls into its life, both days included.
 *  Refuses with `regime.not-in-force` or `regime.no-such-period` when a period in that life cannot be dated. */
export function periodsOf(
  rule: SettledPeriodicRule,
  { from, until }: { from: LocalDate; until: LocalDate },
  context: PeriodContext,
): readonly Period[] | Refusal {
  const { periods, undated } = periodsIn(rule, { from, until }, context);
  return undated ?? periods;
}

/** The periods due in a life that can be dated, and why the first of the others cannot. */
function periodsIn(
  rule: SettledPeriodicRule,
  { from, until }: { from: LocalDate; until: LocalDate },
  context: PeriodContext,
): { readonly periods: readonly Period[]; readonly undated: Refusal | null } {
  const periods: Period[] = [];
  let undated: Refusal | null = null;
  for (let year = yearOf(from) - 1; year <= yearOf(until) + 1; year += 1) {
    for (const stretch of stretchesOf(year, rule.every)) {
      const period = periodOf(stretch, rule.due, context);
      if ('code' in period) {
        if (stretch.lastDay >= from && stretch.lastDay <= until) undated ??= period;
      } else if (period.dueOn >= from && period.dueOn <= until) periods.push(period);
    }
  }
  return { periods, undated };
}

/** A period that a plan owes, and the day from which it is owed: its obligation opens then. */
export interface OwedPeriod extends Period {
  readonly beginsOn: LocalDate;
}

/** Every period due in a life that can be dated, in order. It begins on the first day of its figures where a regime says which
 *  these are; where the text names only a day, one period ends and the next begins when its report is due. Nothing begins
 *  before the life does. Source: DOMAIN §4, ADR 0011. */
export function owedPeriods(
  rule: SettledPeriodicRule,
  { from, until }: { from: LocalDate; until: LocalDate },
  context: PeriodContext,
): readonly OwedPeriod[] {
  const { periods } = periodsIn(rule, { from: addMonths(from, -LONGEST_PERIOD_MONTHS), until }, context);
  return periods.flatMap((period, place) => {
    if (period.dueOn < from) return [];
    const before = periods[place - 1];
    const first = 'regime' in rule.due || !before ? period.dataFrom : addDays(before.dueOn, 1);
    return [{ ...period, beginsOn: laterOf(from, first) }];
  });
}

/** Looked back by this much, the period before the first that is owed is always found. */
const LONGEST_PERIOD_MONTHS = 24;

/** The first day on which a report can be handed in: as the text says, or once its figures are complete – the day after the
 *  cut-off, but never later than the day it is due. Null where no text says which figures it has. */
export function reportableFrom(period: Period, due: PeriodicDue): LocalDate | null {
  if (period.opensOn !== null) return period.opensOn;
  return 'regime' in due ? earlierOf(addDays(period.dataTo, 1), period.dueOn) : null;
}

/** The period of that key, or `period.unknown` when the key is none of this rule's. */
export function periodByKey(rule: SettledPeriodicRule, key: string, context: PeriodContext): Period | Refusal {
  const year = /^(?:19|20|21)\d\d/.test(key) ? Number(key.slice(0, 4)) : null;
  const stretch = year === null ? undefined : stretchesOf(year, rule.every).find((candidate) => candidate.key === key);
  return stretch ? periodOf(stretch, rule.due, context) : refusal('period.unknown', { period: key, every: rule.every });
}
