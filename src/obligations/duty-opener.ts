import type { LocalDate } from '../../workflows/vocabulary';
import type { Opening } from '../engine/subject';
import type { PlanFile } from '../plans/plan-file/plan-file';
import type { DutyOpener, OpeningsRequest, PeriodStart } from '../plans/plan.subject';
import { uuidFromParts } from '../platform/identifiers';
import { nextBeginning, periodKeysOn, type OpeningContext } from './duty-deadlines';
import { occurrenceDuties, occurrenceOpenings } from './occurrence-duties';
import { dutiesBeginning, dutiesOf, openingOf, type Duty } from './open-duties';

/** Opens the duties of a plan by number: those of its issue, and later those of the periods that begin on a day. The list at work
 *  is kept between chunks: it is the same each time. */
export function dutyOpener(world: () => Omit<OpeningContext, 'planId' | 'plan'>): DutyOpener {
  let kept: Listed | null = null;
  const list = (planId: string, plan: PlanFile, on: LocalDate | null): Listed => {
    if (kept?.plan === plan && kept.on === on) return kept;
    const context = { ...world(), planId, plan };
    kept = { plan, on, context, duties: on === null ? dutiesOf(context) : dutiesBeginning(context, on) };
    return kept;
  };
  const periodOn = (planId: string, plan: PlanFile, on: LocalDate): PeriodStart => {
    const { context, duties } = list(planId, plan, on);
    return { on, periods: periodKeysOn(context, on), total: duties.length, basis: basisOf(duties) };
  };
  return {
    count: (planId, plan) => list(planId, plan, null).duties.length,
    periodOn,
    nextBeginning: (planId, plan, after) => nextBeginning({ ...world(), planId, plan }, after),
    occurrenceDuties: (planId, plan, occurrence) => occurrenceDuties({ ...world(), planId, plan }, occurrence),
    occurrenceOpenings: (planId, plan, { occurrence, at }) =>
      occurrenceOpenings({ ...world(), planId, plan }, occurrence, at),
    openings({ planId, plan, on, from, count, at }: OpeningsRequest): readonly Opening[] {
      const { context, duties } = list(planId, plan, on);
      return duties.slice(from, from + count).map((duty) => openingOf(duty, context, at));
    },
  };
}

/** A name for the list: the same tasks of the same units in the same order have the same. */
const basisOf = (duties: readonly Duty[]): string =>
  uuidFromParts('duty-list', ...duties.map(({ task, assignment }) => `${task.ref} ${assignment.unit}`));

interface Listed {
  readonly plan: PlanFile;
  /** The day on which the periods begin; null: what the plan opens when it is issued. */
  readonly on: LocalDate | null;
  readonly context: OpeningContext;
  readonly duties: readonly Duty[];
}
