import { EVERYTHING } from '../../src/people/accounts/scope';
import { Occurrences, type OccurrenceWish } from '../../src/plans/occurrences.service';
import type { LocalDate } from '../../workflows/vocabulary';
import { localTime } from '../support/issued-plan';
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

  it('opens a prompt report when a violation is found and a publication when it has been handled, once each', async () => {
    const story = await Story.begin('dang-uy-so-cong-thuong', '2023-08-17T08:00:00');
    const { house } = story;
    const occurrences = new Occurrences(house.database, house.door);
    const plan = { id: story.planId };
    const [{ id: minutes } = { id: '' }] = (await story.paper()).evidence;
    const found = {
      ...{
        occurrence: 'violation-found',
        unit: CELL,
        reference: 'BB-12/2023',
        what: 'Một trường hợp vi phạm nồng độ cồn.',
      },
      ...{
        happened: localTime('2023-10-06T14:30:00'),
        evidence: [minutes],
        by: story.officer(CELL),
        scope: EVERYTHING,
      },
    };
    const code = async (wish: Partial<OccurrenceWish>) => {
      const answer = await occurrences.record(plan, { ...found, ...wish });
      return 'code' in answer ? answer.code : 'done';
    };
    await story.until('2023-10-06T16:00:00');
    expect(await code({ by: story.officer(UNION) })).toBe('actor.not-entitled');
    expect(await code({ occurrence: 'accident' })).toBe('occurrence.event-unknown');
    expect(await code({ happened: localTime('2023-10-06T16:30:00') })).toBe('event.in-future');
    expect(await code({ happened: '2023-08-16' as LocalDate })).toBe('occurrence.outside-plan');
    expect(await code({ evidence: [] })).toBe('evidence.missing');
    expect(await code({ what: null })).toBe('occurrence.what-missing');
    expect(await code({ reference: 'a~b' })).toBe('event.field-invalid');
    // The mass organisations do not report violations to the committee; they only publish what was handled.
    expect(await code({ unit: UNION, by: story.officer(UNION) })).toBe('occurrence.nothing-owed');
    expect(await story.count('III.1c')).toBe(0);
    expect(await house.database.read('SELECT ref FROM private_text WHERE text = $1', [found.what])).toEqual([]);

    // Four say it at once: one of them opens the report, the others find it there.
    const said = await Promise.all([1, 2, 3, 4].map(() => occurrences.record(plan, found)));
    expect(said.map((each) => 'unchanged' in each && each.unchanged).sort()).toEqual([false, true, true, true]);
    expect(await code({ happened: localTime('2023-10-06T15:00:00') })).toBe('occurrence.exists-differently');
    const [first] = said;
    const [report] = first && 'duties' in first ? first.duties : [];
    // 24 hours from the moment it was found, on a Saturday too.
    expect(report).toMatchObject({ task: 'III.1c', dueOn: '2023-10-07', lateFrom: localTime('2023-10-07T14:30:00') });
    if (!report) return;
    await story.until('2023-10-07T10:00:00');
    await story.must(report.id, story.officer(CELL), 'incident.reported', await story.paper());
    await story.until('2023-10-09T09:00:00');
    await story.must(report.id, story.officer(DU), 'confirmed');
    expect(await story.told(report.id)).toEqual([
      '2023-10-06T16:00 duty.opened',
      // Working days back from 7/10: 6/10 is the first, 4/10 the third, 28/9 the seventh; two of them had passed.
      '2023-10-06T16:00 remind-7',
      '2023-10-06T16:00 remind-3',
      '2023-10-06T16:00 remind-1',
      '2023-10-07T10:00 incident.reported',
      '2023-10-09T09:00 confirmed',
    ]);

    // Handled on Wednesday 15/11, only the day is known: five working days are 16, 17, 20, 21, 22/11.
    await story.until('2023-11-16T09:00:00');
    const handled = { ...found, occurrence: 'violation-handled', happened: '2023-11-15' as LocalDate };
    const published = await occurrences.record(plan, handled);
    const [result] = 'duties' in published ? published.duties : [];
    expect(result).toMatchObject({ task: 'II.1.1c', kind: 'publication', dueOn: '2023-11-22' });
    if (!result) return;
    await story.until('2023-11-21T09:00:00');
    const place = { place: 'Bảng tin chi bộ', ...(await story.paper()) };
    await story.must(result.id, story.officer(CELL), 'result.published', place);
    await story.must(result.id, story.officer(DU), 'confirmed');
    expect((await story.told(result.id)).slice(2)).toEqual([
      '2023-11-17T07:00 remind-3',
      '2023-11-21T07:00 remind-1',
      '2023-11-21T09:00 result.published',
      '2023-11-21T09:00 confirmed',
    ]);
    // A second case of the same cell is another duty, and nobody reports it: overdue on the minute.
    await story.until('2023-12-04T08:00:00');
    const second = await occurrences.record(plan, {
      ...found,
      ...{ reference: 'BB-13/2023', happened: localTime('2023-12-03T20:15:00') },
    });
    const [late] = 'duties' in second ? second.duties : [];
    await story.until('2023-12-05T00:00:00');
    expect((await story.told(late?.id ?? '')).at(-1)).toBe('2023-12-04T20:15 overdue');
    expect([await story.count('III.1c'), await story.count('II.1.1c')]).toEqual([2, 1]);
  });
});
