import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { addDays, addHours, addMonths, addMs, clampedDate, instantAt, localDateOf, startOfDay } from './local-date';
import type { WorkingCalendar } from './working-calendar';

/** The two points of counting that a body may settle for itself. Source: DOMAIN §6. */
export interface CountingRules {
  /** A counted period (days, months) whose last day is a day off ends at the end of the next working day. */
  readonly rollPeriodEnd: boolean;
  /** A fixed date that is a day off moves to the next working day. No rule was found that says so. */
  readonly rollFixedDate: boolean;
}

/** The settings until a body decides otherwise: periods roll (DOMAIN §6), fixed dates do not. */
export const DEFAULT_COUNTING: CountingRules = { rollPeriodEnd: true, rollFixedDate: false };

/** "trước ngày X" · "chậm nhất ngày X" · "đến hết ngày X": the first leaves X out, the others include it. */
export type Comparator = 'before' | 'by' | 'until';

export type CountedUnit = 'hour' | 'day' | 'working-day' | 'month';

/** A stretch of time to be counted from an anchor; `amount` is a whole number from 1 on. */
export interface Span {
  readonly amount: number;
  readonly unit: CountedUnit;
}

/** The last day in time, and the first moment that is late. */
export interface Due {
  readonly dueOn: LocalDate;
  readonly lateFrom: Instant;
}

export interface CountingContext {
  readonly calendar: WorkingCalendar;
  readonly counting: CountingRules;
}

/** The first late moment of a due day: 00:00 of the day after it. */
export const firstLateInstant = (dueOn: LocalDate): Instant => startOfDay(addDays(dueOn, 1));

export const dueAtEndOf = (dueOn: LocalDate): Due => ({ dueOn, lateFrom: firstLateInstant(dueOn) });

/** What a first late moment within a day leaves as the last day in time. */
const dueUpTo = (lateFrom: Instant): Due => ({ dueOn: localDateOf(addMs(lateFrom, -1)), lateFrom });

const rolled = (on: LocalDate, rolls: boolean, calendar: WorkingCalendar): LocalDate =>
  rolls ? calendar.nextWorkingDay(on) : on;

/** A fixed date with its comparator. With a time of day (`HH:mm`, "trước 17 giờ 00 ngày X") the named moment is the first
 *  late one, whatever the comparator. Source: DOMAIN §6. */
export function dueOnFixedDate(
  { comparator, date, time }: { comparator: Comparator; date: LocalDate; time?: string },
  { calendar, counting }: CountingContext,
): Due {
  if (time !== undefined) return dueUpTo(instantAt(rolled(date, counting.rollFixedDate, calendar), time));
  const lastDay = comparator === 'before' ? addDays(date, -1) : date;
  return dueAtEndOf(rolled(lastDay, counting.rollFixedDate, calendar));
}

/** The end of a span counted from an anchor, the first day not counted. Hours run from the moment itself, or from the end
 *  of the anchor's day when only the day is known, and never roll. Source: DOMAIN §6. */
export function dueWithin(
  { amount, unit }: Span,
  anchor: LocalDate | Instant,
  { calendar, counting }: CountingContext,
): Due {
  if (!Number.isInteger(amount) || amount < 1) throw new RangeError(`not a span of time: ${amount} ${unit}`);
  const day = dayOfAnchor(anchor);
  switch (unit) {
    case 'hour':
      return dueUpTo(addHours(isInstant(anchor) ? anchor : firstLateInstant(anchor), amount));
    case 'working-day':
      return dueAtEndOf(calendar.addWorkingDays(day, amount));
    case 'day':
      return dueAtEndOf(rolled(addDays(day, amount), counting.rollPeriodEnd, calendar));
    case 'month':
      return dueAtEndOf(rolled(addMonths(day, amount), counting.rollPeriodEnd, calendar));
  }
}

const isInstant = (anchor: LocalDate | Instant): anchor is Instant => anchor.length > 'YYYY-MM-DD'.length;

/** The calendar day of an anchor that is a day or a moment. */
export const dayOfAnchor = (anchor: LocalDate | Instant): LocalDate =>
  isInstant(anchor) ? localDateOf(anchor) : anchor;

/** "đầu tháng" · "giữa tháng" · "cuối tháng". */
export type PointOfMonth = 'start' | 'middle' | 'end';

const DAY_OF_POINT: Readonly<Record<PointOfMonth, number>> = { start: 1, middle: 15, end: 31 };

/** The 1st, the 15th or the last day of the month (1 = January). Source: DOMAIN §6. */
export const pointOfMonth = (point: PointOfMonth, { year, month }: { year: number; month: number }): LocalDate =>
  clampedDate(year, month, DAY_OF_POINT[point]);

/** "giữa năm": 30 June. Source: DOMAIN §6. */
export const middleOfYear = (year: number): LocalDate => clampedDate(year, 6, 30);
