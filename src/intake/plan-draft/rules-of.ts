import type { DraftDeadline, DraftDuty } from '../draft';
import { lastDay, two } from '../deadlines/numerals';

/** The deadline of a draft as rules of a plan file. What the words leave open is settled by the usual reading and marked as assumed; what
 *  no rule can say is left to others. Several days or periods make several rules. Source: docs/plan-file.md "deadline". */
export interface PlannedDeadline {
  readonly asWritten: string | null;
  readonly assumed: boolean;
  readonly rule: object;
}

const PRESCRIBED = { kind: 'as-prescribed' };
const EVERY = new Set(['week', 'month', 'quarter', 'half-year', 'nine-months', 'year']);

export function rulesOf({ deadline, kind }: DraftDuty, issuedOn: string): readonly PlannedDeadline[] {
  if (deadline === null)
    return [{ asWritten: null, assumed: false, rule: isStanding(kind) ? { kind: 'standing' } : PRESCRIBED }];
  const asWritten = deadline.literal.slice(0, 300);
  return variants(deadline, issuedOn).map(({ rule, assumed }) => ({ asWritten, assumed, rule }));
}

/** Work without a date goes on; papers and meetings without one are owed as others prescribe. */
const isStanding = (kind: DraftDuty['kind']): boolean => kind === 'implementation' || kind === 'publication';

interface Variant {
  readonly rule: object;
  readonly assumed: boolean;
}

function variants(deadline: DraftDeadline, issuedOn: string): readonly Variant[] {
  switch (deadline.kind) {
    case 'standing':
      return [{ rule: { kind: 'standing' }, assumed: false }];
    case 'as-prescribed':
      return [{ rule: PRESCRIBED, assumed: false }];
    case 'on-event':
      return [{ rule: { kind: 'on-event', event: deadline.anchor ?? 'occurred', promptly: true }, assumed: false }];
    case 'within':
      return [within(deadline)];
    case 'on-date':
      return [onDate(deadline, issuedOn)];
    case 'periodic':
      return periodic(deadline);
  }
}

function within({ amount, unit, anchor, comparator }: DraftDeadline): Variant {
  // Counted back from a meeting: no rule does that, and counted on it would be wrong.
  if (comparator === 'before') return { rule: PRESCRIBED, assumed: true };
  if (amount === null || amount < 1 || unit === null) return { rule: PRESCRIBED, assumed: true };
  return { rule: { kind: 'within', amount, unit, anchor: anchor ?? 'issued' }, assumed: anchor === null };
}

function onDate({ date, comparator, time, anchor }: DraftDeadline, issuedOn: string): Variant {
  // The year of a season is known, its day is not.
  if (anchor === 'season') return { rule: PRESCRIBED, assumed: true };
  const last = (date ?? '').split('/').at(-1) ?? '';
  const day = lastDayOf(last);
  // A day that the paper itself has passed, or an open end, cannot be waited for.
  if (day === null || day < issuedOn) return { rule: PRESCRIBED, assumed: true };
  const assumed = day !== last;
  const rule = {
    kind: 'on-date',
    comparator: assumed ? 'by' : (comparator ?? 'by'),
    date: day,
    ...(time === null ? {} : { time }),
  };
  return { rule, assumed };
}

/** The last day of a day, month, quarter or year; null for anything else. */
function lastDayOf(text: string): string | null {
  const [year, part, day] = text.split('-');
  if (!/^\d{4}$/u.test(year ?? '')) return null;
  if (day !== undefined) return text;
  if (part === undefined) return `${year}-12-31`;
  const quarter = /^Q([1-4])$/u.exec(part)?.[1];
  const month = quarter === undefined ? Number(part) : Number(quarter) * 3;
  return month >= 1 && month <= 12 ? `${year}-${two(month)}-${two(lastDay(month, Number(year)))}` : null;
}

function periodic({ period, day, comparator }: DraftDeadline): readonly Variant[] {
  const periods = (period ?? '').split('+').filter((each) => EVERY.has(each));
  if (periods.length === 0) return [{ rule: PRESCRIBED, assumed: true }];
  if (day === null)
    return periods.map((every) => ({ rule: { kind: 'periodic', every, due: 'prescribed' }, assumed: false }));
  const days = day.split('+');
  return days
    .map((each, i) => {
      const every = (periods.length === days.length ? periods[i] : periods[0]) ?? '';
      return { ...(every === 'year' ? dueInYear(each, comparator) : dueOf(each, comparator)), every };
    })
    .map(({ due, assumed, every }) => ({
      rule: { kind: 'periodic', every, due },
      assumed,
    }));
}

/** Of a year a lone number is its month: by the last day of it. */
function dueInYear(day: string, comparator: DraftDeadline['comparator']): ReturnType<typeof dueOf> {
  const month = /^\d{2}$/u.test(day) ? Number(day) : 0;
  if (month < 1 || month > 12) return dueOf(day, comparator);
  // A year with 29 days in February is as good as any: the day is the last that every year has.
  return { due: { day: Math.min(lastDay(month, 2001), 31), month, comparator: 'by' }, assumed: true };
}

function dueOf(
  day: string,
  comparator: DraftDeadline['comparator'],
): { readonly due: object | string; readonly assumed: boolean } {
  const compared = comparator === null ? {} : { comparator };
  const window = /^(\d{1,2})\/(\d{1,2})$/u.exec(day);
  if (window) return { due: { window: [Number(window[1]), Number(window[2])] }, assumed: false };
  if (/^\d{1,2}$/u.test(day) && Number(day) >= 1) return { due: { day: Number(day), ...compared }, assumed: false };
  const monthDay = /^(\d{2})-(\d{2})$/u.exec(day);
  if (monthDay) return { due: { day: Number(monthDay[2]), month: Number(monthDay[1]), ...compared }, assumed: false };
  return { due: 'prescribed', assumed: true };
}
