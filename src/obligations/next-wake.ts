import type { Hands, Rest } from '../../workflows/workflow';
import type { ObligationState } from '../../workflows/obligations/obligation';
import type { WatchContext } from '../../workflows/obligations/watch.machine';
import type { Due } from '../../workflows/obligations/work';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { dueAtEndOf } from '../calendar/counting';
import { addDays, addMonths, instantAt, localDateOf, startOfDay } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Ladder, SideLadder } from './ladder';

/** Which rung comes next, and when: the one place where dates, ladder and calendar meet. Pure. Source: ARCHITECTURE "The one door". */

export type WatchSide = 'unit' | 'office';

/** A rung as it is due: `index` is its place in the round. `on` is the day it belongs to, which may have passed. */
export interface DueRung {
  readonly side: WatchSide;
  readonly step: 'reminded' | 'overdue' | 'urged' | 'escalated' | 'flagged' | 'relisted';
  readonly name: string;
  readonly index: number;
  readonly at: Instant;
  readonly notify: readonly string[];
}

export type ObligationWake =
  | { readonly for: 'rung'; readonly rung: DueRung; readonly at: Instant }
  /** The data window of a periodic report is over: it may be handed in from now on. */
  | { readonly for: 'window'; readonly at: Instant }
  /** A standing duty is assessed a last time when its plan ends. */
  | { readonly for: 'assessment'; readonly at: Instant };

export interface WakeFacts {
  readonly hands: Hands;
  readonly standing: boolean;
  readonly planEndsOn: LocalDate | null;
  readonly opensOn: LocalDate | null;
}

/** The next wake-up of an obligation, or null when it has ended, is suspended or stands without any date. */
export function nextObligationWake(
  state: ObligationState,
  facts: WakeFacts,
  { ladder, calendar }: { readonly ladder: Ladder; readonly calendar: WorkingCalendar },
): ObligationWake | null {
  // Suspended, replaced or moved: the clock has nothing to do here until a person has.
  if (state.force.value !== 'inForce') return null;
  const rung = nextRung(state, facts.hands, ladder, calendar);
  const other = otherWake(state, facts);
  if (rung === null) return other;
  // Of two at the same moment the window opens before anybody is reminded of it.
  if (other !== null && other.at <= rung.at) return other;
  return { for: 'rung', rung, at: rung.at };
}

function otherWake(state: ObligationState, { hands, standing, planEndsOn, opensOn }: WakeFacts): ObligationWake | null {
  if (hands !== 'unit') return null;
  if (state.work.value === 'upcoming' && opensOn !== null) return { for: 'window', at: startOfDay(opensOn) };
  if (standing && planEndsOn !== null) return { for: 'assessment', at: startOfDay(addDays(planEndsOn, 1)) };
  return null;
}

function nextRung(state: ObligationState, hands: Hands, ladder: Ladder, calendar: WorkingCalendar): DueRung | null {
  const { dates } = state;
  switch (hands) {
    case 'ended':
      return null;
    case 'unit':
      if (dates.effective === null) return null;
      return rungOf(
        'unit',
        state.watch,
        ladder.unit,
        { due: dates.effective, heldSinceRung: dates.heldSinceRung },
        calendar,
      );
    case 'office': {
      if (state.office === null || dates.holderSince === null) return null;
      const received = localDateOf(dates.holderSince);
      const due = dueAtEndOf(
        calendar.addWorkingDays(received, ladder.office.confirmWithinWorkingDays + dates.suspendedWithOffice),
      );
      return rungOf(
        'office',
        state.office,
        ladder.office,
        { due, heldSinceRung: dates.suspendedSinceOfficeRung },
        calendar,
      );
    }
  }
}

/** The next rung of a watch against a due date. */
export function rungOf(
  side: WatchSide,
  watch: Rest,
  ladder: SideLadder,
  { due, heldSinceRung }: { readonly due: Due; readonly heldSinceRung: number },
  calendar: WorkingCalendar,
): DueRung {
  const { next: index, lastRungAt } = watch.context as WatchContext;
  const before = ladder.before[index];
  if (before) {
    const at = instantAt(calendar.addWorkingDays(due.dueOn, -before.workingDays), before.at);
    return { side, step: 'reminded', name: before.rung, index, at, notify: before.notify };
  }
  if (index === ladder.before.length) {
    const { rung, notify } = ladder.overdue;
    return { side, step: 'overdue', name: rung, index, at: due.lateFrom, notify };
  }
  if (lastRungAt === null) throw new Error('a rung after the due date follows one that was recorded');
  const lastOn = localDateOf(lastRungAt);
  const after = ladder.after[index - ladder.before.length - 1];
  if (after) {
    const at = instantAt(calendar.addWorkingDays(lastOn, after.workingDays + heldSinceRung), after.at);
    return { side, step: after.step, name: after.rung, index, at, notify: after.notify };
  }
  const { rung, months, at, notify } = ladder.relist;
  return { side, step: 'relisted', name: rung, index, at: instantAt(addMonths(lastOn, months), at), notify };
}

/** A reminder whose day is over is recorded as skipped and tells nobody; what comes after the due date is never skipped. */
export const isSkipped = (rung: DueRung, now: Instant): boolean =>
  rung.step === 'reminded' && localDateOf(rung.at) < localDateOf(now);
