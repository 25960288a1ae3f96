import { setImmediate as nextTurn } from 'node:timers/promises';
import { Client, type Pool, type PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import type { Database, Sending, Tx } from '../../src/platform/database/tx';
import { CommitUnknown, codeOf } from '../../src/platform/database/failures';
import type { Mishaps } from './mishap';
import type { Passing, Turnstile, Wait } from './turnstile';

/** The process is dead: whatever it still meant to do does not happen. */
export class Crash extends Error {
  constructor(process: string) {
    super(`${process} died`);
    this.name = 'Crash';
  }
}

/** A session that was told to end is gone after a few looks. */
const LOOKS_AT_MOST = 20_000;

/** Looks at and ends the sessions of others. */
export class Warden {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: Client) {}

  static async at(url: string): Promise<Warden> {
    const client = new Client({ connectionString: url });
    await client.connect();
    return new Warden(client);
  }

  whoWaits = async (pids: readonly number[]): Promise<readonly Wait[]> => {
    if (pids.length === 0) return [];
    const sql = `SELECT pid, blocking AS "for" FROM (SELECT pid, pg_blocking_pids(pid) AS blocking FROM unnest($1::int[]) AS pid) AS each
      WHERE cardinality(blocking) > 0`;
    return this.ask<Wait>(sql, [pids]);
  };

  /** Returns when these sessions are gone and hold nothing any more. */
  async end(pids: readonly number[]): Promise<void> {
    if (pids.length === 0) return;
    for (let looks = 0; looks < LOOKS_AT_MOST; looks += 1) {
      if ((await this.tell(pids)) === 0) return;
      await nextTurn();
    }
    throw new Error(`sessions ${pids.join(', ')} do not end`);
  }

  /** How many of these sessions are still there to be told. One that is ending already has given its role up, and the server then
   *  refuses to end it. */
  private async tell(pids: readonly number[]): Promise<number> {
    const sql = `SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ANY ($1::int[]) AND usename = current_user`;
    try {
      return (await this.ask(sql, [pids])).length;
    } catch (error) {
      if (codeOf(error) !== '42501') throw error;
      return pids.length;
    }
  }

  /** One question after the other. */
  private ask<Row extends { pid: number }>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    const asked = this.last.then(() => this.client.query<Row>(sql, [...values]));
    this.last = asked.catch(() => undefined);
    return asked.then(({ rows }) => rows);
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

/** Which backend a transaction was given last. One at a time begins, so that the last one is one's own. */
export class Backends {
  private last = 0;

  constructor(dataSource: DataSource) {
    const pool = (dataSource.driver as PostgresDriver).master as Pool;
    pool.on('acquire', (client: PoolClient & { readonly processID?: number }) => (this.last = client.processID ?? 0));
  }

  begunLast(): number {
    return this.last;
  }
}

type Asked = readonly [text: string, values: readonly unknown[] | undefined, sending: Sending | undefined];
const nameIn = (sending: Sending | undefined): Sending => (sending?.name === undefined ? {} : { name: sending.name });

interface Surroundings {
  readonly inner: Database;
  readonly backends: Backends;
  readonly turnstile: Turnstile;
  readonly mishaps: Mishaps;
  readonly warden: Warden;
}

/** The database as one process sees it: real PostgreSQL, by way of a turnstile, with mishaps drawn from a seed. */
export class FaultyDatabase implements Database {
  dead = false;
  private begun = 0;

  constructor(
    /** Of the process; no other's begins with it. */
    readonly name: string,
    private readonly around: Surroundings,
  ) {}

  read<Row>(text: string, values?: readonly unknown[]): Promise<Row[]> {
    return this.transaction((tx) => tx.query<Row>(text, values));
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    this.mustLive();
    this.begun += 1;
    const passing: Passing = { name: `${this.name}${String(this.begun).padStart(6, '0')}`, pid: null };
    try {
      return await this.through(passing, work);
    } finally {
      this.around.turnstile.leave(passing);
    }
  }

  private async through<T>(passing: Passing, work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.begin(passing);
    let afterwards: () => Promise<void> = () => Promise.resolve();
    const result = await this.around.inner.transaction(async (tx) => {
      passing.pid = this.around.backends.begunLast();
      const value = await work(
        oneByOne({
          // Each is waited for here: the turnstile lets one at a time through.
          query: (text, values, sending) => this.statement(passing, tx, [text, values, nameIn(sending)]),
        }),
      );
      afterwards = await this.beforeCommit(passing, tx);
      return value;
    });
    // The connection is somebody else's from now on.
    passing.pid = null;
    await afterwards();
    return result;
  }

  private async begin(passing: Passing): Promise<void> {
    const { turnstile, mishaps } = this.around;
    await turnstile.wait(passing);
    this.mustLive();
    switch (mishaps.atBegin()) {
      case 'refused':
        throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
      case 'slow':
        return this.comeLate(passing);
      case 'crash':
        return this.die();
      case null:
        return;
    }
  }

  private async statement<Row>(passing: Passing, tx: Tx, asked: Asked): Promise<Row[]> {
    const { turnstile, mishaps } = this.around;
    await turnstile.wait(passing);
    this.mustLive();
    const mishap = mishaps.atStatement();
    switch (mishap) {
      case 'cut-before':
        return this.cut(passing, tx);
      case 'conflict':
        return fail(tx, '40001');
      case 'cancelled':
        return fail(tx, '57014');
      case 'no-room':
        return fail(tx, '53100');
      case 'crash':
        return this.die();
      case 'slow':
      case 'cut-after':
      case null: {
        const rows = await this.aliveAfter(() => tx.query<Row>(...asked));
        if (asked[0].startsWith('ROLLBACK TO')) turnstile.letGo();
        if (mishap === 'cut-after') return this.cut(passing, tx);
        if (mishap === 'slow') await this.comeLate(passing);
        return rows;
      }
    }
  }

  /** What is left to happen once the commit is through. */
  private async beforeCommit(passing: Passing, tx: Tx): Promise<() => Promise<void>> {
    const { turnstile, mishaps, warden } = this.around;
    await turnstile.wait(passing);
    this.mustLive();
    switch (mishaps.atCommit()) {
      case 'unknown-lost':
        // The real COMMIT then finds the connection broken.
        await warden.end([passing.pid ?? 0]);
        return () => Promise.reject(new Error('a commit went through on a connection that was cut'));
      case 'unknown-stored':
        return () => Promise.reject(new CommitUnknown(new Error('Connection terminated unexpectedly')));
      case 'conflict':
        return fail(tx, '40001');
      case 'slow':
        await this.comeLate(passing);
        return () => Promise.resolve();
      case 'crash-before':
        return this.die();
      case 'crash-after':
        // From here on nobody reads what others of this process are told.
        this.dead = true;
        return () => this.die();
      case null:
        return () => Promise.resolve();
    }
  }

  private async comeLate(passing: Passing): Promise<void> {
    for (let turns = this.around.mishaps.turnsLate(); turns > 0; turns -= 1) {
      await this.around.turnstile.wait(passing);
      this.mustLive();
    }
  }

  /** Cuts the connection; the error is the driver's own. */
  private async cut(passing: Passing, tx: Tx): Promise<never> {
    await this.around.warden.end([passing.pid ?? 0]);
    await tx.query('SELECT 1');
    throw new Error('a statement went through on a connection that was cut');
  }

  private async aliveAfter<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } finally {
      // Whatever came back, there is nobody to read it.
      this.mustLive();
    }
  }

  /** All that the process had under way ends with it. */
  private async die(): Promise<never> {
    this.dead = true;
    await this.around.warden.end(this.around.turnstile.pidsOf(this.name));
    throw new Crash(this.name);
  }

  private mustLive(): void {
    if (this.dead) throw new Crash(this.name);
  }
}

/** Statements that were sent together pass one after the other, as the server takes them. */
function oneByOne(tx: Tx): Tx {
  let last: Promise<unknown> = Promise.resolve();
  return {
    query: <Row>(text: string, values?: readonly unknown[], sending?: Sending) => {
      const mine = last.then(() => tx.query<Row>(text, values, sending));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** The server's own error, which also breaks the transaction. */
async function fail(tx: Tx, sqlState: string): Promise<never> {
  await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'drawn by the seed' USING ERRCODE = '${sqlState}'; END $$`);
  throw new Error('a statement that fails went through');
}
