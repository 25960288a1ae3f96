import type { Instant } from '../../workflows/vocabulary';
import { binaryArray, type Element } from '../platform/database/binary-array';
import { hidden } from '../platform/database/kept-plan';
import type { Sending, Tx } from '../platform/database/tx';
import type { Entry } from '../trail/entry';
import { EPOCH_HERE } from '../trail/epoch.store';
import type { Column, ColumnValue, ColumnValues, Locked, Subject, Wake } from './subject';

/** All SQL on the rows of one subject. One statement per batch and purpose; batches travel as arrays. Every subject has one. */

const ID = { name: 'id', type: 'uuid' } as const satisfies Column;
/** The version that was read, and from which the row has come as far as its entries. */
const SEEN = { name: 'seen', type: 'integer' } as const satisfies Column;
const ENGINE_COLUMNS = [
  { name: 'machine', type: 'text' },
  { name: 'machine_version', type: 'integer' },
  { name: 'version', type: 'integer' },
  { name: 'state', type: 'text' },
  { name: 'head_hash', type: 'bytea' },
  { name: 'last_at', type: 'timestamptz' },
  { name: 'wake_at', type: 'timestamptz' },
  { name: 'wake_for', type: 'text' },
  { name: 'ended', type: 'boolean' },
] as const satisfies readonly Column[];
const ENTRY_COLUMNS = [
  { name: 'stream_id', type: 'uuid' },
  { name: 'seq', type: 'integer' },
  { name: 'recorded_at', type: 'timestamptz' },
  { name: 'type', type: 'text' },
  { name: 'body', type: 'text' },
  { name: 'hash', type: 'bytea' },
] as const satisfies readonly Column[];

/** A row as it will stand after the batch, with the entries that brought it there. */
export interface Written {
  readonly id: string;
  readonly machine: string;
  readonly machineVersion: number;
  readonly version: number;
  readonly state: string;
  readonly headHash: Buffer;
  readonly lastAt: Instant;
  readonly wake: Wake | null;
  readonly ended: boolean;
  readonly projected: ColumnValues;
  readonly entries: readonly Entry[];
}

// No step changes a key. Rows of others that refer to one of ours, as notices do, neither wait for the door nor keep it waiting.
const LOCK = 'FOR NO KEY UPDATE';

