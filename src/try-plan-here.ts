import { buildHouse, loadSettings } from './house';
import { NoticesFollower } from './notifications/notices.follower';
import type { Log } from './platform/logging';
import type { TryPlan } from './simulation/plan-simulations.service';
import type { SimulationParts } from './simulation/simulation';
import { tryPlan } from './simulation/try-plan';

/** Tries plans in this very thread, with the house as it is in earnest, on databases of the server that are made for it. */
export function tryPlanHere(server: SimulationParts['server'], log: Log): TryPlan {
  const settings = loadSettings();
  return (trial, watching) =>
    tryPlan(trial, watching, {
      ...{ server, log, calendar: settings.calendar },
      buildHouse: (database, clock) =>
        buildHouse({ database, clock, log, settings, followers: [new NoticesFollower()], judges: true }),
    });
}
