import { keyOf, matchUnits, type KnownUnit } from '../../../src/intake/drafts/unit-match';

const unit = (id: string, name: string, over: Partial<KnownUnit> = {}): KnownUnit => ({
  ...{ id, name, shortName: null, aliases: [], tree: 'state', sample: false, from: null, to: null },
  ...over,
});
const UNITS = [
  unit('ubnd-tinh', 'Ủy ban nhân dân tỉnh Sông Hồng', { aliases: ['UBND tỉnh'] }),
  unit('so-gddt', 'Sở Giáo dục và Đào tạo tỉnh Sông Hồng', { shortName: 'Sở GDĐT' }),
  unit('so-y-te', 'Sở Y tế tỉnh Sông Hồng'),
  unit('huyen-cu', 'Phòng Nội vụ', { to: '2025-06-30' }),
  unit('xa-moi', 'Phòng Nội vụ', { from: '2025-07-01' }),
];
const GROUPS = [{ id: 'cac-so', name: 'Các sở, ngành', members: ['so-gddt', 'so-y-te'] }];
const match = (name: string, on: string | null = '2025-03-01', said = new Map<string, string>()) =>
  matchUnits([name], { units: UNITS, groups: GROUPS }, { on, said })[0];

test('a name, another name, or its abbreviation is enough, however its tone marks stand', () => {
  expect(match('Uỷ ban nhân dân tỉnh Sông Hồng')).toMatchObject({ how: 'name', units: ['ubnd-tinh'] });
  expect(match('UBND tỉnh')).toMatchObject({ how: 'name', units: ['ubnd-tinh'] });
  expect(match('Sở GD&ĐT')).toMatchObject({ how: 'name', units: ['so-gddt'] });
  expect(match('UBND tỉnh Sông Hồng')).toMatchObject({ how: 'name', units: ['ubnd-tinh'] });
});

test('of two units of one name the one is meant that was there on the day of the paper; without a day both are candidates', () => {
  expect(match('Phòng Nội vụ', '2025-03-01')).toMatchObject({ units: ['huyen-cu'] });
  expect(match('Phòng Nội vụ', '2025-08-01')).toMatchObject({ units: ['xa-moi'] });
  expect(match('Phòng Nội vụ', null)).toEqual({
    name: 'Phòng Nội vụ',
    how: 'unknown',
    units: [],
    candidates: ['huyen-cu', 'xa-moi'],
  });
});

test('a group is all that belong to it', () => {
  expect(match('các sở, ngành')).toMatchObject({ how: 'group', units: ['so-gddt', 'so-y-te'] });
});

test('anything less is a candidate, never a match: a person says it', () => {
  expect(match('Sở Y tế Sông Hồng')).toMatchObject({ how: 'unknown', units: [], candidates: ['so-y-te'] });
  expect(match('Hội Nông dân')).toMatchObject({ how: 'unknown', units: [], candidates: [] });
  expect(match('Hội Nông dân', null, new Map([['hoi nong dan', 'ubnd-tinh']]))).toMatchObject({
    how: 'said',
    units: ['ubnd-tinh'],
  });
});

test('what tells bodies apart stays of a name', () => {
  expect(keyOf('Các đồng chí lãnh đạo UBND TP. Sông Hồng')).toBe('uy ban nhan dan thanh pho song hong');
});
