import { EVERYTHING } from '../../src/people/accounts/scope';
import { cascadeFrom, documentsNamed, plansOwed, type Branch } from '../../src/plans/cascade.store';
import type { House } from '../../src/house';
import { issue, newHouse, seedPlan, Story } from '../support/seed-plans';

/** Papers above and below the five plans. */

const named = (house: House, name: string) => house.database.transaction((tx) => documentsNamed(tx, name, EVERYTHING));
const below = async (house: House, id: string): Promise<Branch> => {
  const tree = await house.database.transaction((tx) => cascadeFrom(tx, id, EVERYTHING));
  if (tree === null) throw new Error('no such document');
  return tree;
};

/** `23-CT/TW`, or the plan's short name where its file is loaded, indented by depth. */
const drawn = ({ number, symbol, plan, carriedOutBy }: Branch, depth = 0): string[] => [
  `${'  '.repeat(depth)}${number ?? '…'} ${symbol}${plan === null ? '' : ` = ${plan}`}`,
  ...carriedOutBy.flatMap((branch) => drawn(branch, depth + 1)),
];

async function fivePlans(): Promise<House> {
  const { house } = await newHouse('2024-06-10T08:00:00');
  for (const slug of [
    'so-khcn-bac-giang',
    'dang-uy-so-cong-thuong',
    'dang-uy-khoi',
    'dang-uy-phuong-pho-hoa',
    'ban-atgt-lang-son',
  ]) {
    await issue(house, seedPlan(slug));
  }
  return house;
}

describe('the cascade', () => {
  it('runs from the directive to the plans of three provinces', async () => {
    const house = await fivePlans();
    // Three plans cite 23-CT/TW of 25/5/2023 by Ban Bí thư: one row. 004 names neither its issuer nor its day: its own row.
    const directives = await named(house, '23- CT/TW');
    expect(directives.map(({ issuer, issuedOn }) => [issuer, issuedOn])).toEqual([
      ['Ban Bí thư', '2023-05-25'],
      [null, null],
    ]);
    const [directive, unsettled] = directives;
    expect(drawn(await below(house, directive?.id ?? ''))).toEqual([
      '23 CT/TW',
      '  88 KH/TU', // 14/6/2023
      '    33 KH-UBND', // 18/7/2023
      '      … KH-KHCN = so-khcn-bac-giang',
      '  35 CTr/TU', // Tỉnh ủy, 21/7/2023
      '    140 KH/TU', // Thị ủy
      '      63 KH/ĐU = dang-uy-phuong-pho-hoa',
      '  168 KH/TU', // 10/11/2023, of a province that the text does not name
      '    … KH/ĐUK = dang-uy-khoi',
    ]);
    // 004 only mentions it.
    expect(drawn(await below(house, unsettled?.id ?? ''))).toEqual(['23 CT/TW']);
  });

  it('shows how much of its day a paper says, not what was assumed', async () => {
    const house = await fivePlans();
    const days = await Promise.all(['/KH-KHCN', '/KH/ĐUK', '63-KH/ĐU', '/KH-BATGT'].map((name) => named(house, name)));
    expect(days.flat().map(({ issuedOn }) => issuedOn)).toEqual(['2023-07', null, '2023-09-20', '2024-06']);
  });

  it('names who had to issue their own plan and has not', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const { house } = story;
    const [directive] = await named(house, '23-CT/TW');
    const owed = () => house.database.transaction((tx) => plansOwed(tx, directive?.id ?? '', EVERYTHING));
    const id = await story.duty('III.3a', 'ubnd-phuong-pho-hoa');
    expect(await owed()).toMatchObject([
      { plan: 'dang-uy-phuong-pho-hoa', task: 'III.3a', unit: 'ubnd-phuong-pho-hoa', dueOn: '2023-10-20' },
    ]);
    await story.must(id, story.officer('ubnd-phuong-pho-hoa'), 'plan.issued', await story.paper());
    expect(await owed()).toEqual([]);
    const reason = await story.words('Chưa ghi nhiệm vụ của từng đơn vị.');
    await story.must(id, story.officer('chi-bo-cong-an-pho-hoa'), 'returned', { reason });
    expect((await owed()).map(({ workState }) => workState)).toEqual(['returned']);
  });
});
