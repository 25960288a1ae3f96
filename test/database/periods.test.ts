import { localDateOf } from '../../src/calendar/local-date';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { UnitChanges } from '../../src/obligations/unit-changes.service';
import type { UnitChange } from '../../src/people/unit-change';
import type { Actor, Instant, LocalDate } from '../../workflows/vocabulary';
import { freshDatabase } from '../support/database';
import { localTime } from '../support/issued-plan';

/** A plan whose only task is a report of every member, and what its row opens as time passes. */

const HEAD: Actor = { kind: 'person', person: 'mau-001', post: 'ban-truong', unit: 'ban' };
const PEOPLE = `dondocPeople: 1
sample: { note: thử }
posts:
  - id: ban-truong
    unit: ban
    kind: head
    title: Trưởng Ban
    holders: [{ person: mau-001, name: Phạm Thị Giang, from: 2020-01-01, sample: true }]
`;
const planText = (rule: string, { units = 2, until = '' } = {}): string => {
  const ids = Array.from({ length: units }, (_, n) => `so-${String(n).padStart(4, '0')}`);
  return `dondocPlan: 1
id: ky-bao-cao
office: van-phong
people: ky-bao-cao.people.yaml
sample: { note: thử }
document:
  type: Kế hoạch
  number: '08'
  symbol: KH-UBND
  issuedOn: 2024-06-10
  issuer: ban
  title: Kế hoạch thử
${until === '' ? '' : `  validity: { asWritten: thời hạn, until: ${until} }\n`}tasks:
  - ref: I.1
    clause: mục I.1
    title: Báo cáo
    kind: periodicReport
    carriesOut: [cac-so]
    reportsTo: [ban]
    deadline: { asWritten: định kỳ, rule: ${rule} }
    evidence: [{ kind: document, required: true, text: Báo cáo }]
units:
  - { id: ban, name: Ban, tree: state, sample: true }
  - { id: van-phong, name: Văn phòng Ban, tree: state, parent: ban, sample: true }
${ids.map((id) => `  - { id: ${id}, name: ${id}, tree: state, parent: ban, sample: true }`).join('\n')}
groups:
  - { id: cac-so, name: Các sở, sample: true, members: [${ids.join(', ')}] }
`;
};

class Run {
  private constructor(
    readonly house: House,
    readonly clock: SimulatedClock,
    private readonly planId: string,
  ) {}

  static async issued(text: string, at = '2024-06-10T08:00:00'): Promise<Run> {
    const { database } = await freshDatabase();
    const clock = new SimulatedClock(localTime(at));
    const house = await buildHouse({ database, clock, log: SILENT_LOG, settings: loadSettings(), followers: [] });
    const loaded = await house.planLoading.load(
      { text, fileName: 'ky-bao-cao.plan.yaml', people: { text: PEOPLE, fileName: 'ky-bao-cao.people.yaml' } },
      HEAD,
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded));
    const run = new Run(house, clock, loaded.planId);
    const answer = await run.say('plan.issue-ordered');
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    return run;
  }

  say(type: string) {
    return this.house.commands.submit({ subject: 'plan', id: this.planId, asked: { type }, by: HEAD });
  }

  /** Every wake-up at its own moment. */
  async until(text: string): Promise<void> {
    const end = localTime(text);
    for (;;) {
      const next = await this.house.sweeper.earliestWake();
      if (next === null || next > end) break;
      if (next > this.clock.now()) this.clock.set(next);
      await this.house.sweeper.sweep();
    }
    this.clock.set(end);
  }

  /** Nobody is awake until then; what was due meanwhile comes at once. */
  async sleepUntil(text: string): Promise<void> {
    this.clock.set(localTime(text));
    await this.house.sweeper.sweep();
  }

  /** `period: opened on, due on; state` of the first unit. */
  async periods(): Promise<string[]> {
    const rows = await this.house.database.read<{ key: string; at: Instant; due: string; state: string }>(
      `SELECT o.period_key AS key, e.recorded_at AS at, o.due_on AS due, o.work_state AS state
       FROM obligation o JOIN trail_entry e ON e.stream_id = o.id AND e.seq = 1
       WHERE o.unit_id = 'so-0000' ORDER BY o.due_on`,
    );
    return rows.map(({ key, at, due, state }) => `${key}: ${localDateOf(at)}, ${due}; ${state}`);
  }

  async plan(): Promise<{ stage: string; wake_for: string | null; wake_at: Instant | null; events: string[] }> {
    const [row] = await this.house.database.read<{ stage: string; wake_for: string | null; wake_at: Instant | null }>(
      'SELECT stage, wake_for, wake_at FROM plan WHERE id = $1',
      [this.planId],
    );
    const entries = await this.house.database.read<{ body: string }>(
      `SELECT body FROM trail_entry WHERE stream_id = $1 AND type = 'plan.period-opened' ORDER BY seq`,
      [this.planId],
    );
    if (!row) throw new Error('the plan is there');
    const events = entries.map(({ body }) => {
      const { event } = JSON.parse(body) as {
        event: { on: string; periods: string[]; from: number; count: number; last: boolean };
      };
      const { on, periods, from, count, last } = event;
      return `${on} ${periods.join('+')} ${from}+${count}${last ? ' last' : ''}`;
    });
    return { ...row, events };
  }
}

