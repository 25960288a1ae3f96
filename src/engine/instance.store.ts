import type { Instant } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import type { Entry } from '../trail/entry';
import { EPOCH_HERE } from '../trail/epoch.store';
import type { Column, ColumnValue, ColumnValues, Locked, Subject, Wake } from './subject';

/** All SQL on the rows of one subject. One statement per batch and purpose; batches travel as arrays. Every subject has one. */

const ENGINE_COLUMNS: readonly Column[] = [
  { name: 'machine', type: 'text' },
  { name: 'machine_version', type: 'integer' },
  { name: 'version', type: 'integer' },
  { name: 'state', type: 'text' },
  { name: 'head_hash', type: 'bytea' },
  { name: 'last_at', type: 'timestamptz' },
  { name: 'wake_at', type: 'timestamptz' },
  { name: 'wake_for', type: 'text' },
  { name: 'ended', type: 'boolean' },
];
const ENTRY_COLUMNS: readonly Column[] = [
  { name: 'stream_id', type: 'uuid' },
  { name: 'seq', type: 'integer' },
  { name: 'recorded_at', type: 'timestamptz' },
  { name: 'type', type: 'text' },
  { name: 'body', type: 'text' },
  { name: 'hash', type: 'bytea' },
];

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
    this.lockByIds = `SELECT ${select} FROM ${table} WHERE id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`;
    // Relies on the partial index on wake_at. A row that another sweep holds is passed over, not waited for.
    this.lockDue = `SELECT ${select} FROM ${table} WHERE wake_at <= COALESCE($1::timestamptz, clock_timestamp())
      ORDER BY wake_at LIMIT $2 FOR UPDATE SKIP LOCKED`;
    const changing = [...ENGINE_COLUMNS, ...projected];
    this.update = withEntries(
      `
      UPDATE ${table} AS old SET ${changing.map(({ name }) => `${name} = new.${name}`).join(', ')}, wake_failures = 0
      FROM ${unnest(1, [{ name: 'id', type: 'uuid' }, ...changing], 'new')}
      WHERE old.id = new.id RETURNING old.id`,
      changing.length + 2,
    );
    const opening: readonly Column[] = [{ name: 'id', type: 'uuid' }, ...changing, ...fixed];
    const names = opening.map(({ name }) => name).join(', ');
    this.insert = withEntries(
      `
      INSERT INTO ${table} (${names}) SELECT ${names} FROM ${unnest(1, opening, 'new')}
      ON CONFLICT DO NOTHING RETURNING id`,
      opening.length + 1,
    );
    this.delay = `UPDATE ${table} SET wake_failures = wake_failures + 1, wake_at = $2 WHERE id = $1 RETURNING wake_failures`;
    this.earliest = `SELECT wake_at FROM ${table} WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1`;
  }

  /** Locks the rows in id order, so that two batches never wait for one another in a ring. */
  lock(tx: Tx, ids: readonly string[], simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    return this.readRows(tx, this.lockByIds, [simulatedNow, ids]);
  }

  /** Claims up to `limit` rows whose wake-up has come, longest waiting first. */
  claimDue(tx: Tx, limit: number, simulatedNow: Instant | null): Promise<LockedAt<State>[]> {
    return this.readRows(tx, this.lockDue, [simulatedNow, limit]);
  }

  /** Writes the new rows and their entries in one statement. Throws when a row is gone: rows are never deleted. */
  async write(tx: Tx, rows: readonly Written[]): Promise<void> {
    if (rows.length === 0) return;
    const columns = [rows.map(({ id }) => id), ...this.changingValues(rows)];
    const [count] = await tx.query<{ rows: string; entries: string }>(this.update, [
      ...columns,
      ...entryValues(rows),
      this.subject.name,
    ]);
    const entries = rows.reduce((sum, row) => sum + row.entries.length, 0);
    if (Number(count?.rows) !== rows.length || Number(count?.entries) !== entries) {
      throw new Error(
        `wrote ${count?.rows}/${rows.length} rows, ${count?.entries}/${entries} entries of ${this.subject.name}`,
      );
    }
  }

  /** Opens rows; those whose key exists already are left as they are. Returns the ids that are new. */
  async insertNew(tx: Tx, rows: readonly (Written & { readonly fixed: ColumnValues })[]): Promise<Set<string>> {
    if (rows.length === 0) return new Set();
    const fixed = this.subject.fixed.map(({ name }) => rows.map((row) => row.fixed[name] ?? null));
    const [result] = await tx.query<{ ids: string[] }>(this.insert, [
      rows.map(({ id }) => id),
      ...this.changingValues(rows),
      ...fixed,
      ...entryValues(rows),
      this.subject.name,
    ]);
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

  private async readRows(tx: Tx, sql: string, values: readonly unknown[]): Promise<LockedAt<State>[]> {
    const rows = await tx.query<LockedRow>(sql, values);
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

  private changingValues(rows: readonly Written[]): unknown[][] {
    return [
      rows.map((row) => row.machine),
      rows.map((row) => row.machineVersion),
      rows.map((row) => row.version),
      rows.map((row) => row.state),
      rows.map((row) => row.headHash),
      rows.map((row) => row.lastAt),
      rows.map((row) => row.wake?.at ?? null),
      rows.map((row) => row.wake?.for ?? null),
      rows.map((row) => row.ended),
      ...this.subject.projected.map(({ name }) => rows.map((row) => row.projected[name] ?? null)),
    ];
  }
}

export interface LockedAt<State> {
  readonly row: Locked<State>;
  readonly at: Instant;
}

const unnest = (first: number, columns: readonly Column[], alias: string): string =>
  `unnest(${columns.map(({ type }, index) => `$${first + index}::${type}[]`).join(', ')})
    AS ${alias} (${columns.map(({ name }) => name).join(', ')})`;

/** The entries go in by the same statement, and only for rows that were really written. */
function withEntries(change: string, next: number): string {
  const names = ENTRY_COLUMNS.map(({ name }) => name).join(', ');
  const subject = next + ENTRY_COLUMNS.length;
  return `WITH changed AS (${change}),
    appended AS (
      INSERT INTO trail_entry (${names}, subject, epoch)
      SELECT ${ENTRY_COLUMNS.map(({ name }) => `entry.${name}`).join(', ')}, $${subject}::text, (${EPOCH_HERE})
      FROM ${unnest(next, ENTRY_COLUMNS, 'entry')} JOIN changed ON changed.id = entry.stream_id
      RETURNING 1)
    SELECT (SELECT count(*) FROM changed) AS rows, (SELECT count(*) FROM appended) AS entries,
      (SELECT array_agg(id::text) FROM changed) AS ids`;
}

function entryValues(rows: readonly Written[]): unknown[][] {
  const flat = rows.flatMap((row) => row.entries.map((entry) => ({ id: row.id, entry })));
  return [
    flat.map(({ id }) => id),
    flat.map(({ entry }) => entry.seq),
    flat.map(({ entry }) => entry.recordedAt),
    flat.map(({ entry }) => entry.type),
    flat.map(({ entry }) => entry.body),
    flat.map(({ entry }) => entry.hash),
  ];
}
