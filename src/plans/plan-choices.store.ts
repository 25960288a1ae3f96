import { plan as planWorkflow, type PlanContext } from '../../workflows/plans/plan.machine';
import { choicesFrom, type Choice } from '../../workflows/what-next';
import type { Rest } from '../../workflows/workflow';
import type { Actor, Instant } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { rolesForBatch } from '../people/roles.store';
import type { Tx } from '../platform/database/tx';
import type { PlanRow } from './plan.store';

/** What an actor can record on a plan now, and why not the rest. What happened to a unit is asked of the actor's own. */
export async function planChoices(tx: Tx, plan: PlanRow, by: Actor, at: Instant): Promise<readonly Choice[]> {
  const { issuerUnitId, officeUnitId } = plan;
  const unitId = by.kind === 'person' ? by.unit : issuerUnitId;
  const [roles = []] = await rolesForBatch(tx, [
    { actor: by, on: localDateOf(at), unitId, officeUnitId, issuerUnitId },
  ]);
  return choicesFrom(planWorkflow, await stateOf(tx, plan), { by, roles, at });
}

/** How many of the duties that the issue opens are open. */
export async function openingOf(tx: Tx, plan: PlanRow): Promise<{ readonly opened: number; readonly total: number }> {
  const { opened, total } = (await stateOf(tx, plan)).context as PlanContext;
  return { opened, total };
}

/** How many duties of a plan that is being withdrawn were let go. */
export async function letGoOf(tx: Tx, plan: PlanRow): Promise<number> {
  return ((await stateOf(tx, plan)).context as PlanContext).letGo;
}

async function stateOf(tx: Tx, { id }: PlanRow): Promise<Rest> {
  const [row] = await tx.query<{ state: string }>('SELECT state FROM plan WHERE id = $1', [id]);
  if (row === undefined) throw new Error(`no plan ${id}`);
  return JSON.parse(row.state) as Rest;
}
