import type { Instant, LocalDate } from '../../../workflows/vocabulary';
import { localDateOf } from '../../calendar/local-date';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { Clock } from '../../platform/clock';

/** Today, and how far a due day lies from it in days on which offices work. */
export class OfficeClock {
  constructor(
    private readonly clock: Clock,
    readonly calendar: () => WorkingCalendar,
  ) {}

  now(): Instant {
    return this.clock.now();
  }

  today(): LocalDate {
    return localDateOf(this.clock.now());
  }

  /** Working days from today up to the day: 0 today, below zero when it is over. */
  workingDaysUntil(dueOn: LocalDate): number {
    return this.calendar().workingDaysBetween(this.today(), dueOn);
  }
}
