import type { ObligationState } from '../../workflows/obligations/obligation';
import type { Due } from '../../workflows/obligations/work';
import type { Instant } from '../../workflows/vocabulary';
import { dueAtEndOf } from '../calendar/counting';
import type { Resolution } from '../calendar/deadline';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** The dates of a duty as a changed calendar counts them. */
export interface Recounted {
  readonly decided: Due | null;
  readonly due: Due | null;
}

export interface RecountFacts {
  /** What the task's own rule gives under the calendar of today; it may lack a fact. */
  readonly resolution: Resolution;
  readonly calendar: WorkingCalendar;
  /** The moment of recording. */
  readonly at: Instant;
  /** It was taken over from another unit, days in the office's hands and all. */
  readonly takenOver: boolean;
}

/** Counts anew what is counted in working days: the date by the task's rule, unless an extension set another, and the days that
 *  are given back for the office's hands and for suspensions. What has passed, or was handed in, stays; and where the new day
 *  itself has passed, the day of recording is the last in time: nobody is late by an announcement. Pure. Source: DOMAIN §6,
 *  ADR 0012. */
export function recounted(
  { dates, extension }: ObligationState,
  { resolution, calendar, at, takenOver }: RecountFacts,
): Recounted {
  const { decided, effective } = dates;
  const asIs = { decided, due: effective };
  if (decided === null || effective === null || dates.withOfficeSince !== null || effective.lateFrom <= at) return asIs;
  const granted = Number(extension.context['granted'] ?? 0) > 0;
  const byRule = granted ? decided : (dueOf(resolution) ?? decided);
  const givenBack = dates.heldWorkingDays + dates.suspendedWorkingDays;
  const whole = takenOver && givenBack === 0 ? effective.lateFrom === decided.lateFrom : !takenOver;
  // How many of its days the unit before had back is not told: what it handed over then stands as it was.
  if (!whole) return asIs;
  const due = givenBack === 0 ? byRule : dueAtEndOf(calendar.addWorkingDays(byRule.dueOn, givenBack));
  return { decided: byRule, due: due.lateFrom <= at ? dueAtEndOf(localDateOf(at)) : due };
}

const dueOf = ({ dueOn, lateFrom }: Resolution): Due | null =>
  dueOn !== null && lateFrom !== null ? { dueOn, lateFrom } : null;

export const sameDue = (a: Due | null, b: Due | null): boolean => a?.lateFrom === b?.lateFrom && a?.dueOn === b?.dueOn;