type Named<Columns extends readonly Column[]> = Columns[number]['name'];
const ENGINE_VALUES: Readonly<Record<'id' | Named<typeof ENGINE_COLUMNS>, (row: Written) => Element>> = {
  id: (row) => row.id,
  machine: (row) => row.machine,
  machine_version: (row) => row.machineVersion,
  version: (row) => row.version,
  state: (row) => row.state,
  head_hash: (row) => row.headHash,
  last_at: (row) => row.lastAt,
  wake_at: (row) => row.wake?.at ?? null,
  wake_for: (row) => row.wake?.for ?? null,
  ended: (row) => row.ended,
};
type EntryOf = { readonly id: string; readonly entry: Entry };
const ENTRY_VALUES: Readonly<Record<Named<typeof ENTRY_COLUMNS>, (item: EntryOf) => Element>> = {
  stream_id: ({ id }) => id,
  seq: ({ entry }) => entry.seq,
  recorded_at: ({ entry }) => entry.recordedAt,
  type: ({ entry }) => entry.type,
  body: ({ entry }) => entry.body,
  hash: ({ entry }) => entry.hash,
};

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
  private readonly seeByIds: string;
  private readonly lockByIds: string;
  private readonly lockDue: string;
  private readonly update: string;
  private readonly insert: string;
  private readonly delay: string;
  private readonly earliest: string;

  constructor(private readonly subject: Subject<State>) {
    const { table, fixed, projected } = subject;
    const select = [
      ...'id machine machine_version version state head_hash last_at wake_for'.split(' '),
      ...fixed.map((column) => column.name),
      // The moment of recording is read with the lock; in simulation the clock's own time is handed in.
      'COALESCE($1::timestamptz, clock_timestamp()) AS locked_at',
    ].join(', ');
    this.seeByIds = `SELECT ${select} FROM ${table} WHERE id = ANY (${hidden(2, 'uuid')}::uuid[])`;
    this.lockByIds = `${this.seeByIds} ORDER BY id ${LOCK}`;
    // Relies on the partial index on wake_at, which only a moment that is known before the scan can bound: hence the subquery around
    // the volatile clock. A row that another sweep holds is passed over, not waited for.
    this.lockDue = `SELECT ${select} FROM ${table} WHERE wake_at <= (SELECT COALESCE($1::timestamptz, clock_timestamp()))
      ORDER BY wake_at LIMIT $2 ${LOCK} SKIP LOCKED`;
    const changing = [...ENGINE_COLUMNS, ...projected];
    const updating = [ID, SEEN, ...changing];
    this.update = `${withEntries(
      `
      UPDATE ${table} AS old SET ${changing.map(({ name }) => `${name} = new.${name}`).join(', ')}, wake_failures = 0
      FROM ${unnest(1, updating, 'new')}
      WHERE old.id = new.id AND old.version = new.seen RETURNING old.id`,
      updating.length + 1,
    )}${allWritten(updating.length + 1)}`;
    const opening: readonly Column[] = [ID, ...changing, ...fixed];
    const names = opening.map(({ name }) => name).join(', ');
    this.insert = `${withEntries(
      `
      INSERT INTO ${table} (${names}) SELECT ${names} FROM ${unnest(1, opening, 'new')}
      ON CONFLICT DO NOTHING RETURNING id`,
      opening.length + 1,
    )} SELECT (SELECT array_agg(id::text) FROM changed) AS ids`;
    this.delay = `UPDATE ${table} SET wake_failures = wake_failures + 1, wake_at = $2 WHERE id = $1 RETURNING wake_failures`;
    this.earliest = `SELECT wake_at FROM ${table} WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1`;
  }

  /** The rows as they are, for a command that writes what it decides only if nobody has changed them meanwhile. */
  see(tx: Tx, ids: readonly string[], simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    const sending = { name: `${this.subject.name}.see`, onlyReads: true } as const;
    return this.readRows(tx, this.seeByIds, [simulatedNow, ids], sending);
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
    const seen = binaryArray(
      SEEN.type,
      rows.map(({ version, entries }) => version - entries.length),
    );
    const [ids, ...changing] = this.changingValues(rows);
    await tx.query(this.update, [ids, seen, ...changing, ...entryValues(rows), this.subject.name], {
      name: `${this.subject.name}.write`,
      unheard: true,
    });
  }

  /** Opens rows; those whose key exists already are left as they are. Returns the ids that are new. */
  async insertNew(tx: Tx, rows: readonly (Written & { readonly fixed: ColumnValues })[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const fixed = this.subject.fixed.map(({ name, type }) =>
      binaryArray(
        type,
        rows.map((row) => row.fixed[name] ?? null),
      ),
    );
    const [result] = await tx.query<{ ids: string[] }>(
      this.insert,
      [...this.changingValues(rows), ...fixed, ...entryValues(rows), this.subject.name],
      { name: `${this.subject.name}.open` },
    );
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

  /** The id, the engine's columns and the computed ones, in the order of the statements. */
  private changingValues(rows: readonly Written[]): Buffer[] {
    const { projected } = this.subject;
    return [
      ...[ID, ...ENGINE_COLUMNS].map(({ name, type }) => binaryArray(type, rows.map(ENGINE_VALUES[name]))),
      ...projected.map(({ name, type }) =>
        binaryArray(
          type,
          rows.map((row) => row.projected[name] ?? null),
        ),
      ),
    ];
  }
}

export interface LockedAt<State> {
  readonly row: Locked<State>;
  readonly at: Instant;
}

const unnest = (first: number, columns: readonly Column[], alias: string): string =>
  `unnest(${columns.map(({ type }, index) => (index === 0 ? hidden(first, type) : `$${first + index}::${type}[]`)).join(', ')})
    AS ${alias} (${columns.map(({ name }) => name).join(', ')})`;

/** The entries go in by the same statement, and only for rows that were really written. The one order of all entries follows their ids: in
 *  whatever order the join gives them, those of one stream get theirs as they follow one another. */
function withEntries(change: string, next: number): string {
  const names = ENTRY_COLUMNS.map(({ name }) => name).join(', ');
  const subject = next + ENTRY_COLUMNS.length;
  return `WITH changed AS (${change}),
    appended AS (
      INSERT INTO trail_entry (${names}, subject, epoch)
      SELECT ${ENTRY_COLUMNS.map(({ name }) => `entry.${name}`).join(', ')}, $${subject}::text, (${EPOCH_HERE})
      FROM ${unnest(next, ENTRY_COLUMNS, 'entry')} JOIN changed ON changed.id = entry.stream_id
      ORDER BY entry.seq RETURNING 1)`;
}

/** Every row of the batch, in $1, was there, and every entry, from $`next` on, found its row. */
const allWritten = (next: number): string => `
    SELECT demand(
      (SELECT count(*) FROM changed) = cardinality($1::uuid[]) AND (SELECT count(*) FROM appended) = cardinality($${next}::uuid[]),
      'wrote ' || (SELECT count(*) FROM changed) || ' rows and ' || (SELECT count(*) FROM appended) || ' entries of '
        || cardinality($1::uuid[]) || ' and ' || cardinality($${next}::uuid[]))`;

function entryValues(rows: readonly Written[]): Buffer[] {
  const flat = rows.flatMap(({ id, entries }) => entries.map((entry) => ({ id, entry })));
  return ENTRY_COLUMNS.map(({ name, type }) => binaryArray(type, flat.map(ENTRY_VALUES[name])));
}
