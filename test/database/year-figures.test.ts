import type { DataSource } from 'typeorm';
import { addDays, addMs, localDateOf, monthOf, startOfDay, yearOf } from '../../src/calendar/local-date';
import { foldTally } from '../../src/obligations/tally.store';
import type { ObligationLine } from '../../src/obligations/obligation-line.store';
import { cursorAt } from '../../src/obligations/obligation-order.store';
import type { PageCursor } from '../../src/obligations/page-cursor';
import { lookingAt, timelinessOf, type Looking } from '../../src/obligations/timeliness';
import type { ObligationFilter } from '../../src/obligations/obligation-filter.store';
import { ObligationQueryStore } from '../../src/obligations/obligation-queries.store';
import type { YearFigures } from '../../src/obligations/year-figures';
import { yearFigures } from '../../src/obligations/year-figures.store';
import { accountNamed } from '../../src/people/accounts/accounts.store';
import { readAs } from '../../src/people/accounts/request-database.store';
import { seesDuty, type Scope } from '../../src/people/accounts/scope';
import { standingOn } from '../../src/people/accounts/scope.store';
import { createDataSource } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import type { Database, Tx } from '../../src/platform/database/tx';
import { SeededRandom } from '../../src/simulation/seeded-random';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { DAYS, FIRST_DAY, scopeWorld } from '../support/scope-world';

/** The tally that the database keeps is held against duties counted one by one, whatever happens to them and whenever it is folded. */

const SEED = Number(process.env['TALLY_SEED'] ?? 20_261_126);
const ROUNDS = 14;
const CHANGES = 60;
const HOUR_MS = 3_600_000;
const YEARS = [2023, 2024, 2025] as const;

let plan: IssuedPlan;
let reading: DataSource;
let reader: Database;
let scopes: readonly Scope[];
beforeAll(async () => {
  plan = await issuedPlan();
  const names = await scopeWorld(plan.fresh.database, new SeededRandom('tally', SEED));
  reading = createDataSource({ url: plan.fresh.readerUrl, schema: plan.fresh.schema, poolSize: 2 });
  await reading.initialize();
  reader = new PooledDatabase(reading);
  const on = addDays(FIRST_DAY, Math.floor(DAYS / 2));
  const seen = await plan.fresh.database.transaction(async (tx) => {
    const found: Scope[] = [];
    for (const name of names) {
      const account = await accountNamed(tx, name);
      const who = { account: account?.id ?? '', person: account?.person ?? null };
      found.push((await standingOn(tx, who, on)).scope);
    }
    return found;
  });
  const sizes = seen.map((scope) => (scope.kind === 'part' ? scope.owes.size + scope.tracks.size : 0));
  // The widest, the narrowest that sees anything, and some between.
  scopes = seen
    .map((scope, index) => ({ scope, size: sizes[index] ?? 0 }))
    .filter(({ size }) => size > 0)
    .sort((one, other) => other.size - one.size)
    .filter((_, index, all) => index % Math.ceil(all.length / 6) === 0)
    .map(({ scope }) => scope);
}, 120_000);
afterAll(async () => {
  await reading.destroy();
  await plan.fresh.close();
});

type Row = Readonly<{
  id: string;
  unit_id: string;
  office_unit_id: string;
  issuer_unit_id: string;
  router_unit_id: string | null;
  due_on: LocalDate | null;
  late_from: Instant | null;
  handed_in_at: Instant | null;
  suspended_at: Instant | null;
  force_state: string;
  ended: boolean;
  done: boolean;
}>;

