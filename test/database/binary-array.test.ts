import { binaryArray, type Element, type ElementType } from '../../src/platform/database/binary-array';
import { freshDatabase, type FreshDatabase } from '../support/database';

/** What PostgreSQL reads from our arrays is asked of PostgreSQL, as text, so that neither side's reader hides a mistake. */

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});

async function asText(type: ElementType, values: readonly Element[]): Promise<(string | null)[]> {
  const rows = await fresh.database.read<{ value: string | null }>(
    `SELECT value::text FROM unnest($1::${type}[]) WITH ORDINALITY AS a (value, place) ORDER BY place`,
    [binaryArray(type, values)],
  );
  return rows.map(({ value }) => value);
}

describe('arrays in the binary format of PostgreSQL', () => {
  it('carry text of every length, with quotes, marks and absent values', async () => {
    const values = ['', 'Đôn đốc "1", \\ {x}', null, 'NULL', 'x'.repeat(100_000), '𠀋'];
    expect(await asText('text', values)).toEqual(values);
  });

  it('carry days and moments before and after 2000', async () => {
    expect(await asText('date', ['1900-03-01', '2000-01-01', null, '2200-12-31'])).toEqual([
      ...['1900-03-01', '2000-01-01'],
      ...[null, '2200-12-31'],
    ]);
    expect(await asText('timestamptz', ['1999-12-31T23:59:59.999Z', '2024-06-30T17:00:00.500Z'])).toEqual([
      '1999-12-31 23:59:59.999+00',
      '2024-06-30 17:00:00.5+00',
    ]);
  });

  it('carry numbers, truth, bytes and ids', async () => {
    expect(await asText('integer', [-2_147_483_648, 0, 2_147_483_647])).toEqual(['-2147483648', '0', '2147483647']);
    expect(await asText('bigint', ['9223372036854775807', -1])).toEqual(['9223372036854775807', '-1']);
    expect(await asText('boolean', [true, false, null])).toEqual(['true', 'false', null]);
    expect(await asText('bytea', [Buffer.from('00ff5c', 'hex'), Buffer.alloc(0)])).toEqual(['\\x00ff5c', '\\x']);
    const id = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
    expect(await asText('uuid', [id])).toEqual([id]);
  });

  it('may be empty', async () => {
    expect(await asText('text', [])).toEqual([]);
  });

  it('refuse what their type cannot carry', () => {
    expect(() => binaryArray('integer', [2 ** 31])).toThrow('out of range');
    expect(() => binaryArray('integer', [0.5])).toThrow('not a whole number');
    expect(() => binaryArray('uuid', ['not-an-id'])).toThrow('not a uuid');
    expect(() => binaryArray('date', ['someday'])).toThrow('not a day or moment');
    expect(() => binaryArray('text', [7])).toThrow('not a text');
  });
});
