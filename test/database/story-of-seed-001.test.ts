import { Story } from '../support/seed-plans';

/** The plan of Đảng ủy Sở Công Thương, issued on Thursday 17/8/2023. */

const DU = 'dang-uy-so-cong-thuong';
const CELL = 'chi-bo-2-so-cong-thuong';
const UNION = 'cong-doan-so-cong-thuong';

describe('the plan of Đảng ủy Sở Công Thương, from its file to its withdrawal', () => {
  it('closes what is asked of each member by a list of commitments, checks once a year, and ends by a decision', async () => {
    const story = await Story.begin('dang-uy-so-cong-thuong', '2023-08-17T08:00:00');
    const secretary = story.officer(CELL);
    const list = await story.duty('II.1.2', CELL);
    await story.until('2023-09-08T09:00:00');
    await story.must(list, secretary, 'session.held', { headcount: 12, attended: 10, makeUp: false });
    const early = await story.say(list, secretary, { type: 'attendance.evidenced', ...(await story.paper()) });
    expect(early).toMatchObject({ refusal: { code: 'coverage.below-threshold', facts: { attended: 10 } } });
    await story.until('2023-09-15T09:00:00');
    await story.must(list, secretary, 'session.held', { headcount: 12, attended: 2, makeUp: true });
    await story.must(list, secretary, 'attendance.evidenced', await story.paper());
    await story.until('2023-09-18T09:00:00');
    await story.must(list, story.officer(DU), 'confirmed');
    // Due by Friday 29/9; the first reminder would have come 7 working days before, on 20/9.
    expect(await story.told(list)).toEqual([
      '2023-08-17T08:00 duty.opened',
      '2023-09-08T09:00 session.held',
      '2023-09-15T09:00 session.held',
      '2023-09-15T09:00 attendance.evidenced',
      '2023-09-18T09:00 confirmed',
    ]);

    // One check a year, by 14/12; the first reminder would come on 5/12.
    const check = await story.duty('II.1.1b', UNION, '2023');
    expect((await story.state(check)).dates.baseline?.dueOn).toBe('2023-12-14');
    await story.until('2023-11-20T09:00:00');
    await story.must(check, story.officer(UNION), 'inspection.carried-out');
    await story.must(check, story.officer(UNION), 'findings.recorded', await story.paper());
    await story.until('2023-11-27T09:00:00');
    await story.must(check, story.officer(UNION), 'findings.followed-up', await story.paper());
    await story.until('2023-11-28T09:00:00');
    await story.must(check, story.officer(DU), 'confirmed');
    expect((await story.told(check)).slice(1)).toEqual([
      '2023-11-20T09:00 inspection.carried-out',
      '2023-11-20T09:00 findings.recorded',
      '2023-11-27T09:00 findings.followed-up',
      '2023-11-28T09:00 confirmed',
    ]);

    const site = await story.duty('III.3', 'chi-bo-1-so-cong-thuong');
    await story.must(site, story.officer('chi-bo-1-so-cong-thuong'), 'duty.accepted');
    await story.must(site, story.officer('chi-bo-1-so-cong-thuong'), 'progress.reported', await story.paper());
    await story.must(site, story.officer(DU), 'assessed', { note: await story.words('Đăng đều hằng tháng.') });
    // Nothing was violated: no report and no publication is owed.
    expect([await story.count('III.1c'), await story.count('II.1.1c')]).toEqual([0, 0]);

    await story.until('2024-03-01T09:00:00');
    await story.windUp(story.head(DU), 'Đảng ủy ban hành kế hoạch mới.');
    expect([await story.stage(), await story.open()]).toEqual(['withdrawn', []]);
    // What was done before stays as it was.
    expect((await story.told(list)).at(-1)).toBe('2023-09-18T09:00 confirmed');
  });
});
