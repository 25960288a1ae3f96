import type { LocalDate } from '../../workflows/vocabulary';
import { addDays, localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Act, Moment, SimulatedDuty } from './behaviour';
import { aroundDue, workingDaysAfter } from './office-days';
import type { Temper } from './temper';

/** What the scripts of a simulated office share: what they are asked with, what they answer, and when a unit hands in. */

/** All that decides what people do next on a duty. */
export interface Scene {
  readonly duty: SimulatedDuty;
  readonly moment: Moment;
  readonly temper: Temper;
  readonly calendar: WorkingCalendar;
  readonly seed: number;
}

/** An act whose day is known and whose hour is not. */
export type Move = Omit<Act, 'at' | 'evidence' | 'texts' | 'facts'> & {
  readonly on: LocalDate;
  readonly facts?: Act['facts'];
  readonly texts?: Act['texts'];
  /** Type and symbol of each document that proves it: `Kế hoạch`, `KH`. */
  readonly documents?: readonly (readonly [type: string, symbol: string])[];
};

export const earlier = (one: Move | null, other: Move | null): Move | null =>
  one === null || (other !== null && other.on < one.on) ? other : one;

/** When the unit hands in: around the due date; without one, so many days after the opening. Null: never. */
export function handInDay({ duty, moment, temper, calendar }: Scene): LocalDate | null {
  if (temper.handsInAfterDue === null) return null;
  const { effective } = moment.state.dates;
  if (effective === null) return workingDaysAfter(moment.since, Math.abs(temper.handsInAfterDue), calendar);
  return aroundDue(effective.dueOn, temper.handsInAfterDue, laterOfMoments(moment.since, duty.openedAt), calendar);
}

/** A step on the way: so many working days before handing in, but not before the first day of work on the duty. Those who never
 *  hand in still take such steps before the due date, or do not. */
export function dayOnTheWay(scene: Scene, daysBefore: number): LocalDate | null {
  const { duty, moment, temper, calendar } = scene;
  const target = handInDay(scene);
  const { effective } = moment.state.dates;
  const goal = target ?? (temper.triesAnyway ? (effective?.dueOn ?? addDays(localDateOf(moment.since), 30)) : null);
  if (goal === null) return null;
  const start = workingDaysAfter(duty.openedAt, temper.startsAfter, calendar);
  const wanted = aroundDue(goal, -daysBefore, moment.since, calendar);
  return wanted > start ? wanted : start;
}

const laterOfMoments = <T extends string>(a: T, b: T): T => (a > b ? a : b);
