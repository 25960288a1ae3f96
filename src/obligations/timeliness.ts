import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** Timeliness is no state: it is computed whenever somebody looks, from the dates and the moment. Source: DOMAIN §3.
 *  The six words of official statistics, and one each for a duty that a named person let go, that an amendment replaced, and that
 *  a decision moved to another unit: it is neither done nor late. */
export const TIMELINESS = [
  /** không hạn */
  'no-date',
  /** trong hạn */
  'in-time',
  /** sắp đến hạn */
  'due-soon',
  /** quá hạn */
  'overdue',
  /** hoàn thành đúng hạn */
  'done-in-time',
  /** hoàn thành trễ */
  'done-late',
  /** cho thôi thực hiện */
  'discharged',
  /** được thay thế */
  'superseded',
  /** đã chuyển giao */
  'transferred',
] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** What timeliness is judged by. `lateFrom` is the first late instant of the due date in force. */
export interface Judged {
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
  /** When the work came into the office's hands, while that stands: from then on it is no longer the unit's to be late with. */
  readonly handedInAt: Instant | null;
  /** While the duty is suspended: its clock stands still at this moment. */
  readonly suspendedAt: Instant | null;
  /** Whether it binds: inForce, suspended, superseded or transferred. */
  readonly forceState: string;
  readonly ended: boolean;
  readonly done: boolean;
}

/** The moment of looking, and the last due day that then counts as near. */
export interface Looking {
  readonly now: Instant;
  readonly soonUntil: LocalDate;
}

const SOON_WORKING_DAYS = 7;

/** A date is near from the day of the first reminder of the default ladder on: seven working days before it. */
export const lookingAt = (now: Instant, calendar: WorkingCalendar): Looking => ({
  now,
  soonUntil: calendar.addWorkingDays(localDateOf(now), SOON_WORKING_DAYS),
});

/** The same rule stands in SQL in timeliness.store.ts; a test holds the two together. */
export function timelinessOf(
  { dueOn, lateFrom, handedInAt, suspendedAt, forceState, ended, done }: Judged,
  looking: Looking,
): Timeliness {
  if (ended && !done) return forceState === 'superseded' || forceState === 'transferred' ? forceState : 'discharged';
  if (dueOn === null || lateFrom === null) return 'no-date';
  const late = (handedInAt ?? suspendedAt ?? looking.now) >= lateFrom;
  if (done) return late ? 'done-late' : 'done-in-time';
  if (late) return 'overdue';
  return handedInAt === null && suspendedAt === null && dueOn <= looking.soonUntil ? 'due-soon' : 'in-time';
}
