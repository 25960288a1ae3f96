import type { Instant } from '../../workflows/vocabulary';
import { addMs } from '../calendar/local-date';
import type { Clock } from '../platform/clock';
import { isConflict, isConnectionLost, isDiskFull } from '../platform/database/failures';
import type { Database } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import type { Door } from './door.service';
import type { Registered, Registry } from './registry';

/** Wakes what is due, in batches that any number of processes may run side by side. A sweep costs what is due, not what is stored. */

export interface SweepLimits {
  readonly batchRows: number;
  /** A tick yields after this many rows and says that it was cut short; the next one goes on. */
  readonly tickRows: number;
  /** Batches under way at once: while one is being written, the next one is stepped. */
  readonly lanes?: number;
}
export const SWEEP_LIMITS: Required<SweepLimits> = { batchRows: 1_000, tickRows: 50_000, lanes: 2 };

export interface Sweep {
  readonly woken: number;
  readonly failed: number;
  readonly cutShort: boolean;
}

export class Sweeper {
  private readonly limits: Required<SweepLimits>;

  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly registry: Registry,
    private readonly clock: Clock,
    private readonly log: Log,
    limits: Partial<SweepLimits> = {},
  ) {
    this.limits = { ...SWEEP_LIMITS, ...limits };
  }

  /** Plans before obligations, in order of registration: what a plan opens is looked at in the same sweep. */
  async sweep(isCancelled: () => boolean = () => false): Promise<Sweep> {
    const tally: Tally = { woken: 0, failed: 0 };
    for (const registered of this.registry.all()) {
      const more = await this.sweepOne(registered, tally, isCancelled);
      if (more) return { ...tally, cutShort: true };
    }
    return { ...tally, cutShort: false };
  }

  /** Whether it was cut short. Most ticks find little: only a full first batch calls for company. In simulation one lane keeps the
   *  order of entries the same for every run. */
  private async sweepOne(registered: Registered, tally: Tally, isCancelled: () => boolean): Promise<boolean> {
    const isOver = () => tally.woken >= this.limits.tickRows || isCancelled();
    if (isOver()) return true;
    const first = await this.addBatch(registered, tally);
    if (first === 0) return false;
    const lanes = this.clock.simulated || first < this.limits.batchRows ? 1 : this.limits.lanes;
    const ended = await Promise.allSettled(
      Array.from({ length: lanes }, async () => {
        // A batch that found nothing has seen everything that was due.
        while (!isOver()) if ((await this.addBatch(registered, tally)) === 0) return false;
        return true;
      }),
    );
    for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
    return ended.some((lane) => lane.status === 'fulfilled' && lane.value);
  }

  private async addBatch(registered: Registered, tally: Tally): Promise<number> {
    const { woken, failed } = await this.batch(registered);
    tally.woken += woken;
    tally.failed += failed;
    return woken;
  }

  /** The earliest moment at which anything wants to be woken. */
  async earliestWake(): Promise<Instant | null> {
    const wakes = await this.database.transaction(async (tx) => {
      const found: Instant[] = [];
      for (const { store } of this.registry.all()) {
        const wake = await store.earliestWake(tx);
        if (wake !== null) found.push(wake);
      }
      return found;
    });
    return wakes.sort()[0] ?? null;
  }

  private async batch(registered: Registered): Promise<{ readonly woken: number; readonly failed: number }> {
    try {
      const woken = await this.database.transaction((tx) => this.door.wake(tx, registered, this.limits.batchRows));
      return { woken, failed: 0 };
    } catch (error) {
      if (isNoRowsFault(error) && !isConflict(error)) throw error;
      return this.oneByOne(registered, error);
    }
  }

  /** A batch that throws is taken apart: each row is woken alone, and the one that fails is put off, not its neighbours. */
  private async oneByOne(
    registered: Registered,
    cause: unknown,
  ): Promise<{ readonly woken: number; readonly failed: number }> {
    this.log.warn(
      { subject: registered.subject.name, error: String(cause) },
      'a batch failed; its rows are woken one by one',
    );
    let woken = 0;
    let failed = 0;
    for (let count = 0; count < this.limits.batchRows; count += 1) {
      const outcome = await this.database.transaction((tx) => this.wakeOne(tx, registered));
      if (outcome === 'none') break;
      woken += 1;
      if (outcome === 'failed') failed += 1;
    }
    return { woken, failed };
  }

  private async wakeOne(tx: Parameters<Door['wake']>[0], registered: Registered): Promise<'none' | 'woken' | 'failed'> {
    const simulated = this.clock.simulated ? this.clock.now() : null;
    const [claimed] = await registered.store.claimDue(tx, 1, simulated);
    if (!claimed) return 'none';
    await tx.query('SAVEPOINT one');
    try {
      await this.door.wakeLocked(tx, registered, [claimed]);
      // Only this answer tells that what was written before it went well.
      await tx.query('RELEASE SAVEPOINT one');
      return 'woken';
    } catch (error) {
      if (isNoRowsFault(error)) throw error;
      await tx.query('ROLLBACK TO SAVEPOINT one');
      const failures = await registered.store.putOff(tx, claimed.row.id, addMs(claimed.at, RETRY_AFTER_MS));
      this.log.error(
        {
          subject: registered.subject.name,
          id: claimed.row.id,
          wakeFor: claimed.row.wakeFor,
          failures,
          error: String(error),
        },
        'a wake-up failed and is put off',
      );
      return 'failed';
    }
  }
}

type Tally = { woken: number; failed: number };

/** A row is put off for what is wrong with it, not for a database that is gone, full or busy: then the next tick tries again. */
const isNoRowsFault = (error: unknown): boolean => isConnectionLost(error) || isDiskFull(error) || isConflict(error);

const RETRY_AFTER_MS = 15 * 60_000;
