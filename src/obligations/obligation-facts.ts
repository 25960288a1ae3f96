import { suspendedSince } from '../../workflows/obligations/obligation';
import type { RungFact } from '../../workflows/obligations/watch.machine';
import { refusal, type Fact, type Instant, type LocalDate, type Plain, type Refusal } from '../../workflows/vocabulary';
import { dueAtEndOf, type Due } from '../calendar/counting';
import { isLocalDate, localDateOf } from '../calendar/local-date';
import { calendarName, type WorkingCalendar } from '../calendar/working-calendar';
import { isSkipped, type ObligationWake } from './next-wake';
import type { ObligationItem } from './obligation-item';

/** Makes whole facts of what was asked or what woke the row: the step needs all it needs inside the fact. Pure. */

export function wakeFact(wake: ObligationWake, at: Instant): Fact {
  const by = { kind: 'clock' } as const;
  switch (wake.for) {
    case 'window':
      return { type: 'window.opened', at, by };
    case 'assessment':
      return { type: 'assessment.fell-due', at, by };
    case 'rung': {
      const { side, step, name, index, notify } = wake.rung;
      const fact: RungFact = {
        type: `rung.${step}`,
        ...{ at, by, side },
        rung: { name, index, notify },
        skipped: isSkipped(wake.rung, at),
      };
      return fact;
    }
  }
}

/** What somebody asked, with what the calendar adds. `found` was read from other rows. */
export function askedFact(
  item: ObligationItem,
  found: { readonly [key: string]: Plain },
  calendar: WorkingCalendar,
): Fact | Refusal {
  const { asked, by, at, row } = item;
  if (asked === null) throw new Error('a wake-up is not asked');
  const { occurredOn, ...rest } = asked;
  const base = { ...rest, ...found, at, by } as Fact;
  const fact = occurredOn === undefined ? base : { ...base, occurredOn };
  if (occurredOn !== undefined && occurredOn > localDateOf(at)) {
    return refusal('event.in-future', { occurredOn, recordedOn: localDateOf(at) });
  }
  switch (asked.type) {
    case 'returned':
    case 'report.sent-back':
    case 'duty.reassigned':
      return { ...fact, ...sentBack(item, calendar) } as Fact;
    case 'extension.requested':
    case 'extension.counter-offered':
      return proposal(item, fact, found);
    case 'duty.suspended':
      return { ...fact, ...timeUsed(item, calendar) } as Fact;
    case 'duty.resumed':
      return { ...fact, ...givenBack(item, calendar) } as Fact;
    case 'duty.transferred':
      return { ...fact, due: asItStands(item, calendar) } as Fact;
    case 'calendar.changed':
      return { ...fact, calendar: calendarName(calendar) } as Fact;
    case 'record.corrected':
      // Entries are numbered from 1 without a gap, and the row's version is the last one's number.
      return { ...fact, entries: row.version } as Fact;
    default:
      return fact;
  }
}

/** The due date as it stands once the office's days are taken out. Source: ADR 0007. */
function sentBack({ row, at }: ObligationItem, calendar: WorkingCalendar) {
  const { withOfficeSince, effective } = row.state.dates;
  if (withOfficeSince === null) return { heldWorkingDays: 0, due: effective };
  const heldWorkingDays = calendar.workingDaysBetween(localDateOf(withOfficeSince), localDateOf(at));
  return { heldWorkingDays, due: later(effective, heldWorkingDays, calendar) };
}

/** What the unit had used up and had left, in working days, when the clock was stopped. Days that were not the unit's, with the
 *  office or suspended, are not used. */
function timeUsed({ row, fixed, at }: ObligationItem, calendar: WorkingCalendar) {
  const { effective, heldWorkingDays, suspendedWorkingDays } = row.state.dates;
  const on = localDateOf(at);
  const passed = fixed.opensOn === null ? 0 : calendar.workingDaysBetween(fixed.opensOn, on);
  return {
    usedWorkingDays: Math.max(0, passed - heldWorkingDays - suspendedWorkingDays),
    remainingWorkingDays: effective === null ? null : calendar.workingDaysBetween(on, effective.dueOn),
  };
}

/** The working days for which the clock stood still, counted as days in the office's hands are. Source: ADR 0007, ADR 0009. */
function givenBack({ row, at }: ObligationItem, calendar: WorkingCalendar) {
  const since = suspendedSince(row.state);
  const { effective, withOfficeSince } = row.state.dates;
  const suspendedWorkingDays = since === null ? 0 : calendar.workingDaysBetween(localDateOf(since), localDateOf(at));
  // With the office, they are among the days it holds the work, which move the unit's date on return.
  const due = withOfficeSince === null ? later(effective, suspendedWorkingDays, calendar) : effective;
  return { suspendedWorkingDays, due };
}

/** The due date as another unit takes it over: without the days that the work lay with the office or was suspended. */
function asItStands(item: ObligationItem, calendar: WorkingCalendar): Due | null {
  const { row } = item;
  return row.state.dates.withOfficeSince === null ? givenBack(item, calendar).due : sentBack(item, calendar).due;
}

const later = (due: Due | null, workingDays: number, calendar: WorkingCalendar): Due | null =>
  due === null || workingDays === 0 ? due : dueAtEndOf(calendar.addWorkingDays(due.dueOn, workingDays));

function proposal({ row, at }: ObligationItem, fact: Fact, found: { readonly [key: string]: Plain }): Fact | Refusal {
  const { dueOn, ...rest } = fact as Fact & { readonly dueOn?: Plain };
  if (typeof dueOn !== 'string' || !isLocalDate(dueOn)) {
    return refusal('event.field-invalid', {
      event: fact.type,
      field: 'dueOn',
      value: String(dueOn ?? ''),
      expected: 'YYYY-MM-DD',
    });
  }
  return {
    ...rest,
    due: dueAtEndOf(dueOn),
    // Without a date in force the step refuses; the fact still has to be whole.
    currentDueOn: row.state.dates.effective?.dueOn ?? ('' as LocalDate),
    parentDueOn: found['parentDueOn'] ?? null,
    saidOn: localDateOf(at),
  } as Fact;
}
