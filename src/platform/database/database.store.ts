import { DatabaseError, type Pool, type PoolClient, type QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { CommitUnknown, isConnectionLost } from './failures';
import type { FrequentStatements } from './frequent-statements';
import type { Database, Sending, Tx } from './tx';

/** `Database` on the connection pool that TypeORM already holds, so that registers and the hot path share one set of connections. */
export class PooledDatabase implements Database {
  /** `frequent` gives names to statements that nobody named: for a pool of which pages read. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly frequent: FrequentStatements | null = null,
  ) {}

  async read<Row = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
    sending?: Pick<Sending, 'name'>,
  ): Promise<Row[]> {
    const result = await this.pool().query(queryOf(text, values, sending ?? {}, this.frequent));
    return result.rows as Row[];
  }

  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool().connect();
    const lease = new Lease(client, this.frequent);
    try {
      return await runInTransaction(lease, work);
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
  /** Whether BEGIN was sent, and its answer until it has come. */
  private opened = false;
  private begun: Promise<unknown> | null = null;
  /** An unheard statement that came before BEGIN: if it stays alone it needs none. */
  private held: QueryConfig | null = null;
  /** Statements whose answer nobody has waited for. */
  private readonly unheard: Promise<unknown>[] = [];
  /** COMMIT, if it left right behind the last statement. */
  private ending: Promise<{ readonly command: string }> | null = null;
  /** Why one of them failed, until somebody is told. */
  private failure: { readonly error: unknown } | null = null;
  // A connection that dies between two statements says so by an event; without a listener it would take the process along.
  private readonly onError = (error: Error): void => this.breaks(error);

  constructor(
    private readonly client: PoolClient,
    private readonly frequent: FrequentStatements | null,
  ) {
    client.on('error', this.onError);
  }

  tx(): Tx {
    return {
      query: <Row>(text: string, values: readonly unknown[] = [], sending: Sending = {}): Promise<Row[]> =>
        this.query<Row>(text, values, sending),
    };
  }

  /** Waits until nothing stands before COMMIT but what is unheard. */
  async isBegun(): Promise<void> {
    await this.begun;
    this.begun = null;
    if (this.opened) this.sendHeld();
  }

  /** Sends what makes the work stored: the statement that stayed alone, or COMMIT behind all others; null when there is nothing. */
  sendEnd(): Promise<{ readonly command: string }> | null {
    if (this.ending !== null) return this.ending;
    if (this.opened) return this.client.query('COMMIT');
    const alone = this.takeHeld();
    return alone && this.client.query(alone).then(() => ({ command: 'COMMIT' }));
  }

  async rollBack(): Promise<void> {
    this.held = null;
    if (!this.opened) return;
    // Where COMMIT has left already nothing is open that could be rolled back. Should this fail, it hides nothing: the connection is
    // thrown away and the first error is the one that counts.
    await (this.ending ?? this.client.query('ROLLBACK')).catch((error: unknown) => this.breaks(error));
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
    const asked = queryOf(text, values, sending, this.frequent);
    if (!this.opened && (sending.onlyReads !== true || this.held !== null)) {
      if (sending.unheard === true && this.held === null) {
        this.held = asked;
        return [];
      }
      this.begin();
    }
    const changesNothing = sending.onlyLocks === true || sending.onlyReads === true;
    if (this.begun !== null && (!changesNothing || this.held !== null)) {
      await this.isBegun();
      this.mustBeOpen();
    }
    if (sending.unheard === true) {
      this.sendUnheard(asked);
      return [];
    }
    const begun = this.begun;
    const sent = this.client.query<Row & object>(asked);
    if (sending.last === true) this.endBehind();
    const [result] = await Promise.all([sent, begun]).catch(async (error: unknown) => {
      // What failed before is the cause, and this error only its echo.
      await this.heard();
      throw error;
    });
    if (begun !== null && this.begun === begun) this.begun = null;
    await this.heard();
    return result.rows;
  }

  /** Only what changes nothing travels with it. */
  private begin(): void {
    this.opened = true;
    this.begun = this.client.query('BEGIN').catch((error: unknown) => {
      this.breaks(error);
      throw error;
    });
    this.begun.catch(() => undefined);
  }

  private endBehind(): void {
    this.closeTx();
    if (!this.opened) return;
    this.ending = this.client.query('COMMIT');
    // Heard when the transaction ends; should the work fail first, its own error is the one that counts.
    this.ending.catch(() => undefined);
  }

  private sendUnheard(asked: QueryConfig): void {
    this.unheard.push(this.client.query(asked).catch((error: unknown) => (this.failure ??= { error })));
  }

  private sendHeld(): void {
    const held = this.takeHeld();
    if (held !== null) this.sendUnheard(held);
  }

  private takeHeld(): QueryConfig | null {
    const { held } = this;
    this.held = null;
    return held;
  }

  private mustBeOpen(): void {
    if (this.ended) throw new Error('the transaction is over; this Tx must not be kept');
  }
}

function queryOf(
  text: string,
  values: readonly unknown[],
  { name: given }: Pick<Sending, 'name'>,
  frequent: FrequentStatements | null,
): QueryConfig {
  const name = given ?? frequent?.nameOf(text);
  return { ...(name === undefined ? {} : { name }), text, values: [...values] };
}

async function runInTransaction<T>(lease: Lease, work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work(lease.tx());
    await lease.isBegun();
  } catch (error) {
    lease.closeTx();
    // Whatever else is under way has nobody left to be told.
    await lease.heard().catch(() => undefined);
    if (isConnectionLost(error)) lease.breaks(error);
    else await lease.rollBack();
    throw error;
  }
  lease.closeTx();
  await commit(lease);
  return result;
}

/** Whether the server itself said so, and did not just fall silent: then the statement has failed, and nothing sent behind it was done. */
const isAnswer = (error: unknown): boolean => error instanceof DatabaseError;
/** And did not say so while going away. */
const isPlainAnswer = (error: unknown): boolean => isAnswer(error) && !isConnectionLost(error);

async function commit(lease: Lease): Promise<void> {
  const ending = lease.sendEnd();
  if (ending === null) return;
  // Sent right behind what nobody has heard of yet: should that have failed, the server answers COMMIT with ROLLBACK.
  const [heard, committed] = await Promise.allSettled([lease.heard(), ending]);
  if (committed.status === 'rejected' && !isPlainAnswer(committed.reason)) lease.breaks(committed.reason);
  if (heard.status === 'rejected') throw isAnswer(heard.reason) ? heard.reason : new CommitUnknown(heard.reason);
  if (committed.status === 'rejected') {
    throw isPlainAnswer(committed.reason) ? committed.reason : new CommitUnknown(committed.reason);
  }
  // PostgreSQL answers COMMIT with ROLLBACK, and no error, when an earlier statement failed and the work swallowed it.
  if (committed.value.command !== 'COMMIT')
    throw new Error('the transaction had already failed and was rolled back; its work swallowed the error');
}
