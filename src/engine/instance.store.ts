import type { Instant } from '../../workflows/vocabulary';
import { hidden } from '../platform/database/kept-plan';
import type { Sending, Tx } from '../platform/database/tx';
import {
  isLone,
  openBatch,
  writeBatch,
  writeOne,
  type Opened,
  type Statement,
  type Written,
} from './instance-statements';
import type { ColumnValue, Locked, Subject } from './subject';

/** All reading, locking and writing of the rows of one subject. One statement per batch and purpose. Every subject has one. */

// No step changes a key. Rows of others that refer to one of ours, as notices do, neither wait for the door nor keep it waiting.
const LOCK = 'FOR NO KEY UPDATE';

type LockedRow = {
  id: string;
  machine: string;
  machine_version: number;
  version: number;
  state: string;
  head_hash: Buffer;
  last_at: Instant;
  wake_for: string | null;
  locked_at: Instant;
} & Record<string, ColumnValue | Buffer>;

export class InstanceStore<State> {
  private readonly seeOne: string;
  private readonly seeByIds: string;
  private readonly lockByIds: string;
  private readonly lockDue: string;
  private readonly delay: string;
  private readonly earliest: string;
  private readonly batch: Statement;
  private readonly one: Statement;
  private readonly opening: ReturnType<typeof openBatch>;

  constructor(private readonly subject: Subject<State>) {
    const { table, fixed } = subject;
    const select = [
      ...'id machine machine_version version state head_hash last_at wake_for'.split(' '),
      ...fixed.map((column) => column.name),
      // The moment of recording is read with the lock; in simulation the clock's own time is handed in.
      'COALESCE($1::timestamptz, clock_timestamp()) AS locked_at',
    ].join(', ');
    this.seeOne = `SELECT ${select} FROM ${table} WHERE id = $2::uuid`;
    this.seeByIds = `SELECT ${select} FROM ${table} WHERE id = ANY (${hidden(2, 'uuid')}::uuid[])`;
    this.lockByIds = `${this.seeByIds} ORDER BY id ${LOCK}`;
    // Relies on the partial index on wake_at, which only a moment that is known before the scan can bound: hence the subquery around
    // the volatile clock. A row that another sweep holds is passed over, not waited for.
    this.lockDue = `SELECT ${select} FROM ${table} WHERE wake_at <= (SELECT COALESCE($1::timestamptz, clock_timestamp()))
      ORDER BY wake_at LIMIT $2 ${LOCK} SKIP LOCKED`;
    this.batch = writeBatch(subject);
    this.one = writeOne(subject);
    this.opening = openBatch(subject);
    this.delay = `UPDATE ${table} SET wake_failures = wake_failures + 1, wake_at = $2 WHERE id = $1 RETURNING wake_failures`;
    this.earliest = `SELECT wake_at FROM ${table} WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1`;
  }

  /** The rows as they are, for a command that writes what it decides only if nobody has changed them meanwhile. */
  see(tx: Tx, ids: readonly string[], simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    const { name } = this.subject;
    return ids.length === 1
      ? this.readRows(tx, this.seeOne, [simulatedNow, ids[0]], { name: `${name}.see-one`, onlyReads: true })
      : this.readRows(tx, this.seeByIds, [simulatedNow, ids], { name: `${name}.see`, onlyReads: true });
  }

  /** Locks the rows in id order, so that two batches never wait for one another in a ring. */
  lock(tx: Tx, ids: readonly string[], simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    const sending = { name: `${this.subject.name}.lock`, onlyLocks: true } as const;
    return this.readRows(tx, this.lockByIds, [simulatedNow, ids], sending);
  }

  /** Claims up to `limit` rows whose wake-up has come, longest waiting first. */
  claimDue(tx: Tx, limit: number, simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    return this.readRows(tx, this.lockDue, [simulatedNow, limit], { onlyLocks: true });
  }

  /** Writes the new rows and their entries in one statement, whose answer nobody waits for: COMMIT travels right behind it. The
   *  statement itself fails, as a conflict, when a row is not the one that was read or an entry has found none. */
  async write(tx: Tx, rows: readonly Written[]): Promise<void> {
    if (rows.length === 0) return;
    const { name, sql, values } = isLone(rows) ? this.one : this.batch;
    await tx.query(sql, values(rows, this.subject.name), { name, unheard: true });
  }

  /** Opens rows; those whose key exists already are left as they are. Returns the ids that are new. */
  async insertNew(tx: Tx, rows: readonly Opened[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const { name, sql, values } = this.opening;
    const [result] = await tx.query<{ ids: string[] }>(sql, values(rows, this.subject.name), { name });
    return new Set(result?.ids ?? []);
  }

  /** Puts a wake-up off whose step threw, so that one broken row stops no other. Returns how often it has failed. */
  async putOff(tx: Tx, id: string, until: Instant): Promise<number> {
    const [row] = await tx.query<{ wake_failures: number }>(this.delay, [id, until]);
    return row?.wake_failures ?? 0;
  }

  async earliestWake(tx: Pick<Tx, 'query'>): Promise<Instant | null> {
    const [row] = await tx.query<{ wake_at: Instant }>(this.earliest);
    return row?.wake_at ?? null;
  }

  private async readRows(
    tx: Tx,
    sql: string,
    values: readonly unknown[],
    sending: Sending,
  ): Promise<LockedAt<State>[]> {
    const rows = await tx.query<LockedRow>(sql, values, sending);
    return rows.map((row) => ({
      row: {
        id: row.id,
        version: row.version,
        machine: row.machine,
        machineVersion: row.machine_version,
        state: JSON.parse(row.state) as State,
        headHash: row.head_hash,
        lastAt: row.last_at,
        wakeFor: row.wake_for,
        fixed: Object.fromEntries(this.subject.fixed.map(({ name }) => [name, row[name] as ColumnValue])),
      },
      // A clock that was set back never makes an entry older than the one before it.
      at: row.locked_at > row.last_at ? row.locked_at : row.last_at,
    }));
  }
}

export interface LockedAt<State> {
  readonly row: Locked<State>;
  readonly at: Instant;
}
