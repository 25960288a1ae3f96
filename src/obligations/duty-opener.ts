import type { LocalDate } from '../../workflows/vocabulary';
import { addMonths } from '../calendar/local-date';
import type { Opening } from '../engine/subject';
import type { PlanFile } from '../plans/plan-file/plan-file';
import type { DutyOpener, OpeningsRequest, PeriodStart } from '../plans/plan.subject';
import { nextBeginning, type OpeningContext } from './duty-deadlines';
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
    const { duties } = list(planId, plan, on);
    const periods = [...new Set(duties.map(({ resolution }) => resolution.periodKey ?? ''))];
    return { on, periods, total: duties.length };
  };
  return {
    count: (planId, plan) => list(planId, plan, null).duties.length,
    periodOn,
    periodAfter(planId, plan, after) {
      const context = { ...world(), planId, plan };
      const last = addMonths(after, SEARCH_MONTHS);
      for (let on = nextBeginning(context, after); on !== null && on <= last; on = nextBeginning(context, on)) {
        const start = periodOn(planId, plan, on);
        // Every unit that had the task may be gone by then.
        if (start.total > 0) return start;
      }
      return null;
    },
    openings({ planId, plan, on, from, count, at }: OpeningsRequest): readonly Opening[] {
      const { context, duties } = list(planId, plan, on);
      return duties.slice(from, from + count).map((duty) => openingOf(duty, context, at));
    },
  };
}

/** A plan without an end whose units are all gone has no next period: it is not looked for beyond this. */
const SEARCH_MONTHS = 36;

interface Listed {
  readonly plan: PlanFile;
  /** The day on which the periods begin; null: what the plan opens when it is issued. */
  readonly on: LocalDate | null;
  readonly context: OpeningContext;
  readonly duties: readonly Duty[];
}