test('"trước ngày 20 hằng tháng": each month opens when the one before was due, to the end of the plan', async () => {
  const rule = '{ kind: periodic, every: month, due: { day: 20, comparator: before } }';
  const run = await Run.issued(planText(rule, { until: '2024-09-30' }));
  await run.until('2024-08-01T00:00:00');
  // No text says which figures it covers, so each can be handed in at once.
  expect(await run.periods()).toEqual([
    '2024-06: 2024-06-10, 2024-06-19; open',
    '2024-07: 2024-06-20, 2024-07-19; open',
    '2024-08: 2024-07-20, 2024-08-19; open',
  ]);
  expect(await run.plan()).toMatchObject({
    ...{ stage: 'running', wake_for: 'period', wake_at: localTime('2024-08-20T00:00:00') },
    events: ['2024-06-20 2024-07 0+2 last', '2024-07-20 2024-08 0+2 last'],
  });
  await run.until('2024-10-02T00:00:00');
  // October is due on 19/10, after the end.
  expect((await run.periods()).slice(3)).toEqual(['2024-09: 2024-08-20, 2024-09-19; open']);
  expect(await run.plan()).toMatchObject({ stage: 'ended', wake_for: null });
});

test('quarters of a regime: open with their figures, to be handed in from the cut-off on', async () => {
  const run = await Run.issued(planText('{ kind: periodic, every: quarter, due: { regime: traffic-safety } }'));
  await run.until('2024-06-14T23:00:00');
  // Second quarter: figures 15/3–14/6, so it has begun; due before 20/6. It can be handed in from 15/6.
  expect(await run.periods()).toEqual(['2024-Q2: 2024-06-10, 2024-06-19; upcoming']);
  await run.until('2024-09-14T23:00:00');
  expect(await run.periods()).toEqual([
    '2024-Q2: 2024-06-10, 2024-06-19; open',
    '2024-Q3: 2024-06-15, 2024-09-19; upcoming',
  ]);
  await run.until('2024-09-15T00:00:00');
  expect((await run.periods()).slice(1)).toEqual([
    '2024-Q3: 2024-06-15, 2024-09-19; open',
    '2024-Q4: 2024-09-15, 2024-12-19; upcoming',
  ]);
});

test('"14/12 hằng năm" without an end goes on for ever, and opens only what has begun', async () => {
  const run = await Run.issued(planText('{ kind: periodic, every: year, due: { day: 14, month: 12 } }'));
  await run.until('2027-01-01T00:00:00');
  expect((await run.periods()).map((line) => line.split(';')[0])).toEqual([
    '2024: 2024-06-10, 2024-12-14',
    '2025: 2024-12-15, 2025-12-14',
    '2026: 2025-12-15, 2026-12-14',
    '2027: 2026-12-15, 2027-12-14',
  ]);
  expect(await run.plan()).toMatchObject({ wake_for: 'period', wake_at: localTime('2027-12-15T00:00:00') });
});

test('half-years that were missed are made up for in order, and a late order leaves none out', async () => {
  const rule = '{ kind: periodic, every: half-year, due: { regime: nd-09-2019 } }';
  // Ordered more than a year after the plan's date.
  const run = await Run.issued(planText(rule), '2025-08-20T08:00:00');
  await run.sleepUntil('2025-08-20T08:00:00');
  const keys = async () => (await run.periods()).map((line) => line.split(',')[0]);
  // H1 2024 was due on 14/6/2024, after the plan's date; H2 2025 began on 15/6/2025.
  expect(await keys()).toEqual(['2024-H1', '2024-H2', '2025-H1', '2025-H2'].map((key) => `${key}: 2025-08-20`));
  await run.sleepUntil('2026-12-31T08:00:00');
  expect((await keys()).slice(4)).toEqual(['2026-H1', '2026-H2', '2027-H1'].map((key) => `${key}: 2026-12-31`));
  expect((await run.plan()).events.map((event) => event.slice(0, 10))).toEqual([
    ...['2024-06-15', '2024-12-15', '2025-06-15', '2025-12-15', '2026-06-15', '2026-12-15'],
  ]);
});

