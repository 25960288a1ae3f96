import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
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

/** So long nothing was heard before the database is asked who waits for whom. */
const ASK_AFTER_MS = 5;
/** Asked so often in vain, somebody holds everybody up: a transaction that waits for another one of its own process, perhaps. */
const PATIENCE = 12_000;

export class Turnstile {
  /** How many were let through. */
  passed = 0;
  private waiting: Waiting[] = [];
  private readonly running = new Set<Passing>();
  private blocked = new Set<Passing>();
  private inTheWay: readonly number[] = [];
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
    this.stir();
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
      else if (this.running.size > 0) await this.heard();
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
    this.running.add(passing);
    pass();
  }

  /** Returns when everybody stands at the turnstile, waits for a lock, or is done. */
  private async settle(): Promise<void> {
    for (let inVain = 0; ;) {
      await nextTurn();
      if (this.running.size > this.blocked.size) {
        if (await this.heard()) continue;
        inVain += 1;
        if (inVain > PATIENCE)
          throw new Error(`${[...this.running].map(({ name }) => name).join(', ')} neither goes on nor ends`);
        await this.askWhoIsBlocked();
        continue;
      }
      // What was blocked may have been let go by the last one that ended.
      if (this.blocked.size === 0) return;
      const before = this.blocked.size;
      await this.askWhoIsBlocked();
      if (this.blocked.size === before && this.running.size === before) return;
    }
  }

  /** True when something happened, false when nothing did for a while. */
  private async heard(): Promise<boolean> {
    const patience = new AbortController();
    const happened = new Promise<boolean>((resolve) => (this.stir = () => resolve(true)));
    const nothing = delay(ASK_AFTER_MS, false, { signal: patience.signal }).catch(() => false);
    const result = await Promise.race([happened, nothing]);
    patience.abort();
    this.stir = () => undefined;
    for (const passing of this.blocked) if (!this.running.has(passing)) this.blocked.delete(passing);
    return result;
  }

  private async askWhoIsBlocked(): Promise<void> {
    const asked = [...this.running];
    const waiting = await this.whoWaits(asked.flatMap(({ pid }) => pid ?? []));
    const blocked = (pid: number | null) => waiting.some((wait) => wait.pid === pid);
    this.blocked = new Set(asked.filter((one) => blocked(one.pid) && this.running.has(one)));
    this.inTheWay = waiting.flatMap((wait) => wait.for);
  }

  private everybody(): Passing[] {
    return [...this.running, ...this.waiting.map(({ passing }) => passing)];
  }
}
