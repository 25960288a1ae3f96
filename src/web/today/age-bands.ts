import type { LocalDate } from '../../../workflows/vocabulary';
import { addDays } from '../../calendar/local-date';
import type { WorkingCalendar } from '../../calendar/working-calendar';

/** Overdue duties by age: so many working days, and the due days that means today. */
export interface AgeBand {
  readonly text: string;
  readonly dueFrom: LocalDate | null;
  readonly dueTo: LocalDate;
}

const LIMITS = [5, 10, 20] as const;

/** Bands up to 5, 10, 20 working days, and beyond. A day off counts as the working day before it. */
export function ageBands(today: LocalDate, calendar: WorkingCalendar): readonly AgeBand[] {
  const last = calendar.isWorkingDay(today) ? today : calendar.addWorkingDays(today, -1);
  const bands: AgeBand[] = [];
  let [dueTo, above] = [today, 0];
  for (const limit of LIMITS) {
    const dueFrom = calendar.addWorkingDays(last, -limit);
    bands.push({ text: `${above}–${limit}`, dueFrom, dueTo });
    [dueTo, above] = [addDays(dueFrom, -1), limit + 1];
  }
  return [...bands, { text: `> ${above - 1}`, dueFrom: null, dueTo }];
}
