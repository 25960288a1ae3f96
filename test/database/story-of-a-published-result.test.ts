import { ViolationReports } from '../../src/cases/violation-reports.service';
import { EVERYTHING } from '../../src/people/accounts/scope';
import type { Actor, LocalDate } from '../../workflows/vocabulary';
import { followTrail } from '../support/follow-trail';
import { localTime } from '../support/issued-plan';
import { Story } from '../support/seed-plans';

/** The plan of Đảng ủy Sở Công Thương: a violation is reported promptly, and the result of handling is published. */

const CELL = 'chi-bo-2-so-cong-thuong';
type Person = Extract<Actor, { kind: 'person' }>;

test('a report opens the prompt report that the plan asks for, once, and no publication before anything was handled', async () => {
  const story = await Story.begin('dang-uy-so-cong-thuong', '2023-08-17T08:00:00');
  const { house, clock } = story;
  const { database } = house;
  await story.until('2023-09-04T09:00:00');
  const by = story.officer(CELL) as Person;
  const reports = new ViolationReports(database, house.door, house.proposals, house.settings.ladders, clock);
  const report = {
    ...{ reference: 'BB-3', happenedOn: '2023-09-03' as LocalDate, unit: CELL, person: by.person, name: null },
    ...{ violation: 'alcohol', what: null, evidence: [] },
  };
  const taken = await reports.take([report], { by, source: 'unit', scope: EVERYTHING });
  expect(taken).toMatchObject([{ as: 'received' }]);
  expect([await story.count('III.1c'), await story.count('II.1.1c')]).toEqual([0, 0]);
  await followTrail(story, [house.rules]);
  expect([await story.count('III.1c'), await story.count('II.1.1c')]).toEqual([1, 0]);
  // Read again, it opens nothing more.
  await database.transaction((tx) => tx.query(`UPDATE trail_follower SET position = 0 WHERE name = 'rules'`));
  await followTrail(story, [house.rules]);
  expect(await story.count('III.1c')).toBe(1);
  const [duty] = await database.read<{ period_key: string; late_from: string }>(
    `SELECT period_key, late_from FROM obligation WHERE task_ref = 'III.1c'`,
  );
  // 24 hours from the moment at which it came to light.
  expect(duty).toEqual({ period_key: '@BB-3', late_from: localTime('2023-09-05T09:00:00') });
});
