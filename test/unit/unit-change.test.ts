import type { LocalDate } from '../../workflows/vocabulary';
import { parseDecision } from '../../src/people/decision';
import { effectsOfUnitChange } from '../../src/people/plan-unit-change';
import type { Successor, UnitChange, UnitsStored, UnitStored } from '../../src/people/unit-change';

const day = (text: string) => text as LocalDate;
const decision = { number: '1123', symbol: 'QĐ-UBND', name: '1123/QĐ-UBND', issuedOn: day('2025-06-20') };
const unit = (id: string, over: Partial<UnitStored> = {}): UnitStored => ({
  ...{ id, name: `Ban ${id}`, tree: 'state', parent: 'tinh', from: null, to: null, sample: true },
  ...over,
});
const stored = (over: Partial<UnitsStored> = {}): UnitsStored => ({
  units: [unit('tinh', { parent: null }), unit('a'), unit('b', { to: day('2025-06-30') }), unit('c')],
  ...{ tenures: [], memberships: [], groups: ['cap-huyen'], successions: [], pastNames: [] },
  ...over,
});
const newUnit = (id: string, over: Partial<Successor> = {}): Successor => ({
  ...{ id, name: `Ban mới ${id}`, parent: null, joins: [] },
  ...over,
});
const existing = (id: string): Successor => newUnit(id, { name: null });
const change = (over: Partial<UnitChange>): UnitChange => ({
  ...{ kind: 'merge', on: day('2025-07-01'), predecessors: ['a', 'b'], successors: [newUnit('ab')] },
  ...{ name: null, below: {}, decision },
  ...over,
});
const codeOf = (over: Partial<UnitChange>, world: UnitsStored = stored()): string => {
  const answer = effectsOfUnitChange(change(over), world);
  return 'code' in answer ? answer.code : 'ok';
};

describe('a merge on 1/7/2025', () => {
  // The last day of what ceases is 30/6/2025. b is registered to end that day: nothing is left to close.
  const world = stored({
    tenures: [
      { unit: 'a', post: 'a-head', person: 'x', from: day('2021-07-01'), to: null },
      { unit: 'a', post: 'a-head', person: 'w', from: day('2019-01-01'), to: day('2021-06-30') },
    ],
    memberships: [{ group: 'cap-huyen', unit: 'a', from: null, to: null }],
  });
  test('ends the old units the day before, with posts and memberships, and founds the new one where they stood', () => {
    expect(effectsOfUnitChange(change({ successors: [newUnit('ab', { joins: ['cap-huyen'] })] }), world)).toEqual({
      founds: [{ unit: 'ab', name: 'Ban mới ab', tree: 'state', parent: 'tinh', from: '2025-07-01', sample: true }],
      ends: [{ unit: 'a', to: '2025-06-30' }],
      renames: [],
      endsTenures: [{ unit: 'a', post: 'a-head', person: 'x', from: '2021-07-01', to: '2025-06-30' }],
      endsMemberships: [{ group: 'cap-huyen', unit: 'a', to: '2025-06-30' }],
      joins: [{ group: 'cap-huyen', unit: 'ab', from: '2025-07-01' }],
      moves: [],
      successions: [
        { predecessor: 'a', successor: 'ab' },
        { predecessor: 'b', successor: 'ab' },
      ],
    });
  });
  test('one unit may go into another that exists, and not alone into a new one: that is a rename', () => {
    expect(codeOf({ predecessors: ['a'], successors: [existing('c')] })).toBe('ok');
    expect(codeOf({ predecessors: ['a'] })).toBe('unit-change.wrong-number');
  });
  test('takes the units below along', () => {
    const below = stored({
      units: [...stored().units, unit('a1', { parent: 'a' }), unit('a0', { parent: 'a', to: day('2020-01-01') })],
    });
    const answer = effectsOfUnitChange(change({}), below);
    expect(answer).toMatchObject({ moves: [{ unit: 'a1', before: 'a', parent: 'ab', to: '2025-06-30' }] });
  });
});

