import { NoticesFollower } from '../../src/notifications/notices.follower';
import { ObligationQueries } from '../../src/obligations/obligation-queries.service';
import { ObligationQueryStore } from '../../src/obligations/obligation-queries.store';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { Followers } from '../../src/trail/followers.service';
import { Story } from '../support/seed-plans';

/** Item III.1 of the plan of Đảng ủy phường Phố Hòa: the cells report every year, through the police cell, to the Party committee.
 *  The report of 2023 is due on Thursday 14/12/2023, the day on which its figures are cut off. */

const DU = 'dang-uy-phuong-pho-hoa';
const POLICE = 'chi-bo-cong-an-pho-hoa';
const CELL = 'chi-bo-to-dan-pho-1-pho-hoa';

/** Whom each entry since `from` told what: `unit role: what`, in the order of the trail. */
async function toldTo({ house }: Story, id: string, from: string): Promise<string[]> {
  do await house.sequencer.placeAll();
  while ((await house.sequencer.lag()).entries > 0);
  await new Followers(house.database, [new NoticesFollower()]).run();
  return (
    await house.database.read<{ line: string }>(
      `SELECT unit_id || ' ' || role || ': ' || what AS line FROM notice WHERE obligation_id = $1 AND created_at >= $2
       ORDER BY position, role, what`,
      [id, `${from}+07:00`],
    )
  ).map(({ line }) => line.replace(DU, 'ĐU').replace(POLICE, 'CA').replace(CELL, 'TDP1'));
}

const queriesOf = ({ house }: Story) =>
  new ObligationQueries(
    house.database,
    new ObligationQueryStore(house.database),
    house.clock,
    () => house.settings.calendar,
  );