/** One by one, by the plain functions. */
function counted(
  rows: readonly Row[],
  names: ReadonlyMap<string, string>,
  { scope, year, now }: { readonly scope: Scope; readonly year: number; readonly now: Instant },
): YearFigures {
  const looking = lookingAt(now, plan.house.settings.calendar);
  const by = { doneInTime: 0, doneLate: 0, openInTime: 0, openLate: 0 };
  const months = Array.from({ length: 12 }, (_, index) => ({ month: index + 1, total: 0, inTime: 0 }));
  const late = new Map<string, number[]>();
  for (const row of rows) {
    const parties = {
      ...{ unitId: row.unit_id, officeUnitId: row.office_unit_id },
      ...{ issuerUnitId: row.issuer_unit_id, routerUnitId: row.router_unit_id },
    };
    const { due_on: dueOn, late_from: lateFrom } = row;
    if (dueOn === null || lateFrom === null || yearOf(dueOn) !== year || lateFrom > now) continue;
    if (!seesDuty(scope, parties) || (row.ended && !row.done)) continue;
    const { handed_in_at: handedInAt, suspended_at: suspendedAt, force_state: forceState, ended, done } = row;
    const judged = { dueOn, lateFrom, handedInAt, suspendedAt, forceState, ended, done };
    const isLate = ['done-late', 'overdue'].includes(timelinessOf(judged, looking));
    by[`${done ? 'done' : 'open'}${isLate ? 'Late' : 'InTime'}`] += 1;
    const month = monthOf(dueOn);
    const sum = months[month - 1];
    if (sum === undefined) throw new Error('a year has twelve months');
    sum.total += 1;
    if (!isLate) sum.inTime += 1;
    if (!isLate) continue;
    const ofUnit = late.get(row.unit_id) ?? Array.from({ length: 12 }, () => 0);
    ofUnit[month - 1] = (ofUnit[month - 1] ?? 0) + 1;
    late.set(row.unit_id, ofUnit);
  }
  const collator = new Intl.Collator('vi');
  const units = [...late]
    .map(([id, each]) => ({ id, name: names.get(id) ?? '', months: each, sum: each.reduce((a, b) => a + b, 0) }))
    .sort((one, other) => other.sum - one.sum || collator.compare(one.name, other.name))
    .slice(0, 20);
  return { total: by.doneInTime + by.doneLate + by.openInTime + by.openLate, by, months, units, unitsLate: late.size };
}

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/** What is late and what is soon due, and of what is late how old: by the plain function again. */
function piles(rows: readonly Row[], { scope, now }: { readonly scope: Scope; readonly now: Instant }): number[] {
  const looking = lookingAt(now, plan.house.settings.calendar);
  const filters = pileFilters(scope, now);
  const counts = filters.map(() => 0);
  for (const row of rows) {
    const parties = {
      ...{ unitId: row.unit_id, officeUnitId: row.office_unit_id },
      ...{ issuerUnitId: row.issuer_unit_id, routerUnitId: row.router_unit_id },
    };
    if (!seesDuty(scope, parties)) continue;
    const { due_on: dueOn, late_from: lateFrom, handed_in_at: handedInAt, suspended_at: suspendedAt } = row;
    const { force_state: forceState, ended, done } = row;
    const word = timelinessOf({ dueOn, lateFrom, handedInAt, suspendedAt, forceState, ended, done }, looking);
    for (const [index, { timeliness, dueFrom, dueTo, ended: over }] of filters.entries()) {
      const fits =
        (timeliness === undefined || word === timeliness) &&
        (over === undefined || over === ended) &&
        (dueFrom === undefined || (dueOn !== null && dueOn >= dueFrom)) &&
        (dueTo === undefined || (dueOn !== null && dueOn <= dueTo));
      if (fits) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}

const LINES = 50;

/** All of them, by as many pages as it takes. */
async function pages(
  tx: Tx,
  filter: ObligationFilter,
  { sort, looking }: { readonly sort: 'due' | '-due'; readonly looking: Looking },
): Promise<readonly string[]> {
  const read: Database['read'] = (text, values) => tx.query(text, values);
  const store = new ObligationQueryStore({ read, transaction: (work) => work(tx) });
  const ids: string[] = [];
  for (let after: PageCursor | null = null; ;) {
    const lines: readonly ObligationLine[] = await store.list(filter, looking, { sort, after, limit: LINES });
    ids.push(...lines.map(({ id }) => id));
    const last = lines.at(-1);
    if (last === undefined || lines.length < LINES) return ids;
    after = cursorAt(last, sort);
  }
}

/** Ids by day, then id: what a list shows. */
function inOrder(
  rows: readonly Row[],
  { scope, now, timeliness }: { readonly scope: Scope; readonly now: Instant; readonly timeliness: string },
): readonly string[] {
  const looking = lookingAt(now, plan.house.settings.calendar);
  return rows
    .filter((row) => {
      const { due_on: dueOn, late_from: lateFrom, handed_in_at: handedInAt, suspended_at: suspendedAt } = row;
      const { force_state: forceState, ended, done } = row;
      return (
        seesDuty(scope, {
          ...{ unitId: row.unit_id, officeUnitId: row.office_unit_id },
          ...{ issuerUnitId: row.issuer_unit_id, routerUnitId: row.router_unit_id },
        }) &&
        timelinessOf({ dueOn, lateFrom, handedInAt, suspendedAt, forceState, ended, done }, looking) === timeliness
      );
    })
    .map(({ due_on: dueOn, id }) => `${dueOn ?? ''} ${id}`)
    .sort()
    .map((text) => text.slice(11));
}

function pileFilters(scope: Scope, now: Instant): readonly ObligationFilter[] {
  const today = localDateOf(now);
  return [
    { scope, timeliness: 'overdue' },
    { scope, timeliness: 'overdue', dueFrom: addDays(today, -30), dueTo: addDays(today, -1) },
    { scope, timeliness: 'due-soon' },
    // By an index of its own, between those that are walked together.
    { scope, ended: false },
    { scope, timeliness: 'overdue', dueTo: addDays(today, -31) },
    { scope, timeliness: 'done-late' },
    { scope, timeliness: 'in-time' },
  ];
}

/** Something happens to a duty: it ends, comes back, moves, is corrected, goes another way. */
async function change(random: SeededRandom, id: string, now: Instant): Promise<void> {
  const dueOn = random.chance(50) ? null : addDays(localDateOf(now), random.between(-400, 120));
  const lateFrom = dueOn === null ? null : addMs(startOfDay(addDays(dueOn, 1)), random.between(0, 80) * HOUR_MS);
  // What was handed in was handed in by now.
  const near = lateFrom === null || lateFrom > now ? now : lateFrom;
  const moment = (): Instant | null =>
    random.chance(300) ? null : earlier(now, addMs(near, random.between(-60, 60) * HOUR_MS));
  // At the border itself it is late.
  const handedIn = random.chance(100) ? near : moment();
  const ended = random.chance(600);
  await plan.fresh.database.read(
    `UPDATE obligation SET due_on = $2, late_from = $3, handed_in_at = $4, suspended_at = $5, ended = $6, done = $7,
       router_unit_id = CASE WHEN $8 THEN unit_id END, office_unit_id = CASE WHEN $9 THEN issuer_unit_id ELSE office_unit_id END WHERE id = $1`,
    [
      ...[id, dueOn, lateFrom, handedIn, random.chance(200) ? moment() : null, ended, random.chance(ended ? 850 : 100)],
      ...[random.chance(100), random.chance(50)],
    ],
  );
}

test(`piles and the year's figures are those of duties counted one by one (seed ${SEED})`, async () => {
  const { database } = plan.fresh;
  const random = new SeededRandom('changes', SEED);
  const duties = await database.read<{ id: string }>('SELECT id FROM obligation ORDER BY id');
  const names = new Map(
    (await database.read<{ id: string; name: string }>('SELECT id, name FROM unit')).map(({ id, name }) => [id, name]),
  );
  let [now, compared, folds, listed] = [startOfDay(FIRST_DAY), 0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < CHANGES; n += 1) {
      await change(random, duties[random.between(0, duties.length - 1)]?.id ?? '', now);
    }
    now = addMs(now, random.between(1, 40 * 24) * HOUR_MS);
    if (random.chance(600)) {
      await database.transaction((tx) => foldTally(tx, now));
      folds += 1;
    }
    const rows = await database.read<Row>('SELECT * FROM obligation');
    const looking = lookingAt(now, plan.house.settings.calendar);
    for (const scope of scopes) {
      const told = await readAs(reader, scope, (tx) => {
        const read: Database['read'] = (text, values) => tx.query(text, values);
        const store = new ObligationQueryStore({ read, transaction: (work) => work(tx) });
        return store.countEach(pileFilters(scope, now), looking, 99_999);
      });
      expect({ round, told }).toEqual({ round, told: piles(rows, { scope, now }) });
      for (const timeliness of ['overdue', 'due-soon'] as const) {
        const expected = inOrder(rows, { scope, now, timeliness });
        for (const sort of ['due', '-due'] as const) {
          const ids = await readAs(reader, scope, (tx) => pages(tx, { scope, timeliness }, { sort, looking }));
          expect({ round, timeliness, sort, ids }).toEqual({
            ...{ round, timeliness, sort },
            ids: sort === 'due' ? expected : expected.toReversed(),
          });
        }
        listed += expected.length;
      }
      for (const year of YEARS) {
        const told = await readAs(reader, scope, (tx) =>
          yearFigures({ read: (text, values) => tx.query(text, values) }, { year, scope }, looking),
        );
        expect({ round, year, ...told }).toEqual({ round, year, ...counted(rows, names, { scope, year, now }) });
        compared += told.total;
      }
    }
  }
  // Chance made something to compare, and something to fold.
  expect(compared).toBeGreaterThan(5_000);
  expect(folds).toBeGreaterThan(4);
  expect(listed).toBeGreaterThan(500);
  const [lines] = await database.read<{ folded: string; all: string }>(
    'SELECT count(*) FILTER (WHERE folded) AS folded, count(*) AS all FROM obligation_tally',
  );
  expect(Number(lines?.folded)).toBeGreaterThan(50);
}, 120_000);

test('folding leaves one line for a unit and month, and none for what came back', async () => {
  const { database } = plan.fresh;
  await database.read('UPDATE obligation SET ended = false, done = false');
  const far = '2030-01-01T00:00:00.000Z' as Instant;
  await database.transaction((tx) => foldTally(tx, far));
  expect(await database.read('SELECT * FROM obligation_tally')).toEqual([]);
  await database.read(
    `UPDATE obligation SET ended = true, done = true, due_on = '2024-03-09', late_from = '2024-03-09T17:00:00Z', handed_in_at = NULL, suspended_at = NULL, router_unit_id = NULL`,
  );
  await database.transaction((tx) => foldTally(tx, far));
  const [lines] = await database.read<{ lines: string; late: string; keys: string }>(
    `SELECT count(*) AS lines, sum(late) AS late, (SELECT count(DISTINCT (unit_id, office_unit_id, issuer_unit_id)) FROM obligation) AS keys
     FROM obligation_tally`,
  );
  const [duties] = await database.read<{ count: string }>('SELECT count(*) AS count FROM obligation');
  expect(lines).toEqual({ lines: lines?.keys, late: duties?.count, keys: lines?.keys });
});

test('two who fold at once count nothing twice', async () => {
  const { database } = plan.fresh;
  const sum = async () => (await database.read('SELECT sum(late + in_time) AS sum FROM obligation_tally'))[0];
  await database.read('UPDATE obligation SET ended = false');
  await database.read('UPDATE obligation SET ended = true');
  const before = await sum();
  const far = '2030-01-01T00:00:00.000Z' as Instant;
  await Promise.all([1, 2, 3].map(() => database.transaction((tx) => foldTally(tx, far))));
  expect(await sum()).toEqual(before);
});
