import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import { calendarName } from '../../src/calendar/working-calendar';
import { buildHouse, loadSettings, type House, type Settings } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { CalendarChanges } from '../../src/obligations/calendar-changes.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { dutyOf, historyOf, submit, command } from '../support/duties';
import { CHIEF, LANG_SON, localTime } from '../support/issued-plan';
import { evidence, officer } from '../support/people-of-lang-son';

/** The plan of Lạng Sơn, with III.2.1 due 20 working days after its issue on Monday 10/6/2024. By hand: 11–14/6 are 4 days,
 *  17–21/6 make 9, 24–28/6 make 14, 1–5/7 make 19, and 8/7 is the 20th. */
const TEXT = LANG_SON.text.replace(
  'rule: { kind: on-date, comparator: by, date: 2024-06-30 }',
  'rule: { kind: within, amount: 20, unit: working-day, anchor: issued }',
);

/** Announced in the week before: Saturday 29/6/2024 is worked for Friday 26/7. */
function changedCalendar(): Settings['calendar'] {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-calendar-'));
  cpSync(join(projectRoot(), 'workflows', 'calendars'), join(folder, 'calendars'), { recursive: true });
  const file = join(folder, 'calendars', '2024.yaml');
  const changed = readFileSync(file, 'utf8')
    .replace(/^version: \d+$/m, 'version: 99')
    .replace(/^off:$/m, 'off:\n  - { on: 2024-07-26, name: Hoán đổi, kind: swapped, sure: B }')
    .replace(/^worked:$/m, 'worked:\n  - { on: 2024-06-29, insteadOf: 2024-07-26, sure: B }');
  writeFileSync(file, changed);
  const calendar = loadWorkingCalendar(folder);
  rmSync(folder, { recursive: true });
  return calendar;
}

const settings = loadSettings();
const announced: Settings = { ...settings, calendar: changedCalendar() };
let fresh: FreshDatabase;
let clock: SimulatedClock;
let planId: string;
const houseWith = (given: Settings): Promise<House> =>
  buildHouse({
    ...{ database: fresh.database, clock, log: SILENT_LOG, settings: given },
    followers: [new NoticesFollower()],
  });
const changesOf = (house: House) =>
  new CalendarChanges(house.database, house.commands, house.clock, () => ({
    ...house.settings,
    counting: DEFAULT_COUNTING,
  }));

beforeEach(async () => {
  fresh = await freshDatabase();
  clock = new SimulatedClock(localTime('2024-06-10T08:00:00'));
  const house = await houseWith(settings);
  const loaded = await house.planLoading.load({ ...LANG_SON, text: TEXT }, CHIEF);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  planId = loaded.planId;
  await submit(house, { subject: 'plan', id: planId, asked: { type: 'plan.issue-ordered' }, by: CHIEF });
  await house.sweeper.sweep();
  clock.set(localTime('2024-06-24T08:00:00'));
  await house.sweeper.sweep();
});
afterEach(() => fresh.close());

const datesOf = (house: House) =>
  house.database.read<{ task_ref: string; baseline_due_on: string; due_on: string }>(
    'SELECT id, task_ref, baseline_due_on, due_on FROM obligation ORDER BY id',
  );

test('the same calendar moves nothing', async () => {
  const report = await changesOf(await houseWith(settings)).preview();
  expect(report.moves).toEqual([]);
  expect(report.looked).toBeGreaterThan(400);
});

test('a swap moves the dates counted in working days and the rungs before fixed ones, and no first date', async () => {
  const house = await houseWith(announced);
  const before = await datesOf(house);
  const shown = await changesOf(house).preview();
  // 24–29/6 make 15 with the worked Saturday, 1–5/7 make 20: due on Friday 5/7. The 20 member bodies and 11 district boards have it.
  const counted = shown.moves.filter(({ task }) => task === 'III.2.1');
  expect(counted).toHaveLength(31);
  expect(new Set(counted.map(({ dueOn }) => `${dueOn.before} ${dueOn.after}`))).toEqual(
    new Set(['2024-07-08 2024-07-05']),
  );
  // III.2.2a stays due on 31/7; the seventh working day before it was 22/7 and is 19/7 with the 26th off.
  const rungs = shown.moves.filter(({ task }) => task !== 'III.2.1');
  expect(new Set(rungs.map(({ task, dueOn }) => `${task} ${dueOn.before} ${dueOn.after}`))).toEqual(
    new Set(['III.2.2a 2024-07-31 2024-07-31']),
  );
  expect(rungs).toHaveLength(31);
  expect(
    new Set(rungs.map(({ nextWake }) => `${nextWake.before?.slice(0, 10)} ${nextWake.after?.slice(0, 10)}`)),
  ).toEqual(new Set(['2024-07-22 2024-07-19']));
  // Shown, and nothing done.
  expect(await datesOf(house)).toEqual(before);

  const applied = await changesOf(house).apply({ by: null });
  expect(applied).toMatchObject({ moves: shown.moves, moved: 62, refused: [] });
  const after = await datesOf(house);
  expect(after.map(({ baseline_due_on }) => baseline_due_on)).toEqual(before.map((row) => row.baseline_due_on));
  expect(
    after.filter((row, index) => row.due_on !== before[index]?.due_on).every(({ task_ref }) => task_ref === 'III.2.1'),
  ).toBe(true);
  expect((await changesOf(house).preview()).moves).toEqual([]);
});

test('each entry says which calendar counts, who recorded it and what it became', async () => {
  const house = await houseWith(announced);
  await changesOf(house).apply({ by: null });
  const id = await dutyOf(house, 'III.2.1', 'so-gtvt');
  const last = (await historyOf(house, id)).at(-1);
  const due = { dueOn: '2024-07-05', lateFrom: '2024-07-05T17:00:00.000Z' };
  expect(last).toMatchObject({
    type: 'calendar.changed',
    event: { calendar: calendarName(announced.calendar), decided: due, due },
  });
  const [entry] = await house.database.read<{ body: string }>(
    `SELECT body FROM trail_entry WHERE stream_id = $1 AND type = 'calendar.changed'`,
    [id],
  );
  expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
    // Chánh Văn phòng: the head of the office that confirms.
    actor: { kind: 'person', person: 'mau-006' },
    versions: { calendar: calendarName(announced.calendar) },
    after: { dates: { baseline: { dueOn: '2024-07-08' } } },
  });
});

test('what was handed in before stays; a person who does not decide moves nothing', async () => {
  const house = await houseWith(announced);
  const id = await dutyOf(house, 'III.2.1', 'so-gtvt');
  const handed = await submit(house, command(id, officer('so-gtvt'), 'plan.issued', await evidence(house)));
  expect(handed.ok).toBe(true);
  const shown = await changesOf(house).preview();
  expect(shown.moves.filter(({ task }) => task === 'III.2.1')).toHaveLength(30);
  const refused = await changesOf(house).apply({ by: officer('so-gtvt') });
  expect([refused.moved, new Set(refused.refused.map((each) => each.refusal.code))]).toEqual([
    0,
    new Set(['actor.not-entitled']),
  ]);
});
