import { basename } from 'node:path';
import { addDays, addMs, startOfDay } from '../calendar/local-date';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Database } from '../platform/database/tx';
import { SimulatedClock } from '../platform/simulated-clock';
import { NOBODY_ACTS, type Behaviour } from './behaviour';
import { behaviourFromFile, readBehaviour } from './behaviour-file';
import { readNotices } from './notices-told.store';
import { readPlans, readText, type PlanToIssue } from './plan-files';
import { randomOffice } from './random-office';
import { followToTheEnd, live } from './simulated-life';
import type { SimulatedSpan, Simulation, SimulationOutcome, SimulationParts, SimulationRequest } from './simulation';
import { NotIssued, Stage } from './stage.service';
import { StepLog, type FollowedDuty } from './step-log';
import { summarise } from './summary';
import { makeThrowAwayDatabase } from './throw-away-database.store';

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
export async function simulate(request: SimulationRequest, parts: SimulationParts): Promise<SimulationOutcome> {
  const reading = readPlans(request.files, request);
  if (!reading.ok) return reading;
  const behaviour = behaviourOf(request.behaviour, reading.plans, parts.calendar);
  if ('code' in behaviour) return refused(behaviour);
  const lived = await simulatePlans(reading.plans, behaviour, request, parts);
  return lived.ok ? { ok: true, ...lived.simulation } : lived;
}

/** What came of a run, with each duty as it stood at the end. */
export type Lived =
  | { readonly ok: true; readonly simulation: Simulation; readonly duties: readonly FollowedDuty[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The same for plans that were read already. Refuses what `simulate` does of the run itself. */
export async function simulatePlans(
  plans: readonly PlanToIssue[],
  behaviour: Behaviour,
  span: SimulatedSpan,
  parts: SimulationParts,
): Promise<Lived> {
  const made = await makeThrowAwayDatabase(parts);
  if ('code' in made) return refused(made);
  try {
    return await run(made.database, plans, behaviour, span, parts);
  } catch (error) {
    if (error instanceof NotIssued) return refused(error.refusal);
    throw error;
  } finally {
    await made.close();
  }
}

function behaviourOf(
  asked: SimulationRequest['behaviour'],
  plans: readonly PlanToIssue[],
  calendar: WorkingCalendar,
): Behaviour | Refusal {
  if (asked === 'none') return NOBODY_ACTS;
  if ('seed' in asked) return randomOffice(asked.seed, calendar);
  const text = readText(asked.file);
  if (typeof text !== 'string') return text;
  const file = readBehaviour(
    text,
    basename(asked.file),
    plans.map(({ plan }) => plan),
  );
  return 'code' in file ? file : behaviourFromFile(file, calendar);
}

async function run(
  database: Database,
  plans: readonly PlanToIssue[],
  behaviour: Behaviour,
  { from, until, onProgress = () => undefined, isCancelled = () => false }: SimulatedSpan,
  { buildHouse, calendar }: SimulationParts,
): Promise<Lived> {
  const clock = new SimulatedClock(startOfDay(from));
  const house = await buildHouse(database, clock);
  const log = new StepLog(true);
  house.door.listen(log.listen);
  const stage = new Stage(database, house, clock);
  const end = startOfDay(addDays(until, 1));
  const ending = await live({ house, clock, behaviour, stage, log, plans, end, onProgress, isCancelled });
  if (ending === 'lived') await followToTheEnd({ house, isCancelled });
  if (isCancelled()) return refused(refusal('simulation.cancelled', { at: clock.now() }));
  const told = await readNotices(database);
  const events = log.events((id, seq) => told.get(`${id}/${seq}`) ?? []);
  const summary = summarise({
    ...{ from, until, events, calendar },
    plans: plans.map(({ plan }) => plan.id),
    duties: [...log.duties.values()],
    refusals: stage.refusals,
    now: addMs(end, -1),
  });
  const simulation = { events, plans: log.planSteps(), summary, cases: log.cases() };
  return { ok: true, simulation, duties: [...log.duties.values()] };
}

const refused = (reason: Refusal) => ({ ok: false, refusal: reason }) as const;
