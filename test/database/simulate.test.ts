import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { LocalDate } from '../../workflows/vocabulary';
import { buildHouse, loadSettings } from '../../src/house';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import type { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { simulate } from '../../src/simulation/simulate';
import type { Simulation, SimulationParts, SimulationRequest } from '../../src/simulation/simulation';
import { TEST_ROLES } from '../support/database';
import { newTestHome, openTestCluster, removeTestHome } from '../support/test-cluster';

const LANG_SON = join(projectRoot(), 'workflows', 'plans', 'ban-atgt-lang-son.plan.yaml');
const settings = loadSettings();
const day = (text: string) => text as LocalDate;

// A cluster of its own: what a run leaves behind must not be mistaken for that of a neighbour.
const home = newTestHome();
const folder = mkdtempSync(join(tmpdir(), 'dondoc-behaviour-'));
let cluster: EmbeddedDatabase;
let parts: SimulationParts;

beforeAll(async () => {
  cluster = await openTestCluster(home);
  parts = {
    server: { ownerUrl: cluster.ownerUrl, engineUrl: cluster.engineUrl, roles: TEST_ROLES },
    calendar: settings.calendar,
    log: SILENT_LOG,
    buildHouse: (database, clock) =>
      buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [new NoticesFollower()], judges: true }),
  };
});

afterAll(async () => {
  await cluster.close();
  removeTestHome(home);
  rmSync(folder, { recursive: true, force: true });
});

const whole = { files: [LANG_SON], from: day('2024-06-10'), behaviour: 'none' } as const;

async function simulated(request: Partial<SimulationRequest> & Pick<SimulationRequest, 'until'>): Promise<Simulation> {
  const outcome = await simulate({ ...whole, ...request }, parts);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

async function onServer<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: cluster.ownerUrl });
  await client.connect();
  const { rows } = await client.query<Row>(sql);
  await client.end();
  return rows;
}
const leftOver = () => onServer(`SELECT datname FROM pg_database WHERE datname LIKE 'dondoc\\_sim\\_%'`);

