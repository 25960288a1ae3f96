import type { House } from '../../src/house';
import { planIdOf } from '../../src/plans/plan-loading.service';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Instant } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase, type Template } from './database';
import { houseOn, ISSUED_AT, loadAndIssue, loadOnly } from './lang-son';

export { CHIEF, houseOn, LANG_SON, localTime } from './lang-son';

export interface IssuedPlan {
  readonly fresh: FreshDatabase;
  readonly house: House;
  readonly clock: SimulatedClock;
  readonly planId: string;
}

/** A house of its own in which that plan was issued on 10/6/2024 at 08:00. */
export const issuedPlan = (): Promise<IssuedPlan> => planOn({ name: 'issued_plan', fill: loadAndIssue });
/** The same at the same moment, a draft that waits for its head to issue it. */
export const loadedPlan = (): Promise<IssuedPlan> => planOn({ name: 'loaded_plan', fill: loadOnly });

async function planOn(template: Template): Promise<IssuedPlan> {
  const fresh = await freshDatabase({ template });
  const clock = new SimulatedClock(ISSUED_AT);
  const house = await houseOn(fresh.database, clock);
  return { fresh, house, clock, planId: planIdOf('ban-atgt-lang-son') };
}

/** Lets the clock run to a moment, stopping at each wake-up as the ticks of a real day would. */
export async function runUntil({ house, clock }: Pick<IssuedPlan, 'house' | 'clock'>, until: Instant): Promise<void> {
  for (;;) {
    const next = await house.sweeper.earliestWake();
    if (next === null || next > until) break;
    if (next > clock.now()) clock.set(next);
    await house.sweeper.sweep();
  }
  clock.set(until);
}
