import { monthOf, dayOfMonth, yearOf, earlierOf } from '../../calendar/local-date';
import { SINCE_EVER } from '../../people/register';
import type { LocalDate } from '../../../workflows/vocabulary';

/** Whole months that somebody has held a post up to a day; null where its beginning was never recorded, or lies ahead. */
export function monthsHeld(from: LocalDate, to: LocalDate | null, today: LocalDate): number | null {
  if (from === SINCE_EVER || from > today) return null;
  const end = to === null ? today : earlierOf(to, today);
  const months = (yearOf(end) - yearOf(from)) * 12 + monthOf(end) - monthOf(from);
  return Math.max(0, months - (dayOfMonth(end) < dayOfMonth(from) ? 1 : 0));
}
