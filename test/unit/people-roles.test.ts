import type { Actor } from '../../workflows/vocabulary';
import { fold } from '../../src/people/fold';
import { rolesOn } from '../../src/people/roles';
import type { HeldPost } from '../../src/people/people.store';

const parties = { unitId: 'so-gtvt', officeUnitId: 'van-phong', issuerUnitId: 'ban-atgt' };
const actorIn = (unit: string): Actor => ({ kind: 'person', person: 'an', post: 'ghe', unit });
const held = (unit: string, kind: HeldPost['kind']): HeldPost => ({ post: 'ghe', unit, kind, follows: [] });
const roles = (unit: string, kind: HeldPost['kind'], of = parties) => rolesOn(actorIn(unit), held(unit, kind), of);

describe('what an actor is to a duty', () => {
  test('the clock is the clock, whoever holds what', () => {
    expect(rolesOn({ kind: 'clock' }, null, parties)).toEqual(['clock']);
  });

  test.each([
    ['so-gtvt', 'officer', ['unit-officer']],
    ['so-gtvt', 'head', ['unit-officer', 'unit-head']],
    ['so-gtvt', 'deputy', ['unit-officer', 'unit-head']],
    ['van-phong', 'officer', ['office-officer']],
    ['van-phong', 'head', ['office-officer', 'office-head']],
    ['ban-atgt', 'head', ['plan-owner', 'competent-authority']],
    ['ban-atgt', 'deputy', ['plan-owner', 'competent-authority']],
    ['ban-atgt', 'officer', []],
    ['so-y-te', 'head', []],
    ['ubkt', 'inspector', ['inspector']],
    ['so-gtvt', 'inspector', ['inspector']],
  ] as const)('in %s as %s', (unit, kind, expected) => {
    expect(roles(unit, kind)).toEqual(expected);
  });

  test('one unit may be all three bodies at once', () => {
    const alone = { unitId: 'phong', officeUnitId: 'phong', issuerUnitId: 'phong' };
    expect(roles('phong', 'head', alone)).toEqual([
      'unit-officer',
      'unit-head',
      'office-officer',
      'office-head',
      'plan-owner',
    ]);
  });

  test('who follows an office or issuer that has ceased has its rights, and not the duty of a unit that has', () => {
    const follows = (unit: string) => ({ ...held('khu-vuc', 'head'), follows: [unit] });
    const rolesAfter = (unit: string) => rolesOn(actorIn('khu-vuc'), follows(unit), parties);
    expect(rolesAfter('van-phong')).toEqual(['office-officer', 'office-head']);
    expect(rolesAfter('ban-atgt')).toEqual(['plan-owner', 'competent-authority']);
    expect(rolesAfter('so-gtvt')).toEqual([]);
  });

  test('a post that is not held that day, or lies in another unit than the actor says, gives nothing', () => {
    expect(rolesOn(actorIn('so-gtvt'), null, parties)).toEqual([]);
    expect(rolesOn(actorIn('so-gtvt'), held('van-phong', 'head'), parties)).toEqual([]);
    expect(rolesOn(actorIn('so-gtvt'), { ...held('so-gtvt', 'head'), post: 'ghe-khac' }, parties)).toEqual([]);
  });
});

test.each([
  ['Sở  Giao thông Vận tải ', 'so giao thong van tai'],
  ['ĐOÀN Đống Đa', 'doan dong da'],
  // Composed and decomposed, and either placement of the tone mark.
  ['Ủy ban', 'uy ban'],
  ['U\u0309y ban', 'uy ban'],
  ['uỷ ban', 'uy ban'],
])('%s is searched as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
