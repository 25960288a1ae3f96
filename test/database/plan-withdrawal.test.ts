import { buildHouse, loadSettings, type House } from '../../src/house';
import { keepText } from '../../src/people/private-texts.store';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Actor } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { localTime } from '../support/issued-plan';

/** A plan that is withdrawn: what is open ends with it, by whoever withdrew it and for the same reason, however much it is. */

const headOf = (person: string): Actor => ({ kind: 'person', person, post: 'truong-ban', unit: 'ban' });
/** Head until 12/6; the one after, from 13/6 on. */
const [FIRST, NEXT] = [headOf('mau-001'), headOf('mau-002')];

const PEOPLE = `dondocPeople: 1
sample: { note: thử }
posts:
  - id: truong-ban
    unit: ban
    kind: head
    title: Trưởng Ban
    holders:
      - { person: mau-001, name: Phạm Thị Giang, from: 2020-01-01, to: 2024-06-12, sample: true }
      - { person: mau-002, name: Lê Văn Hòa, from: 2024-06-13, sample: true }
`;

const planText = (units: number): string => {
  const ids = Array.from({ length: units }, (_, n) => `so-${String(n).padStart(4, '0')}`);
  return `dondocPlan: 1
id: ke-hoach-thu
office: van-phong
people: ke-hoach-thu.people.yaml
sample: { note: thử }
document:
  type: Kế hoạch
  number: '09'
  symbol: KH-UBND
  issuedOn: 2024-06-10
  issuer: ban
  title: Kế hoạch thử
tasks:
  - ref: I.1
    clause: mục I.1
    title: Kiểm tra vỉa hè
    kind: implementation
    carriesOut: [cac-so]
    reportsTo: [ban]
    deadline: { asWritten: trước ngày 31/8/2024, rule: { kind: on-date, comparator: before, date: 2024-08-31 } }
    evidence: [{ kind: document, required: true, text: Báo cáo }]
units:
  - { id: ban, name: Ban, tree: state, sample: true }
  - { id: van-phong, name: Văn phòng Ban, tree: state, parent: ban, sample: true }
  - { id: so-moi, name: Sở mới, tree: state, parent: ban, sample: true }
${ids.map((id) => `  - { id: ${id}, name: ${id}, tree: state, parent: ban, sample: true }`).join('\n')}
groups:
  - { id: cac-so, name: Các sở, sample: true, members: [${ids.join(', ')}] }
`;
};

class Run {
  private constructor(
    readonly fresh: FreshDatabase,
    readonly house: House,
    readonly clock: SimulatedClock,
    readonly planId: string,
  ) {}

  /** Issued on 10/6/2024 at 08:00; nothing is open yet. */
  static async issued(units: number): Promise<Run> {
    const fresh = await freshDatabase({ poolSize: 6 });
    const clock = new SimulatedClock(localTime('2024-06-10T08:00:00'));
    const parts = { database: fresh.database, clock, log: SILENT_LOG, settings: loadSettings(), followers: [] };
    const house = await buildHouse(parts);
    const source = { text: planText(units), fileName: 'ke-hoach-thu.plan.yaml' };
    const people = { text: PEOPLE, fileName: 'ke-hoach-thu.people.yaml' };
    const loaded = await house.planLoading.load({ ...source, people }, FIRST);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded));
    const run = new Run(fresh, house, clock, loaded.planId);
    await run.must('plan.issue-ordered', FIRST);
    return run;
  }

  async must(type: string, by: Actor, brings: object = {}): Promise<void> {
    const command = { subject: 'plan', id: this.planId, asked: { type, ...brings }, by };
    const answer = await this.house.commands.submit(command);
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  }

  async withdraw(by: Actor): Promise<void> {
    const reason = await this.house.database.transaction((tx) => keepText(tx, 'Ban hành nhầm'));
    await this.must('plan.withdrawn', by, { reason });
  }

  /** A sweep that is told to stop after its first batch: one chunk is opened or let go. */
  async oneChunk(): Promise<void> {
    let asked = 0;
    await this.house.sweeper.sweep(() => {
      asked += 1;
      return asked > 1;
    });
  }

  async plan(): Promise<{ readonly stage: string; readonly wakeFor: string | null }> {
    const [row] = await this.house.database.read<{ stage: string; wakeFor: string | null }>(
      'SELECT stage, wake_for AS "wakeFor" FROM plan',
    );
    if (!row) throw new Error('the plan is there');
    return row;
  }

  async duties(): Promise<{ readonly open: number; readonly all: number }> {
    const [row] = await this.house.database.read<{ open: number; all: number }>(
      'SELECT count(*) FILTER (WHERE NOT ended)::int AS open, count(*)::int AS all FROM obligation',
    );
    return row ?? { open: -1, all: -1 };
  }

  async entries(type: string): Promise<readonly { readonly actor: Actor; readonly event: Record<string, unknown> }[]> {
    const rows = await this.house.database.read<{ body: string }>(
      'SELECT body FROM trail_entry WHERE type = $1 ORDER BY stream_id, seq',
      [type],
    );
    return rows.map(({ body }) => JSON.parse(body) as { actor: Actor; event: Record<string, unknown> });
  }
}

