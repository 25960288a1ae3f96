import { isOver, standsAt, suspendedSince } from '../../workflows/obligations/obligation';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { projectObligation, workMachineOf } from '../obligations/obligation-row';
import { lookingAt, timelinessOf, type Timeliness } from '../obligations/timeliness';
import type { SimulatedEvent, SimulatedRefusal, SimulatedUnit, SimulationSummary } from './simulation';
import type { FollowedDuty } from './step-log';

export interface ToSummarise {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly plans: readonly string[];
  readonly events: readonly SimulatedEvent[];
  /** In the order of opening. */
  readonly duties: readonly FollowedDuty[];
  readonly refusals: readonly SimulatedRefusal[];
  /** The last moment of the run, at which timeliness is judged. */
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
}

/** What came of it, counted. Lists and counts stand in an order of their own, so that equal runs read equal. */
export function summarise({
  from,
  until,
  plans,
  events,
  duties,
  refusals,
  now,
  calendar,
}: ToSummarise): SimulationSummary {
  const looking = lookingAt(now, calendar);
  const ended = duties.map(({ duty, state }) => {
    const kind = workMachineOf(duty.kind);
    const { done } = projectObligation(kind, state);
    const { effective, handedInAt } = state.dates;
    const judged = {
      dueOn: effective?.dueOn ?? null,
      lateFrom: effective?.lateFrom ?? null,
      handedInAt,
      suspendedAt: suspendedSince(state),
      forceState: state.force.value,
      ended: isOver(kind, state),
      done: done === true,
    };
    return { duty, work: standsAt(state), timeliness: timelinessOf(judged, looking) };
  });
  const flags = events.filter(({ event }) => event === 'rung.flagged');
  const reminders = events.filter(({ event }) => event === 'rung.reminded');
  const skipped = reminders.filter((event) => event.skipped === true).length;
  return {
    ...{ from, until, plans },
    obligations: duties.length,
    events: counted(events.map(({ event }) => event)),
    rungs: counted(events.flatMap((event) => (event.rung === null || event.skipped === true ? [] : [event.rung]))),
    standing: standingOf(ended),
    reminders: { sent: reminders.length - skipped, skipped },
    notices: events.reduce((sum, { notices }) => sum + notices.length, 0),
    flagged: flags.map(({ obligation, unit, task, at }) => ({
      ...{ obligation, unit, task },
      // Written with the offset of Vietnam, so its first ten characters are the day there.
      on: at.slice(0, 10) as LocalDate,
    })),
    units: unitsOf(ended, flags, events),
    refusals,
  };
}

type Ended = { readonly duty: FollowedDuty['duty']; readonly work: string; readonly timeliness: Timeliness };

function standingOf(ended: readonly Ended[]): SimulationSummary['standing'] {
  const counts = counted(ended.map(({ work, timeliness }) => `${work} ${timeliness}`));
  return Object.entries(counts).map(([key, count]) => {
    const [work = '', timeliness = ''] = key.split(' ');
    return { work, timeliness: timeliness as Timeliness, count };
  });
}

function unitsOf(
  ended: readonly Ended[],
  flags: readonly SimulatedEvent[],
  events: readonly SimulatedEvent[],
): SimulatedUnit[] {
  const flagged = counted(flags.map(({ unit }) => unit));
  const told = counted(events.flatMap(({ notices }) => notices.map(({ unit }) => unit)));
  const byUnit = new Map<string, Timeliness[]>();
  for (const { duty, timeliness } of ended) {
    const list = byUnit.get(duty.unit);
    if (list) list.push(timeliness);
    else byUnit.set(duty.unit, [timeliness]);
  }
  return [...byUnit.keys()].sort().map((unit) => {
    const list = byUnit.get(unit) ?? [];
    return {
      unit,
      obligations: list.length,
      timeliness: counted(list),
      flagged: flagged[unit] ?? 0,
      notices: told[unit] ?? 0,
    };
  });
}

function counted(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