test('a later period opens for the units that the register then has: one joined, one ended, one took a name over', async () => {
  const rule = '{ kind: periodic, every: month, due: { day: 20, comparator: before } }';
  const run = await Run.issued(
    planText(rule, { until: '2024-12-31' })
      .replace(/carriesOut: .*/u, 'carriesOut: [cac-so, van-phong]')
      .replace('office: van-phong', 'office: ban'),
  );
  const { database } = run.house;
  const unitsOf = async (key: string) =>
    (
      await database.read<{ unit: string }>('SELECT unit_id AS unit FROM obligation WHERE period_key = $1 ORDER BY 1', [
        key,
      ])
    ).map(({ unit }) => unit);
  await run.until('2024-06-19T12:00:00');
  expect(await unitsOf('2024-06')).toEqual(['so-0000', 'so-0001', 'van-phong']);
  const decision = { number: '10', symbol: 'QĐ-UBND', name: '10/QĐ-UBND', issuedOn: '2024-06-12' as LocalDate };
  const change = async (wish: Pick<UnitChange, 'kind' | 'predecessors' | 'successors'>) => {
    const whole = { on: '2024-06-15' as LocalDate, name: null, below: {}, decision, ...wish };
    const answer = await new UnitChanges(database, run.clock).change(whole, { by: null, preview: false });
    if ('code' in answer) throw new Error(JSON.stringify(answer));
  };
  // The one that the task names itself is followed by one; of the group, the same merger ends one, and another joins.
  const successor = (id: string, joins: readonly string[]) => ({ id, name: id, parent: 'ban', joins });
  await change({ kind: 'merge', predecessors: ['van-phong', 'so-0001'], successors: [successor('van-phong-moi', [])] });
  await database.read(
    `INSERT INTO unit (id, name, tree, parent_id, valid_from) VALUES ('so-moi', 'Sở mới', 'state', 'ban', '2024-06-15')`,
  );
  await database.read(
    `INSERT INTO unit_group_member (group_id, unit_id, valid_from) VALUES ('cac-so', 'so-moi', '2024-06-15')`,
  );
  await run.until('2024-06-21T12:00:00');
  expect(await unitsOf('2024-07')).toEqual(['so-0000', 'so-moi', 'van-phong-moi']);
  // What was open before stays where it was until somebody decides.
  expect(await unitsOf('2024-06')).toEqual(['so-0000', 'so-0001', 'van-phong']);
  // A split names nobody: the next period waits under the old name.
  const two = [successor('van-phong-a', []), successor('van-phong-b', [])];
  const on = { on: '2024-07-10' as LocalDate };
  await run.until('2024-07-12T12:00:00');
  await change({ kind: 'split', predecessors: ['van-phong-moi'], successors: two, ...on });
  await run.until('2024-07-21T12:00:00');
  expect(await unitsOf('2024-08')).toEqual(['so-0000', 'so-moi', 'van-phong']);
});

test('3,321 units: a month opens in chunks of 1,000, each duty once, with many sweepers at once', async () => {
  const rule = '{ kind: periodic, every: month, due: { day: 20, comparator: before } }';
  const run = await Run.issued(planText(rule, { units: 3_321 }));
  await run.sleepUntil('2024-06-10T08:00:00');
  run.clock.set(localTime('2024-06-20T00:00:00'));
  await Promise.all([run.house.sweeper.sweep(), run.house.sweeper.sweep(), run.house.sweeper.sweep()]);
  await run.house.sweeper.sweep();
  const counts = await run.house.database.read<{ key: string; n: number; opened: number }>(
    `SELECT o.period_key AS key, count(DISTINCT o.id)::int AS n, count(e.seq)::int AS opened FROM obligation o
     JOIN trail_entry e ON e.stream_id = o.id AND e.type = 'duty.opened' GROUP BY 1 ORDER BY 1`,
  );
  expect(counts).toEqual([
    { key: '2024-06', n: 3_321, opened: 3_321 },
    { key: '2024-07', n: 3_321, opened: 3_321 },
  ]);
  expect((await run.plan()).events).toEqual([
    '2024-06-20 2024-07 0+1000',
    '2024-06-20 2024-07 1000+1000',
    '2024-06-20 2024-07 2000+1000',
    '2024-06-20 2024-07 3000+321 last',
  ]);
}, 240_000);
