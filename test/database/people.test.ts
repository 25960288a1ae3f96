import { createHash } from 'node:crypto';
import type { Actor, LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../../src/platform/database/tx';
import { findUnit, headOn, holders, officersOn, subtree, unitsById } from '../../src/people/people.store';
import { eraseText, keepText, readTexts } from '../../src/people/private-texts.store';
import type { Register, RegisterPost, RegisterUnit } from '../../src/people/register';
import { saveRegister } from '../../src/people/register.store';
import { rolesForBatch } from '../../src/people/roles.store';
import { freshDatabase, type FreshDatabase } from '../support/database';

const day = (text: string) => text as LocalDate;
const unit = (id: string, parent: string | null, to: string | null = null): RegisterUnit => ({
  ...{ id, name: `Đơn vị ${id}`, aliases: [`ĐV ${id}`], parent, tree: 'state', from: null, sample: false },
  to: to === null ? null : day(to),
});
type Held = readonly [person: string, from: string, to?: string];
const post = (id: string, unitId: string, kind: RegisterPost['kind'], ...held: Held[]): RegisterPost => ({
  ...{ id, unit: unitId, kind, title: id },
  holders: held.map(([person, from, to]) => ({
    ...{ person, name: `Bà ${person}`, email: `${person}@tinh.example`, from: day(from), sample: false },
    to: to === undefined ? null : day(to),
  })),
});
// tinh ─ so ─ phong; tinh ─ huyen (until 30/6/2025) ─ xa
const REGISTER: Register = {
  units: [
    unit('tinh', null),
    unit('so', 'tinh'),
    unit('phong', 'so'),
    unit('huyen', 'tinh', '2025-06-30'),
    unit('xa', 'huyen'),
  ],
  groups: [{ id: 'nhom', name: 'Nhóm', members: [{ unit: 'so', from: null, to: null }] }],
  posts: [
    post('so-head', 'so', 'head', ['an', '2021-07-01', '2024-03-31'], ['binh', '2024-04-01']),
    post('so-deputy', 'so', 'deputy', ['cuc', '2021-07-01']),
    post('so-officer', 'so', 'officer', ['dung', '2021-07-01'], ['em', '2023-01-01']),
    post('tinh-head', 'tinh', 'head', ['giang', '2021-07-01']),
  ],
};

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
  expect(await inTx((tx) => saveRegister(tx, REGISTER))).toBeNull();
});
afterAll(() => fresh.close());
const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => fresh.database.transaction(work);

test('the head on a day is whoever held the post on that day, both ends included', async () => {
  const head = (on: string) => inTx(async (tx) => (await headOn(tx, ['so'], day(on))).get('so')?.person ?? null);
  expect(await head('2021-06-30')).toBeNull();
  expect(await head('2021-07-01')).toBe('an');
  expect(await head('2024-03-31')).toBe('an');
  expect(await head('2024-04-01')).toBe('binh');
  expect(await head('2030-01-01')).toBe('binh');
});

test('officers and holders come in one order, with name and address', async () => {
  const officers = await inTx((tx) => officersOn(tx, ['so', 'phong'], day('2024-01-01')));
  expect(officers.get('so')?.map(({ person }) => person)).toEqual(['dung', 'em']);
  expect(officers.get('phong')).toEqual([]);
  const days = [
    { unit: 'so', on: day('2024-03-31') },
    { unit: 'phong', on: day('2024-03-31') },
    { unit: 'so', on: day('2024-04-01') },
    { unit: 'so', on: day('2024-03-31') },
  ];
  const found = await inTx((tx) => holders(tx, days));
  expect(found.map((list) => list.map(({ person }) => person))).toEqual([
    ['an', 'cuc', 'dung', 'em'],
    [],
    ['binh', 'cuc', 'dung', 'em'],
    ['an', 'cuc', 'dung', 'em'],
  ]);
  expect(found[0]?.[0]).toEqual({
    ...{ unit: 'so', post: 'so-head', kind: 'head', title: 'so-head', person: 'an', name: 'Bà an' },
    ...{ email: 'an@tinh.example', from: '2021-07-01', to: '2024-03-31' },
  });
});

