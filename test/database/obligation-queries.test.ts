import fc from 'fast-check';
import { ObligationQueries, type ObligationWish } from '../../src/obligations/obligation-queries.service';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { ObligationQueryStore } from '../../src/obligations/obligation-queries.store';
import { SORTS, type Sort } from '../../src/obligations/page-cursor';
import { TIMELINESS, timelinessOf, type Judged } from '../../src/obligations/timeliness';
import { timelinessSql } from '../../src/obligations/timeliness.store';
import type { Actor, Instant, LocalDate } from '../../workflows/vocabulary';
import { CHIEF, issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';

let plan: IssuedPlan;
let queries: ObligationQueries;
beforeAll(async () => {
  plan = await issuedPlan();
  const { house, clock } = plan;
  const store = new ObligationQueryStore(house.database);
  queries = new ObligationQueries(house.database, store, clock, () => house.settings.calendar);
});
afterAll(() => plan.fresh.close());

const all = async (wish: ObligationWish, limit: number, sort?: Sort) => {
  const pages = [];
  for (let after: string | null = null; ;) {
    const page = await queries.list(wish, { sort, after, limit }, EVERYTHING);
    if ('code' in page) throw new Error(page.code);
    pages.push(page.items);
    if (page.next === null) return pages;
    after = page.next;
  }
};

test('SQL and the plain function say the same of every duty at every moment', async () => {
  // Few values close together, so that borders are met often.
  const day = fc.integer({ min: 1, max: 5 }).map((n) => `2024-07-0${n}` as LocalDate);
  const instant = fc
    .record({ day, hour: fc.constantFrom('00:00:00.000', '00:00:00.001', '23:59:59.999') })
    .map(({ day: on, hour }) => `${on}T${hour}Z` as Instant);
  const judged: fc.Arbitrary<Judged> = fc
    .record({
      due: fc.option(fc.record({ dueOn: day, lateFrom: instant }), { nil: { dueOn: null, lateFrom: null } }),
      handedInAt: fc.option(instant),
      suspendedAt: fc.option(instant),
      forceState: fc.constantFrom('inForce', 'suspended', 'superseded', 'transferred'),
      ended: fc.boolean(),
      done: fc.boolean(),
    })
    .map(({ due, done, ...rest }) => ({ ...due, ...rest, done: rest.ended && done }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(judged, { minLength: 1, maxLength: 200 }),
      fc.record({ now: instant, soonUntil: day }),
      async (duties, looking) => {
        const rows = await plan.house.database.read<{ timeliness: string }>(
          `SELECT ${timelinessSql('o', '$1', '$2')} AS timeliness
           FROM unnest($3::date[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[],
               $7::text[], $8::boolean[], $9::boolean[])
             WITH ORDINALITY AS o (due_on, late_from, handed_in_at, suspended_at, force_state, ended, done, place) ORDER BY o.place`,
          [
            ...[looking.now, looking.soonUntil],
            ...[duties.map((d) => d.dueOn), duties.map((d) => d.lateFrom), duties.map((d) => d.handedInAt)],
            ...[duties.map((d) => d.suspendedAt), duties.map((d) => d.forceState)],
            ...[duties.map((d) => d.ended), duties.map((d) => d.done)],
          ],
        );
        expect(rows.map((row) => row.timeliness)).toEqual(duties.map((duty) => timelinessOf(duty, looking)));
      },
    ),
    { numRuns: 50 },
  );
});

test('pages of any size give every obligation once, by due day, those without one last', async () => {
  const [whole] = await all({}, 10_000);
  if (!whole) throw new Error('there is one page');
  const total = await plan.house.database.read<{ n: string }>('SELECT count(*) AS n FROM obligation');
  expect(whole).toHaveLength(Number(total[0]?.n));
  for (const limit of [1, 7, 50]) {
    expect((await all({}, limit)).flat().map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  }
  const days = whole.map(({ dueOn }) => dueOn ?? '9999-12-31');
  expect(days).toEqual([...days].sort());
  expect(days.at(-1)).toBe('9999-12-31');
});

test.each(SORTS)('pages by %s give every obligation once, in the order that it names', async (sort) => {
  const flat = (await all({}, 7, sort)).flat();
  const [whole = []] = await all({}, 10_000);
  expect(flat.map(({ id }) => id).sort()).toEqual(whole.map(({ id }) => id).sort());
  const collator = new Intl.Collator('vi');
  // Lines without a day stand last, whichever way the days run.
  const day = ({ dueOn }: (typeof flat)[number]) => dueOn ?? (sort === '-due' ? '0000-00-00' : '9999-12-31');
  const compared = {
    due: (one: (typeof flat)[number], other: (typeof flat)[number]) =>
      day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0,
    unit: (one: (typeof flat)[number], other: (typeof flat)[number]) =>
      collator.compare(one.unit.name, other.unit.name),
    task: (one: (typeof flat)[number], other: (typeof flat)[number]) =>
      collator.compare(one.task.title, other.task.title),
  };
  const [way, by] = sort.startsWith('-') ? [-1, sort.slice(1)] : [1, sort];
  const compare = compared[by as keyof typeof compared];
  const wrong = flat.slice(1).filter((line, at) => way * compare(flat[at] as (typeof flat)[number], line) > 0);
  expect(wrong).toEqual([]);
});

test('somebody’s name finds what their unit owes, marks aside, and only that', async () => {
  const [someone] = await plan.house.database.read<{ name: string; unit: string }>(
    `SELECT n.name, p.unit_id AS unit FROM tenure t JOIN post p ON p.id = t.post_id JOIN person n ON n.id = t.person_id
     JOIN obligation o ON o.unit_id = p.unit_id WHERE t.held_to IS NULL ORDER BY p.unit_id LIMIT 1`,
  );
  if (!someone) throw new Error('somebody holds a post');
  const plainly = someone.name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toUpperCase();
  const found = (await all({ officer: plainly }, 200)).flat();
  const owed = (await all({ unit: someone.unit, alone: true }, 200)).flat();
  expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(owed.map(({ id }) => id)));
  expect((await all({ officer: 'không ai tên thế' }, 200)).flat()).toEqual([]);
});

test('filters narrow the list to what they name', async () => {
  const flat = async (wish: ObligationWish) => (await all(wish, 200)).flat();
  const duties = await flat({ planId: plan.planId, kind: 'issuePlan' });
  expect(duties.length).toBeGreaterThan(0);
  expect(new Set(duties.map((duty) => duty.kind))).toEqual(new Set(['issuePlan']));
  const [first] = duties;
  if (!first) throw new Error('there is one');
  const ofUnit = await flat({ unit: first.unit.id });
  expect(new Set(ofUnit.map(({ unit }) => unit.id))).toEqual(new Set([first.unit.id]));
  expect(
    await flat({ dueFrom: '2024-06-30' as LocalDate, dueTo: '2024-06-30' as LocalDate, kind: 'issuePlan' }),
  ).toEqual(duties.filter(({ dueOn }) => dueOn === '2024-06-30'));
  expect(await flat({ planId: '00000000-0000-4000-8000-000000000000' })).toEqual([]);
  expect(await queries.list({ unit: 'nowhere' }, { after: null, limit: 5 }, EVERYTHING)).toMatchObject({
    code: 'not-found',
  });
});

test('a unit stands for itself and all below it', async () => {
  const parents = await plan.house.database.read<{ parent_id: string; ids: string[] }>(
    `SELECT u.parent_id, array_agg(DISTINCT o.unit_id) AS ids FROM unit u JOIN obligation o ON o.unit_id = u.id
     WHERE u.parent_id IS NOT NULL GROUP BY u.parent_id LIMIT 1`,
  );
  const [found] = parents;
  if (!found) throw new Error('a unit with a parent carries something out');
  const ids = new Set((await all({ unit: found.parent_id }, 200)).flat().map(({ unit }) => unit.id));
  for (const id of found.ids) expect(ids).toContain(id);
});

test('counts by timeliness add up to the list, and each filter by timeliness gives its count', async () => {
  const counts = await queries.counts({}, EVERYTHING);
  if ('code' in counts) throw new Error(counts.code);
  for (const timeliness of TIMELINESS) {
    const lines = (await all({ timeliness }, 200)).flat();
    expect({ timeliness, n: lines.length }).toEqual({ timeliness, n: counts.byTimeliness[timeliness] });
    expect(lines.every((line) => line.timeliness === timeliness)).toBe(true);
  }
});

test('one duty has its history, and stands as it stood at any moment before', async () => {
  const [first] = (await all({ kind: 'issuePlan', dueTo: '2024-06-30' as LocalDate }, 1)).flat();
  if (!first) throw new Error('there is one');
  const before = localTime('2024-06-10T08:00:00');
  // Nobody does anything: overdue from Monday 1/7 00:00.
  await runUntil(plan, localTime('2024-07-01T12:00:00'));
  const now = await queries.one(first.id, null, EVERYTHING);
  const then = await queries.one(first.id, before, EVERYTHING);
  if ('code' in now || 'code' in then) throw new Error('it is there');
  expect(now.obligation).toMatchObject({ watchState: 'overdue', timeliness: 'overdue', dueOn: '2024-06-30' });
  expect(now.history.map(({ type }) => type)).toEqual([
    'duty.opened',
    ...['rung.reminded', 'rung.reminded', 'rung.reminded'],
    'rung.overdue',
  ]);
  expect(now.history.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(now.obligation.version).toBe(5);
  expect(then.obligation).toMatchObject({ watchState: 'quiet', timeliness: 'in-time', version: 1 });
  expect(then.history).toHaveLength(1);
  const never = await queries.one(first.id, localTime('2024-06-01T00:00:00'), EVERYTHING);
  expect(never).toMatchObject({ code: 'obligation.not-yet-open' });
  const counts = await queries.counts({ kind: 'issuePlan', dueTo: '2024-06-30' as LocalDate }, EVERYTHING);
  if ('code' in counts) throw new Error(counts.code);
  expect(counts.cameDue).toMatchObject({ openLate: counts.total, latePercent: 100 });
});

test('what can happen next depends on who asks', async () => {
  const [first] = (await all({ kind: 'issuePlan' }, 1)).flat();
  if (!first) throw new Error('there is one');
  const stranger: Actor = { kind: 'person', person: 'nobody', post: 'nothing', unit: first.unit.id };
  const choices = async (by: Actor) => {
    const next = await queries.next(first.id, by, EVERYTHING);
    if ('code' in next) throw new Error(next.code);
    return next;
  };
  const strange = await choices(stranger);
  expect(strange.roles).toEqual([]);
  expect(strange.choices.every((choice) => !choice.allowed && choice.why.code === 'actor.not-entitled')).toBe(true);
  const chief = await choices(CHIEF);
  expect(chief.roles).toContain('plan-owner');
  expect(chief.choices.find(({ event }) => event === 'discharged')).toEqual({
    ...{ event: 'discharged', allowed: true },
    needs: ['reason'],
  });
});
