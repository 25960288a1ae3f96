import { addMs } from '../../src/calendar/local-date';
import { buildHouse, type House, type Settings } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { isConnectionLost } from '../../src/platform/database/failures';
import type { Log } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { SeededRandom } from '../../src/simulation/seeded-random';
import type { Follower } from '../../src/trail/follower';
import type { Instant } from '../../workflows/vocabulary';
import { Crash, FaultyDatabase } from './faulty-database';

/** Several processes of the product on one database, which die and are started again. */

type Around = ConstructorParameters<typeof FaultyDatabase>[1];
type Running = { readonly house: House; readonly database: FaultyDatabase; readonly clock: SimulatedClock };

/** Writes down what it is given, in the transaction of its cursor. */
const witness: Follower = {
  name: 'witness',
  follow: async (tx, entries) => {
    await tx.query('INSERT INTO seen SELECT * FROM unnest($1::bigint[])', [entries.map(({ position }) => position)]);
  },
};
export const FOLLOWERS: readonly Follower[] = [new NoticesFollower(), witness];

const MINUTE_MS = 60_000;
const START_ATTEMPTS = 12;

export class Processes {
  starts = 0;
  /** What failed and was not drawn: a mistake in the product. */
  readonly faults: string[] = [];
  private readonly running: (Running | null)[];
  private skewsMs: number[];

  constructor(
    count: number,
    private now: Instant,
    private readonly around: Around,
    private readonly settings: Settings,
  ) {
    this.running = Array.from({ length: count }, () => null);
    this.skewsMs = this.running.map(() => 0);
  }

  alive(): House[] {
    return this.running.flatMap((each) => (each !== null && !each.database.dead ? [each.house] : []));
  }

  /** The hour by which all clocks go, each a little wrong. */
  setClocks(now: Instant): void {
    this.now = now;
    this.running.forEach((each, place) => each?.clock.set(this.timeAt(place)));
  }

  /** No two machines agree about the time. */
  skewClocks(random: SeededRandom): void {
    const skews = [0, 0, MINUTE_MS, -2 * MINUTE_MS, 20 * MINUTE_MS, -180 * MINUTE_MS] as const;
    this.skewsMs = this.running.map(() => random.pick(skews));
  }

  /** Starts those that are dead, each as often as it takes. */
  startDead(random: SeededRandom): Promise<void>[] {
    const noneLives = this.alive().length === 0;
    return this.running.flatMap((each, place) => {
      const dead = each === null || each.database.dead;
      return dead && (noneLives || random.chance(800)) ? [this.start(place)] : [];
    });
  }

  /** Whatever is not a mishap of ours is a fault of the product. */
  judge(error: unknown, doing: string): void {
    if (!isDrawn(error)) this.faults.push(`${doing}: ${String(error)}`);
  }

  private async start(place: number): Promise<void> {
    this.running[place] = null;
    for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
      this.starts += 1;
      const database = new FaultyDatabase(`${place}.${this.starts}/`, this.around);
      const clock = new SimulatedClock(this.timeAt(place));
      const parts = { database, clock, log: this.log, settings: this.settings, followers: FOLLOWERS };
      try {
        this.running[place] = { house: await buildHouse(parts), database, clock };
        return;
      } catch (error) {
        this.judge(error, 'start');
      }
    }
  }

  private timeAt(place: number): Instant {
    return addMs(this.now, this.skewsMs[place] ?? 0);
  }

  private readonly log: Log = {
    debug: () => undefined,
    info: () => undefined,
    warn: (facts, message) => this.hear(facts, message),
    error: (facts, message) => this.hear(facts, message),
  };

  private hear(facts: object, message: string): void {
    const { error } = facts as { readonly error?: string };
    if (error === undefined || DRAWN_WORDS.some((words) => error.includes(words))) return;
    this.faults.push(`${message}: ${JSON.stringify(facts)}`);
  }
}

const DRAWN_WORDS = ['drawn by the seed', 'Crash:', 'CommitUnknown', 'ECONNREFUSED', 'terminat', 'connection error'];

export const isDrawn = (error: unknown): boolean =>
  error instanceof Crash || isConnectionLost(error) || String(error).includes('drawn by the seed');
