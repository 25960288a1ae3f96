import { buildHouse, loadSettings } from '../../src/house';
import type { PlanSource } from '../../src/plans/plan-loading.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase } from '../support/database';
import { localTime } from '../support/issued-plan';
import { holderOf, seedPlan } from '../support/seed-plans';

/** One plan, loaded for the first time by several at once, each with a house and a connection of its own. */

const CHAIR = 'dang-uy-so-cong-thuong';

async function loadAtOnce(sources: readonly PlanSource[]) {
  const { database } = await freshDatabase({ poolSize: 20 });
  const clock = new SimulatedClock(localTime('2023-08-17T08:00:00'));
  const parts = { database, clock, log: SILENT_LOG, settings: loadSettings(), followers: [] };
  const house = await buildHouse(parts);
  const by = holderOf(seedPlan(CHAIR), CHAIR, 'head');
  const loaded = await Promise.all(sources.map((source) => house.planLoading.load(source, by)));
  const [stored] = await database.read<{ plans: number; entries: number; tasks: number }>(
    `SELECT (SELECT count(*)::int FROM plan) AS plans, (SELECT count(*)::int FROM trail_entry) AS entries,
       (SELECT count(*)::int FROM task) AS tasks`,
  );
  return { loaded, stored };
}

test('eight first loads of one file at once: all end well, one of them writes, and there is one plan', async () => {
  const { loaded, stored } = await loadAtOnce(Array.from({ length: 8 }, () => seedPlan(CHAIR)));
  expect(loaded.map((each) => each.ok)).toEqual(Array(8).fill(true));
  expect(loaded.filter((each) => each.ok && !each.unchanged)).toHaveLength(1);
  // The plan of Đảng ủy Sở Công Thương is counted in its file; its trail begins with one entry.
  expect(stored).toEqual({ plans: 1, entries: 1, tasks: seedPlan(CHAIR).text.match(/^ {2}- ref: /gmu)?.length });
});

test('two files under one name at once: one is loaded, the other is told so, and nothing of it is written', async () => {
  const source = seedPlan(CHAIR);
  const other = { ...source, text: source.text.replace("title: 'Phổ biến", "title: 'Quán triệt, phổ biến") };
  expect(other.text).not.toBe(source.text);
  const { loaded } = await loadAtOnce([source, other, source, other]);
  const refused = loaded.filter((each) => !each.ok);
  expect(refused).toHaveLength(2);
  for (const each of refused) expect(each).toMatchObject({ refusal: { code: 'plan.exists-differently' } });
});
