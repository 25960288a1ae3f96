import { createHash } from 'node:crypto';
import type { LocalDate } from '../../workflows/vocabulary';
import { membershipsOf } from '../people/groups.store';
import { allUnits } from '../people/people.store';
import { successorsOn } from '../people/succession.store';
import type { Tx } from '../platform/database/tx';
import type { PlanFile } from './plan-file/plan-file';
import { endedByName, registeredPlan, withFollowers } from './registered-plan';

/** A plan as the register has it on a day. */
export type PlanOnDay = (tx: Tx, plan: PlanFile, on: LocalDate) => Promise<PlanFile>;

/** Keeps the last one: the chunks of a period ask again and again, and mostly nothing has changed. */
export function planOnDay(): PlanOnDay {
  let kept: { readonly key: string; readonly from: PlanFile; readonly plan: PlanFile } | null = null;
  return async (tx, plan, on) => {
    const groups = plan.groups.map(({ id }) => id);
    const register = { units: await allUnits(tx), memberships: await membershipsOf(tx, groups) };
    const now = registeredPlan(plan, register);
    const following = await successorsOn(tx, endedByName(now, on), on);
    const said = JSON.stringify([on, register, [...following]]);
    const key = createHash('sha256').update(said, 'utf8').digest('hex');
    if (kept?.from === plan && kept.key === key) return kept.plan;
    kept = { key, from: plan, plan: withFollowers(now, following) };
    return kept.plan;
  };
}
