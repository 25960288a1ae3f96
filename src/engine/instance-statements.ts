import type { Instant } from '../../workflows/vocabulary';
import { binaryArray, type Element } from '../platform/database/binary-array';
import { hidden } from '../platform/database/kept-plan';
import type { Entry } from '../trail/entry';
import { EPOCH_HERE } from '../trail/epoch.store';
import type { Column, ColumnValues, Subject, Wake } from './subject';

/** The statements on the rows of one subject as text, and their values. A batch travels as arrays, a lone row with one entry, as nearly
 *  every command writes, as plain values: unnesting eighteen arrays of one member took as long as the writing (measured). Pure. */

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

/** A row that is opened has its subject's own columns too. */
export type Opened = Written & { readonly fixed: ColumnValues };

/** What a statement needs to know of a subject. */
type Shape = Pick<Subject<unknown>, 'name' | 'table' | 'fixed' | 'projected'>;

/** A statement and the values to send with it. */
export interface Statement {
  readonly name: string;
  readonly sql: string;
  values(rows: readonly Written[], subject: string): unknown[];
}

/** Changes the rows of a batch and appends their entries. */
export function writeBatch({ name, table, projected }: Shape): Statement {
  const changing = [...ENGINE_COLUMNS, ...projected];
  const updating = [ID, SEEN, ...changing];
  const next = updating.length + 1;
  return {
    name: `${name}.write`,
    sql: `${withEntries(
      `
      UPDATE ${table} AS old SET ${changing.map((column) => `${column.name} = new.${column.name}`).join(', ')}, wake_failures = 0
      FROM ${unnest(1, updating, 'new')}
      WHERE old.id = new.id AND old.version = new.seen RETURNING old.id`,
      next,
    )}${allWritten(next)}`,
    values: (rows, subject) => {
      const [ids, ...values] = changingArrays(rows, projected);
      const seen = binaryArray(SEEN.type, rows.map(seenOf));
      return [ids, seen, ...values, ...entryArrays(rows), subject];
    },
  };
}

/** Changes one row and appends its one entry. */
export function writeOne({ name, table, projected }: Shape): Statement {
  const changing = [...ENGINE_COLUMNS, ...projected];
  const entered = ENTRY_COLUMNS.filter((column) => column.name !== 'stream_id');
  const first = 3;
  const next = first + changing.length;
  const subject = next + entered.length;
  return {
    name: `${name}.write-one`,
    sql: `WITH changed AS (
      UPDATE ${table} SET ${changing.map((column, at) => `${column.name} = $${first + at}::${column.type}`).join(', ')}, wake_failures = 0
      WHERE id = $1::uuid AND version = $2::integer RETURNING id),
    appended AS (
      INSERT INTO trail_entry (stream_id, ${entered.map((column) => column.name).join(', ')}, subject, epoch)
      SELECT id, ${entered.map((column, at) => `$${next + at}::${column.type}`).join(', ')}, $${subject}::text, (${EPOCH_HERE})
      FROM changed RETURNING 1)
    SELECT demand((SELECT count(*) FROM changed) = 1 AND (SELECT count(*) FROM appended) = 1,
      'wrote ' || (SELECT count(*) FROM changed) || ' rows and ' || (SELECT count(*) FROM appended) || ' entries of 1 and 1')`,
    values: (rows, name) =>
      rows.flatMap((row) => [
        row.id,
        seenOf(row),
        ...ENGINE_COLUMNS.map((column) => ENGINE_VALUES[column.name](row)),
        ...projected.map((column) => row.projected[column.name] ?? null),
        ...row.entries.flatMap((entry) => entered.map((column) => ENTRY_VALUES[column.name]({ id: row.id, entry }))),
        name,
      ]),
  };
}

/** Whether `writeOne` fits. */
export const isLone = (rows: readonly Written[]): boolean => rows.length === 1 && rows[0]?.entries.length === 1;

/** Opens rows with their entries; leaves those whose key exists and answers the ids that are new. */
export function openBatch({ name, table, fixed, projected }: Shape): Omit<Statement, 'values'> & {
  values(rows: readonly Opened[], subject: string): unknown[];
} {
  const opening: readonly Column[] = [ID, ...ENGINE_COLUMNS, ...projected, ...fixed];
  const names = opening.map((column) => column.name).join(', ');
  const next = opening.length + 1;
  return {
    name: `${name}.open`,
    sql: `${withEntries(
      `
      INSERT INTO ${table} (${names}) SELECT ${names} FROM ${unnest(1, opening, 'new')}
      ON CONFLICT DO NOTHING RETURNING id`,
      next,
    )} SELECT (SELECT array_agg(id::text) FROM changed) AS ids`,
    values: (rows, subject) => [
      ...changingArrays(rows, projected),
      ...fixed.map((column) =>
        binaryArray(
          column.type,
          rows.map((row) => row.fixed[column.name] ?? null),
        ),
      ),
      ...entryArrays(rows),
      subject,
    ],
  };
}

const seenOf = ({ version, entries }: Written): number => version - entries.length;

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

function entryArrays(rows: readonly Written[]): Buffer[] {
  const flat = rows.flatMap(({ id, entries }) => entries.map((entry) => ({ id, entry })));
  return ENTRY_COLUMNS.map(({ name, type }) => binaryArray(type, flat.map(ENTRY_VALUES[name])));
}

/** The id, the engine's columns and the computed ones, in the order of the statements. */
function changingArrays(rows: readonly Written[], projected: readonly Column[]): Buffer[] {
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