test('each open duty ends, in thousands, in the name of whoever withdrew the plan and for its reason', async () => {
  const run = await Run.issued(2_500);
  await run.house.sweeper.sweep();
  expect(await run.duties()).toEqual({ open: 2_500, all: 2_500 });
  await run.withdraw(FIRST);
  expect(await run.plan()).toEqual({ stage: 'withdrawing', wakeFor: 'let-go' });
  await run.oneChunk();
  expect(await run.duties()).toEqual({ open: 1_500, all: 2_500 });
  await run.house.sweeper.sweep();
  expect([await run.plan(), await run.duties()]).toEqual([
    { stage: 'withdrawn', wakeFor: null },
    { open: 0, all: 2_500 },
  ]);
  const chunks = (await run.entries('plan.duties-let-go')).map(({ event: { count, last } }) => [count, last]);
  expect(chunks).toEqual([
    [1_000, false],
    [1_000, false],
    [500, false],
    [0, true],
  ]);
  const [withdrawn] = await run.entries('plan.withdrawn');
  const discharged = await run.entries('discharged');
  expect(discharged).toHaveLength(2_500);
  expect(new Set(discharged.map(({ actor, event }) => JSON.stringify([actor, event['reason']])))).toEqual(
    new Set([JSON.stringify([withdrawn?.actor, withdrawn?.event['reason']])]),
  );
  // Nobody is reminded, urged or flagged for it any more.
  expect(await run.house.sweeper.earliestWake()).toBeNull();
});

test('withdrawn while it is still being opened: what is open ends, and nothing more is opened', async () => {
  const run = await Run.issued(1_500);
  await run.oneChunk();
  expect(await run.duties()).toEqual({ open: 1_000, all: 1_000 });
  await run.withdraw(FIRST);
  await run.house.sweeper.sweep();
  expect([await run.plan(), await run.duties()]).toEqual([
    { stage: 'withdrawn', wakeFor: null },
    { open: 0, all: 1_000 },
  ]);
});

test('a head who has left before the clock came to it decides no more; the next one withdraws it again', async () => {
  const run = await Run.issued(3);
  await run.house.sweeper.sweep();
  run.clock.set(localTime('2024-06-12T23:59:00'));
  await run.withdraw(FIRST);
  run.clock.set(localTime('2024-06-13T00:00:00'));
  expect(await run.house.sweeper.sweep()).toMatchObject({ failed: 1 });
  expect([await run.plan(), await run.duties()]).toMatchObject([{ stage: 'withdrawing' }, { open: 3 }]);
  await run.withdraw(NEXT);
  expect(await run.house.sweeper.sweep()).toMatchObject({ failed: 0 });
  expect([await run.plan(), await run.duties()]).toMatchObject([{ stage: 'withdrawn' }, { open: 0 }]);
  expect((await run.entries('discharged')).map(({ actor }) => actor)).toEqual([NEXT, NEXT, NEXT]);
});

test('a duty that somebody moves to another unit at that moment is found where it goes on', async () => {
  const run = await Run.issued(1);
  await run.house.sweeper.sweep();
  await run.withdraw(FIRST);
  const { database, door } = run.house;
  const [duty] = await database.read<{ id: string }>('SELECT id FROM obligation');
  const asked = {
    ...{ type: 'duty.transferred', toUnit: 'so-moi' },
    ...{ reason: await database.transaction((tx) => keepText(tx, 'Sáp nhập')), evidence: [] },
  };
  let sweeping: Promise<unknown> = Promise.resolve();
  await database.transaction(async (tx) => {
    const id = '00000000-0000-4000-8000-000000000001';
    const sha256 = '1'.padStart(64, '0');
    await tx.query(
      `INSERT INTO evidence (id, kind, sha256, document, added_at) VALUES ('${id}', 'document', '${sha256}', '{}', now())`,
    );
    const evidence = [{ id, sha256 }];
    const command = { subject: 'obligation', id: duty?.id ?? '', asked: { ...asked, evidence }, by: FIRST };
    const [moved] = await door.advance(tx, [command]);
    expect(moved).toEqual(expect.objectContaining({ ok: true }));
    sweeping = run.house.sweeper.sweep();
    // The sweep stands before the row that this transaction has.
    for (;;) {
      const [waiting] = await run.fresh.database.read<{ n: number }>(
        'SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted',
      );
      if ((waiting?.n ?? 0) > 0) break;
    }
  });
  await sweeping;
  expect([await run.plan(), await run.duties()]).toMatchObject([{ stage: 'withdrawn' }, { open: 0, all: 2 }]);
});