test('a batch of role questions is answered in one query, in its own order', async () => {
  const ask = (actor: Actor, on: string) => ({
    ...{ actor, on: day(on), unitId: 'so', officeUnitId: 'phong', issuerUnitId: 'tinh' },
  });
  const an: Actor = { kind: 'person', person: 'an', post: 'so-head', unit: 'so' };
  const giang: Actor = { kind: 'person', person: 'giang', post: 'tinh-head', unit: 'tinh' };
  const clock: Actor = { kind: 'clock' };
  let queries = 0;
  const counting = (tx: Tx): Tx => ({
    query: (text, values) => {
      queries += 1;
      return tx.query(text, values);
    },
  });
  const questions = [ask(clock, '2024-01-01'), ask(an, '2024-01-01'), ask(an, '2024-04-01'), ask(giang, '2024-01-01')];
  const roles = await inTx((tx) => rolesForBatch(counting(tx), questions));
  expect(roles).toEqual([['clock'], ['unit-officer', 'unit-head'], [], ['plan-owner', 'competent-authority']]);
  expect(queries).toBe(1);
  await inTx((tx) => rolesForBatch(counting(tx), [ask(clock, '2024-01-01')]));
  expect(queries).toBe(1);
});

test('a subtree is what stood below on the day; without a day, all that ever did', async () => {
  const below = (on: string | null) => inTx((tx) => subtree(tx, 'tinh', on === null ? null : day(on)));
  expect(await below('2025-06-30')).toEqual(['huyen', 'phong', 'so', 'tinh', 'xa']);
  expect(await below('2025-07-01')).toEqual(['phong', 'so', 'tinh']);
  expect(await below(null)).toEqual(['huyen', 'phong', 'so', 'tinh', 'xa']);
  expect(await inTx((tx) => subtree(tx, 'khong-co', null))).toEqual([]);
});

test('a unit is found by id, name or other name, marks and đ aside', async () => {
  const found = (text: string) => inTx(async (tx) => (await findUnit(tx, text)).map(({ id }) => id));
  expect(await found('so')).toEqual(['so']);
  expect(await found('don vi  SO')).toEqual(['so']);
  expect(await found('dv phong')).toEqual(['phong']);
  expect(await found('đơn vị')).toEqual([]);
});

test('the same register again changes nothing; silence is filled in; a contradiction writes nothing', async () => {
  const everything = () => fresh.database.read('SELECT * FROM unit ORDER BY id');
  const before = await everything();
  expect(await inTx((tx) => saveRegister(tx, REGISTER))).toBeNull();
  expect(await everything()).toEqual(before);

  const ended = { ...REGISTER, units: [unit('phong', null, '2026-12-31')], groups: [], posts: [] };
  expect(await inTx((tx) => saveRegister(tx, ended))).toBeNull();
  const phong = (await inTx((tx) => unitsById(tx, ['phong']))).get('phong');
  expect(phong).toMatchObject({ parent: 'so', to: '2026-12-31' });

  const contradicting = { units: [unit('moi', null), unit('phong', 'tinh')], groups: [], posts: [] };
  expect(await inTx((tx) => saveRegister(tx, contradicting))).toMatchObject({ code: 'unit.conflict' });
  expect((await inTx((tx) => unitsById(tx, ['moi']))).size).toBe(0);
});

test('of two loads at once that contradict each other one is refused', async () => {
  const load = (parent: string) =>
    inTx((tx) => saveRegister(tx, { units: [unit('tranh', parent)], groups: [], posts: [] }));
  const answers = await Promise.all([load('so'), load('tinh')]);
  expect(answers.filter((answer) => answer?.code === 'unit.conflict')).toHaveLength(1);
});

test('a text about a person is kept beside the trail in one spelling, and can be erased', async () => {
  const salt = Buffer.alloc(16, 7);
  const kept = await inTx((tx) => keepText(tx, 'Ho\u0300a nghỉ ốm', salt));
  const expected = createHash('sha256').update(salt).update('Hòa nghỉ ốm'.normalize('NFC')).digest('hex');
  expect(kept.hash).toBe(expected);
  expect(await inTx((tx) => keepText(tx, 'Hòa nghỉ ốm', salt))).toEqual(kept);
  const other = await inTx((tx) => keepText(tx, 'Hòa nghỉ ốm'));
  expect(other.hash).not.toBe(kept.hash);
  expect(await inTx((tx) => readTexts(tx, [kept.ref]))).toEqual(new Map([[kept.ref, 'Hòa nghỉ ốm']]));
  await inTx((tx) => eraseText(tx, kept.ref));
  expect(await inTx((tx) => readTexts(tx, [kept.ref, other.ref]))).toEqual(
    new Map([
      [kept.ref, null],
      [other.ref, 'Hòa nghỉ ốm'],
    ]),
  );
  const [row] = await fresh.database.read<{ salt: Buffer }>('SELECT salt FROM private_text WHERE ref = $1', [kept.ref]);
  expect(row?.salt.length).toBe(0);
});
