import { EVERYTHING } from '../../src/people/accounts/scope';
import type { LocalDate } from '../../workflows/vocabulary';
import { EvidenceStore } from '../../src/evidence/evidence.store';
import { UnitChanges } from '../../src/obligations/unit-changes.service';
import { UnitTransfers, type TransferWish } from '../../src/obligations/unit-transfers.service';
import { headOn } from '../../src/people/people.store';
import type { UnitChange } from '../../src/people/unit-change';
import { dutyOf, historyOf, typesOf } from '../support/duties';
import { CHIEF, issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';

const day = (text: string) => text as LocalDate;
const decision = { number: '1123', symbol: 'QĐ-UBND', name: '1123/QĐ-UBND', issuedOn: day('2025-06-20') };
const founded = (id: string) => ({ id, name: `Ban ATGT ${id}`, parent: null, joins: [] });
const merge: UnitChange = {
  ...{ kind: 'merge', on: day('2025-07-01'), name: null, below: {}, decision },
  predecessors: ['ban-atgt-bac-son', 'ban-atgt-binh-gia'],
  successors: [founded('khu-vuc-1')],
};
const split: UnitChange = {
  ...{ ...merge, kind: 'split', predecessors: ['ban-atgt-cao-loc'] },
  successors: [founded('khu-vuc-2'), founded('khu-vuc-3')],
};

let plan: IssuedPlan;
beforeEach(async () => (plan = await issuedPlan()));
afterEach(() => plan.fresh.close());

const changes = () => new UnitChanges(plan.house.database, plan.clock);
const transfers = () => {
  const { database, commands } = plan.house;
  return new UnitTransfers(database, commands, new EvidenceStore(database), plan.clock);
};
const wish = (from: string, to: string, over: Partial<TransferWish> = {}): TransferWish => ({
  ...{ from, to, decision, reason: 'Sắp xếp đơn vị hành chính từ 1/7/2025', by: null, scope: EVERYTHING },
  ...over,
});
/** Recorded on 25/6/2025 by the chief, a week before the districts end. */
async function decide(change: UnitChange) {
  plan.clock.set(localTime('2025-06-25T08:00:00'));
  const report = await changes().change(change, { by: null, preview: false });
  if ('code' in report) throw new Error(JSON.stringify(report));
  plan.clock.set(localTime('2025-07-01T08:00:00'));
  return report;
}
async function move(given: TransferWish, progress?: (done: number, total: number) => void) {
  const report = await transfers().carryOut(given, progress);
  if ('code' in report) throw new Error(JSON.stringify(report));
  return report;
}

test('after a merge every open duty is proposed for the one successor, and none has moved', async () => {
  const report = await decide(merge);
  expect(report.by).toEqual(CHIEF);
  // Each district board carries out II.1–II.8, III.2.1, III.2.2a–c, III.2.3, III.2.4, III.2.5a–b and III.2.6a–b: 18 duties.
  expect(report.open).toHaveLength(36);
  expect(new Set(report.open.map(({ proposed }) => proposed))).toEqual(new Set(['khu-vuc-1']));
  const [row] = await plan.house.database.read<{ n: number }>(
    `SELECT count(*)::int AS n FROM obligation WHERE unit_id = 'khu-vuc-1'`,
  );
  expect(row).toEqual({ n: 0 });
});

test('a transfer ends each old duty and opens the successor’s under the same first date', async () => {
  await decide(merge);
  const old = await dutyOf(plan.house, 'III.2.1', 'ban-atgt-bac-son');
  const heard: string[] = [];
  const report = await move(wish('ban-atgt-bac-son', 'khu-vuc-1'), (done, total) => heard.push(`${done}/${total}`));
  expect([report.moved.length, report.refused, heard]).toEqual([18, [], ['18/18']]);
  const rows = await plan.house.database.read(
    `SELECT unit_id, period_key, ended, force_state, baseline_due_on, transferred_from FROM obligation
     WHERE task_ref = 'III.2.1' AND unit_id IN ('ban-atgt-bac-son', 'khu-vuc-1') ORDER BY unit_id`,
  );
  const due = { period_key: 'once', baseline_due_on: '2024-06-30' };
  expect(rows).toEqual([
    { ...due, unit_id: 'ban-atgt-bac-son', ended: true, force_state: 'transferred', transferred_from: null },
    { ...due, unit_id: 'khu-vuc-1', ended: false, force_state: 'inForce', transferred_from: old },
  ]);
  const last = (await historyOf(plan.house, old)).at(-1);
  expect(last).toMatchObject({ type: 'duty.transferred', event: { successor: { unit: 'khu-vuc-1' } } });
  // The other board's duty of the same task has its own place beside it.
  expect((await move(wish('ban-atgt-binh-gia', 'khu-vuc-1'))).moved).toHaveLength(18);
  // Run again, nothing is left to move.
  expect(await transfers().carryOut(wish('ban-atgt-bac-son', 'khu-vuc-1'))).toMatchObject({
    code: 'transfer.nothing-open',
  });
});

test('what happened stays with the old unit and with whoever headed it then', async () => {
  // 30/6/2024 passes without a plan from Bắc Sơn: its board is told, and its head of that day, mau-054.
  await runUntil(plan, localTime('2024-07-05T12:00:00'));
  const old = await dutyOf(plan.house, 'III.2.1', 'ban-atgt-bac-son');
  const before = await historyOf(plan.house, old);
  expect(before.map(({ type }) => type)).toContain('rung.overdue');
  await decide(merge);
  await move(wish('ban-atgt-bac-son', 'khu-vuc-1'));
  await plan.house.sequencer.placeAll(() => false);
  await plan.house.followers.run();
  expect((await historyOf(plan.house, old)).slice(0, before.length)).toEqual(before);
  const next = await dutyOf(plan.house, 'III.2.1', 'khu-vuc-1');
  expect(await typesOf(plan.house, next)).toEqual(['duty.opened']);
  const heads = (on: string) =>
    plan.house.database.transaction((tx) => headOn(tx, ['ban-atgt-bac-son', 'khu-vuc-1'], day(on)));
  expect((await heads('2024-07-01')).get('ban-atgt-bac-son')?.person).toBe('mau-054');
  expect((await heads('2025-07-01')).size).toBe(0);
  const told = await plan.house.database.read<{ person_id: string }>(
    `SELECT DISTINCT person_id FROM notice WHERE obligation_id = $1 AND unit_id = 'ban-atgt-bac-son' ORDER BY 1`,
    [old],
  );
  expect(told.map(({ person_id }) => person_id)).toEqual(['mau-054', 'mau-055']);
});

test('a split asks: each task, or each duty, is given by name', async () => {
  const report = await decide(split);
  expect(report.open).toHaveLength(18);
  expect(report.open.every(({ proposed }) => proposed === null)).toBe(true);
  const from = 'ban-atgt-cao-loc';
  const asks = { code: 'transfer.split-asks', facts: { unit: from, successors: ['khu-vuc-2', 'khu-vuc-3'] } };
  expect(await transfers().preview({ from, to: 'khu-vuc-2', scope: EVERYTHING })).toEqual(asks);
  expect(await transfers().carryOut(wish(from, 'khu-vuc-2'))).toEqual(asks);
  expect((await move(wish(from, 'khu-vuc-2', { tasks: ['II.1', 'III.2.1'] }))).moved).toHaveLength(2);
  const duty = await dutyOf(plan.house, 'II.2', from);
  expect((await move(wish(from, 'khu-vuc-3', { duties: [duty] }))).moved.map(({ duty: { id } }) => id)).toEqual([duty]);
  expect(await transfers().preview({ from, to: 'khu-vuc-3', tasks: ['II.1'], scope: EVERYTHING })).toMatchObject({
    code: 'transfer.nothing-open',
  });
});

test('a transfer that may not be is refused for each duty, with its reason', async () => {
  await decide(merge);
  const from = 'ban-atgt-bac-son';
  const other = { kind: 'person', person: 'mau-006', post: 'van-phong-ban-atgt-tinh-nguoi-dung-dau' } as const;
  const refusals = async (given: TransferWish) =>
    new Set((await move(given)).refused.map(({ refusal }) => refusal.code));
  const byOffice = wish(from, 'khu-vuc-1', { by: { ...other, unit: 'van-phong-ban-atgt-tinh' } });
  expect(await refusals(byOffice)).toEqual(new Set(['actor.not-entitled']));
  expect(await refusals(wish(from, 'ban-atgt-cao-loc'))).toEqual(new Set(['unit.not-valid']));
  expect(await transfers().carryOut(wish(from, 'khong-co'))).toMatchObject({ code: 'unit.unknown' });
  const future = wish(from, 'khu-vuc-1', { decision: { ...decision, issuedOn: day('2025-07-02') } });
  expect(await transfers().carryOut(future)).toMatchObject({ code: 'evidence.issued-in-future' });
});
