import type { Instant } from '../../workflows/vocabulary';
import type { Opening } from '../engine/subject';
import type { PlanFile } from '../plans/plan-file/plan-file';
import type { DutyOpener } from '../plans/plan.subject';
import { dutiesOf, openingOf, type Duty, type OpeningContext } from './open-duties';

/** Opens the duties of a plan by number. The list of the plan at work is kept between chunks: it is the same each time. */
export function dutyOpener(world: () => Omit<OpeningContext, 'planId' | 'plan'>): DutyOpener {
  let kept: { readonly plan: PlanFile; readonly context: OpeningContext; readonly duties: readonly Duty[] } | null =
    null;
  const list = (planId: string, plan: PlanFile) => {
    if (kept?.plan !== plan) {
      const context = { ...world(), planId, plan };
      kept = { plan, context, duties: dutiesOf(context) };
    }
    return kept;
  };
  return {
    count: (planId, plan) => list(planId, plan).duties.length,
    openings({ planId, plan, from, count, at }: OpeningsRequest): readonly Opening[] {
      const { context, duties } = list(planId, plan);
      return duties.slice(from, from + count).map((duty) => openingOf(duty, context, at));
    },
  };
}

type OpeningsRequest = {
  readonly planId: string;
  readonly plan: PlanFile;
  readonly from: number;
  readonly count: number;
  readonly at: Instant;
};
