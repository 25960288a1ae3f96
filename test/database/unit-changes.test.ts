import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { headOn, holders, subtree, unitsById } from '../../src/people/people.store';
import type { Register, RegisterPost, RegisterUnit } from '../../src/people/register';
import { saveRegister } from '../../src/people/register.store';
import { nameOn, successionsOf, successorsOn } from '../../src/people/succession.store';
import { mayChangeUnits, whoRecords } from '../../src/people/unit-authority.store';
import type { UnitChange } from '../../src/people/unit-change';
import { changeUnits, recordedChanges, type UnitActor } from '../../src/people/unit-change.store';
import { linksOn, linkUnits } from '../../src/people/unit-links.store';
import type { Tx } from '../../src/platform/database/tx';
import { freshDatabase, type FreshDatabase } from '../support/database';

const day = (text: string) => text as LocalDate;
const at = '2025-06-25T02:00:00.000Z' as Instant;
const unit = (id: string, parent: string | null, over: Partial<RegisterUnit> = {}): RegisterUnit => ({
  ...{ id, name: `Ban ${id}`, aliases: [], parent, tree: 'state', from: null, to: null, sample: false },
  ...over,
});
const head = (of: string, person: string, from = '2021-07-01'): RegisterPost => ({
  ...{ id: `${of}-head`, unit: of, kind: 'head', title: 'Trưởng Ban' },
  holders: [{ person, name: `Bà ${person}`, from: day(from), to: null, sample: false }],
});
// tinh ─ bac-son ─ to (goes on) · tinh ─ van-quan · tinh ─ so · dang-bo (Party)
const REGISTER: Register = {
  units: [
    ...[unit('tinh', null), unit('bac-son', 'tinh'), unit('van-quan', 'tinh', { to: day('2025-06-30') })],
    ...[unit('so', 'tinh'), unit('to', 'bac-son'), unit('dang-bo', null, { tree: 'party' })],
  ],
  groups: [{ id: 'cap-huyen', name: 'Cấp huyện', members: [{ unit: 'bac-son', from: null, to: null }] }],
  posts: [head('tinh', 'an'), head('bac-son', 'binh'), head('so', 'cuc')],
};
const chief: UnitActor = { kind: 'person', person: 'an', post: 'tinh-head', unit: 'tinh' };
const change = (over: Partial<UnitChange>): UnitChange => ({
  ...{ kind: 'merge', on: day('2025-07-01'), predecessors: ['bac-son', 'van-quan'], name: null, below: {} },
  successors: [{ id: 'khu-vuc-1', name: 'Ban khu vực 1', parent: null, joins: ['cap-huyen'] }],
  decision: { number: '1123', symbol: 'QĐ-UBND', name: '1123/QĐ-UBND', issuedOn: day('2025-06-20') },
  ...over,
});

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
  expect(await inTx((tx) => saveRegister(tx, REGISTER))).toBeNull();
});
afterEach(() => fresh.close());
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => fresh.database.transaction(work);
const carryOut = async (given: UnitChange, preview = false) => {
  const answer = await inTx((tx) => changeUnits(tx, given, { by: chief, at, preview }));
  if ('code' in answer) throw new Error(answer.code);
  return answer;
};

test('two boards merge on 1/7/2025: the old ones end on 30/6, and who headed them then is still known', async () => {
  expect(await carryOut(change({}))).toMatchObject({ unchanged: false });
  const units = await inTx((tx) => unitsById(tx, ['bac-son', 'van-quan', 'khu-vuc-1']));
  expect([...units.values()].map(({ id, from, to, parent }) => [id, from, to, parent]).sort()).toEqual([
    ['bac-son', null, '2025-06-30', 'tinh'],
    ['khu-vuc-1', '2025-07-01', null, 'tinh'],
    ['van-quan', null, '2025-06-30', 'tinh'],
  ]);
  const headOf = async (on: string) => (await inTx((tx) => headOn(tx, ['bac-son'], day(on)))).get('bac-son')?.person;
  expect(await headOf('2025-06-30')).toBe('binh');
  expect(await headOf('2025-07-01')).toBeUndefined();
  expect(await inTx((tx) => holders(tx, [{ unit: 'bac-son', on: day('2025-07-01') }]))).toEqual([[]]);
  const members = await fresh.database.read(
    `SELECT unit_id, valid_from, valid_to FROM unit_group_member WHERE group_id = 'cap-huyen' ORDER BY unit_id`,
  );
  expect(members).toEqual([
    { unit_id: 'bac-son', valid_from: null, valid_to: '2025-06-30' },
    { unit_id: 'khu-vuc-1', valid_from: '2025-07-01', valid_to: null },
  ]);
});

