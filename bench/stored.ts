import type { Client } from 'pg';
import { FIXED, PROJECTED } from '../src/obligations/obligation-row';
import { TASKS, UNITS } from './plan-text';
import { counted } from './results';
import { ID_MARK, type SampleRow } from './sample-duty';

/** Puts obligations into an empty database in bulk, with a trail entry and a position each, as if they had lived there. */

/** Rows of one go, so that whoever waits sees it move. */
const CHUNK = 500_000;

export interface Storing {
  /** Entries and obligations go in side by side. */
  readonly clients: readonly [Client, Client];
  readonly samples: readonly { readonly sample: SampleRow; readonly count: number }[];
  /** After so long no further rows go in: a slow disk must not keep the run from ending. */
  readonly withinSeconds: number;
  say(text: string): void;
}

/** So many of each sample, one after the other. `bench_row` numbers them from 1 in the order they lie in. Returns how many there are. */
export async function storeDuties({ clients, samples, withinSeconds, say }: Storing): Promise<number> {
  const start = performance.now();
  let stored = 0;
  const [client, beside] = clients;
  for (const each of clients) await each.query("SET maintenance_work_mem = '1GB'; SET synchronous_commit = off");
  await client.query('CREATE TABLE bench_row (n integer CONSTRAINT bench_row_pk PRIMARY KEY, id uuid NOT NULL)');
  await withoutIndexes(client, ['obligation', 'trail_entry', 'trail_position'], async () => {
    for (const { sample, first, last } of chunksOf(samples)) {
      await client.query(
        `INSERT INTO bench_row SELECT n, gen_random_uuid() FROM generate_series(${first}::integer, ${last}) AS n`,
      );
      await Promise.all([insertEntries(client, first, sample), insertObligations(beside, first, sample)]);
      stored = last;
      if (last % CHUNK === 0) say(`  ${counted(last)}`);
      if (performance.now() - start > withinSeconds * 1_000) break;
    }
    await client.query(
      `INSERT INTO trail_position (position, entry_id) SELECT row_number() OVER (ORDER BY id), id FROM trail_entry`,
    );
    say('  building the indexes');
  });
  await client.query(`
    UPDATE trail_sequencer SET epoch = last.epoch, txid = last.txid, entry_id = last.id, position = last.position
    FROM (SELECT e.epoch, e.txid, e.id, p.position FROM trail_entry e JOIN trail_position p ON p.entry_id = e.id
          ORDER BY p.position DESC LIMIT 1) AS last`);
  await client.query(`INSERT INTO trail_follower (name, position) SELECT 'notices', position FROM trail_sequencer
    ON CONFLICT (name) DO UPDATE SET position = excluded.position`);
  await client.query('VACUUM (ANALYZE)');
  return stored;
}

function* chunksOf(samples: Storing['samples']) {
  let first = 1;
  for (const { sample, count } of samples) {
    for (const end = first + count; first < end;) {
      const last = Math.min(first - (first % CHUNK) + CHUNK, end - 1);
      yield { sample, first, last };
      first = last + 1;
    }
  }
}

const body = (parameter: string): string => `replace(${parameter}::text, '${ID_MARK}', id::text)`;

async function insertEntries(client: Client, first: number, { entry }: SampleRow): Promise<void> {
  await client.query(
    `INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
     SELECT 'obligation', id, $1::integer, $2::timestamptz, $3::text, body, sha256(convert_to(body, 'UTF8')),
       (SELECT max(epoch) FROM trail_epoch)
     FROM (SELECT id, n, ${body('$4')} AS body FROM bench_row WHERE n >= ${first}) AS new ORDER BY n`,
    [entry.seq, entry.recordedAt, entry.type, entry.body],
  );
}

/** Task, unit and period follow from the number; wake-ups are spread over the coming year, so that nothing is due. */
async function insertObligations(client: Client, first: number, sample: SampleRow): Promise<void> {
  const { fixed, projected, entry } = sample;
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const numbered: Readonly<Record<string, string>> = {
    task_ref: `'II.' || ((n - 1) / ${UNITS} % ${TASKS} + 1)`,
    unit_id: `'bench-xa-' || lpad(((n - 1) % ${UNITS} + 1)::text, 4, '0')`,
    period_key: `'ky-' || ((n - 1) / ${UNITS * TASKS})`,
  };
  const own = [
    ...FIXED.map(({ name, type }) => [name, numbered[name] ?? bind(fixed[name] ?? null, type)] as const),
    ...PROJECTED.map(({ name, type }) => [name, bind(projected[name] ?? null, type)] as const),
  ];
  const engine = [
    ['machine', `'issuePlan'`],
    ['machine_version', '1'],
    ['version', bind(sample.version, 'integer')],
    ['state', bind(sample.state, 'text')],
    ['head_hash', `sha256(convert_to(${body(bind(entry.body, 'text'))}, 'UTF8'))`],
    ['last_at', bind(entry.recordedAt, 'timestamptz')],
    ['wake_at', `date_trunc('day', clock_timestamp()) + make_interval(days => 30 + n % 365)`],
    ['wake_for', bind(sample.wakeFor, 'text')],
    ['ended', 'false'],
  ] as const;
  const columns = [...engine, ...own];
  await client.query(
    `INSERT INTO obligation (id, ${columns.map(([name]) => name).join(', ')})
     SELECT id, ${columns.map(([, value]) => value).join(', ')} FROM bench_row WHERE n >= ${first} ORDER BY n`,
    values,
  );
}

type Named = { readonly table: string; readonly name: string; readonly definition: string };

/** Loading row by row into indexes takes many times as long as building them afterwards. */
async function withoutIndexes(client: Client, tables: readonly string[], work: () => Promise<void>): Promise<void> {
  const constraints = async (types: string): Promise<Named[]> =>
    (
      await client.query<Named>(
        `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
         FROM pg_constraint
         WHERE contype = ANY (string_to_array($2, ',')::"char"[])
           AND (conrelid::regclass::text = ANY ($1::text[]) OR confrelid::regclass::text = ANY ($1::text[]))`,
        [tables, types],
      )
    ).rows;
  const foreign = await constraints('f');
  const unique = await constraints('p,u');
  const indexes = (
    await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
       WHERE schemaname = current_schema() AND tablename = ANY ($1::text[]) AND NOT indexname = ANY ($2::text[])`,
      [tables, unique.map(({ name }) => name)],
    )
  ).rows;
  for (const { table, name } of [...foreign, ...unique])
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  await work();
  for (const { definition } of indexes) await client.query(definition);
  for (const { table, name, definition } of [...unique, ...foreign]) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
}
