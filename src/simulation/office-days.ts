import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { addMs, instantAt, localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { SeededRandom } from './seeded-random';

/** When people in offices act. */
const HOURS = ['09:00', '14:30'] as const;
const MINUTE_MS = 60_000;

/** A working hour of the day, the same for the same words; never at or before `after`. */
export function hourOn(day: LocalDate, after: Instant, ...words: readonly (string | number)[]): Instant {
  const at = instantAt(day, new SeededRandom('hour', day, ...words).pick(HOURS));
  return at > after ? at : addMs(after, MINUTE_MS);
}

/** So many working days after the day of a moment; at least on the next one. */
export const workingDaysAfter = (moment: Instant, days: number, calendar: WorkingCalendar): LocalDate =>
  calendar.addWorkingDays(localDateOf(moment), Math.max(1, days));

/** So many working days before (negative) or after a due day, but not before the first working day after a moment. */
export function aroundDue(dueOn: LocalDate, days: number, since: Instant, calendar: WorkingCalendar): LocalDate {
  const wanted = days === 0 ? dueOn : calendar.addWorkingDays(dueOn, days);
  const first = calendar.addWorkingDays(localDateOf(since), 1);
  return wanted > first ? wanted : first;
}
