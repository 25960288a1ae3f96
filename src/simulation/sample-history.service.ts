import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { projectRoot } from '../platform/paths';
import { SimulatedClock } from '../platform/simulated-clock';
import { readPlans, type PlanToIssue } from './plan-files';
import { randomOffice } from './random-office';
import { begin, finish, tryToBeTheWriter, writtenSoFar } from './sample-history.store';
import { live } from './simulated-life';
import type { HouseBuilder, SimulationProgress } from './simulation';
import { Stage } from './stage.service';
import { StepLog } from './step-log';

export interface SampleHistoryParts {
  readonly database: Database;
  /** The house on this database with a clock of ours; mail left out. */
  readonly houseOn: HouseBuilder;
  /** The present: history is written up to this moment, and the real clock goes on from there. */
  readonly until: Instant;
  readonly calendar: WorkingCalendar;
  readonly log: Log;
  readonly onProgress?: (progress: SimulationProgress) => void;
  readonly isCancelled?: () => boolean;
}

/** `not-empty`: there are plans already, and they are somebody's. `cancelled`: the next start goes on. */
export type SampleHistory = 'written' | 'finished-before' | 'not-empty' | 'cancelled';

const PLAN = 'ban-atgt-lang-son';
const SEED = 10_062_024;
const WAIT_MS = 300;
/** An open transaction without work would be ended by the server after a minute. */
const HEARTBEAT_MS = 10_000;

/** Writes the sample history into an empty database, once: the plan of Ban ATGT Lạng Sơn from its day of issue to the present,
 *  carried out by a random office, through the same door as in earnest. A start that was killed goes on from the furthest
 *  recorded moment: what the office does follows from the seed and from where each duty stands, so nothing is lost or done
 *  twice. Of several processes one writes and the others wait. Source: issue 2 §6. */
export async function writeSampleHistory(parts: SampleHistoryParts): Promise<SampleHistory> {
  const { database, isCancelled = () => false } = parts;
  while (!isCancelled()) {
    const result = await database.transaction(async (tx) => {
      if (!(await tryToBeTheWriter(tx))) return null;
      const heartbeat = setInterval(() => void tx.query('SELECT 1').catch(() => undefined), HEARTBEAT_MS);
      try {
        return await writeAlone(parts);
      } finally {
        clearInterval(heartbeat);
      }
    });
    if (result !== null) return result;
    await delay(WAIT_MS);
  }
  return 'cancelled';
}

async function writeAlone(parts: SampleHistoryParts): Promise<SampleHistory> {
  const { database, until, log } = parts;
  const plan = samplePlan(localDateOf(until));
  if (plan === null) return 'not-empty';
  const begun = await database.transaction((tx) => begin(tx, { slug: PLAN, seed: SEED, at: until }));
  if (begun === 'finished') return 'finished-before';
  if (begun === 'not-empty') return begun;
  log.info({ plan: PLAN, until }, 'writing sample history (DONDOC_SAMPLE=off for none)');
  const { lived, obligations } = await write(parts, plan, begun.seed);
  if (lived === 'cancelled') return lived;
  await database.transaction((tx) => finish(tx, until));
  log.info({ plan: PLAN, obligations }, 'sample history is written');
  return 'written';
}

async function write(parts: SampleHistoryParts, plan: PlanToIssue, seed: number) {
  const { database, until, calendar, houseOn, onProgress = () => undefined, isCancelled = () => false } = parts;
  const before = await writtenSoFar(database, PLAN);
  const clock = new SimulatedClock(before.furthest ?? plan.issueAt);
  const house = await houseOn(database, clock);
  const steps = new StepLog(false);
  for (const { row, openedAt, since } of before.duties) steps.remember(row, openedAt, since);
  house.door.listen(steps.listen);
  const stage = new Stage(database, house, clock);
  const behaviour = randomOffice(seed, calendar);
  const plans = before.issued ? [] : [plan];
  const lived = await live({
    ...{ house, clock, behaviour, stage, plans, onProgress, isCancelled },
    log: steps,
    end: until,
  });
  return { lived, obligations: steps.duties.size };
}

/** Null before the plan was issued: there is no history yet to be written. */
function samplePlan(today: LocalDate): PlanToIssue | null {
  const path = join(projectRoot(), 'workflows', 'plans', `${PLAN}.plan.yaml`);
  const read = readPlans([path], { from: '2024-01-01' as LocalDate, until: today });
  if (read.ok) return read.plans[0] ?? null;
  if ('refusal' in read && read.refusal.code === 'simulation.plan-after-end') return null;
  throw new Error(`the sample plan cannot be read: ${JSON.stringify(read)}`);
}
