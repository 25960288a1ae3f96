import { EVERYTHING } from '../../src/people/accounts/scope';
import type { LocalDate } from '../../workflows/vocabulary';
import { EvidenceStore } from '../../src/evidence/evidence.store';
import { PlanReviews } from '../../src/obligations/plan-review.service';
import { UnitChanges } from '../../src/obligations/unit-changes.service';
import { UnitTransfers } from '../../src/obligations/unit-transfers.service';
import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import { historyOf } from '../support/duties';
import { CHIEF, issuedPlan, localTime, type IssuedPlan } from '../support/issued-plan';

const SLUG = 'ban-atgt-lang-son';
const decision = {
  ...{ number: '88', symbol: 'QĐ-UBND', name: '88/QĐ-UBND' },
  issuedOn: '2024-08-20' as LocalDate,
};

let plan: IssuedPlan;
beforeEach(async () => {
  plan = await issuedPlan();
  // On 1/9/2024 two member bodies become one, which takes their place among the member bodies.
  plan.clock.set(localTime('2024-08-25T08:00:00'));
  const merged = await new UnitChanges(plan.house.database, plan.clock).change(
    {
      ...{ kind: 'merge', on: '2024-09-01' as LocalDate, name: null, below: {}, decision },
      predecessors: ['so-tttt', 'so-vhttdl'],
      successors: [{ id: 'so-moi', name: 'Sở mới', parent: 'ubnd-tinh', joins: ['co-quan-thanh-vien'] }],
    },
    { by: { kind: 'person', person: 'mau-001', post: 'ubnd-tinh-nguoi-dung-dau', unit: 'ubnd-tinh' }, preview: false },
  );
  if ('code' in merged) throw new Error(JSON.stringify(merged));
});
afterEach(() => plan.fresh.close());

const reviews = () => {
  const { database, door, settings } = plan.house;
  return new PlanReviews(database, door, plan.clock, () => ({ ...settings, counting: DEFAULT_COUNTING }));
};
const listed = async () => {
  const review = await reviews().review(SLUG, EVERYTHING);
  if ('code' in review) throw new Error(JSON.stringify(review));
  return review.duties;
};
const open = async (also: readonly string[] = []) => {
  const done = await reviews().open(SLUG, { by: null, also });
  if ('code' in done) throw new Error(JSON.stringify(done));
  return done;
};
const refs = (duties: readonly { readonly duty: { readonly task: { readonly ref: string } } }[]) =>
  duties.map(({ duty }) => duty.task.ref);

test('before the new unit is there, the plan binds nobody else', async () => expect(await listed()).toEqual([]));

test('a unit that joins a group later has the duties of the group, and what had passed is asked about', async () => {
  plan.clock.set(localTime('2024-09-03T08:00:00'));
  const duties = await listed();
  // The 18 tasks of every member body. 30/6/2024 (III.2.1) and 31/7/2024 (III.2.2a) lie before 3/9/2024.
  expect(duties).toHaveLength(18);
  expect(new Set(duties.map(({ duty, joinedOn }) => `${duty.assignment.unit} ${joinedOn}`))).toEqual(
    new Set(['so-moi 2024-09-01']),
  );
  expect(refs(duties.filter(({ passed }) => passed))).toEqual(['III.2.1', 'III.2.2a']);
  const first = await open();
  expect([first.by, first.opened.length, refs(first.left)]).toEqual([CHIEF, 16, ['III.2.1', 'III.2.2a']]);
  expect(refs((await open()).opened)).toEqual([]);
  expect(refs((await open(['III.2.1'])).opened)).toEqual(['III.2.1']);
  expect(refs(await listed())).toEqual(['III.2.2a']);
  const rows = await plan.house.database.read<{ id: string; baseline: string }>(
    `SELECT id, baseline_due_on AS baseline FROM obligation WHERE unit_id = 'so-moi' AND task_ref = 'III.2.3'`,
  );
  expect(rows).toMatchObject([{ baseline: '2024-11-29' }]);
  // Opened by a named person, not by the clock.
  const [opened] = await plan.house.database.read<{ body: string }>(
    'SELECT body FROM trail_entry WHERE stream_id = $1',
    [rows[0]?.id],
  );
  expect(JSON.parse(opened?.body ?? '{}')).toMatchObject({ actor: CHIEF, event: { type: 'duty.opened' } });
  expect(await historyOf(plan.house, rows[0]?.id ?? '')).toHaveLength(1);
});

test('what the new unit took over by transfer is not opened a second time', async () => {
  plan.clock.set(localTime('2024-09-03T08:00:00'));
  const { database, commands } = plan.house;
  const transfers = new UnitTransfers(database, commands, new EvidenceStore(database), plan.clock);
  const wish = { to: 'so-moi', decision, reason: 'Hợp nhất hai sở', by: null };
  expect(
    await transfers.carryOut({ ...wish, scope: EVERYTHING, from: 'so-tttt', tasks: ['II.1', 'III.2.1'] }),
  ).toMatchObject({
    refused: [],
  });
  expect(await transfers.carryOut({ ...wish, scope: EVERYTHING, from: 'so-vhttdl', tasks: ['II.1'] })).toMatchObject({
    refused: [],
  });
  const left = refs(await listed());
  expect(left).toHaveLength(16);
  expect(left).not.toContain('II.1');
});

test('whoever does not decide about the plan opens nothing', async () => {
  plan.clock.set(localTime('2024-09-03T08:00:00'));
  const by = { kind: 'person', person: 'mau-008', post: 'van-phong-ban-atgt-tinh-can-bo' } as const;
  const refused = await reviews().open(SLUG, { by: { ...by, unit: 'van-phong-ban-atgt-tinh' }, also: [] });
  expect(refused).toMatchObject({ code: 'actor.not-entitled' });
  expect(await reviews().review('khong-co', EVERYTHING)).toMatchObject({ code: 'not-found' });
});
