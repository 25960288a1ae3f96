import type { RungFact } from '../../workflows/obligations/watch.machine';
import { refusal, type Fact, type Instant, type LocalDate, type Plain, type Refusal } from '../../workflows/vocabulary';
import { dueAtEndOf } from '../calendar/counting';
import { isLocalDate, localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
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
  const { asked, by, at } = item;
  if (asked === null) throw new Error('a wake-up is not asked');
  const { occurredOn, ...rest } = asked;
  const base = { ...rest, ...found, at, by } as Fact;
  const fact = occurredOn === undefined ? base : { ...base, occurredOn };
  if (occurredOn !== undefined && occurredOn > localDateOf(at)) {
    return refusal('event.in-future', { occurredOn, recordedOn: localDateOf(at) });
  }
  switch (asked.type) {
    case 'returned':
    case 'duty.reassigned':
      return { ...fact, ...sentBack(item, calendar) } as Fact;
    case 'extension.requested':
    case 'extension.counter-offered':
      return proposal(item, fact, found);
    default:
      return fact;
  }
}

/** The due date as it stands once the office's days are taken out. Source: ADR 0007. */
function sentBack({ row, at }: ObligationItem, calendar: WorkingCalendar) {
  const { withOfficeSince, effective } = row.state.dates;
  if (withOfficeSince === null) return { heldWorkingDays: 0, due: effective };
  const heldWorkingDays = calendar.workingDaysBetween(localDateOf(withOfficeSince), localDateOf(at));
  const due =
    effective === null || heldWorkingDays === 0
      ? effective
      : dueAtEndOf(calendar.addWorkingDays(effective.dueOn, heldWorkingDays));
  return { heldWorkingDays, due };
}

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
