import { ViolationReports } from '../../src/cases/violation-reports.service';
import { EVERYTHING } from '../../src/people/accounts/scope';
import type { Asked } from '../../src/engine/subject';
import type { Actor, LocalDate } from '../../workflows/vocabulary';
import { followTrail } from '../support/follow-trail';
import { localTime } from '../support/issued-plan';
import { faultsOf } from '../support/sound-house';
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

  // The case is conducted to a decision by the Party committee above the cell.
  const conduct = async (kind: string, track: string | null, by: Person, asked: Asked): Promise<void> => {
    const [row] = await database.read<{ id: string }>(
      `SELECT id FROM case_file WHERE kind = $1 AND NOT ended AND ($2::text IS NULL OR state::jsonb #>> '{work,context,track}' = $2)`,
      [kind, track],
    );
    const answer = await house.commands.submit({ subject: 'case', id: row?.id ?? '', by, asked });
    if (!answer.ok) throw new Error(`${kind} ${asked.type}: ${JSON.stringify(answer.refusal)}`);
  };
  const proof = await story.paper();
  const above = story.head('dang-uy-so-cong-thuong');
  await conduct('violation', null, above, { type: 'violation.checked' });
  await conduct('violation', null, above, { type: 'violation.confirmed', ...proof });
  await followTrail(story, [house.rules]);
  const answers = { isPartyMember: true, status: 'civil-servant', isLeader: false, moved: false };
  await conduct('question', null, above, { type: 'question.answered', answers });
  await followTrail(story, [house.rules]);
  const limits = async (track: string) => {
    const [row] = await database.read<{ limits: { timeLimit: { working: string } } }>(
      `SELECT state::jsonb -> 'limits' AS limits FROM case_file
       WHERE kind = 'disciplinaryReview' AND state::jsonb #>> '{work,context,track}' = $1`,
      [track],
    );
    return row?.limits.timeLimit.working;
  };
  // Of neither track a time limit of 2023 was read: none runs, and both say so.
  expect([await limits('party'), await limits('administrative')]).toEqual([
    expect.stringContaining('not confirmed'),
    expect.stringContaining('not confirmed'),
  ]);
  for (const type of ['review.accepted', 'verification.concluded', 'kiemDiem.held', 'council.considered']) {
    await conduct('disciplinaryReview', 'party', above, { type, ...proof });
  }
  await story.until('2023-10-02T10:00:00');
  await conduct('disciplinaryReview', 'party', above, { type: 'discipline.decided', form: 'reprimand', ...proof });
  await followTrail(story, [house.rules]);
  expect(await story.count('II.1.1c')).toBe(0);
  await conduct('disciplinaryReview', 'party', above, { type: 'decision.made-known', otherSideTold: true, ...proof });
  await followTrail(story, [house.rules]);
  const [publication] = await database.read<{ id: string; kind: string; unit_id: string; late_from: string }>(
    `SELECT id, kind, unit_id, late_from FROM obligation WHERE task_ref = 'II.1.1c'`,
  );
  // The plan says no day, and promptly is the office's five working days (3, 4, 5, 6, 9/10): late from Tuesday 10/10.
  expect(publication).toMatchObject({
    ...{ kind: 'publication', unit_id: CELL, late_from: localTime('2023-10-10T00:00:00') },
  });
  await database.transaction((tx) => tx.query(`UPDATE trail_follower SET position = 0 WHERE name = 'rules'`));
  await followTrail(story, [house.rules]);
  expect(await story.count('II.1.1c')).toBe(1);
  // Nobody publishes: it is late like any duty; then the cell does.
  await story.until('2023-10-10T12:00:00');
  expect(await story.told(publication?.id ?? '')).toContain('2023-10-10T00:00 overdue');
  await story.must(publication?.id ?? '', story.officer(CELL), 'result.published', {
    place: 'Trang thông tin của Đảng ủy',
    ...proof,
  });
  expect(await faultsOf(database)).toEqual([]);
});
