import type { CalendarYear, OffDay, Sure } from './calendar-year';
import { clampedDate, dateOfDay, dayOfDate, weekdayOfDay, type DayNumber } from './local-date';
import { lunarToSolar } from './lunar';

/** One holiday of the law with the years in which it holds. `daysBefore` and `daysAfter` widen it (Tết is five days);
 *  `joinsWeekend` gives it one neighbouring day, before or after, on the side that makes the longer rest. */
export interface HolidayLaw {
  readonly name: string;
  readonly basis: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly daysBefore: number;
  readonly daysAfter: number;
  readonly joinsWeekend: boolean;
  readonly fromYear: number;
  /** Last year in which the record holds, or null while it is in force. */
  readonly toYear: number | null;
  readonly sure: Sure;
}

/** The dated table of holidays, kept in workflows/calendars/holiday-rule.yaml. */
export interface HolidayRule {
  readonly version: number;
  readonly source: string;
  readonly holidays: readonly HolidayLaw[];
}

const isWeekend = (n: DayNumber): boolean => weekdayOfDay(n) >= 6;

/** By the years announced so far: a holiday on a Monday, a Thursday or a Sunday took the day after it, else the day before. */
function neighbourOf(n: DayNumber): DayNumber {
  const day = weekdayOfDay(n);
  return day === 1 || day === 4 || day === 7 ? n + 1 : n - 1;
}

function daysOf(law: HolidayLaw, year: number): DayNumber[] {
  const { month, day } = law;
  const main = dayOfDate(law.basis === 'lunar' ? lunarToSolar({ year, month, day }) : clampedDate(year, month, day));
  const days: DayNumber[] = [];
  for (let n = main - law.daysBefore; n <= main + law.daysAfter; n += 1) days.push(n);
  if (law.joinsWeekend) days.push(neighbourOf(main));
  return days;
}

/** A holiday on a weekly rest day is made up for on the first free weekday after it. Source: DOMAIN §6. */
function addedFor(holidays: ReadonlyMap<DayNumber, OffDay>): OffDay[] {
  const taken = new Set(holidays.keys());
  const added: OffDay[] = [];
  for (const n of [...holidays.keys()].sort((a, b) => a - b)) {
    if (!isWeekend(n)) continue;
    let free = n + 1;
    while (isWeekend(free) || taken.has(free)) free += 1;
    taken.add(free);
    const made = holidays.get(n);
    if (made) added.push({ on: dateOfDay(free), name: `Nghỉ bù ${made.name}`, kind: 'added', sure: 'C' });
  }
  return added;
}

/** The days off of a year as the law alone gives them, without the exchanges that the Government may announce. Which days
 *  of Tết and which neighbour of 2/9 are chosen is announced each year, so that the result is always provisional. */
export function yearByRule(year: number, rule: HolidayRule): CalendarYear {
  const holidays = new Map<DayNumber, OffDay>();
  for (const law of rule.holidays) {
    if (year < law.fromYear || (law.toYear !== null && year > law.toYear)) continue;
    for (const n of daysOf(law, year)) {
      holidays.set(n, { on: dateOfDay(n), name: law.name, kind: 'holiday', sure: law.sure });
    }
  }
  const off = [...holidays.values(), ...addedFor(holidays)].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { year, version: rule.version, status: 'provisional', sure: 'C', source: rule.source, off, worked: [] };
}
