import { setTimeout as delay } from 'node:timers/promises';
import type { Instant } from '../../workflows/vocabulary';
import { epochMsOf } from '../calendar/local-date';
import type { SimulatedClock } from '../platform/simulated-clock';
import { ActQueue } from './act-queue';
import type { Behaviour } from './behaviour';
import type { PlanToIssue } from './plan-files';
import type { Stage } from './stage.service';
import type { SimulatedHouse, SimulationProgress } from './simulation';
import type { FollowedDuty, StepLog } from './step-log';

/** Lets simulated time pass: always on to the earliest moment at which anything happens, be it a wake-up of the engine, an act
 *  of somebody or the issue of a plan. The clock never goes back. Source: ARCHITECTURE "The clock". */

export interface Life {
  readonly house: SimulatedHouse;
  readonly clock: SimulatedClock;
  readonly behaviour: Behaviour;
  readonly stage: Stage;
  readonly log: StepLog;
  /** In order of issue. */
  readonly plans: readonly PlanToIssue[];
  /** The first moment that is not lived through any more. */
  readonly end: Instant;
  readonly onProgress: (progress: SimulationProgress) => void;
  readonly isCancelled: () => boolean;
}

export type LifeEnd = 'lived' | 'cancelled';

/** So many moments at which nothing moves on would never end. */
const STANDSTILL_LIMIT = 10_000;
/** Followers read on after so many moments; what they write carries the time of the entry, not of the reading. */
const MOMENTS_PER_FOLLOWING = 50;
const WAIT_MS = 20;
const WAIT_LIMIT_MS = 60_000;

export async function live(life: Life): Promise<LifeEnd> {
  const { house, clock, log, end } = life;
  const queue = new ActQueue();
  const rounds = new Rounds(life, queue);
  const start = epochMsOf(clock.now());
  const span = Math.max(epochMsOf(end) - start, 1);
  let toIssue = life.plans;
  let standstill = 0;
  rounds.ask(log.takeMoved());
  for (let moments = 1; ; moments += 1) {
    if (life.isCancelled()) return 'cancelled';
    const wake = await house.sweeper.earliestWake();
    const next = earliest(earliest(wake, queue.earliest()), toIssue[0]?.issueAt ?? null);
    if (next === null || next >= end) break;
    standstill = next > clock.now() ? 0 : standstill + 1;
    if (standstill > STANDSTILL_LIMIT) throw new Error(`simulated time stands still at ${clock.now()}`);
    if (next > clock.now()) clock.set(next);
    for (; toIssue[0] !== undefined && toIssue[0].issueAt <= clock.now(); toIssue = toIssue.slice(1)) {
      await life.stage.issue(toIssue[0]);
    }
    if (wake !== null && wake <= clock.now()) await sweep(life);
    // A sweep that was cut short comes first when the run is taken up again: rungs go before acts of the same moment.
    if (life.isCancelled()) return 'cancelled';
    rounds.ask(log.takeMoved());
    await rounds.act();
    if (moments % MOMENTS_PER_FOLLOWING === 0) await follow(life);
    life.onProgress({ at: clock.now(), steps: log.stepCount, share: (epochMsOf(clock.now()) - start) / span });
  }
  await follow(life);
  return 'lived';
}

/** Asks the behaviour for each duty's next act, and has the acts done when they are due. */
class Rounds {
  private readonly refusedAt = new Map<string, Instant>();
  private readonly tried = new Map<string, number>();

  constructor(
    private readonly life: Life,
    private readonly queue: ActQueue,
  ) {}

  /** A step that was recorded opens the way for the next act. */
  ask(moved: readonly FollowedDuty[]): void {
    for (const followed of moved) {
      this.refusedAt.delete(followed.duty.id);
      this.askOne(followed);
    }
  }

  async act(): Promise<void> {
    const { clock, log, stage } = this.life;
    const due = this.queue.takeDue(clock.now()).flatMap(({ id, act }) => {
      const followed = log.duties.get(id);
      return followed ? [{ followed, act }] : [];
    });
    if (due.length === 0) return;
    for (const { followed } of due) this.tried.set(followed.duty.id, (this.tried.get(followed.duty.id) ?? 0) + 1);
    const refused = await stage.perform(due);
    this.ask(log.takeMoved());
    for (const followed of refused) {
      this.refusedAt.set(followed.duty.id, clock.now());
      this.askOne(followed);
    }
  }

  private askOne({ duty, rank, state, since }: FollowedDuty): void {
    const refusedAt = this.refusedAt.get(duty.id) ?? null;
    this.queue.put(
      duty.id,
      rank,
      this.life.behaviour.next(duty, { state, since, refusedAt, tried: this.tried.get(duty.id) ?? 0 }),
    );
  }
}

async function sweep({ house, isCancelled, clock }: Life): Promise<void> {
  const { failed } = await house.sweeper.sweep(isCancelled);
  if (failed > 0) throw new Error(`${failed} wake-ups failed at ${clock.now()}; the log says which`);
}

async function follow({ house, isCancelled }: Pick<Life, 'house' | 'isCancelled'>): Promise<void> {
  await house.sequencer.placeAll(isCancelled);
  await house.followers.run(isCancelled);
}

function earliest(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return one <= other ? one : other;
}

/** Waits until the followers have read everything. The sequencer's horizon is cluster-wide, so that another session's open
 *  transaction holds it up: a run that told less than happened would not repeat. Throws after a minute, naming the session. */
export async function followToTheEnd(life: Pick<Life, 'house' | 'isCancelled'>): Promise<void> {
  for (let waitedMs = 0; !life.isCancelled(); waitedMs += WAIT_MS) {
    await follow(life);
    const { entries, blockedBy } = await life.house.sequencer.lag();
    if (entries === 0) return;
    if (waitedMs > WAIT_LIMIT_MS) {
      throw new Error(`${entries} entries cannot be put in order; held up by session ${blockedBy?.pid ?? 'unknown'}`);
    }
    await delay(WAIT_MS);
  }
}
