import { createHash } from 'node:crypto';
import type { LocalDate, Sha256 } from '../../workflows/vocabulary';
import type { CalendarYear } from './calendar-year';
import { yearByRule, type HolidayRule } from './holiday-rule';
import { dateOfDay, dayOfDate, FIRST_DAY, FIRST_YEAR, LAST_DAY, LAST_YEAR, weekdayOfDay, yearOf } from './local-date';

/** Which days offices work, from 1900 to 2200, with arithmetic in constant time.
 *
 *  Years come from files; a year without one follows the rule and is provisional. The whole span is counted once when the
 *  calendar is made (about 110,000 days): afterwards each question is a look-up, since a sweep asks millions of them.
 *  A calendar never changes: new announcements make a new calendar with another `version` and `hash`. Source: DOMAIN §6. */
export class WorkingCalendar {
  /** For people and for the trail: the years from files with their versions, and that of the rule. */
  readonly version: string;
  /** SHA-256 of all that the calendar was made from; equal hashes give equal answers. */
  readonly hash: Sha256;
  private readonly years: ReadonlyMap<number, CalendarYear>;
  private readonly rule: HolidayRule;
  /** Working days from FIRST_DAY up to and including the day at this index. */
  private readonly countUpTo: Int32Array;
  /** Day number of each working day, in order. */
  private readonly workingDays: Int32Array;

  constructor({ years, rule }: { years: readonly CalendarYear[]; rule: HolidayRule }) {
    const sorted = [...years].sort((a, b) => a.year - b.year);
    this.years = new Map(sorted.map((year) => [year.year, year]));
    if (this.years.size !== years.length) throw new Error('a calendar year was given twice');
    this.rule = rule;
    this.version = [...sorted.map(({ year, version }) => `${year}.${version}`), `rule.${rule.version}`].join('+');
    this.hash = hashOf(sorted, rule);
    const working = this.workingFlags();
    this.countUpTo = new Int32Array(working.length);
    const list: number[] = [];
    working.forEach((flag, index) => {
      if (flag === 1) list.push(FIRST_DAY + index);
      this.countUpTo[index] = list.length;
    });
    this.workingDays = Int32Array.from(list);
  }

  isWorkingDay(date: LocalDate): boolean {
    const n = dayOfDate(date);
    return this.count(n) > this.count(n - 1);
  }

  /** The n-th working day after the date, or before it when n is negative. The date itself is not counted; n = 0 gives it
   *  back as it is, be it a day off. */
  addWorkingDays(date: LocalDate, n: number): LocalDate {
    if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
    if (n === 0) return date;
    const day = dayOfDate(date);
    const found = this.workingDays[n > 0 ? this.count(day) + n - 1 : this.count(day - 1) + n];
    if (found === undefined) throw new RangeError(`${n} working days from ${date} leaves ${FIRST_YEAR}–${LAST_YEAR}`);
    return dateOfDay(found);
  }

  /** Working days after `a` up to and including `b`; with `b` before `a`, the same number backwards, negative. */
  workingDaysBetween(a: LocalDate, b: LocalDate): number {
    return this.count(dayOfDate(b)) - this.count(dayOfDate(a));
  }

  /** The date itself when offices work on it, else the first working day after it. */
  nextWorkingDay(date: LocalDate): LocalDate {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, 1);
  }

  /** Whether the year's days off are not announced yet, so that an answer may still change. */
  isProvisional(date: LocalDate): boolean {
    return this.years.get(yearOf(date))?.status !== 'announced';
  }

  /** The days off and worked days of a year: from its file, or by the rule. */
  yearOf(year: number): CalendarYear {
    return this.years.get(year) ?? yearByRule(year, this.rule);
  }

  /** The calendar that stands when this year's file is taken instead of the one there is. */
  with(year: CalendarYear): WorkingCalendar {
    const others = [...this.years.values()].filter((each) => each.year !== year.year);
    return new WorkingCalendar({ years: [...others, year], rule: this.rule });
  }

  private count(day: number): number {
    return this.countUpTo[day - FIRST_DAY] ?? 0;
  }

  private workingFlags(): Uint8Array {
    const flags = new Uint8Array(LAST_DAY - FIRST_DAY + 1);
    for (let n = FIRST_DAY; n <= LAST_DAY; n += 1) flags[n - FIRST_DAY] = weekdayOfDay(n) <= 5 ? 1 : 0;
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      const { off, worked } = this.yearOf(year);
      for (const { on } of off) flags[dayOfDate(on) - FIRST_DAY] = 0;
      for (const { on } of worked) flags[dayOfDate(on) - FIRST_DAY] = 1;
    }
    return flags;
  }
}

/** A calendar as the trail names it: its version for people, and enough of its hash to tell two apart. */
export const calendarName = ({ version, hash }: WorkingCalendar): string => `${version}#${hash.slice(0, 16)}`;

/** Arrays in a fixed order, not objects, so that the text does not depend on the order of keys in a file. */
function hashOf(years: readonly CalendarYear[], rule: HolidayRule): Sha256 {
  const byDay = (a: { on: string }, b: { on: string }): number => (a.on < b.on ? -1 : 1);
  const content = [
    years.map((y) => [
      [y.year, y.version, y.status, y.sure, y.source],
      [...y.off].sort(byDay).map((day) => [day.on, day.name, day.kind, day.sure]),
      [...y.worked].sort(byDay).map((day) => [day.on, day.insteadOf, day.sure]),
    ]),
    [rule.version, rule.source],
    rule.holidays.map((h) => [
      [h.name, h.basis, h.month, h.day, h.daysBefore, h.daysAfter],
      [h.joinsWeekend, h.fromYear, h.toYear, h.sure],
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(content), 'utf8').digest('hex') as Sha256;
}
