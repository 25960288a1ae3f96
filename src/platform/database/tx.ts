/** One open transaction. Every query of one unit of work goes through the same `Tx`; it is dead once the work has returned. */
export interface Tx {
  /** Rows of one statement. int8 and numeric arrive as text, timestamptz as `Instant`, date as `LocalDate`. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[], prepared?: Prepared): Promise<Row[]>;
}

/** Names a statement of the hot path: each connection plans it once and keeps the plan. Its text never changes under one name, and
 *  its plan must be good for whatever values come: no LIMIT or date among them that another plan would suit better. */
export interface Prepared {
  readonly name: string;
}

/** The database as every room sees it. Decisions are taken inside `transaction`; `read` is for screens and lists. */
export interface Database {
  /** Runs `work` in one READ COMMITTED transaction: commits what it did when it returns, undoes all of it when it throws.
   *  Throws `CommitUnknown` when the connection broke during COMMIT, so that nobody knows which of the two happened. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement outside any transaction of ours. */
  read<Row = Record<string, unknown>>(text: string, values?: readonly unknown[], prepared?: Prepared): Promise<Row[]>;
}
