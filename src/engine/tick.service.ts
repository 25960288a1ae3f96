import type { Instant } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { isFresh, judgeClock, type ClockReading } from './clock-guard';
import {
  endSlot,
  holdClock,
  keepReading,
  lastReading,
  releaseClock,
  serverTime,
  tickStatus,
  type TickResult,
  type TickStatus,
} from './clock-state.store';
import { glance, type Glance, type Waiting } from './glance.store';
import type { Registry } from './registry';
import type { Sweep, Sweeper } from './sweeper.service';

/** One tick: wake what is due, give new entries their positions, let the followers read. Idempotent; what one tick leaves, the next one does. */

/** Work that follows the trail in a tick, in order: sequencing, followers, mail. */
export interface TickJob {
  readonly name: string;
  /** When there is something for it to do; without this it runs at every tick. */
  readonly waiting?: Waiting;
  run(isCancelled: () => boolean): Promise<void>;
}

/** Names this boot of this machine and how long it has been up, sleep included. */
export interface Machine {
  readonly boot: string;
  uptimeMs(): number;
}

export interface TickParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly registry: Registry;
  readonly sweeper: Sweeper;
  readonly jobs: readonly TickJob[];
  readonly log: Log;
}

export class Ticker {
  private cancelled = false;
  private saidSetBack = false;
  private running: Promise<TickResult> | null = null;

  constructor(private readonly parts: TickParts) {}

  /** Runs one tick, or joins the one that is under way. Never throws: what went wrong is in the result and in the log. */
  tick(): Promise<TickResult> {
    this.running ??= this.runOnce().finally(() => (this.running = null));
    return this.running;
  }

  /** Lets the tick under way end at its next batch, and waits for it. */
  async stop(): Promise<void> {
    this.cancelled = true;
    await this.running;
  }

  /** Writes down what a tick that was claimed for a slot did. */
  async record(slot: Instant, result: TickResult): Promise<void> {
    const { database, clock } = this.parts;
    await database.transaction((tx) => endSlot(tx, slot, clock.now(), result));
  }

  status(): Promise<TickStatus> {
    const { database, registry, clock } = this.parts;
    const tables = registry.all().map(({ subject }) => subject.table);
    return database.transaction((tx) => tickStatus(tx, tables, clock.now()));
  }

  private async runOnce(): Promise<TickResult> {
    const { sweeper, log } = this.parts;
    const isCancelled = () => this.cancelled;
    const problems: string[] = [];
    const attempt = async <T>(part: string, work: () => Promise<T>): Promise<T | null> => {
      try {
        return await work();
      } catch (error) {
        log.error({ part, error: String(error) }, 'a part of a tick failed; the next tick tries again');
        problems.push(error instanceof Error ? error.name : 'error');
        return null;
      }
    };
    let seen: Glance | null = null;
    const swept = await attempt('sweep', async () => {
      seen = await this.glance();
      return (await this.checkClock(seen)) ?? (seen.due ? sweeper.sweep(isCancelled) : NOTHING_WOKEN);
    });
    if (typeof swept === 'string') return { ...NOTHING_WOKEN, problem: swept };
    // What follows the trail waits neither for a sweep that failed nor for one another.
    for (const job of this.jobsToDo(swept, seen)) {
      if (!isCancelled()) await attempt(job.name, () => job.run(isCancelled));
    }
    const sweep = swept ?? NOTHING_WOKEN;
    if (sweep.cutShort) log.warn({ woken: sweep.woken }, 'a tick was cut short; the next one goes on');
    return { ...sweep, problem: problems[0] ?? null };
  }

  private glance(): Promise<Glance> {
    const { database, clock, machine, registry, jobs } = this.parts;
    const tables = registry.all().map(({ subject }) => subject.table);
    const asking = jobs.flatMap(({ name, waiting }) => (waiting === undefined ? [] : [{ name, waiting }]));
    const simulatedNow = clock.simulated ? clock.now() : null;
    return glance(database, { tables, jobs: asking }, { boot: machine.boot, simulatedNow });
  }

  /** All of them after a sweep that woke something or failed; else those for which something waits, and those after the first of
   *  these: what one does may be what the next one waits for. */
  private jobsToDo(swept: Sweep | null, seen: Glance | null): readonly TickJob[] {
    const { jobs } = this.parts;
    if (swept === null || seen === null || swept.woken > 0) return jobs;
    const first = jobs.findIndex(({ name, waiting }) => waiting !== undefined && seen.waiting.has(name));
    return jobs.filter(({ waiting }, index) => waiting === undefined || (first >= 0 && index >= first));
  }

  /** A clock that was set forward would run the ladders of everybody: nothing is woken until a person accepts the new time or
   *  the clock goes back. A clock set back wakes nothing too early, so it is only said; the reading before it stays, so that
   *  setting it right is no jump. What counts is the clock that decides, which is the database's. */
  private async checkClock({ now: wall, reading }: Glance): Promise<string | null> {
    const { database, clock, machine, log } = this.parts;
    if (clock.simulated) return null;
    if (isFresh(reading, { wall, uptimeMs: machine.uptimeMs() })) {
      this.saidSetBack = false;
      return null;
    }
    return database.transaction(async (tx) => {
      const before = await lastReading(tx, machine.boot);
      const now: ClockReading = { wall: await serverTime(tx), uptimeMs: machine.uptimeMs() };
      const judged = judgeClock(before, now);
      switch (judged.verdict) {
        case 'steady':
          await keepReading(tx, machine.boot, now);
          this.saidSetBack = false;
          return null;
        case 'set-back':
          await releaseClock(tx, machine.boot);
          this.saySetBack(judged.byMs);
          return null;
        case 'set-forward':
          await holdClock(tx, machine.boot, now.wall, judged.byMs);
          log.error(
            { code: 'clock.set-forward', byMs: judged.byMs },
            'the clock was set forward; nothing is woken until it is accepted (dondoc clock accept) or set right',
          );
          return 'clock.set-forward';
      }
    });
  }

  private saySetBack(byMs: number): void {
    if (!this.saidSetBack) this.parts.log.warn({ code: 'clock.set-back', byMs }, 'the clock was set back');
    this.saidSetBack = true;
  }
}

const NOTHING_WOKEN: Sweep = { woken: 0, failed: 0, cutShort: false };
