import type { Hands, Rest } from '../workflow';
import type { Fact, Instant } from '../vocabulary';
import type { Resumed } from './force.machine';
import type { Due, SentBack } from './work';

/** The dates of an obligation, and how each fact changes them. The first one never moves. Source: ADR 0007, ADR 0009. */

export interface Dates {
  /** The first due date: never changes. Null: không hạn. */
  readonly baseline: Due | null;
  /** As decided: the baseline, what the last granted extension set, or the baseline's rule as a changed calendar counts it. */
  readonly decided: Due | null;
  /** As decided, plus the working days that the office held the work (ADR 0007) and those for which the duty was suspended
   *  (ADR 0009): what the ladder and timeliness go by. */
  readonly effective: Due | null;
  /** When it was last handed in, while that stands: what timeliness is judged by. Null where nothing was handed in. */
  readonly handedInAt: Instant | null;
  /** When the work left the unit's hands, while it is with the office or on its way there: from here on the days are not the
   *  unit's. */
  readonly withOfficeSince: Instant | null;
  /** When whoever has it now, a unit on the way or the office, received it: their own days count from here (ADR 0016). */
  readonly holderSince: Instant | null;
  /** Working days in the office's hands in this round, in all. */
  readonly heldWorkingDays: number;
  /** Working days given back for suspensions in this round while the unit had the work. */
  readonly suspendedWorkingDays: number;
  /** Held and suspended days since the unit's last rung: they put its next rung off. */
  readonly heldSinceRung: number;
  /** Working days of suspension while the office has the work: they put its own date off. */
  readonly suspendedWithOffice: number;
  /** Those of them since the office's last rung. */
  readonly suspendedSinceOfficeRung: number;
}

const nothingHeld = { heldWorkingDays: 0, suspendedWorkingDays: 0, heldSinceRung: 0 };
const noOfficeSuspension = { suspendedWithOffice: 0, suspendedSinceOfficeRung: 0 };

export const firstDates = (baseline: Due | null): Dates => ({
  ...{ baseline, decided: baseline, effective: baseline },
  ...{ handedInAt: null, withOfficeSince: null, holderSince: null, ...nothingHeld, ...noOfficeSuspension },
});

/** A granted extension names a new date, in which days held or suspended before no longer count. */
export const extendedDates = (dates: Dates, due: Due): Dates => ({
  ...dates,
  ...{ decided: due, effective: due, ...nothingHeld },
});

/** Only what was handed in counts as done by then: a duty handed back, or one that fell due for assessment, was not. */
export const withOfficeDates = (dates: Dates, work: Rest, event: Fact): Dates => ({
  ...dates,
  handedInAt: work.context['handedInBy'] === null ? null : event.at,
  withOfficeSince: event.at,
  holderSince: event.at,
  ...noOfficeSuspension,
});

/** Passed on: the days of whoever had it are over, and the next one's begin. What was handed in stays handed in. */
export const handedOverDates = (dates: Dates, event: Fact): Dates => ({
  ...dates,
  holderSince: event.at,
  ...noOfficeSuspension,
});

export function sentBackDates(dates: Dates, event: SentBack): Dates {
  if (event.due === undefined || event.heldWorkingDays === undefined) {
    throw new Error(`${event.type} leaves the office's hands and must say what the due date is now`);
  }
  return {
    ...dates,
    handedInAt: null,
    withOfficeSince: null,
    holderSince: null,
    effective: event.due,
    heldWorkingDays: dates.heldWorkingDays + event.heldWorkingDays,
    heldSinceRung: dates.heldSinceRung + event.heldWorkingDays,
    ...noOfficeSuspension,
  };
}

/** The unit gets its days back at once. While the office has the work, they are among the days it holds it: the unit's date
 *  moves on return, and what was handed in late stays late. */
export function resumedDates(hands: Hands, dates: Dates, event: Resumed): Dates {
  const days = event.suspendedWorkingDays;
  if (event.due === undefined || days === undefined) {
    throw new Error(`${event.type} ends a suspension and must say what the due date is now`);
  }
  if (hands === 'office') {
    return {
      ...dates,
      suspendedWithOffice: dates.suspendedWithOffice + days,
      suspendedSinceOfficeRung: dates.suspendedSinceOfficeRung + days,
    };
  }
  return {
    ...dates,
    effective: event.due,
    suspendedWorkingDays: dates.suspendedWorkingDays + days,
    heldSinceRung: dates.heldSinceRung + days,
  };
}