describe('a split', () => {
  const split = { kind: 'split', predecessors: ['a'], successors: [newUnit('a1'), existing('c')] } as const;
  test('has many after one', () => {
    expect(effectsOfUnitChange(change(split), stored())).toMatchObject({
      founds: [{ unit: 'a1' }],
      successions: [
        { predecessor: 'a', successor: 'a1' },
        { predecessor: 'a', successor: 'c' },
      ],
    });
  });
  test('asks where each unit below goes', () => {
    const below = stored({ units: [...stored().units, unit('x', { parent: 'a' })] });
    expect(codeOf(split, below)).toBe('unit-change.units-below');
    expect(codeOf({ ...split, below: { x: 'b' } }, below)).toBe('unit-change.units-below');
    const answer = effectsOfUnitChange(change({ ...split, below: { x: 'c' } }), below);
    expect(answer).toMatchObject({ moves: [{ unit: 'x', before: 'a', parent: 'c' }] });
  });
});

test('a rename keeps the unit and gives the old name its last day', () => {
  const rename = { kind: 'rename', predecessors: ['a'], successors: [], name: 'Ban ATGT khu vực' } as const;
  expect(effectsOfUnitChange(change(rename), stored())).toMatchObject({
    renames: [{ unit: 'a', before: 'Ban a', name: 'Ban ATGT khu vực', to: '2025-06-30' }],
    ends: [],
    successions: [],
  });
  expect(codeOf({ ...rename, name: 'BAN  A' })).toBe('unit-change.same-name');
  expect(codeOf({ ...rename, predecessors: ['b'] })).toBe('unit.not-on-day');
  const later = stored({ pastNames: [{ unit: 'a', to: day('2025-08-31') }] });
  expect(codeOf(rename, later)).toBe('unit-change.renamed-later');
});

test.each<[string, Partial<UnitChange>, Partial<UnitsStored>]>([
  ['unit-change.wrong-number', { kind: 'abolish' }, {}],
  ['unit-change.wrong-number', { kind: 'split', predecessors: ['a'] }, {}],
  ['unit-change.named-twice', { successors: [existing('a')] }, {}],
  ['unit.unknown', { predecessors: ['a', 'z'] }, {}],
  ['unit-change.id-taken', { successors: [newUnit('c')] }, {}],
  ['group.unknown', { successors: [newUnit('ab', { joins: ['nhom'] })] }, {}],
  ['unit-change.ends-otherwise', { on: day('2025-08-01') }, {}],
  [
    'unit-change.before-unit',
    {},
    { units: [unit('tinh', { parent: null }), unit('a', { from: day('2025-07-01') }), unit('b')] },
  ],
  ['unit-change.has-successor', {}, { successions: [{ predecessor: 'a', successor: 'c' }] }],
  [
    'unit-change.tenure-later',
    {},
    { tenures: [{ unit: 'a', post: 'p', person: 'x', from: day('2025-07-01'), to: null }] },
  ],
  ['unit-change.membership-later', {}, { memberships: [{ group: 'g', unit: 'a', from: day('2025-07-02'), to: null }] }],
  ['unit-change.two-trees', {}, { units: [unit('tinh', { parent: null }), unit('a'), unit('b', { tree: 'party' })] }],
  [
    'unit-change.parent-missing',
    {},
    { units: [unit('tinh', { parent: null }), unit('a'), unit('b', { parent: null })] },
  ],
  ['unit.not-on-day', { predecessors: ['a'], successors: [existing('b')] }, {}],
])('%s', (code, over, world) => expect(codeOf(over, stored(world))).toBe(code));

test.each([
  ['1123/QĐ-UBND, 20/6/2025', '1123/QĐ-UBND', '2025-06-20'],
  ['Quyết định số 45-QĐ/TU ngày 1/7/2025', '45-QĐ/TU', '2025-07-01'],
  ['1123/QĐ-UBND/2025-06-20', '1123/QĐ-UBND', '2025-06-20'],
  ['09 / QĐ - UBND 05/07/2025', '09/QĐ-UBND', '2025-07-05'],
])('a decision reads as written: %s', (text, name, issuedOn) => {
  const read = parseDecision(text);
  if ('code' in read) throw new Error(read.code);
  expect([read.name, read.issuedOn]).toEqual([name, issuedOn]);
});

test.each(['1123/QĐ-UBND', 'ngày 20/6/2025', '1123/QĐ-UBND, 31/6/2025', ''])('no decision: %j', (text) =>
  expect(parseDecision(text)).toMatchObject({ code: 'decision.unreadable' }),
);
