import { issue, newHouse, seedPlan } from '../support/seed-plans';

/** The five plans in one database, each issued on a later day than the one before. */
const PLANS = [
  'so-khcn-bac-giang',
  'dang-uy-so-cong-thuong',
  'dang-uy-phuong-pho-hoa',
  'dang-uy-khoi',
  'ban-atgt-lang-son',
] as const;

describe('five plans side by side', () => {
  it('open their own duties and none of another', async () => {
    const { house } = await newHouse('2024-06-10T08:00:00');
    for (const slug of PLANS) await issue(house, seedPlan(slug));
    const rows = await house.database.read<{ slug: string; stage: string; duties: number }>(
      `SELECT p.slug, p.stage, count(o.id)::int AS duties FROM plan p JOIN obligation o ON o.plan_id = p.id
       WHERE o.period_key IN ('once', '2023') GROUP BY p.slug, p.stage ORDER BY p.slug`,
    );
    expect(rows.map(({ slug, stage, duties }) => `${slug} ${stage} ${duties}`)).toEqual([
      // 18 tasks × 31 units + 5 of the office.
      'ban-atgt-lang-son running 563',
      // II: 10 tasks × 7, without the commendation that waits for a merit; III.1 5; III.2 1 + 1.
      'dang-uy-khoi running 77',
      // II.1: 6 × 14; II.2: 3 × 3; II.3: 3 × 14; II.4–6: 6 × 2; III.1: 7 + 7; III.2: 2; III.3: 3; III.4: 5 + 5; III.5: 1; III.6: 5.
      'dang-uy-phuong-pho-hoa running 182',
      // 9 × 4 (II.1.1a, b, II.2.1, II.2.3) + 6 × 4 (II.1.2, II.2.2, III.1a, b) + 3 + 1; what waits for a violation is not open.
      'dang-uy-so-cong-thuong running 64',
      // 4 × 7 (II) + III.1: 1 + 1 + III.2: 6 + 6; the report of an accident is not open.
      'so-khcn-bac-giang running 42',
    ]);
    const [twice] = await house.database.read<{ units: number; persons: number }>(
      'SELECT (SELECT count(*)::int FROM unit) AS units, (SELECT count(*)::int FROM person) AS persons',
    );
    // Units: 35 + 8 + 18 + 10 + 9 = 80. Persons: two posts each, 004 with two deputies and one head who was succeeded besides (73).
    expect(twice).toEqual({ units: 80, persons: 73 + 2 * 45 });
  });
});