describe('a simulation in which nobody does anything', () => {
  it('shows the whole ladder of "issue your plan by 30/6/2024" on its days, and who was told', async () => {
    const { events, plans, summary, cases } = await simulated({ until: day('2024-10-01') });
    const mine = events.filter(({ unit, task }) => unit === 'so-gtvt' && task === 'III.2.1');
    expect(mine.map(({ at, event, rung }) => `${at} ${rung ?? event}`)).toEqual([
      // Issued on Monday 10/6/2024 at 08:00; the duty opens with it.
      '2024-06-10T08:00:00+07:00 duty.opened',
      // Due on Sunday 30/6. Backwards: 28 (1), 27, 26 (3), 25, 24, 21, 20 (7).
      '2024-06-20T07:00:00+07:00 remind-7',
      '2024-06-26T07:00:00+07:00 remind-3',
      '2024-06-28T07:00:00+07:00 remind-1',
      // The Sunday still counts: late from Monday 00:00, not before.
      '2024-07-01T00:00:00+07:00 overdue',
      // 3 working days after 1/7: 2, 3, 4. Then 5, 5 and 10, each from the rung before.
      '2024-07-04T07:00:00+07:00 urge-1',
      '2024-07-11T07:00:00+07:00 urge-2',
      '2024-07-18T07:00:00+07:00 escalate',
      '2024-08-01T07:00:00+07:00 flag',
      // Listed again a month later to the day, be it a Sunday.
      '2024-09-01T07:00:00+07:00 relist',
      '2024-10-01T07:00:00+07:00 relist',
    ]);
    expect(mine[0]).toMatchObject({ from: null, to: { work: 'assigned', watch: 'quiet' }, by: { kind: 'clock' } });
    expect(mine[4]).toMatchObject({
      event: 'rung.overdue',
      round: 1,
      from: { work: 'assigned', watch: 'reminded' },
      to: { work: 'assigned', watch: 'overdue' },
    });
    // Lead, head and office: the contact person and the director of the department, the tracking officer.
    expect(mine[4]?.notices.map(({ unit, role }) => `${unit} ${role}`).sort()).toEqual([
      'so-gtvt head',
      'so-gtvt lead',
      'van-phong-ban-atgt-tinh office',
    ]);
    expect(plans.map(({ at, event, to }) => `${at} ${event} ${to}`)).toEqual([
      '2024-06-10T08:00:00+07:00 plan.loaded draft',
      '2024-06-10T08:00:00+07:00 plan.issue-ordered opening',
      '2024-06-10T08:00:00+07:00 plan.chunk-opened running',
    ]);
    // 31 units have the plan to issue and, due on 31/7, quán triệt: 10 working days after its escalation of 19/8 lie 2 and
    // 3 September, so that it is flagged on 5/9.
    expect(summary.flagged.map(({ on, task }) => `${on} ${task}`)).toEqual([
      ...Array.from({ length: 31 }, () => '2024-08-01 III.2.1'),
      ...Array.from({ length: 31 }, () => '2024-09-05 III.2.2a'),
    ]);
    // The first late duty is no case; the second, of three with a date in the year, and the flag of the first propose one each.
    const ofUnit = cases.filter(({ unit }) => unit === 'so-gtvt');
    expect(
      ofUnit.map(({ at, kind, trigger, concerned, actOn }) => [at.slice(0, 10), kind, trigger, concerned, actOn]),
    ).toEqual([
      ['2024-08-01', 'accountability', 'overdue', 'mau-017', '2024-07-31'],
      ['2024-08-01', 'accountability', 'flagged', 'mau-017', '2024-06-30'],
    ]);
    expect(cases).toHaveLength(2 * 31);
    expect(summary.reminders).toEqual({ sent: 2 * 3 * 31, skipped: 0 });
    expect(await leftOver()).toEqual([]);
  }, 60_000);

  it('marks as skipped the reminders that a plan issued too late has no day for', async () => {
    // Issued on 27/6: the days of the first two reminders are over, that of the third is 28/6.
    const { events } = await simulated({ from: day('2024-06-27'), until: day('2024-07-01') });
    const mine = events.filter(({ unit, task }) => unit === 'so-gtvt' && task === 'III.2.1');
    expect(mine.map(({ at, rung, skipped, notices }) => [at, rung, skipped ?? false, notices.length])).toEqual([
      ['2024-06-27T08:00:00+07:00', null, false, 2],
      ['2024-06-27T08:00:00+07:00', 'remind-7', true, 0],
      ['2024-06-27T08:00:00+07:00', 'remind-3', true, 0],
      ['2024-06-28T07:00:00+07:00', 'remind-1', false, 1],
      ['2024-07-01T00:00:00+07:00', 'overdue', false, 3],
    ]);
  }, 60_000);
});

describe('a random office', () => {
  it('does the same for the same seed, to the byte, and something else for another', async () => {
    const until = day('2024-07-12');
    const text = async (seed: number) => JSON.stringify(await simulated({ until, behaviour: { seed } }));
    const [first, again, other] = [await text(1), await text(1), await text(2)];
    expect(again === first).toBe(true);
    expect(other === first).toBe(false);
    const { summary } = JSON.parse(first) as Simulation;
    const standing = (word: string) =>
      summary.standing.filter(({ timeliness }) => timeliness === word).reduce((sum, { count }) => sum + count, 0);
    // Mostly in time, some late, a few not at all.
    expect(standing('done-in-time')).toBeGreaterThan(standing('done-late') + standing('overdue'));
    expect(standing('done-late')).toBeGreaterThan(0);
    expect(standing('overdue')).toBeGreaterThan(0);
    expect(summary.refusals.filter(({ code }) => code !== 'plan.has-open-duties')).toEqual([]);
  }, 120_000);
});

