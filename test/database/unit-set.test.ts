import { placesOf, standingOn } from '../../src/people/accounts/scope.store';
import { among, unitsParameter, unitsSetting } from '../../src/people/accounts/unit-set';
import { subtree } from '../../src/people/people.store';
import type { LocalDate } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from '../support/database';

/** Units whose names would break a setting that is not quoted, among enough that they are hashed and not compared one by one. */
const ODD = ['a,b', 'c"d', 'e\\f', '{g}', ' h ', 'đ-i', 'NULL'];
const MANY = [...ODD, ...Array.from({ length: 70 }, (_, n) => `unit-${n}`)];
const DAY = '2026-03-01' as LocalDate;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
}, 60_000);
afterAll(() => fresh.close());

test.each([
  ['few', ODD],
  ['many', MANY],
])('%s units are found by name, and no other', async (_, names) => {
  const units = new Set(names);
  const candidates = [...names, 'unit-999', 'a', '"c', '', 'null'];
  const found = await fresh.database.read<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) WITH ORDINALITY AS c (name, place) WHERE ${among('name', units, '$2')} ORDER BY place`,
    [candidates, unitsParameter(units)],
  );
  expect(found.map(({ name }) => name)).toEqual(names);
  const told = await fresh.database.read<{ name: string }>(
    `SELECT name FROM unnest(($1::text)::text[]) WITH ORDINALITY AS c (name, place) ORDER BY place`,
    [unitsSetting(units)],
  );
  expect(told.map(({ name }) => name)).toEqual(names);
});

test('an empty set of units names nothing', async () => {
  const none = new Set<string>();
  const where = among('name', none, '$1');
  expect(await fresh.database.read(`SELECT 1 FROM (VALUES ('a')) AS c (name) WHERE ${where}`, [unitsParameter(none)])).toEqual([]); // prettier-ignore
});

describe('what hangs below a unit is remembered', () => {
  const scopeOf = async () => {
    const { scope } = await fresh.database.transaction((tx) =>
      standingOn(tx, { account: '00000000-0000-4000-8000-000000000001', person: null }, DAY),
    );
    return scope.kind === 'part' ? [...scope.owes].sort() : [];
  };
  const unit = (id: string, parent: string | null) =>
    `INSERT INTO unit (id, name, tree, parent_id, valid_from) VALUES ('${id}', '${id}', 'state', ${parent === null ? 'NULL' : `'${parent}'`}, '2020-01-01')`;

  beforeAll(async () => {
    await fresh.database.read(unit('top', null));
    await fresh.database.read(unit('one', 'top'));
    await fresh.database.read(
      `INSERT INTO account (id, name, made_at) VALUES ('00000000-0000-4000-8000-000000000001', 'watcher', '2026-01-01T00:00:00Z')`,
    );
    await fresh.database.read(
      `INSERT INTO account_grant (id, account_id, role, unit_id, valid_from, granted_at) VALUES
       ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'monitoring-officer', 'top', '2020-01-01', '2026-01-01T00:00:00Z')`,
    );
  });

  it('until the tree changes', async () => {
    expect(await scopeOf()).toEqual(['one', 'top']);
    await fresh.database.read(unit('two', 'one'));
    expect(await scopeOf()).toEqual(['one', 'top', 'two']);
  });

  it('and a change that was undone leaves nothing behind, whatever change follows it', async () => {
    const undone = fresh.database.transaction(async (tx) => {
      await tx.query(unit('never', 'one'));
      const { scope } = await standingOn(tx, { account: '00000000-0000-4000-8000-000000000001', person: null }, DAY);
      expect(scope.kind === 'part' && scope.owes.has('never')).toBe(true);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await fresh.database.read(unit('three', 'one'));
    expect(await scopeOf()).toEqual(['one', 'three', 'top', 'two']);
  });

  it('as the tree itself says it', async () => {
    const places = await fresh.database.transaction((tx) => placesOf(tx, ['top'], DAY));
    const walked = await fresh.database.transaction((tx) => subtree(tx, 'top', null));
    expect([...places.below('top')].sort()).toEqual([...walked].sort());
  });
});
