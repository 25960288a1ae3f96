import { DatabaseError, type Pool, type PoolClient, type QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { CommitUnknown, isConnectionLost } from './failures';
import type { Database, Sending, Tx } from './tx';

/** `Database` on the connection pool that TypeORM already holds, so that registers and the hot path share one set of connections. */
export class PooledDatabase implements Database {
  constructor(private readonly dataSource: DataSource) {}

  async read<Row = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
    sending?: Pick<Sending, 'name'>,
  ): Promise<Row[]> {
    const result = await this.pool().query(queryOf(text, values, sending));
    return result.rows as Row[];
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool().connect();
    const lease = new Lease(client);
    try {
      return await runInTransaction(client, lease, work);
    } finally {
      lease.end();
    }
  }

  private pool(): Pool {
    return (this.dataSource.driver as PostgresDriver).master as Pool;
  }
}

/** One connection for the length of one transaction; given back to the pool only if it is still whole. */
class Lease {
  private broken: Error | null = null;
  private ended = false;
  private begun: Promise<unknown> | null = null;
  /** Statements whose answer nobody has waited for. */
  private readonly unheard: Promise<unknown>[] = [];
  /** Why one of them failed, until somebody is told. */
  private failure: { readonly error: unknown } | null = null;
  // A connection that dies between two statements says so by an event; without a listener it would take the process along.
  private readonly onError = (error: Error): void => this.breaks(error);

  constructor(private readonly client: PoolClient) {
    client.on('error', this.onError);
  }

  tx(): Tx {
    return {
      query: <Row>(text: string, values: readonly unknown[] = [], sending: Sending = {}): Promise<Row[]> =>
        this.query<Row>(text, values, sending),
    };
  }

  /** BEGIN goes out at once; only what changes nothing travels with it. */
  begin(): void {
    this.begun = this.client.query('BEGIN').catch((error: unknown) => {
      this.breaks(error);
      throw error;
    });
    this.begun.catch(() => undefined);
  }

  async isBegun(): Promise<void> {
    await this.begun;
    this.begun = null;
  }

  breaks(error: unknown): void {
    this.broken ??= error instanceof Error ? error : new Error(String(error));
  }

  closeTx(): void {
    this.ended = true;
  }

  /** Waits for what is still under way, and throws what failed there unless it was told already. */
  async heard(): Promise<void> {
    await Promise.all(this.unheard.splice(0));
    const { failure } = this;
    this.failure = null;
    if (failure !== null) throw failure.error;
  }

  end(): void {
    this.client.removeListener('error', this.onError);
    this.client.release(this.broken ?? undefined);
  }

  private async query<Row>(text: string, values: readonly unknown[], sending: Sending): Promise<Row[]> {
    this.mustBeOpen();
    if (this.begun !== null && sending.onlyLocks !== true) {
      await this.isBegun();
      this.mustBeOpen();
    }
    const begun = this.begun;
    const sent = this.client.query<Row & object>(queryOf(text, values, sending));
    if (sending.unheard === true) {
      this.unheard.push(sent.catch((error: unknown) => (this.failure ??= { error })));
      return [];
    }
    const [result] = await Promise.all([sent, begun]).catch(async (error: unknown) => {
      // What failed before is the cause, and this error only its echo.
      await this.heard();
      throw error;
    });
    if (begun !== null && this.begun === begun) this.begun = null;
    await this.heard();
    return result.rows;
  }

  private mustBeOpen(): void {
    if (this.ended) throw new Error('the transaction is over; this Tx must not be kept');
  }
}

const queryOf = (text: string, values: readonly unknown[], { name }: Pick<Sending, 'name'> = {}): QueryConfig => ({
  ...(name === undefined ? {} : { name }),
  text,
  values: [...values],
});

async function runInTransaction<T>(client: PoolClient, lease: Lease, work: (tx: Tx) => Promise<T>): Promise<T> {
  lease.begin();
  let result: T;
  try {
    result = await work(lease.tx());
    await lease.isBegun();
  } catch (error) {
    lease.closeTx();
    // Whatever else is under way has nobody left to be told.
    await lease.heard().catch(() => undefined);
    if (isConnectionLost(error)) lease.breaks(error);
    // A rollback that fails hides nothing: the connection is thrown away and the first error is the one that counts.
    else await client.query('ROLLBACK').catch((rollbackError: unknown) => lease.breaks(rollbackError));
    throw error;
  }
  lease.closeTx();
  await commit(client, lease);
  return result;
}

/** Whether the server itself said so, and did not just fall silent: then the statement has failed, and nothing sent behind it was done. */
const isAnswer = (error: unknown): boolean => error instanceof DatabaseError;

async function commit(client: PoolClient, lease: Lease): Promise<void> {
  // Sent right behind what nobody has heard of yet: should that have failed, the server answers COMMIT with ROLLBACK.
  const [heard, committed] = await Promise.allSettled([lease.heard(), client.query('COMMIT')]);
  if (committed.status === 'rejected') lease.breaks(committed.reason);
  if (heard.status === 'rejected') throw isAnswer(heard.reason) ? heard.reason : new CommitUnknown(heard.reason);
  if (committed.status === 'rejected') {
    throw isConnectionLost(committed.reason) ? new CommitUnknown(committed.reason) : committed.reason;
  }
  // PostgreSQL answers COMMIT with ROLLBACK, and no error, when an earlier statement failed and the work swallowed it.
  if (committed.value.command !== 'COMMIT')
    throw new Error('the transaction had already failed and was rolled back; its work swallowed the error');
}
