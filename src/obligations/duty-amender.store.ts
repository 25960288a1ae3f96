import { localDateOf } from '../calendar/local-date';
import type { Tx } from '../platform/database/tx';
import type { DutyAmender } from '../plans/plan-amendment';
import { amendDuties, type StandingDuty } from './amend-duties';
import type { OpeningContext } from './duty-deadlines';

/** Reads the duties of a plan and says what an amended file does to them. The plan's row is locked by then, so that no chunk and
 *  no period is opened meanwhile. */
export const dutyAmender =
  (world: () => Omit<OpeningContext, 'planId' | 'plan'>): DutyAmender =>
  async (tx, { planId, before, after, at }) => {
    const context = { ...world(), planId };
    const standing = await dutiesOfPlan(tx, planId);
    return amendDuties({
      before: { ...context, plan: before },
      after: { ...context, plan: after },
      ...{ standing, on: localDateOf(at), at },
    });
  };

/** Relies on obligation_key (plan_id, …). */
const dutiesOfPlan = (tx: Tx, planId: string): Promise<StandingDuty[]> =>
  tx.query<StandingDuty>(
    `SELECT id, task_ref AS "taskRef", unit_id AS "unitId", period_key AS "periodKey", ended FROM obligation
     WHERE plan_id = $1 ORDER BY task_ref, unit_id, period_key`,
    [planId],
  );
