import type { LocalDate, Refusal } from '../../workflows/vocabulary';
import { refusal } from '../../workflows/vocabulary';
import type { PlanSource } from '../plans/plan-loading.service';
import { NOBODY_ACTS } from './behaviour';
import { demandOf, type PlanDemand } from './demand';
import { plansFrom } from './plan-files';
import { simulatePlans } from './simulate';
import type { SimulatedSpan, SimulationParts } from './simulation';

/** A plan to be tried: its file as it was loaded, and the people who hold its posts. */
export interface PlanTrial {
  readonly source: PlanSource;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Runs a plan in which nobody does anything, and says what it demands. Refuses what `simulate` does; `plan.has-problems` where the
 *  file can no longer be read. */
export async function tryPlan(
  { source, from, until }: PlanTrial,
  watching: Pick<SimulatedSpan, 'onProgress' | 'isCancelled'>,
  parts: SimulationParts,
): Promise<PlanDemand | Refusal> {
  const read = plansFrom([source], { from, until });
  if (!read.ok) return 'refusal' in read ? read.refusal : refusal('plan.has-problems', { count: read.problems.length });
  const lived = await simulatePlans(read.plans, NOBODY_ACTS, { from, until, ...watching }, parts);
  return lived.ok ? demandOf(lived.simulation, lived.duties) : lived.refusal;
}
