import type { Client, QueryConfig } from 'pg';
import type { Column } from '../src/engine/subject';
import { PROJECTED } from '../src/obligations/obligation-row';
import { ID_MARK, PREVIOUS_MARK, type SampleRow } from './sample-duty';

/** The same rows and the same bytes as ours, written by hand-made SQL that knows the outcome beforehand: nothing is decided,
 *  nobody is asked, no machine runs. What is left is what PostgreSQL and the driver need. */

const ENGINE: readonly Column[] = [
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
const CHANGING = [...ENGINE, ...PROJECTED];

const valuesOf = (after: SampleRow, hash: Buffer): unknown[] => [
  ...['issuePlan', 1, after.version, after.state, hash],
  ...[after.entry.recordedAt, after.wakeAt, after.wakeFor, false],
  ...PROJECTED.map(({ name }) => after.projected[name] ?? null),
];

/** One command as one statement: one row guarded by its version, one entry. Prepared once per connection. */
export function commandStatement(before: SampleRow, after: SampleRow): (id: string) => QueryConfig {
  const first = 3;
  const entry = first + CHANGING.length;
  const text = `
    WITH changed AS (
      UPDATE obligation SET ${CHANGING.map(({ name, type }, i) => `${name} = $${first + i}::${type}`).join(', ')}
      WHERE id = $1::uuid AND version = $2::integer RETURNING id)
    INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
    SELECT 'obligation', id, $${entry}::integer, $${entry + 1}::timestamptz, $${entry + 2}::text, $${entry + 3}::text,
      $${entry + 4}::bytea, 1 FROM changed`;
  const { seq, recordedAt, type, body, hash } = after.entry;
  const row = valuesOf(after, hash);
  return (id) => ({
    name: 'limit-command',
    text,
    values: [id, before.version, ...row, seq, recordedAt, type, body.replaceAll(ID_MARK, id), hash],
  });
}

/** Which rows a set-based statement takes by `$1`: so many that are due, or those of these ids. */
const CLAIMS = {
  due: 'wake_at <= (SELECT clock_timestamp()) ORDER BY wake_at LIMIT $1 FOR UPDATE SKIP LOCKED',
  named: 'id = ANY ($1::uuid[]) FOR UPDATE',
} as const;

/** One set-based statement that claims, writes and chains rows. Returns how many. */
export function wakeStatement(
  after: SampleRow,
  claim: keyof typeof CLAIMS,
): { readonly text: string; readonly values: readonly unknown[] } {
  const { seq, recordedAt, type, body } = after.entry;
  const values: unknown[] = [];
  const bind = (value: unknown, kind: string): string => `$${values.push(value) + 1}::${kind}`;
  const text = `
    WITH due AS MATERIALIZED (
      SELECT id, head_hash FROM obligation WHERE ${CLAIMS[claim]}),
    written AS MATERIALIZED (
      SELECT id, replace(replace(${bind(body, 'text')}, '${ID_MARK}', id::text), '${PREVIOUS_MARK}', encode(head_hash, 'hex')) AS body
      FROM due),
    hashed AS MATERIALIZED (SELECT id, body, sha256(convert_to(body, 'UTF8')) AS hash FROM written),
    changed AS (
      UPDATE obligation AS old SET ${CHANGING.map(({ name, type: kind }, i) =>
        name === 'head_hash'
          ? 'head_hash = hashed.hash'
          : `${name} = ${bind(valuesOf(after, Buffer.alloc(0))[i], kind)}`,
      ).join(', ')}, wake_failures = 0
      FROM hashed WHERE hashed.id = old.id RETURNING old.id)
    INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
    SELECT 'obligation', id, ${bind(seq, 'integer')}, ${bind(recordedAt, 'timestamptz')}, ${bind(type, 'text')}, body, hash, 1
    FROM hashed JOIN changed USING (id)`;
  return { text, values };
}

/** Runs the statement on each client until nothing is due. */
export async function wakeAll(clients: readonly Client[], after: SampleRow, batchRows: number): Promise<number> {
  const { text, values } = wakeStatement(after, 'due');
  const drain = async (client: Client): Promise<number> => {
    for (let total = 0; ;) {
      const { rowCount } = await client.query({ name: 'limit-wake', text, values: [batchRows, ...values] });
      if (!rowCount) return total;
      total += rowCount;
    }
  };
  const totals = await Promise.all(clients.map(drain));
  return totals.reduce((sum, count) => sum + count, 0);
}
