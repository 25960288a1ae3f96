import { Story } from '../support/seed-plans';

/** The plan of Đảng ủy phường Phố Hòa, issued on Wednesday 20/9/2023; its final review is assumed for 31/12/2026. */

const DU = 'dang-uy-phuong-pho-hoa';
const POLICE = 'chi-bo-cong-an-pho-hoa';
const UBND = 'ubnd-phuong-pho-hoa';

describe('the plan of Đảng ủy phường Phố Hòa, from its file to its final review', () => {
  it('has a plan issued below it, a report of the year, an interim review, and is closed by the final one', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const own = await story.duty('III.3a', UBND);
    await story.until('2023-10-06T09:00:00');
    await story.must(own, story.officer(UBND), 'plan.issued', await story.paper());
    await story.until('2023-10-09T09:00:00');
    await story.must(own, story.officer(POLICE), 'confirmed');
    // Due by Friday 20/10; the first reminder would have come on 11/10.
    expect((await story.told(own)).slice(1)).toEqual(['2023-10-06T09:00 plan.issued', '2023-10-09T09:00 confirmed']);

    const report = await story.duty('III.1b', POLICE, '2023');
    await story.until('2023-12-14T10:00:00');
    await story.must(report, story.officer(POLICE), 'report.submitted', await story.paper());
    await story.until('2023-12-15T09:00:00');
    await story.must(report, story.officer(DU), 'confirmed');
    expect((await story.told(report)).slice(-3)).toEqual([
      '2023-12-13T07:00 remind-1',
      '2023-12-14T10:00 report.submitted',
      '2023-12-15T09:00 confirmed',
    ]);
    // The cells' own reports go through the police cell: whoever collects for a review is told which of the six are missing.
    const interim = await story.duty('III.6d', POLICE);
    await story.must(interim, story.officer(POLICE), 'reports.collected');
    const { missing } = (await story.state(interim)).work.context as { missing: { unit: string; task: string }[] };
    expect(new Set(missing.filter(({ task }) => task === 'III.1b').map(({ unit }) => unit)).size).toBe(6);
    // What nobody did by the end of January is let go, so that the years to the reviews stay short.
    await story.until('2024-01-31T09:00:00');
    for (const { id, standing, kind } of await story.open()) {
      if (standing || kind === 'soKet' || kind === 'tongKet') continue;
      await story.must(id, story.head(DU), 'discharged', { reason: await story.words('Chuyển sang năm sau.') });
    }

    await story.until('2025-12-15T09:00:00');
    await story.must(interim, story.officer(POLICE), 'reports.collected');
    await story.must(interim, story.officer(POLICE), 'report.drafted');
    await story.until('2025-12-18T09:00:00');
    await story.must(interim, story.officer(POLICE), 'review.held');
    const issued = { number: '41-BC/ĐU', issuedOn: '2025-12-19' };
    await story.until('2025-12-19T09:00:00');
    await story.must(interim, story.officer(POLICE), 'review.issued', { ...issued, ...(await story.paper()) });
    await story.must(interim, story.officer(DU), 'concluded');
    // Due by Wednesday 31/12/2025; the first reminder would come 7 working days before: 30, 29, 26, 25, 24, 23, 22/12.
    expect((await story.told(interim)).slice(2).map((line) => line.slice(0, 10))).toEqual([
      '2025-12-15',
      '2025-12-15',
      '2025-12-18',
      '2025-12-19',
      '2025-12-19',
    ]);

    const final = await story.duty('III.6e', POLICE);
    await story.until('2026-12-18T09:00:00');
    await story.must(final, story.officer(POLICE), 'reports.collected');
    await story.must(final, story.officer(POLICE), 'report.drafted');
    await story.must(final, story.officer(POLICE), 'review.held');
    const closing = { number: '52-BC/ĐU', issuedOn: '2026-12-21' };
    await story.until('2026-12-21T09:00:00');
    await story.must(final, story.officer(POLICE), 'review.issued', { ...closing, ...(await story.paper()) });
    const early = await story.say(final, story.officer(DU), { type: 'concluded' });
    expect(early).toMatchObject({ refusal: { code: 'plan.has-open-duties' } });

    // The plan ends with 31/12/2026, and every standing duty is looked at a last time.
    await story.until('2027-01-01T00:00:00');
    await story.house.sweeper.sweep();
    expect(await story.stage()).toBe('ended');
    const note = await story.words('Đã làm theo kế hoạch.');
    for (const { id, standing } of await story.open()) {
      if (id === final) continue;
      if (standing) await story.must(id, story.head(DU), 'assessed', { note }).catch(() => assessedByPolice(id));
      else await story.must(id, story.head(DU), 'discharged', { reason: note });
    }
    async function assessedByPolice(id: string): Promise<void> {
      await story.must(id, story.officer(POLICE), 'assessed', { note });
    }
    await story.must(final, story.officer(DU), 'concluded');
    expect(await story.open()).toEqual([]);
    const closed = await story.ofPlan(story.head(DU), 'plan.closed', await story.paper());
    expect([closed.ok, await story.stage()]).toEqual([true, 'closed']);
  }, 240_000);
});
