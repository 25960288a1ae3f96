import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SeededRandom } from '../../src/simulation/seeded-random';

/** Lets one statement at a time through to the database, in an order drawn from the seed: what several processes do at once is then
 *  the same in every run. A statement that waits for another one's lock is left waiting until that one has let go; meanwhile only who
 *  stands in the way goes on, since of two that wait for the same the server itself would choose. */

export interface Passing {
  readonly name: string;
  /** Known once the transaction has begun. */
  pid: number | null;
}
/** A backend that waits for a lock, and those that hold it. */
export interface Wait {
  readonly pid: number;
  readonly for: readonly number[];
}
type Waiting = { readonly passing: Passing; readonly pass: () => void };

/** So long nothing was heard before the database is asked who waits for whom; twice as long each time it is asked in vain, since a
 *  machine that is slow does not get faster by questions. */
const ASK_AFTER_MS = 4;
const ASK_AFTER_MS_AT_MOST = 128;
/** When for so long nothing happened at all, somebody holds everybody up: a transaction that waits for another one of its own process,
 *  perhaps, or for one that nobody ends. Far longer than any statement of ours takes. */
const PATIENCE_MS = 40_000;
/** A year has some thousand turns: work that takes so many goes round in a circle. */
const TURNS_AT_MOST = 60_000;

export class Turnstile {
  /** How many were let through. */
  passed = 0;
  private waiting: Waiting[] = [];
  private readonly running = new Set<Passing>();
  private blocked = new Set<Passing>();
  private inTheWay: readonly number[] = [];
  /** Somebody ended since the database was last asked: only then can who was blocked have been let go. */
  private someoneEnded = false;
  private vainMs = 0;
  private stir: () => void = () => undefined;

  constructor(
    private readonly random: SeededRandom,
    /** Which of these backends wait for a lock, and for whom. */
    private readonly whoWaits: (pids: readonly number[]) => Promise<readonly Wait[]>,
  ) {}

  /** Waits for its turn. From then on it counts as running, until it waits again or has left. */
  async wait(passing: Passing): Promise<void> {
    this.running.delete(passing);
    await new Promise<void>((pass) => {
      this.waiting.push({ passing, pass });
      this.stir();
    });
  }

  leave(passing: Passing): void {
    this.running.delete(passing);
    this.someoneEnded = true;
    this.stir();
  }

  /** Locks were let go without an end: a transaction went back to an earlier point of itself. */
  letGo(): void {
    this.someoneEnded = true;
  }

  /** Does something at its turn that is over at once. */
  async inTurn<T>(name: string, act: () => T): Promise<T> {
    const passing: Passing = { name, pid: null };
    await this.wait(passing);
    try {
      return act();
    } finally {
      this.leave(passing);
    }
  }

  /** Backends whose transaction belongs to somebody whose name begins so. */
  pidsOf(prefix: string): number[] {
    return this.everybody().flatMap(({ name, pid }) => (name.startsWith(prefix) && pid !== null ? [pid] : []));
  }

  /** Lets one after the other through until all work is done. Throws when somebody waits for what never comes. */
  async run(works: readonly Promise<unknown>[]): Promise<void> {
    let left = works.length;
    const done = () => {
      left -= 1;
      this.stir();
    };
    for (const work of works) work.then(done, done);
    for (;;) {
      await this.settle();
      if (this.waiting.length > 0) this.letOneThrough();
      else if (left === 0 && this.running.size === 0) return;
      else if (this.running.size > 0) await this.heardOrAsked();
      else throw new Error('work is left over and nobody is on the way to the database');
    }
  }

  private letOneThrough(): void {
    this.waiting.sort((a, b) => (a.passing.name < b.passing.name ? -1 : 1));
    const holding = this.waiting.filter(({ passing: { pid } }) => pid !== null && this.inTheWay.includes(pid));
    const next = this.random.pick((this.blocked.size > 0 && holding.length > 0 ? holding : this.waiting) as [Waiting]);
    const { passing, pass } = next;
    this.waiting = this.waiting.filter((each) => each !== next);
    this.passed += 1;
    this.vainMs = 0;
    if (this.passed > TURNS_AT_MOST) throw new Error(`${this.passed} turns, and no end: ${this.whoRuns()}`);
    this.running.add(passing);
    pass();
  }

  /** Returns when everybody stands at the turnstile, waits for a lock, or is done. */
  private async settle(): Promise<void> {
    for (;;) {
      await nextTurn();
      if (this.running.size > this.blocked.size) await this.heardOrAsked();
      else if (this.blocked.size > 0 && this.someoneEnded) await this.askWhoIsBlocked();
      else return;
    }
  }

  /** Waits until something happens; after a while in which nothing did, asks the database why. */
  private async heardOrAsked(): Promise<void> {
    const waitMs = Math.min(Math.max(ASK_AFTER_MS, this.vainMs), ASK_AFTER_MS_AT_MOST);
    if (await this.heard(waitMs)) {
      this.vainMs = 0;
      return;
    }
    this.vainMs += waitMs;
    await this.askWhoIsBlocked();
    if (this.vainMs > PATIENCE_MS) throw new Error(`for ${PATIENCE_MS} ms nothing happened: ${this.whoRuns()}`);
  }

  /** True when something happened, false when nothing did for so long. */
  private async heard(waitMs: number): Promise<boolean> {
    const happened = await new Promise<boolean>((resolve) => {
      const patience = setTimeout(() => resolve(false), waitMs);
      this.stir = () => {
        clearTimeout(patience);
        resolve(true);
      };
    });
    this.stir = () => undefined;
    for (const passing of this.blocked) if (!this.running.has(passing)) this.blocked.delete(passing);
    return happened;
  }

  /** Who is on the way to the database, and who waits for a lock there. */
  whoRuns(): string {
    const each = [...this.running].map((one) => `${one.name}${this.blocked.has(one) ? ' (waits for a lock)' : ''}`);
    return `${each.join(', ') || 'nobody'} on the way, ${this.waiting.length} at the turnstile`;
  }

  private async askWhoIsBlocked(): Promise<void> {
    const asked = [...this.running];
    this.someoneEnded = false;
    const waiting = await this.whoWaits(asked.flatMap(({ pid }) => pid ?? []));
    const blocked = (pid: number | null) => waiting.some((wait) => wait.pid === pid);
    this.blocked = new Set(asked.filter((one) => blocked(one.pid) && this.running.has(one)));
    this.inTheWay = waiting.flatMap((wait) => wait.for);
  }

  private everybody(): Passing[] {
    return [...this.running, ...this.waiting.map(({ passing }) => passing)];
  }
}
