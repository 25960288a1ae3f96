import type { LocalDate } from '../../workflows/vocabulary';
import {
  contradiction,
  tenuresIn,
  type Register,
  type RegisterHolder,
  type RegisterUnit,
  type StoredRegister,
} from '../../src/people/register';

const day = (text: string) => text as LocalDate;
const unit = (id: string, over: Partial<RegisterUnit> = {}): RegisterUnit => ({
  ...{ id, name: `Phòng ${id}`, aliases: [], parent: null, tree: 'state', from: null, to: null, sample: false },
  ...over,
});
const holder = (person: string, from: string | null, to: string | null = null): RegisterHolder => ({
  ...{ person, name: `Ông ${person}`, sample: false },
  from: from === null ? null : day(from),
  to: to === null ? null : day(to),
});
const register = (over: Partial<Register> = {}): Register => ({ units: [], groups: [], posts: [], ...over });
const head = (...holders: RegisterHolder[]) => ({
  ...{ id: 'truong', unit: 'a', kind: 'head' as const, title: 'Trưởng phòng' },
  holders,
});
const storedOf = (given: Register): StoredRegister => ({
  units: given.units,
  groups: given.groups,
  posts: given.posts,
  persons: given.posts.flatMap(({ holders }) => holders.map(({ person, name }) => ({ id: person, name }))),
  tenures: tenuresIn(given),
});
const nothing = storedOf(register());

describe('a register beside what is stored', () => {
  test('says nothing against itself, nor against silence', () => {
    const full = register({
      units: [unit('a', { parent: 'b', to: day('2025-06-30') }), unit('b')],
      posts: [head(holder('x', '2021-01-01'))],
    });
    expect(contradiction(full, storedOf(full))).toBeNull();
    const silent = register({ units: [unit('a'), unit('b')], posts: [head(holder('x', '2021-01-01', '2025-01-01'))] });
    expect(contradiction(silent, storedOf(full))).toBeNull();
  });

  test.each([
    ['name', { name: 'Phòng khác' }],
    ['tree', { tree: 'party' as const }],
    ['parent', { parent: 'c' }],
    ['to', { to: day('2024-12-31') }],
  ])('another %s of a unit is refused with both values', (field, over) => {
    const stored = register({ units: [unit('a', { parent: 'b', to: day('2025-06-30') }), unit('b'), unit('c')] });
    const refused = contradiction(register({ units: [unit('a', over)] }), storedOf(stored));
    expect(refused).toMatchObject({ code: 'unit.conflict', facts: { unit: 'a', field } });
  });

  test('a name that is known as another name is no contradiction, marks and đ aside', () => {
    const stored = register({ units: [unit('a', { name: 'Ủy ban nhân dân tỉnh', aliases: ['UBND tỉnh'] })] });
    const given = register({ units: [unit('a', { name: 'UBND Tỉnh' })] });
    expect(contradiction(given, storedOf(stored))).toBeNull();
  });

  test('a unit that nobody knows is refused', () => {
    const given = register({ units: [unit('a', { parent: 'dau-do' })] });
    expect(contradiction(given, nothing)).toEqual({ code: 'unit.unknown', facts: { by: 'a', unit: 'dau-do' } });
  });

  test('two files may not hang units in a circle together', () => {
    const stored = register({ units: [unit('a', { parent: 'b' }), unit('b')] });
    const given = register({ units: [unit('b', { parent: 'a' })] });
    expect(contradiction(given, storedOf(stored))?.code).toBe('unit.cycle');
  });

  test('another name for a person is refused, and neither name is told', () => {
    const stored = register({ units: [unit('a')], posts: [head({ ...holder('x', '2021-01-01'), name: 'Nam' })] });
    const given = register({ units: [unit('a')], posts: [head({ ...holder('x', '2021-01-01'), name: 'Năm' })] });
    expect(contradiction(given, storedOf(stored))).toEqual({
      code: 'person.conflict',
      facts: { person: 'x', field: 'name' },
    });
  });

  test('a second head on the same day is refused; one who follows is not', () => {
    const stored = storedOf(register({ units: [unit('a')], posts: [head(holder('x', '2021-01-01', '2024-03-31'))] }));
    const follows = register({ posts: [head(holder('y', '2024-04-01'))] });
    const overlaps = register({ posts: [head(holder('y', '2024-03-31'))] });
    expect(contradiction(follows, stored)).toBeNull();
    expect(contradiction(overlaps, stored)).toMatchObject({
      code: 'tenure.overlap',
      facts: { person: 'y', other: 'x' },
    });
  });

  test('another beginning or end of the same tenure is refused', () => {
    const stored = storedOf(register({ units: [unit('a')], posts: [head(holder('x', '2021-01-01', '2024-03-31'))] }));
    const other = (from: string, to: string) =>
      contradiction(register({ posts: [head(holder('x', from, to))] }), stored);
    expect(other('2021-02-01', '2024-03-31')).toMatchObject({ code: 'tenure.conflict', facts: { field: 'from' } });
    expect(other('2021-01-01', '2024-04-30')).toMatchObject({ code: 'tenure.conflict', facts: { field: 'to' } });
  });
});
