/** One open transaction. Every query of one unit of work goes through the same `Tx`; it is dead once the work has returned. */
export interface Tx {
  /** Rows of one statement. int8 and numeric arrive as text, timestamptz as `Instant`, date as `LocalDate`. Statements that are asked
   *  for without waiting for one another travel together; the server takes them in order, each after the one before has ended. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[], sending?: Sending): Promise<Row[]>;
}

/** How a statement of the hot path travels. Each of these only saves time: whoever wraps a `Tx` may leave them out. */
export interface Sending {
  /** Each connection plans it once under this name and keeps the plan. The text never changes under one name, and the plan must be
   *  good for whatever values come: no LIMIT or date among them that another plan would suit better. */
  readonly name?: string;
  /** It only reads and locks. Then it may travel right behind BEGIN: should BEGIN fail, it stood alone and has changed nothing. */
  readonly onlyLocks?: true;
  /** It only reads, and what it saw may have changed since: whoever decides by it demands of what is written that it has not. Then
   *  nothing needs to have begun: a transaction of such readings and one unheard statement is that statement. */
  readonly onlyReads?: true;
  /** Nobody needs its rows: the promise resolves at once, and COMMIT may travel right behind it. Should it fail, the next query or
   *  the transaction fails with its error. What must hold of its outcome the statement itself has to demand. */
  readonly unheard?: true;
  /** Nothing follows it in this transaction: COMMIT travels right behind, so that work which throws afterwards undoes nothing. Should
   *  the statement itself fail, the server answers COMMIT with ROLLBACK. */
  readonly last?: true;
}

/** The database as every room sees it. Decisions are taken inside `transaction`; `read` is for screens and lists. */
export interface Database {
  /** Runs `work` in one READ COMMITTED transaction, which begins with the first statement that needs one: commits what it did when
   *  it returns, undoes all of it when it throws.
   *  Throws `CommitUnknown` when the connection broke during COMMIT, so that nobody knows which of the two happened. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement outside any transaction of ours. */
  read<Row = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
    sending?: Pick<Sending, 'name'>,
  ): Promise<Row[]>;
}
