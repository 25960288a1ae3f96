import { epochMsOf } from '../../src/calendar/local-date';
import type { Clock } from '../../src/platform/clock';
import type { Database, Tx } from '../../src/platform/database/tx';
import type { Instant } from '../../workflows/vocabulary';

/** Counts the transactions that went through to the database. */
export class CountingDatabase implements Database {
  transactions = 0;

  constructor(private readonly inner: Database) {}

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.transactions += 1;
    return this.inner.transaction(work);
  }
  read<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.inner.read<Row>(text, values);
  }
}

/** Lets a test step in around transactions: before one begins, after its work, and after its commit. */
export class InterruptedDatabase implements Database {
  afterWork: (tx: Tx) => Promise<void> = () => Promise.resolve();
  afterCommit: () => void = () => undefined;

  constructor(private readonly inner: Database) {}

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.inner.transaction(async (tx) => {
      const value = await work(tx);
      await this.afterWork(tx);
      return value;
    });
    this.afterCommit();
    return result;
  }
  read<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.inner.read<Row>(text, values);
  }
}

/** A server clock that can be set: it goes on from wherever it was put, as a real one does. Only SQL sees it, so the engine runs
 *  exactly as it does in production. */
export class SettableServerClock implements Database {
  transactions = 0;
  reads = 0;
  private offsetMs: number;

  constructor(
    private readonly inner: Database,
    from: Instant,
  ) {
    this.offsetMs = epochMsOf(from) - Date.now();
  }

  /** Turns the hands: `jump(-2 * DAY)` is a clock set back two days. */
  jump(byMs: number): void {
    this.offsetMs += byMs;
  }

  /** The clock of a process on the same machine. */
  clock(): Clock {
    return { simulated: false, now: () => new Date(Date.now() + this.offsetMs).toISOString() as Instant };
  }

  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.transactions += 1;
    return this.inner.transaction((tx) =>
      work({ query: <Row>(text: string, values?: readonly unknown[]) => tx.query<Row>(this.shifted(text), values) }),
    );
  }
  read<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    this.reads += 1;
    return this.inner.read<Row>(this.shifted(text), values);
  }

  private shifted(text: string): string {
    return text.replaceAll('clock_timestamp()', `(clock_timestamp() + interval '${this.offsetMs / 1_000} seconds')`);
  }
}

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