describe('a behaviour file', () => {
  const behaviour = (yaml: string) => {
    const file = join(folder, 'behaviour.yaml');
    writeFileSync(file, yaml);
    return { file };
  };

  it('has its acts done by whoever is entitled, and what is refused is a finding', async () => {
    const { events, summary } = await simulated({
      until: day('2024-07-02'),
      behaviour: behaviour(`
dondocBehaviour: 1
acts:
  - { unit: so-gtvt, task: III.2.1, on: 2024-06-25, at: '15:00', event: plan.issued }
  - unit: so-gtvt
    task: III.2.1
    on: 2024-06-26
    at: '15:00'
    event: plan.issued
    evidence: [{ type: Kế hoạch, number: '12', symbol: KH-SGTVT, issuedOn: 2024-06-26 }]
  - { unit: so-gtvt, task: III.2.1, on: 2024-06-27, event: returned, texts: { reason: Thiếu phụ lục } }
defaults:
  - { kinds: [issuePlan], handsInAfterDue: -1, judgedAfter: 1 }
`),
    });
    const story = (unit: string) =>
      events
        .filter((event) => event.unit === unit && event.task === 'III.2.1')
        .map(({ at, event, to }) => `${at.slice(0, 10)} ${event} ${to.work}`);
    expect(story('so-gtvt')).toEqual([
      '2024-06-10 duty.opened assigned',
      '2024-06-20 rung.reminded assigned',
      '2024-06-26 rung.reminded assigned',
      '2024-06-26 plan.issued issued',
      '2024-06-27 returned returned',
      // The office held it for one working day, so it is due one later: on Monday 1/7, with the reminder of one day before on 28/6.
      '2024-06-28 rung.reminded returned',
      '2024-07-02 rung.overdue returned',
    ]);
    // The others go by the default: a draft on the way, the plan on the last working day before Sunday 30/6.
    expect(story('so-y-te').slice(-2)).toEqual(['2024-06-28 plan.issued issued', '2024-07-01 confirmed confirmed']);
    expect(summary.refusals.map(({ at, event, code }) => [at, event, code])).toEqual([
      ['2024-06-25T15:00:00+07:00', 'plan.issued', 'evidence.missing'],
    ]);
  }, 60_000);

  it('is refused with every problem in it', async () => {
    const outcome = await simulate(
      {
        ...whole,
        until: day('2024-07-02'),
        behaviour: behaviour(`
dondocBehaviour: 1
acts:
  - { unit: so-gtv, task: III.2.1, on: 2024-06-25, event: plan.issued }
  - { unit: so-gtvt, task: III.9, on: 2024-06-25, event: rung.flagged }
`),
      },
      parts,
    );
    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        code: 'record.invalid',
        facts: {
          problems: [{ path: '/acts/0/unit' }, { path: '/acts/1/task' }, { path: '/acts/1/event' }],
        },
      },
    });
  });
});

describe('a run that does not come to its end', () => {
  it('leaves no database behind when it is cancelled', async () => {
    let asked = 0;
    const outcome = await simulate({ ...whole, until: day('2024-12-31'), isCancelled: () => (asked += 1) > 10 }, parts);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'simulation.cancelled' } });
    expect(await leftOver()).toEqual([]);
  }, 30_000);

  it('leaves none behind when it fails, and takes away what a killed run left', async () => {
    // Nobody is connected to it: its run is gone.
    await onServer('CREATE DATABASE dondoc_sim_0123456789abcdef');
    const failing = simulate(
      {
        ...whole,
        until: day('2024-12-31'),
        onProgress: () => {
          throw new Error('the terminal is gone');
        },
      },
      parts,
    );
    await expect(failing).rejects.toThrow('the terminal is gone');
    expect(await leftOver()).toEqual([]);
  }, 30_000);

  it('tells every problem of a plan file and makes no database', async () => {
    const bad = join(folder, 'bad.plan.yaml');
    writeFileSync(bad, 'dondocPlan: 1\n');
    const outcome = await simulate({ ...whole, files: [bad], until: day('2024-12-31') }, parts);
    expect(outcome).toMatchObject({ ok: false, problems: expect.any(Array) });
    const missing = await simulate({ ...whole, files: [join(folder, 'none.yaml')], until: day('2024-12-31') }, parts);
    expect(missing).toMatchObject({ ok: false, refusal: { code: 'file.unreadable' } });
    const backwards = await simulate({ ...whole, until: day('2024-06-09') }, parts);
    expect(backwards).toMatchObject({ ok: false, refusal: { code: 'simulation.until-before-from' } });
  });
});
