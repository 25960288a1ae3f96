import type { LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { SimulatedEvent, Simulation } from './simulation';
import type { FollowedDuty } from './step-log';

/** What a plan will demand, of whom, and when: a run in which nobody does anything, told by unit, by month and by task. Days are
 *  calendar days of Vietnam. Source: ADR 0063. */
export interface PlanDemand {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly duties: number;
  readonly units: readonly UnitDemand[];
  readonly months: readonly MonthDemand[];
  readonly tasks: readonly TaskDemand[];
  /** Who is told what first, in the order in which it happens; at most `FIRST_NOTICES`. */
  readonly notices: readonly FirstNotice[];
  /** What the plan itself did not let happen. */
  readonly refusals: number;
}

export interface UnitDemand extends Dues {
  readonly unit: string;
  /** The first that people of this unit are told, if they are told anything. */
  readonly firstNotice: { readonly on: LocalDate; readonly what: string } | null;
}

/** `month` is `2024-07`. */
export interface MonthDemand {
  readonly month: string;
  readonly opens: number;
  readonly dues: number;
  readonly notices: number;
}

export interface TaskDemand extends Dues {
  readonly task: string;
  readonly kind: string;
}

export interface FirstNotice {
  readonly on: LocalDate;
  /** Of those who are told. */
  readonly unit: string;
  readonly what: string;
  /** Duties that it is about. */
  readonly duties: number;
}

interface Dues {
  readonly duties: number;
  readonly firstDueOn: LocalDate | null;
  readonly lastDueOn: LocalDate | null;
  /** Duties without a day. */
  readonly undated: number;
}

const FIRST_NOTICES = 40;

export function demandOf({ events, summary }: Simulation, duties: readonly FollowedDuty[]): PlanDemand {
  const told = events.filter(({ notices, skipped }) => notices.length > 0 && skipped !== true);
  const firstTold = firstToldBy(told);
  const { from, until } = summary;
  return {
    ...{ from, until, duties: duties.length },
    units: grouped(duties, ({ duty }) => duty.unit).map(([unit, list]) => ({
      ...{ unit, ...duesOf(list), firstNotice: firstTold.get(unit) ?? null },
    })),
    months: monthsOf(told, duties, until),
    tasks: grouped(duties, ({ duty }) => duty.task).map(([task, list]) => ({
      ...{ task, kind: list[0]?.duty.kind ?? '', ...duesOf(list) },
    })),
    notices: firstNotices(told),
    refusals: summary.refusals.length,
  };
}

const dueOn = ({ state }: FollowedDuty): LocalDate | null => state.dates.effective?.dueOn ?? null;

function duesOf(list: readonly FollowedDuty[]): Dues {
  const days = list.flatMap((each) => dueOn(each) ?? []).sort();
  return {
    duties: list.length,
    ...{ firstDueOn: days[0] ?? null, lastDueOn: days.at(-1) ?? null, undated: list.length - days.length },
  };
}

/** In the order in which they first come, which is that of the plan. */
function grouped(
  duties: readonly FollowedDuty[],
  keyOf: (duty: FollowedDuty) => string,
): readonly (readonly [string, readonly FollowedDuty[]])[] {
  const groups = new Map<string, FollowedDuty[]>();
  for (const duty of duties) {
    const list = groups.get(keyOf(duty));
    if (list) list.push(duty);
    else groups.set(keyOf(duty), [duty]);
  }
  return [...groups];
}

// Written with the offset of Vietnam, so its first ten characters are the day there.
const dayOf = ({ at }: SimulatedEvent): LocalDate => at.slice(0, 10) as LocalDate;

function firstToldBy(told: readonly SimulatedEvent[]): ReadonlyMap<string, { on: LocalDate; what: string }> {
  const first = new Map<string, { on: LocalDate; what: string }>();
  for (const event of told) {
    for (const { unit } of event.notices) {
      if (!first.has(unit)) first.set(unit, { on: dayOf(event), what: event.event });
    }
  }
  return first;
}

function firstNotices(told: readonly SimulatedEvent[]): readonly FirstNotice[] {
  const found = new Map<string, FirstNotice>();
  for (const event of told) {
    for (const unit of new Set(event.notices.map((each) => each.unit))) {
      const [on, what] = [dayOf(event), event.event];
      const key = `${on}\n${unit}\n${what}`;
      const before = found.get(key);
      if (before !== undefined) found.set(key, { ...before, duties: before.duties + 1 });
      else if (found.size < FIRST_NOTICES) found.set(key, { on, unit, what, duties: 1 });
    }
  }
  return [...found.values()];
}

/** Every month in which anything happens, and none after the run. */
function monthsOf(
  told: readonly SimulatedEvent[],
  duties: readonly FollowedDuty[],
  until: LocalDate,
): readonly MonthDemand[] {
  const opens = counted(duties.map(({ duty }) => localDateOf(duty.openedAt).slice(0, 7)));
  const dues = counted(duties.flatMap((duty) => dueOn(duty)?.slice(0, 7) ?? []));
  const notices = counted(told.flatMap((event) => event.notices.map(() => dayOf(event).slice(0, 7))));
  return [...new Set([...opens.keys(), ...dues.keys(), ...notices.keys()])]
    .filter((month) => month <= until.slice(0, 7))
    .sort()
    .map((month) => ({
      ...{ month, opens: opens.get(month) ?? 0, dues: dues.get(month) ?? 0, notices: notices.get(month) ?? 0 },
    }));
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
