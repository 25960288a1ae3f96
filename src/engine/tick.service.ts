import type { Instant } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { judgeClock, type ClockReading } from './clock-guard';
import {
  endSlot,
  holdClock,
  keepReading,
  lastReading,
  tickStatus,
  type TickResult,
  type TickStatus,
} from './clock-state.store';
import type { Registry } from './registry';
import type { Sweeper } from './sweeper.service';

/** One tick: wake what is due, give new entries their positions, let the followers read. Idempotent; what one tick leaves, the next one does. */

/** Work that follows the trail in a tick, in order: sequencing, followers, mail. */
export interface TickJob {
  readonly name: string;
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
    const { sweeper, jobs, log } = this.parts;
    const isCancelled = () => this.cancelled;
    try {
      const held = await this.checkClock();
      if (held !== null) return { woken: 0, failed: 0, cutShort: false, problem: held };
      const sweep = await sweeper.sweep(isCancelled);
      for (const job of jobs) if (!isCancelled()) await job.run(isCancelled);
      if (sweep.cutShort) log.warn({ woken: sweep.woken }, 'a tick was cut short; the next one goes on');
      return { ...sweep, problem: null };
    } catch (error) {
      log.error({ error: String(error) }, 'a tick failed; the next one tries again');
      return { woken: 0, failed: 0, cutShort: false, problem: error instanceof Error ? error.name : 'error' };
    }
  }

  /** A clock that was set forward would run the ladders of everybody: nothing is woken until a person accepts the new time or
   *  the clock goes back. A clock set back wakes nothing too early, so it is only said. */
  private async checkClock(): Promise<string | null> {
    const { database, clock, machine, log } = this.parts;
    if (clock.simulated) return null;
    const now: ClockReading = { wall: clock.now(), uptimeMs: machine.uptimeMs() };
    return database.transaction(async (tx) => {
      const before = await lastReading(tx, machine.boot);
      const judged = judgeClock(before, now);
      if (judged.verdict === 'set-forward') {
        await holdClock(tx, machine.boot, now.wall, judged.byMs);
        log.error(
          { code: 'clock.set-forward', byMs: judged.byMs },
          'the clock was set forward; nothing is woken until it is accepted (dondoc clock accept) or set right',
        );
        return 'clock.set-forward';
      }
      if (judged.verdict === 'set-back')
        log.warn({ code: 'clock.set-back', byMs: judged.byMs }, 'the clock was set back');
      await keepReading(tx, machine.boot, now);
      return null;
    });
  }
}
