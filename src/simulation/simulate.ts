import type { SimulationOutcome, SimulationParts, SimulationRequest } from './simulation';

/** Runs plans through their life on the real engine, in a database made for the run and dropped after it, under a clock that
 *  jumps from one moment to the next at which anything happens. The same request gives the same result, byte for byte.
 *
 *  A caller hands over the opened database and the builder of the house:
 *  `simulate({ files, from, until, behaviour }, { server: opened, calendar, log, buildHouse: (database, clock) => buildHouse({…}) })`.
 *
 *  `problems` when a plan or people file is wrong. Refuses `file.unreadable` (path, reason), `plan.people-file-missing`,
 *  `plan.exists-differently` and whatever else loading refuses, `simulation.until-before-from`, `simulation.no-plan`,
 *  `simulation.plan-after-end` (plan, issuedOn, until), `simulation.nobody-issues` (plan, issuer, on: nobody heads the issuer
 *  that day), `record.invalid` (a behaviour file), `simulation.database-forbidden` (the role may not create databases) and
 *  `simulation.cancelled`. Source: issue 2 §6, ARCHITECTURE "The clock". */
export function simulate(_request: SimulationRequest, _parts: SimulationParts): Promise<SimulationOutcome> {
  return Promise.reject(new Error('not yet'));
}