describe('a report that goes through another unit', () => {
  it('is received there, sent back, handed in again, passed on late, and taken into the report of the committee', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const [report, above] = [await story.duty('III.1b', CELL, '2023'), await story.duty('III.6c', POLICE, '2023')];
    await story.until('2023-12-14T10:00:00');
    await story.must(report, story.officer(CELL), 'report.submitted', await story.paper());
    const line = async () => {
      const found = await queriesOf(story).one(report, null, EVERYTHING);
      if ('code' in found) throw new Error(found.code);
      return found.obligation;
    };
    expect(await line()).toMatchObject({ workState: 'submittedOnWay', router: { id: POLICE }, timeliness: 'in-time' });
    // The committee has not received it: it cannot confirm it yet; and the cell cannot pass its own report on.
    const early = await story.say(report, story.officer(DU), { type: 'confirmed' });
    expect(early).toMatchObject({ refusal: { code: 'event.not-allowed', facts: { state: 'submittedOnWay' } } });
    const own = await story.say(report, story.officer(CELL), { type: 'report.passed-on' });
    expect(own).toMatchObject({ refusal: { code: 'actor.not-entitled' } });
    const next = await queriesOf(story).next(report, story.officer(POLICE), EVERYTHING);
    expect('roles' in next && next.roles).toEqual(expect.arrayContaining(['router-officer']));
    expect('choices' in next && next.choices.filter(({ allowed }) => allowed)).toEqual(
      expect.arrayContaining([
        { event: 'report.passed-on', allowed: true, needs: [] },
        { event: 'report.sent-back', allowed: true, needs: ['reason'] },
      ]),
    );

    // Back on Monday 18/12. The working days 15/12 and 18/12 lay with the police cell: the cell's date is two days later.
    await story.until('2023-12-18T09:00:00');
    const reason = await story.words('Thiếu số liệu tháng 12.');
    await story.must(report, story.officer(POLICE), 'report.sent-back', { reason });
    expect((await story.state(report)).dates).toMatchObject({
      ...{ effective: { dueOn: '2023-12-18' }, baseline: { dueOn: '2023-12-14' } },
      ...{ handedInAt: null, withOfficeSince: null, holderSince: null, heldWorkingDays: 2 },
    });
    await story.until('2023-12-18T15:00:00');
    await story.must(report, story.officer(CELL), 'report.submitted', await story.paper());

    // The police cell has five working days from 18/12: 19, 20, 21, 22, 25. It passes the report on on the 26th, late.
    await story.until('2023-12-26T09:00:00');
    await story.must(report, story.officer(POLICE), 'report.passed-on');
    expect((await story.state(report)).dates).toMatchObject({
      // What the police cell took is nobody's but its own: handed in on the 18th, and the committee's days begin now.
      handedInAt: '2023-12-18T08:00:00.000Z',
      withOfficeSince: '2023-12-18T08:00:00.000Z',
      holderSince: '2023-12-26T02:00:00.000Z',
    });
    expect(await line()).toMatchObject({ workState: 'submitted', router: null });
    // The committee's five: 27, 28, 29/12, 2/1, 3/1 (1/1/2024 is off); reminded on 2/1.
    await story.until('2024-01-02T09:00:00');
    const astray = await story.say(report, story.officer(DU), { type: 'report.consolidated', into: report });
    expect(astray).toMatchObject({ refusal: { code: 'report.not-into-that' } });
    const plan = await story.duty('III.3a', 'ubnd-phuong-pho-hoa');
    const noReport = await story.say(report, story.officer(DU), { type: 'report.consolidated', into: plan });
    expect(noReport).toMatchObject({ refusal: { code: 'report.not-into-that', facts: { bodies: [DU, POLICE] } } });
    await story.must(report, story.officer(DU), 'report.consolidated', { into: above });

    expect(await story.told(report)).toEqual([
      '2023-09-20T08:00 duty.opened',
      // Working days back from 14/12: 13, 12, 11, 8, 7, 6, 5.
      '2023-12-05T07:00 remind-7',
      '2023-12-11T07:00 remind-3',
      '2023-12-13T07:00 remind-1',
      '2023-12-14T10:00 report.submitted',
      '2023-12-18T09:00 report.sent-back',
      '2023-12-18T15:00 report.submitted',
      '2023-12-22T07:00 confirm-remind-1',
      '2023-12-26T00:00 confirm-overdue',
      '2023-12-26T09:00 report.passed-on',
      '2024-01-02T07:00 confirm-remind-1',
      '2024-01-02T09:00 report.consolidated',
    ]);
    expect(await line()).toMatchObject({ workState: 'consolidated', done: true, timeliness: 'done-in-time' });
    expect((await story.state(report)).work.context).toMatchObject({ consolidatedInto: above, route: [POLICE] });
    expect(await toldTo(story, report, '2023-12-14T10:00:00')).toEqual([
      'CA router: report-to-pass-on',
      'TDP1 lead: returned',
      'CA router: report-to-pass-on',
      'CA router: rung.reminded',
      'CA router: rung.overdue',
      'CA routerHead: rung.overdue',
      'TDP1 lead: report-passed-on',
      'ĐU office: handed-in',
      'ĐU office: rung.reminded',
      'TDP1 lead: report-consolidated',
    ]);
  });

  it('is called in by the head above when nobody on the way passes it on, and comes through again after a return', async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const report = await story.duty('III.1b', CELL, '2023');
    await story.until('2023-12-14T10:00:00');
    // Nothing to report, by the head of the cell.
    await story.must(report, story.head(CELL), 'nil-reported');
    // Five working days from 14/12: 15, 18, 19, 20, 21/12.
    await story.until('2024-01-04T09:00:00');
    expect((await story.told(report)).slice(-4)).toEqual([
      '2023-12-20T07:00 confirm-remind-1',
      '2023-12-22T00:00 confirm-overdue',
      // Three working days after 22/12: 25, 26, 27.
      '2023-12-27T07:00 confirm-urge',
      // Five after 27/12: 28, 29/12, 2, 3, 4/1.
      '2024-01-04T07:00 confirm-escalate',
    ]);
    expect((await toldTo(story, report, '2024-01-04T00:00:00')).sort()).toEqual([
      'CA routerHead: rung.escalated',
      'ĐU planOwner: rung.escalated',
    ]);
    await story.must(report, story.head(DU), 'report.passed-on');
    expect((await story.state(report)).work.value).toBe('nilReported');
    await story.until('2024-01-05T09:00:00');
    const reason = await story.words('Trong năm có hai vụ.');
    await story.must(report, story.officer(DU), 'returned', { reason });
    expect((await toldTo(story, report, '2024-01-05T00:00:00')).sort()).toEqual([
      'CA router: passed-report-returned',
      'TDP1 lead: returned',
    ]);
    await story.must(report, story.officer(CELL), 'report.submitted', await story.paper());
    expect((await story.state(report)).work).toMatchObject({
      value: 'submittedOnWay',
      context: { hop: 0, returns: 1 },
    });
  });

  it("is the police cell's own only without a way: it goes straight to the committee", async () => {
    const story = await Story.begin('dang-uy-phuong-pho-hoa', '2023-09-20T08:00:00');
    const own = await story.duty('III.1b', POLICE, '2023');
    await story.until('2023-12-14T10:00:00');
    await story.must(own, story.officer(POLICE), 'report.submitted', await story.paper());
    expect((await story.state(own)).work).toMatchObject({ value: 'submitted', context: { route: [] } });
    // The yearly report of the committee passes the committee itself, which confirms it: no step of its own on the way.
    expect((await story.state(await story.duty('III.6c', POLICE, '2023'))).work.context).toMatchObject({ route: [] });
  });
});
