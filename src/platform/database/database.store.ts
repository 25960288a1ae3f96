import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { CommitUnknown, isConnectionLost } from './failures';
import type { Database, Prepared, Tx } from './tx';

/** `Database` on the connection pool that TypeORM already holds, so that registers and the hot path share one set of connections. */
export class PooledDatabase implements Database {
  constructor(private readonly dataSource: DataSource) {}

  async read<Row = Record<string, unknown>>(
    text: string,
    values: readonly unknown[] = [],
    prepared?: Prepared,
  ): Promise<Row[]> {
    const result = await this.pool().query({ ...prepared, text, values: [...values] });
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
  // A connection that dies between two statements says so by an event; without a listener it would take the process along.
  private readonly onError = (error: Error): void => this.breaks(error);

  constructor(private readonly client: PoolClient) {
    client.on('error', this.onError);
  }

  tx(): Tx {
    return {
      query: async <Row>(text: string, values: readonly unknown[] = [], prepared?: Prepared): Promise<Row[]> => {
        if (this.ended) throw new Error('the transaction is over; this Tx must not be kept');
        const result = await this.client.query({ ...prepared, text, values: [...values] });
        return result.rows as Row[];
      },
    };
  }

  breaks(error: unknown): void {
    this.broken ??= error instanceof Error ? error : new Error(String(error));
  }

  closeTx(): void {
    this.ended = true;
  }

  end(): void {
    this.client.removeListener('error', this.onError);
    this.client.release(this.broken ?? undefined);
  }
}

async function runInTransaction<T>(client: PoolClient, lease: Lease, work: (tx: Tx) => Promise<T>): Promise<T> {
  await breakingOnFailure(lease, client.query('BEGIN'));
  let result: T;
  try {
    result = await work(lease.tx());
  } catch (error) {
    lease.closeTx();
    if (isConnectionLost(error)) lease.breaks(error);
    // A rollback that fails hides nothing: the connection is thrown away and the first error is the one that counts.
    else await client.query('ROLLBACK').catch((rollbackError: unknown) => lease.breaks(rollbackError));
    throw error;
  }
  lease.closeTx();
  await commit(client, lease);
  return result;
}

async function commit(client: PoolClient, lease: Lease): Promise<void> {
  let tag: string;
  try {
    tag = (await client.query('COMMIT')).command;
  } catch (error) {
    lease.breaks(error);
    throw isConnectionLost(error) ? new CommitUnknown(error) : error;
  }
  // PostgreSQL answers COMMIT with ROLLBACK, and no error, when an earlier statement failed and the work swallowed it.
  if (tag !== 'COMMIT')
    throw new Error('the transaction had already failed and was rolled back; its work swallowed the error');
}

async function breakingOnFailure<T>(lease: Lease, query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    lease.breaks(error);
    throw error;
  }
}