test('the unit below goes over with the merge, and stood under the old one before', async () => {
  await carryOut(change({}));
  const below = (of: string, on: string | null) => inTx((tx) => subtree(tx, of, on === null ? null : day(on)));
  expect(await below('bac-son', '2025-06-30')).toEqual(['bac-son', 'to']);
  expect(await below('khu-vuc-1', '2025-07-01')).toEqual(['khu-vuc-1', 'to']);
  expect(await below('bac-son', '2025-07-01')).toEqual(['bac-son']);
  // Without a day: whatever ever stood below, under either.
  expect(await below('bac-son', null)).toEqual(['bac-son', 'to']);
  // A file from before the change still says the old place, and is no contradiction.
  expect(await inTx((tx) => saveRegister(tx, REGISTER))).toBeNull();
  expect(await below('khu-vuc-1', '2025-07-01')).toEqual(['khu-vuc-1', 'to']);
});

test('a preview says the same and writes nothing', async () => {
  const before = await inTx((tx) => unitsById(tx, ['bac-son']));
  const shown = await carryOut(change({}), true);
  expect(await inTx((tx) => unitsById(tx, ['bac-son']))).toEqual(before);
  expect(await inTx((tx) => recordedChanges(tx))).toEqual([]);
  expect((await carryOut(change({}))).effects).toEqual(shown.effects);
});

test('the same decision again changes nothing; another about the same unit is refused', async () => {
  const first = await carryOut(change({}));
  expect(await carryOut(change({}))).toEqual({ ...first, unchanged: true });
  const abolish = change({ kind: 'abolish', predecessors: ['bac-son'], successors: [] });
  const refused = await inTx((tx) => changeUnits(tx, abolish, { by: chief, at, preview: false }));
  expect(refused).toMatchObject({ code: 'unit-change.has-successor' });
  const [kept] = await inTx((tx) => recordedChanges(tx, { unit: 'van-quan' }));
  expect(kept).toMatchObject({ kind: 'merge', decision: '1123/QĐ-UBND', by: chief, recordedAt: at, on: '2025-07-01' });
});

test('what was recorded about units cannot be changed or taken away', async () => {
  await carryOut(change({}));
  for (const sql of [
    `UPDATE unit_change SET decision = ''`,
    'DELETE FROM unit_succession',
    'DELETE FROM unit_past_parent',
    'TRUNCATE unit_change CASCADE',
  ]) {
    await expect(fresh.database.read(sql)).rejects.toThrow('permission denied');
  }
});

test('successors are followed through later changes', async () => {
  await carryOut(change({}));
  const split = change({
    ...{ kind: 'split', on: day('2026-01-01'), predecessors: ['khu-vuc-1'], below: { to: 'so' } },
    successors: [
      { id: 'khu-vuc-2', name: 'Ban khu vực 2', parent: null, joins: [] },
      { id: 'so', name: null, parent: null, joins: [] },
    ],
  });
  await carryOut(split);
  const followed = async (on: string) => (await inTx((tx) => successorsOn(tx, ['bac-son'], day(on)))).get('bac-son');
  expect(await followed('2025-06-30')).toEqual(['bac-son', 'so']);
  expect(await followed('2025-07-01')).toEqual(['khu-vuc-1', 'so']);
  expect(await followed('2026-01-01')).toEqual(['khu-vuc-2', 'so']);
  expect(await inTx((tx) => successionsOf(tx, 'khu-vuc-1'))).toMatchObject([
    { predecessor: 'bac-son', successor: 'khu-vuc-1', on: '2025-07-01' },
    { predecessor: 'van-quan', successor: 'khu-vuc-1', on: '2025-07-01' },
    { predecessor: 'khu-vuc-1', successor: 'khu-vuc-2', on: '2026-01-01' },
    { predecessor: 'khu-vuc-1', successor: 'so', on: '2026-01-01' },
  ]);
});

