import { Story } from '../support/seed-plans';

/** The plan of Sở KHCN Bắc Giang. It is issued on Tuesday 25/7/2023 (assumed) and has no end of its own. */

const SO = 'so-khcn-bac-giang';
const OFFICE = 'van-phong-so-khcn-bac-giang';
const begin = () => Story.begin('so-khcn-bac-giang', '2023-07-25T08:00:00');

describe('the plan of Sở KHCN Bắc Giang, from its file to its withdrawal', () => {
  it('has a year’s report in time, one that is late by the whole ladder, and the one made of them', async () => {
    const story = await begin();
    const inTime = await story.duty('III.2b', 'thanh-tra-so-khcn-bac-giang', '2023');
    const late = await story.duty('III.2b', 'chi-cuc-do-luong-bac-giang', '2023');
    const whole = await story.duty('III.1b', OFFICE, '2023');
    // The figures of 2023 are cut off on 14/12/2023, a Thursday, and the divisions send by that day.
    await story.until('2023-12-14T10:00:00');
    await story.must(inTime, story.officer('thanh-tra-so-khcn-bac-giang'), 'report.submitted', await story.paper());
    await story.until('2023-12-15T09:00:00');
    await story.must(inTime, story.officer(OFFICE), 'confirmed');
    // Working days before 14/12: 13 (1), 12, 11 (3), 8, 7, 6, 5/12 (7).
    expect(await story.told(inTime)).toEqual([
      '2023-07-25T08:00 duty.opened',
      '2023-12-05T07:00 remind-7',
      '2023-12-11T07:00 remind-3',
      '2023-12-13T07:00 remind-1',
      '2023-12-14T10:00 report.submitted',
      '2023-12-15T09:00 confirmed',
    ]);
    // The office sends before the 20th, so 19/12 is its last day.
    expect((await story.state(whole)).dates.baseline?.dueOn).toBe('2023-12-19');
    await story.until('2023-12-18T15:00:00');
    await story.must(whole, story.officer(OFFICE), 'report.submitted', await story.paper());
    await story.until('2023-12-19T09:00:00');
    await story.must(whole, story.officer(SO), 'confirmed');
    // The first late moment is Friday 15/12 at 00:00. Urge 1: 18, 19, 20/12. Urge 2: 21, 22, 25, 26, 27/12. Escalation: 28, 29/12,
    // 2, 3, 4/1 (1/1 is a holiday). Flag: 5, 8–12, 15–18/1. It comes in on Monday 22/1.
    await story.until('2024-01-22T09:00:00');
    await story.must(late, story.officer('chi-cuc-do-luong-bac-giang'), 'report.submitted', await story.paper());
    await story.must(late, story.officer(OFFICE), 'confirmed');
    expect((await story.told(late)).slice(4)).toEqual([
      '2023-12-15T00:00 overdue',
      '2023-12-20T07:00 urge-1',
      '2023-12-27T07:00 urge-2',
      '2024-01-04T07:00 escalate',
      '2024-01-18T07:00 flag',
      '2024-01-22T09:00 report.submitted',
      '2024-01-22T09:00 confirmed',
    ]);
  });

  it('assesses what stands open, opens no accident report before an accident, and ends by a decision', async () => {
    const story = await begin();
    expect(await story.count('II.1b')).toBe(0);
    const id = await story.duty('II.3', 'trung-tam-ung-dung-khcn-bac-giang');
    await story.until('2023-12-20T09:00:00');
    await story.must(id, story.officer(SO), 'assessed', { note: await story.words('Không có người vi phạm.') });
    await story.until('2024-12-20T09:00:00');
    expect(await story.told(id)).toEqual(['2023-07-25T08:00 duty.opened', '2023-12-20T09:00 assessed']);
    expect(await story.stage()).toBe('running');
    await story.windUp(story.head(SO), 'Sở được tổ chức lại.');
    expect([await story.stage(), await story.open()]).toEqual(['withdrawn', []]);
    expect((await story.told(id)).at(-1)).toBe('2024-12-20T09:00 discharged');
  });
});
