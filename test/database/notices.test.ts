import { EVERYTHING } from '../../src/people/accounts/scope';
import type { Instant } from '../../workflows/vocabulary';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { acknowledge, listNotices, type NoticeFilter } from '../../src/notifications/notices.store';
import { followTrail } from '../support/follow-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';

/** Issued on Monday 10/6/2024. The duty to issue and send one's own plan is due on Sunday 30/6/2024, so working days before it are
 *  28 (1), 27, 26 (3), 25, 24, 21, 20 (7): reminders on 20, 26 and 28 June at 07:00, overdue from 1 July 00:00. */

const LEAD = 'mau-018';
const HEAD = 'mau-017';
const TRACKER = 'mau-008';
const MIDNIGHT = '2024-06-30T17:00:00.000Z';

let issued: IssuedPlan;
let duty: string;
beforeAll(async () => {
  issued = await issuedPlan();
  const { fresh } = issued;
  const [row] = await fresh.database.read<{ id: string }>(
    `SELECT id FROM obligation WHERE task_ref = 'III.2.1' AND unit_id = 'so-gtvt'`,
  );
  duty = row?.id ?? '';
  // A new director from 1 July: what was told in June was told to the one before.
  await fresh.database.transaction(async (tx) => {
    await tx.query(`UPDATE tenure SET held_to = '2024-06-30' WHERE post_id = 'so-gtvt-nguoi-dung-dau'`);
    await tx.query(`INSERT INTO person (id, name) VALUES ('moi', 'Người mới')`);
    await tx.query(
      `INSERT INTO tenure (post_id, person_id, held_from) VALUES ('so-gtvt-nguoi-dung-dau', 'moi', '2024-07-01')`,
    );
    // Nobody holds a post of this district board from 1 July on.
    await tx.query(`UPDATE tenure SET held_to = '2024-06-30' WHERE post_id LIKE 'ban-atgt-bac-son-%'`);
  });
  await runUntil(issued, localTime('2024-07-01T00:00:00'));
  await follow();
});
afterAll(() => issued.fresh.close());

const follow = () => followTrail(issued, [new NoticesFollower()]);
const list = (
  filter: Omit<NoticeFilter, 'scope'>,
  after: Parameters<typeof listNotices>[2]['after'] = null,
  limit = 100,
) => issued.fresh.database.transaction((tx) => listNotices(tx, { ...filter, scope: EVERYTHING }, { after, limit }));
const lines = async (filter: Omit<NoticeFilter, 'scope'>) =>
  (await list(filter)).items.map(({ createdAt, what, rung, personId, role }) =>
    [createdAt, rung ?? what, personId, role].join(' '),
  );

test('each rung tells whoever held the post on its day, and the office only of what is late', async () => {
  // The latest first; of one entry in no particular order.
  expect((await lines({ obligation: duty })).sort()).toEqual(
    [
      `2024-06-10T01:00:00.000Z duty-opened ${LEAD} lead`,
      `2024-06-10T01:00:00.000Z duty-opened ${HEAD} head`,
      `2024-06-20T00:00:00.000Z remind-7 ${LEAD} lead`,
      `2024-06-26T00:00:00.000Z remind-3 ${LEAD} lead`,
      `2024-06-28T00:00:00.000Z remind-1 ${LEAD} lead`,
      `${MIDNIGHT} overdue ${LEAD} lead`,
      `${MIDNIGHT} overdue moi head`,
      `${MIDNIGHT} overdue ${TRACKER} office`,
    ].sort(),
  );
  const [overdue] = (await list({ obligation: duty, person: LEAD })).items;
  expect(overdue).toMatchObject({
    ...{ what: 'rung.overdue', side: 'unit', round: 1, dueOn: '2024-06-30', subject: 'obligation' },
    ...{ taskRef: 'III.2.1', dutyUnitId: 'so-gtvt', unitId: 'so-gtvt', acknowledgedAt: null, vacantUnitId: null },
  });
});

test('where nobody holds any post the office is told, and whose place was empty', async () => {
  const [row] = await issued.fresh.database.read<{ id: string }>(
    `SELECT id FROM obligation WHERE task_ref = 'III.2.1' AND unit_id = 'ban-atgt-bac-son'`,
  );
  const { items } = await list({ obligation: row?.id ?? '' });
  const late = items.filter(({ what }) => what === 'rung.overdue');
  expect(late.map(({ personId, role, vacantUnitId }) => ({ personId, role, vacantUnitId }))).toEqual([
    { personId: TRACKER, role: 'office', vacantUnitId: 'ban-atgt-bac-son' },
  ]);
  expect(late[0]?.vacantUnitName).toContain('Bắc Sơn');
});

test('reading on, or reading all again, tells nobody twice', async () => {
  const count = async () =>
    (await issued.fresh.database.read<{ n: string }>('SELECT count(*) AS n FROM notice'))[0]?.n ?? '';
  const before = await count();
  await follow();
  await issued.fresh.database.read(`UPDATE trail_follower SET position = 0 WHERE name = 'notices'`);
  await Promise.all([follow(), follow()]);
  expect(await count()).toBe(before);
  expect(Number(before)).toBeGreaterThan(100);
});

test('pages follow each other without gap or repeat', async () => {
  const all = (await list({ person: TRACKER })).items.map(({ id }) => id);
  expect(all.length).toBeGreaterThan(10);
  const paged: string[] = [];
  let after: Awaited<ReturnType<typeof list>>['next'] = null;
  do {
    const page = await list({ person: TRACKER }, after, 7);
    paged.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(paged).toEqual(all);
});

test('whoever was told acknowledges, once and for themselves alone', async () => {
  const { database } = issued.fresh;
  const say = (id: string, person: string, at: string) =>
    database.transaction((tx) => acknowledge(tx, { id, person, at: at as Instant }));
  const [notice] = (await list({ person: LEAD, open: true })).items;
  const id = notice?.id ?? '';
  const nobody = '00000000-0000-8000-8000-000000000000';
  expect(await say(nobody, LEAD, MIDNIGHT)).toEqual({ code: 'notice.not-found', facts: { notice: nobody } });
  expect(await say(id, HEAD, MIDNIGHT)).toEqual({ code: 'notice.not-yours', facts: { notice: id } });
  expect(await say(id, LEAD, '2024-07-01T02:00:00.000Z')).toBeNull();
  expect(await say(id, LEAD, '2024-07-02T02:00:00.000Z')).toBeNull();
  const stored = (await list({ person: LEAD })).items.find((one) => one.id === id);
  expect(stored).toMatchObject({ acknowledgedAt: '2024-07-01T02:00:00.000Z', acknowledgedBy: LEAD });
  expect((await list({ person: LEAD, open: true })).items.map((one) => one.id)).not.toContain(id);
});
