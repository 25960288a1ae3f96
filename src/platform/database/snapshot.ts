import type { Database, Tx } from './tx';

/** Runs work in one transaction that only reads, and sees one moment of the database however long it lasts and whatever is recorded meanwhile. */
export type Snapshot = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** To be said before anything else in a transaction. */
export const beginSnapshot = (tx: Tx): Promise<unknown> =>
  tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');

/** Snapshots of a database, with all that its role sees. */
export const snapshotsOf =
  (database: Database): Snapshot =>
  (work) =>
    database.transaction(async (tx) => {
      await beginSnapshot(tx);
      return work(tx);
    });