test('a rename keeps the id; each name is known by its days', async () => {
  const rename = (name: string, on: string) =>
    carryOut(change({ kind: 'rename', predecessors: ['so'], successors: [], name, on: day(on) }));
  await rename('Sở Xây dựng', '2025-03-01');
  await rename('Sở Xây dựng và Giao thông', '2025-06-01');
  const called = (on: string) => inTx((tx) => nameOn(tx, 'so', day(on)));
  expect(await called('2025-02-28')).toBe('Ban so');
  expect(await called('2025-03-01')).toBe('Sở Xây dựng');
  expect(await called('2025-05-31')).toBe('Sở Xây dựng');
  expect(await called('2025-06-01')).toBe('Sở Xây dựng và Giao thông');
  const aliases = await fresh.database.read(
    `SELECT alias, valid_from, valid_to FROM unit_alias WHERE unit_id = 'so' ORDER BY valid_to`,
  );
  expect(aliases).toEqual([
    { alias: 'Ban so', valid_from: null, valid_to: '2025-02-28' },
    { alias: 'Sở Xây dựng', valid_from: '2025-03-01', valid_to: '2025-05-31' },
  ]);
  // The head of that day and every duty stay with the same id.
  expect((await inTx((tx) => headOn(tx, ['so'], day('2025-06-01')))).get('so')?.person).toBe('cuc');
});

test('the head of a unit above records it, and nobody else', async () => {
  const ask = (by: UnitActor) =>
    inTx((tx) => mayChangeUnits(tx, by, { units: ['bac-son', 'van-quan'], on: day('2025-06-25') }));
  const own: UnitActor = { kind: 'person', person: 'binh', post: 'bac-son-head', unit: 'bac-son' };
  expect(await ask(chief)).toBeNull();
  expect(await ask(own)).toMatchObject({ code: 'unit-change.not-above', facts: { unit: 'bac-son' } });
  expect(await ask({ ...chief, person: 'binh' })).toMatchObject({ code: 'actor.not-in-post' });
  expect(await inTx((tx) => whoRecords(tx, ['to'], day('2025-06-25')))).toEqual(own);
  expect(await inTx((tx) => whoRecords(tx, ['bac-son'], day('2025-06-25')))).toEqual(chief);
  expect(await inTx((tx) => whoRecords(tx, ['dang-bo'], day('2025-06-25')))).toBeNull();
});

test('the two trees are linked by days, and only across', async () => {
  const link = (party: string, state: string, over = {}) => ({
    ...{ party, state, kind: 'organisation-of' as const, from: day('2023-01-01'), to: null },
    ...over,
  });
  const write = (given: Parameters<typeof linkUnits>[1]) => inTx((tx) => linkUnits(tx, given, { by: chief, at }));
  expect(await write(link('dang-bo', 'so'))).toBeNull();
  expect(await write(link('so', 'dang-bo'))).toMatchObject({ code: 'unit-link.wrong-tree', facts: { unit: 'so' } });
  expect(await write(link('dang-bo', 'khong-co'))).toMatchObject({ code: 'unit.unknown' });
  expect(await write(link('dang-bo', 'so', { to: day('2022-12-31') }))).toMatchObject({
    code: 'unit-link.before-start',
  });
  expect(await write(link('dang-bo', 'so', { to: day('2025-06-30') }))).toBeNull();
  const linked = (of: string, on: string) => inTx((tx) => linksOn(tx, of, day(on)));
  expect(await linked('so', '2025-06-30')).toEqual([link('dang-bo', 'so', { to: '2025-06-30' })]);
  expect(await linked('dang-bo', '2025-06-30')).toHaveLength(1);
  expect(await linked('so', '2025-07-01')).toEqual([]);
});
