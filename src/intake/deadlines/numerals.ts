/** Numbers as deadlines write them. */

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

/** A quarter of the year, `II` or `2`, or null. */
export const quarterOf = (text: string): number | null => ROMAN[text.toLowerCase()] ?? null;

const WORDS: ReadonlyMap<string, number> = new Map([
  ['một', 1],
  ['hai', 2],
  ['ba', 3],
  ['bốn', 4],
  ['năm', 5],
  ['sáu', 6],
  ['bảy', 7],
  ['tám', 8],
  ['chín', 9],
  ['mười', 10],
]);

/** `10`, `05` or a number word, or null. */
export function numberOf(text: string): number | null {
  const digits = /^\d{1,4}$/.exec(text.trim());
  return digits ? Number(digits[0]) : (WORDS.get(text.trim()) ?? null);
}

export const two = (value: number): string => String(value).padStart(2, '0');

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a day and month can stand together in some year. */
export const isDayOfMonth = (day: number, month: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= (MONTH_DAYS[month - 1] ?? 0);

export function lastDay(month: number, year: number): number {
  if (month !== 2) return MONTH_DAYS[month - 1] ?? 30;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}
