import { hostname } from 'node:os';
import { createTask, type ScheduledTask } from 'node-cron';
import type { Instant } from '../../workflows/vocabulary';
import { epochMsOf, instantOfEpochMs } from '../calendar/local-date';
import type { Clock } from '../platform/clock';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import { claimSlot } from './clock-state.store';
import { tickExpression } from '../platform/even-beat';
import type { Ticker } from './tick.service';

/** node-cron only ticks. Its coordinator spares processes on one database the same slot; a slot lost with its process costs
 *  one interval, since all that a tick does is caught up by the next. Source: ARCHITECTURE "The clock". */
export class TickCron {
  private task: ScheduledTask | null = null;
  private slot: Instant | null = null;

  constructor(
    private readonly ticker: Ticker,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly everySeconds: number,
    private readonly log: Log,
  ) {}

  start(): void {
    this.task = createTask(tickExpression(this.everySeconds), () => this.run(), {
      name: 'tick',
      timezone: 'Asia/Ho_Chi_Minh',
      noOverlap: true,
      distributed: true,
      suppressMissedWarning: true,
      runCoordinator: { shouldRun: () => this.claim() },
      logger: quiet(this.log),
    });
    void this.task.start();
  }

  /** Runs a tick now, beside the schedule: right after the start, or when a person has ordered something that waits for it. */
  async nudge(): Promise<void> {
    await this.ticker.tick();
  }

  nextRun(): Instant | null {
    const next = this.task?.getNextRun();
    return next ? (next.toISOString() as Instant) : null;
  }

  async stop(): Promise<void> {
    await this.task?.destroy();
    await this.ticker.stop();
  }

  private async claim(): Promise<boolean> {
    const now = this.clock.now();
    const slot = slotOf(now, this.everySeconds);
    const mine = await this.database.transaction((tx) => claimSlot(tx, slot, `${hostname()}:${process.pid}`, now));
    this.slot = mine ? slot : null;
    return mine;
  }

  private async run(): Promise<void> {
    const result = await this.ticker.tick();
    if (this.slot !== null) await this.ticker.record(this.slot, result);
  }
}

/** The slot that a moment belongs to. */
function slotOf(now: Instant, everySeconds: number): Instant {
  const ms = epochMsOf(now);
  return instantOfEpochMs(ms - (ms % (everySeconds * 1_000)));
}

/** node-cron reports what the ticker has reported already; only its own errors are news. */
function quiet(log: Log) {
  const say = (message: string | Error): string => (message instanceof Error ? message.message : message);
  return {
    info: () => undefined,
    debug: () => undefined,
    warn: (message: string) => log.debug({ from: 'node-cron' }, message),
    error: (message: string | Error) => log.error({ from: 'node-cron' }, say(message)),
  };
}
