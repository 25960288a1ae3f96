import type { CaseState } from '../../workflows/cases/case-state';
import { refusal, type Actor, type Fact, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { dueAtEndOf } from '../calendar/counting';
import { isLocalDate, localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Asked } from '../engine/subject';
import type { CaseFixed } from './case-row';

/** What somebody wants recorded of a case, with all that is known of it. */
export interface AskedOfCase {
  readonly asked: Asked;
  readonly by: Actor;
  readonly at: Instant;
  readonly state: CaseState;
  readonly fixed: CaseFixed;
}

export interface CaseDays {
  readonly calendar: WorkingCalendar;
  /** Working days for an answer, where whoever asks names no day. */
  readonly answerWithinWorkingDays: number;
}

/** What was asked, with what the calendar adds. Pure. Refuses `event.in-future` and `event.field-invalid`. */
export function askedCaseFact({ asked, by, at }: AskedOfCase, days: CaseDays): Fact | Refusal {
  const { occurredOn, ...rest } = asked;
  const today = localDateOf(at);
  if (occurredOn !== undefined && occurredOn > today) {
    return refusal('event.in-future', { occurredOn, recordedOn: today });
  }
  const fact = { ...rest, ...(occurredOn === undefined ? {} : { occurredOn }), at, by } as Fact;
  switch (asked.type) {
    case 'explanation.asked':
      return withDay(fact, asked['dueOn'] ?? null, today, days);
    default:
      return fact;
  }
}

/** The day by which an answer is awaited: the one that was named, which is to come, or the usual working days from today. */
function withDay(
  fact: Fact,
  named: unknown,
  today: LocalDate,
  { calendar, answerWithinWorkingDays }: CaseDays,
): Fact | Refusal {
  const { dueOn: _, ...rest } = fact as Fact & { readonly dueOn?: unknown };
  if (named === null)
    return { ...rest, due: dueAtEndOf(calendar.addWorkingDays(today, answerWithinWorkingDays)) } as Fact;
  if (typeof named !== 'string' || !isLocalDate(named) || named <= today) {
    const value = String(named);
    return refusal('event.field-invalid', { event: fact.type, field: 'dueOn', value, expected: `> ${today}` });
  }
  return { ...rest, due: dueAtEndOf(named) } as Fact;
}
