import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';

/** Calendar days and moments of Asia/Ho_Chi_Minh as integers. The zone has been UTC+7 without daylight saving for every
 *  year that the product handles, so a constant offset is exact and no time-zone database is asked. Source: DOMAIN §6. */

/** Days since 1970-01-01. Loops count in these and come back to text once. */
export type DayNumber = number;

/** 1 = Monday … 7 = Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const OFFSET_MS = 7 * HOUR_MS;

/** Day number of a civil date, by counting from March so that the leap day comes last (proleptic Gregorian). */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of `dayNumber`. */
export function civilOfDay(n: DayNumber): CivilDate {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** 1 January of the first year and 31 December of the last: nothing outside them is a LocalDate. */
export const FIRST_DAY: DayNumber = dayNumber(FIRST_YEAR, 1, 1);
export const LAST_DAY: DayNumber = dayNumber(LAST_YEAR, 12, 31);

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let i = from; i < to; i += 1) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
};

function textOfDay(n: DayNumber): string {
  const { year, month, day } = civilOfDay(n);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Text of each day, made when first asked for: a sweep over a million duties asks for the same few hundred days. */
const texts: (LocalDate | undefined)[] = [];

/** The day as text. Throws a RangeError outside 1900–2200: such a day is a mistake of ours, since parsing refuses it. */
export function dateOfDay(n: DayNumber): LocalDate {
  if (!(n >= FIRST_DAY && n <= LAST_DAY)) throw new RangeError(`day ${n} lies outside ${FIRST_YEAR}–${LAST_YEAR}`);
  return (texts[n - FIRST_DAY] ??= textOfDay(n) as LocalDate);
}

export const yearOf = (date: LocalDate): number => digits(date, 0, 4);
/** 1 = January. */
export const monthOf = (date: LocalDate): number => digits(date, 5, 7);
export const dayOfMonth = (date: LocalDate): number => digits(date, 8, 10);
export const dayOfDate = (date: LocalDate): DayNumber => dayNumber(yearOf(date), monthOf(date), dayOfMonth(date));

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`, from 1900 to 2200. */
export function isLocalDate(text: string): text is LocalDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** A day from outside, or the refusal `date.not-a-day` with the text as it came. */
export function parseLocalDate(text: string): LocalDate | Refusal {
  return isLocalDate(text) ? text : refusal('date.not-a-day', { text, expected: 'YYYY-MM-DD' });
}

/** A day written in our own code or tests; throws when it does not exist. */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

/** A day from its numbers; a day past the end of the month becomes its last ("ngày 31" in April is the 30th). */
export function clampedDate(year: number, month: number, day: number): LocalDate {
  return dateOfDay(dayNumber(year, month, Math.min(day, daysInMonth(year, month))));
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayOfDate(date) + days);

/** The same day of the month `months` later (or earlier, when negative), clamped to the end of a shorter month. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  return clampedDate(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, dayOfMonth(date));
}

/** 1970-01-01 was a Thursday. */
export const weekdayOfDay = (n: DayNumber): Weekday => (((((n + 3) % 7) + 7) % 7) + 1) as Weekday;
export const weekday = (date: LocalDate): Weekday => weekdayOfDay(dayOfDate(date));
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);
export const earlierOf = (a: LocalDate, b: LocalDate): LocalDate => (a <= b ? a : b);
export const laterOf = (a: LocalDate, b: LocalDate): LocalDate => (a >= b ? a : b);

/** Calendar days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => dayOfDate(b) - dayOfDate(a);

/** Milliseconds since 1970 in UTC; the instant must be in its one written form (see vocabulary). */
export function epochMsOf(instant: Instant): number {
  const days = dayNumber(digits(instant, 0, 4), digits(instant, 5, 7), digits(instant, 8, 10));
  const minutes = digits(instant, 11, 13) * 60 + digits(instant, 14, 16);
  return days * DAY_MS + minutes * 60_000 + digits(instant, 17, 19) * 1000 + digits(instant, 20, 23);
}

const timeText = (ms: number): string =>
  `${pad(Math.floor(ms / HOUR_MS), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}`;

/** The written form of a moment given in whole milliseconds since 1970 in UTC. */
export function instantOfEpochMs(ms: number): Instant {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  return `${textOfDay(days)}T${timeText(rest)}.${pad(rest % 1000, 3)}Z` as Instant;
}

export const addMs = (instant: Instant, ms: number): Instant => instantOfEpochMs(epochMsOf(instant) + ms);
export const addHours = (instant: Instant, hours: number): Instant => addMs(instant, hours * HOUR_MS);

/** 00:00 of the day in Asia/Ho_Chi_Minh, which is 17:00 UTC of the day before. */
export const startOfDay = (date: LocalDate): Instant => `${textOfDay(dayOfDate(date) - 1)}T17:00:00.000Z` as Instant;

/** The calendar day in Asia/Ho_Chi_Minh on which the moment falls. */
export const localDateOf = (instant: Instant): LocalDate =>
  dateOfDay(Math.floor((epochMsOf(instant) + OFFSET_MS) / DAY_MS));

/** Whether the text is a time of day `HH:mm`; `24:00` is allowed, since texts write "24 giờ" for the end of a day. */
export const isTimeOfDay = (text: string): boolean => /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);

/** The moment of a local day and time `HH:mm`. Throws on a malformed time: texts from outside are parsed before. */
export function instantAt(date: LocalDate, time: string): Instant {
  if (!isTimeOfDay(time)) throw new RangeError(`not a time of day: ${time}`);
  const minutes = digits(time, 0, 2) * 60 + digits(time, 3, 5);
  return instantOfEpochMs(dayOfDate(date) * DAY_MS + minutes * 60_000 - OFFSET_MS);
}

/** The moment with the offset of Vietnam, for people: `2024-07-01T00:00:00+07:00`; milliseconds only when there are any. */
export function formatOffset(instant: Instant): string {
  const local = instantOfEpochMs(epochMsOf(instant) + OFFSET_MS);
  return `${local.endsWith('.000Z') ? local.slice(0, 19) : local.slice(0, 23)}+07:00`;
}
