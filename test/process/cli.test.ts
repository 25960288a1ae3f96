import 'reflect-metadata';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import {
  commandAsProcess,
  commandHere,
  productEnvironment,
  startCommand,
  withoutStack,
  type Ended,
} from '../support/command-line';
import { holderOf, seedPlan } from '../support/seed-plans';
import { removeTestHome } from '../support/test-cluster';

const PLANS = join(projectRoot(), 'workflows', 'plans');
const PLAN = join(PLANS, 'ban-atgt-lang-son.plan.yaml');
const PEOPLE = 'ban-atgt-lang-son.people.yaml';

// Real processes, some at once, on a machine that may be busy with other tests.
jest.setTimeout(180_000);

let home: string;
let server: EmbeddedDatabase;

// One server for all commands, held by this process: each of them attaches to it as it would to a running product.
beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-cli-')));
  server = await EmbeddedDatabase.open({ home, purpose: 'command', log: SILENT_LOG });
});
afterAll(async () => {
  await server?.close();
  removeTestHome(home);
});

const environment = (own: Readonly<Record<string, string>> = {}) => productEnvironment({ DONDOC_HOME: home, ...own });
const dondoc = (args: readonly string[], own?: Readonly<Record<string, string>>): Promise<Ended> =>
  commandHere(args, environment(own));
const asProcess = (args: readonly string[], own?: Readonly<Record<string, string>>): Promise<Ended> =>
  commandAsProcess(args, environment(own));
const start = (args: readonly string[]) => startCommand(args, environment());

const json = (ended: Ended): Record<string, unknown> => JSON.parse(ended.out) as Record<string, unknown>;

/** A copy of the plan in a folder of its own, with something changed. */
function changedPlan(change: (yaml: string) => string): string {
  const folder = mkdtempSync(join(home, 'plan-'));
  const file = join(folder, 'ban-atgt-lang-son.plan.yaml');
  writeFileSync(file, change(readFileSync(PLAN, 'utf8')));
  copyFileSync(join(PLANS, PEOPLE), join(folder, PEOPLE));
  return file;
}

test('help is in Vietnamese and English; a slip of the hand gets the nearest command', async () => {
  const [help, slip, deepSlip, nothing] = await Promise.all([
    asProcess(['--help']),
    asProcess(['plna', 'list']),
    asProcess(['plan', 'chek', 'x.yaml']),
    asProcess(['plan', 'check']),
  ]);
  expect(help.exit).toBe(0);
  expect(help.out).toMatch(/Các lệnh \/ Commands:/);
  expect(help.out).toMatch(/plan check\|load\|list\|show/);
  expect([slip.exit, deepSlip.exit, nothing.exit]).toEqual([2, 2, 2]);
  expect(slip.err).toMatch(/^lỗi \[usage.unknown-command\] Không có lệnh “plna”\. Gần giống: plan\./);
  expect(deepSlip.err).toMatch(/nearest known one: check/);
  expect(nothing.err).toMatch(/usage\.missing-argument/);
  [slip, deepSlip, nothing].forEach(withoutStack);
});

test('a misspelt variable is refused with the nearest name before anything happens', async () => {
  const ended = await asProcess(['calendar', '2026', '--json'], { DONDOC_HOM: '/elsewhere' });
  expect(ended.exit).toBe(3);
  expect(ended.err).toMatch(/\[config\.unknown-variable\].*DONDOC_HOM.*DONDOC_HOME/);
  expect(json(ended)).toMatchObject({
    ok: false,
    errors: [{ code: 'config.unknown-variable', facts: { variable: 'DONDOC_HOM', nearest: 'DONDOC_HOME' } }],
  });
});

test('the calendar of 2026 has the new day off and both Saturdays worked in exchange', async () => {
  const ended = await dondoc(['calendar', '2026', '--json']);
  const { off, worked, workingDays } = json(ended) as {
    off: { on: string }[];
    worked: { on: string }[];
    workingDays: number;
  };
  expect(ended.exit).toBe(0);
  expect(worked.map(({ on }) => on)).toEqual(['2026-01-10', '2026-08-22']);
  expect(off.map(({ on }) => on)).toContain('2026-11-24');
  // From Thursday 1/1 to Thursday 31/12 are 52 weeks and a Thursday: 261 days from Monday to Friday. Off are 1–2/1, 16–20/2,
  // 27/4, 30/4, 1/5, 31/8, 1–2/9 and 24/11: 2 + 5 + 1 + 1 + 1 + 1 + 2 + 1 = 14. Two Saturdays are worked.
  expect(workingDays).toBe(261 - 14 + 2);
});

test('a table answers with the row and the law of the day, asks for what is missing, and refuses what is wrong', async () => {
  const table = join(projectRoot(), 'workflows', 'rules', 'head-of-unit.dmn');
  const facts = join(home, 'facts.json');
  const year = { yearEndsOn: '2025-12-31', completedPercent: 50, forceMajeure: false };
  const evaluate = (given: object) => {
    writeFileSync(facts, JSON.stringify(given));
    return dondoc(['rules', 'evaluate', table, '--decision', 'yearly-ratio', '--facts', facts, '--json']);
  };
  const decided = await evaluate({ ...year, monthsInPost: 12, actOn: '2025-12-31' });
  expect([decided.exit, decided.err]).toEqual([0, '']);
  expect(json(decided)).toMatchObject({
    ...{ outcome: 'decided', result: 'may-be-let-go', missing: [], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    citations: [{ id: 'seventy-percent', act: '377-QĐ/TW', sure: 'read' }],
  });
  const asked = await evaluate(year);
  expect([asked.exit, json(asked)]).toMatchObject([0, { outcome: 'undetermined', missing: ['monthsInPost'] }]);
  const wrong = await evaluate({ ...year, monthsInPost: 'twelve' });
  expect(wrong.exit).toBe(1);
  expect(json(wrong)).toMatchObject({ ok: false, errors: [{ code: 'rules.fact-wrong-type' }] });
  withoutStack(wrong);
});

test('the tables of the product are sound, and the law of a day can be read', async () => {
  const checked = await dondoc(['rules', 'check', '--json']);
  expect([checked.exit, json(checked)]).toMatchObject([0, { ok: true, errors: 0, warnings: 0 }]);
  const law = json(await dondoc(['law', 'on', '2024-06-30', '--json'])) as { items: { id: string }[] };
  expect(law.items.map(({ id }) => id)).toContain('removal-of-cadres');
  expect(law.items.map(({ id }) => id)).not.toContain('seventy-percent');
});

test('what the provisions are goes into the trail once, and is told again', async () => {
  const [first, again] = [await dondoc(['law', 'apply', '--json']), await dondoc(['law', 'apply', '--json'])];
  expect([json(first), json(again)]).toMatchObject([
    { adopted: true, changes: [] },
    { adopted: false, changes: [] },
  ]);
  const told = await dondoc(['law', 'history', 'seventy-percent']);
  expect([told.exit, told.err]).toEqual([0, '']);
  expect(told.out).toMatch(/^#1 .*dondoc \d/);
  expect(told.out).toContain('377-qd-tw 8/10/2025 → –');
  const unknown = await dondoc(['law', 'history', 'seventy-percents', '--json']);
  expect([unknown.exit, json(unknown)]).toMatchObject([1, { errors: [{ code: 'not-found' }] }]);
});

test('each problem of a plan file has its line and column, and the exit code is 1', async () => {
  const file = changedPlan((yaml) => yaml.replace('office: van-phong-ban-atgt-tinh', 'office: van-phong-ban-atgt-tin'));
  const line =
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((each) => each.startsWith('office:')) + 1;
  const [told, asJson] = await Promise.all([
    dondoc(['plan', 'check', file]),
    dondoc(['plan', 'check', file, '--json']),
  ]);
  expect([told.exit, asJson.exit]).toEqual([1, 1]);
  // `office: ` is eight characters, so the value begins in the ninth column.
  expect(told.out).toContain(`${file}:${line}:9: lỗi [unit.unknown]`);
  expect(told.out).toMatch(/^ {2}en: error: .*van-phong-ban-atgt-tinh/m);
  expect(json(asJson)).toMatchObject({
    ok: false,
    plan: null,
    problems: [
      { code: 'unit.unknown', severity: 'error', line, column: 9, facts: { nearest: 'van-phong-ban-atgt-tinh' } },
    ],
  });
});

test('no YAML, no text and no file are each told apart', async () => {
  const [broken, latin] = [join(home, 'broken.yaml'), join(home, 'latin.yaml')];
  writeFileSync(broken, 'tasks: [\n');
  writeFileSync(latin, Buffer.from([0x74, 0xed, 0x6e, 0x68]));
  const [yaml, bytes, gone, large] = await Promise.all([
    dondoc(['plan', 'check', broken]),
    dondoc(['plan', 'check', latin]),
    dondoc(['plan', 'check', join(home, 'gone.yaml')]),
    dondoc(['plan', 'check', PLAN], { DONDOC_PLAN_MAX_BYTES: '1000' }),
  ]);
  expect([yaml.exit, bytes.exit, gone.exit, large.exit]).toEqual([1, 1, 2, 1]);
  expect(yaml.out).toMatch(/broken\.yaml:\d+:\d+: lỗi \[yaml\.syntax\]/);
  expect(bytes.err).toMatch(/file\.not-utf8/);
  expect(gone.err).toMatch(/file\.unreadable.*ENOENT/);
  expect(large.out).toMatch(/plan\.too-large/);
  [yaml, bytes, gone, large].forEach(withoutStack);
});

describe('a plan that is loaded', () => {
  let loaded: Ended;
  beforeAll(async () => (loaded = await asProcess(['plan', 'load', PLAN, '--json'])));

  test('is issued by the head of its issuer, with progress on stderr and the answer alone on stdout', () => {
    expect(loaded.exit).toBe(0);
    expect(loaded.err).toMatch(/đã mở \/ opened \d+\/\d+/);
    expect(json(loaded)).toMatchObject({
      ok: true,
      unchanged: false,
      issued: true,
      plan: { slug: 'ban-atgt-lang-son' },
      by: { person: 'mau-003', unit: 'ban-atgt-tinh' },
    });
    expect(json(loaded)['plan']).toHaveProperty('stage', expect.not.stringMatching(/^(draft|opening)$/));
  });

  test('changes nothing the second time, and another file under its id is refused', async () => {
    const other = changedPlan((yaml) => yaml.replace('place: Lạng Sơn', 'place: Hà Nội'));
    const [again, different, stranger] = await Promise.all([
      dondoc(['plan', 'load', PLAN, '--json']),
      dondoc(['plan', 'load', other]),
      dondoc(['plan', 'load', PLAN, '--by', 'mau-003/ubnd-tinh-nguoi-dung-dau/ubnd-tinh']),
    ]);
    expect(again.exit).toBe(0);
    expect(json(again)).toMatchObject({ unchanged: true, issued: false, plan: json(loaded)['plan'] });
    expect([different.exit, stranger.exit]).toEqual([1, 1]);
    expect(different.err).toMatch(/plan\.exists-differently/);
    expect(stranger.err).toMatch(/actor\.not-in-post/);
  });

  test('is listed and shown: each task with who, when as written and understood, on whose word, and its proof', async () => {
    const [list, shown, wrong] = await Promise.all([
      dondoc(['plan', 'list', '--json']),
      dondoc(['plan', 'show', 'ban-atgt-lang-son', '--json']),
      dondoc(['plan', 'show', 'ban-atgt-lang-sn']),
    ]);
    expect(json(list)).toMatchObject({ items: [{ slug: 'ban-atgt-lang-son', issuedOn: '2024-06-10', sample: true }] });
    const { tasks, counts } = json(shown) as {
      tasks: { ref: string; obligations: number }[];
      counts: { total: number };
    };
    expect(tasks.find(({ ref }) => ref === 'III.2.1')).toMatchObject({
      kind: 'issuePlan',
      // 30/6/2024 as the text has it; a Sunday, and a fixed date does not roll.
      deadline: { dueOn: '2024-06-30', source: 'text', rule: { kind: 'on-date' } },
      evidence: expect.arrayContaining([expect.objectContaining({ required: true })]) as unknown,
    });
    expect(counts.total).toBe(tasks.reduce((sum, { obligations }) => sum + obligations, 0));
    expect(wrong.exit).toBe(1);
    expect(wrong.err).toMatch(/\[not-found\]/);
  });

  test('has obligations in a list that is one JSON document, each of which can be shown', async () => {
    const list = await dondoc(['obligation', 'list', '--task', 'III.2.1', '--json']);
    const { items } = json(list) as { items: { id: string; dueOn: string; task: { ref: string } }[] };
    expect(items.length).toBeGreaterThan(20);
    expect(items.every(({ dueOn, task }) => dueOn === '2024-06-30' && task.ref === 'III.2.1')).toBe(true);
    const [shown, unknown] = await Promise.all([
      dondoc(['obligation', 'show', items[0]?.id ?? '', '--json']),
      dondoc(['obligation', 'list', '--kind', 'issuePlna']),
    ]);
    expect(json(shown)).toMatchObject({ obligation: { id: items[0]?.id } });
    // What the clock did since is the clock's affair; the opening comes first.
    expect((json(shown)['history'] as object[])[0]).toMatchObject({ seq: 1, type: 'duty.opened' });
    expect(unknown.exit).toBe(2);
    expect(unknown.err).toMatch(/issuePlan\?/);
  });

  test('has obligations in a table of words, and a refused question has no table', async () => {
    const [list, nowhere, noState] = await Promise.all([
      dondoc(['obligation', 'list', '--task', 'III.2.1', '--limit', '2']),
      dondoc(['obligation', 'list', '--unit', 'nope']),
      dondoc(['obligation', 'list', '--state', 'asigned']),
    ]);
    expect(list.out).toMatch(/30\/6\/2024 .* đã giao /);
    expect(list.out).toMatch(/2 nghĩa vụ \/ obligations\n$/);
    expect([nowhere.exit, nowhere.out]).toEqual([1, '']);
    expect(nowhere.err).toMatch(/Không tìm thấy đơn vị “nope”/);
    expect([noState.exit, noState.out]).toEqual([2, '']);
    expect(noState.err).toMatch(/assigned\?/);
  });

  test('a reader that goes away ends the command quietly', async () => {
    const child = start(['obligation', 'list', '--json']);
    const err = text(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    const [exit, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect({ exit, signal, err: await err }).toEqual({ exit: 0, signal: null, err: '' });
  });

  test('the clock says that nobody ticks, and how long the oldest wake-up has waited', async () => {
    const ended = await dondoc(['clock', 'status', '--json']);
    expect(ended.exit).toBe(0);
    expect(json(ended)).toMatchObject({
      lastRun: null,
      running: false,
      nextRunAt: null,
      heldSince: null,
      followers: {},
    });
    expect(json(ended)['sequencer']).toHaveProperty('entries', expect.any(Number));
  });

  test('a trail that somebody with the keys of the owner has changed is found out', async () => {
    const sound = await asProcess(['trail', 'check', '--json']);
    expect(sound.exit).toBe(0);
    expect(json(sound)).toMatchObject({ ok: true, faultCount: 0, faults: [] });
    const stream = await tamper();
    const [broken, told] = await Promise.all([dondoc(['trail', 'check', '--json']), dondoc(['trail', 'check'])]);
    expect([broken.exit, told.exit]).toEqual([1, 1]);
    expect(json(broken)).toMatchObject({ ok: false, faultCount: 1, faults: [{ fault: 'hash', stream, seq: 1 }] });
    expect(told.out).toContain(`${stream} #1`);
  });
});

/** Moves the due day in the text of one opening, and leaves hash and chain as they were. */
async function tamper(): Promise<string> {
  const client = new Client({ connectionString: server.ownerUrl, options: '-c search_path=dondoc' });
  await client.connect();
  try {
    await client.query('ALTER TABLE trail_entry DISABLE TRIGGER USER');
    const changed = await client.query<{ stream_id: string }>(
      `UPDATE trail_entry SET body = replace(body, '2024-06-30', '2024-07-30')
       WHERE (stream_id, seq) IN (SELECT id, 1 FROM obligation WHERE task_ref = 'III.2.1' ORDER BY id LIMIT 1)
       RETURNING stream_id`,
    );
    await client.query('ALTER TABLE trail_entry ENABLE TRIGGER USER');
    return `obligation/${changed.rows[0]?.stream_id}`;
  } finally {
    await client.end();
  }
}

test('districts merge, a split asks, and duties move by a decision alone', async () => {
  expect((await dondoc(['plan', 'load', PLAN])).exit).toBe(0);
  const decision = ['--decision', '1123/QĐ-UBND, 20/6/2025'];
  const on = ['--on', '2025-07-01', ...decision, '--json'];
  const merge = [
    'unit',
    'change',
    'merge',
    '--from',
    'ban-atgt-bac-son',
    'ban-atgt-binh-gia',
    '--to',
    'kv-1=Ban khu vực 1',
  ];
  const shown = await dondoc([...merge, ...on, '--preview']);
  expect(shown).toMatchObject({ exit: 0 });
  // 18 tasks of III and II for each of the two boards.
  expect(json(shown)).toMatchObject({ preview: true, unchanged: false, by: { unit: 'ban-atgt-tinh' } });
  expect(json(shown)['open']).toHaveLength(36);
  expect(json(await dondoc([...merge, ...on]))).toMatchObject({ unchanged: false });
  const split = [
    'unit',
    'change',
    'split',
    '--from',
    'ban-atgt-cao-loc',
    '--to',
    'kv-2=Ban khu vực 2',
    'kv-3=Ban khu vực 3',
  ];
  expect((await dondoc([...split, ...on])).exit).toBe(0);
  const reason = [...decision, '--reason', 'Sắp xếp đơn vị hành chính'];
  const move = (from: string, to: string, ...more: string[]) =>
    dondoc(['unit', 'transfer', '--from', from, '--to', to, ...reason, ...more]);
  const asks = await move('ban-atgt-cao-loc', 'kv-2');
  expect([asks.exit, asks.err]).toEqual([1, expect.stringMatching(/\[transfer\.split-asks\].*kv-2, kv-3/)]);
  const moved = await move('ban-atgt-cao-loc', 'kv-2', '--task', 'II.1', '--json');
  expect(json(moved)).toMatchObject({ moved: [{ duty: { task: { ref: 'II.1' } } }], refused: [] });
  const all = await move('ban-atgt-bac-son', 'kv-1');
  expect([all.exit, all.out]).toEqual([0, expect.stringMatching(/Đã chuyển 18 về kv-1, 0 bị từ chối/)]);
  const seen = await dondoc(['unit', 'show', 'ban-atgt-binh-gia']);
  expect(seen.out).toMatch(/ban-atgt-bac-son, ban-atgt-binh-gia → kv-1 \(1123\/QĐ-UBND, 20\/6\/2025\)/);
  expect(seen.out).toMatch(/18 nhiệm vụ chờ quyết định chuyển/);
  expect((await dondoc(['unit', 'change', 'mix', '--from', 'x', ...on])).exit).toBe(2);
});

test('what happens is recorded by commands: an occurrence, a deed, a return, a link of the two trees', async () => {
  const [slug, cell] = ['dang-uy-so-cong-thuong', 'chi-bo-2-so-cong-thuong'];
  const who = (unit: string, kind: 'head' | 'officer') => {
    const { person, post } = holderOf(seedPlan(slug), unit, kind);
    return ['--by', `${person}/${post}/${unit}`];
  };
  expect((await dondoc(['plan', 'load', join(PLANS, `${slug}.plan.yaml`)])).exit).toBe(0);
  const found = [
    ...[
      'plan',
      'occurrence',
      slug,
      'violation-found',
      '--unit',
      cell,
      '--reference',
      'BB-12/2024',
      '--what',
      'Vi phạm',
    ],
    ...['--document', 'Biên bản 12/BB-CB, 3/5/2024', '--json', '--happened'],
  ];
  const opened = json(await dondoc([...found, '2024-05-03T14:30']));
  // By the head of the cell, who is found by the post; 24 hours from 14:30 in Vietnam, which is 07:30 UTC.
  expect(opened).toMatchObject({
    ...{ unchanged: false, by: { unit: cell } },
    duties: [{ task: 'III.1c', dueOn: '2024-05-04', lateFrom: '2024-05-04T07:30:00.000Z' }],
  });
  const [{ id } = { id: '' }] = opened['duties'] as { id: string }[];
  const record = (...args: string[]) => dondoc(['obligation', 'record', id, ...args]);
  const committee = who(slug, 'officer');
  const proof = ['--document', 'Báo cáo 3/BC-CB, 4/5/2024'];
  expect((await record('incident.reported', ...proof, ...who(cell, 'officer'))).exit).toBe(0);
  const link = ['unit', 'link', 'organisation-of', '--party', slug, '--state', 'ban-atgt-tinh', '--from', '2024-01-01'];
  const [again, badDay, unreasoned, misspelt, unknown, closed, linked] = await Promise.all([
    dondoc([...found, '2024-05-03T14:30']),
    dondoc([...found, '3/5/2024']),
    record('returned', ...committee),
    record('returned', 'raeson=x', ...committee),
    record('confirmd', ...committee),
    dondoc(['plan', 'record', slug, 'plan.closed', 'reason=x', ...who(slug, 'head')]),
    dondoc([...link, '--json']),
  ]);
  expect(json(again)).toMatchObject({ unchanged: true, duties: [{ id, workState: 'reported' }] });
  expect([badDay.exit, misspelt.exit, unknown.exit]).toEqual([2, 2, 2]);
  expect([unreasoned.exit, unreasoned.err]).toEqual([1, expect.stringMatching(/\[reason\.missing\]/)]);
  expect(unknown.err).toMatch(/confirmed/);
  expect([closed.exit, closed.err]).toEqual([1, expect.stringMatching(/\[event\.not-allowed\]/)]);
  expect(json(linked)).toMatchObject({ items: [{ party: slug, to: null }] });
  expect((await record('returned', 'reason=Thiếu biển số', ...committee)).exit).toBe(0);
  const [shown, ended] = await Promise.all([
    dondoc(['obligation', 'show', id]),
    dondoc([...link, '--to', '2024-12-31']),
  ]);
  expect(shown.out).toMatch(/what: Vi phạm/);
  expect(shown.out).toMatch(/reason: Thiếu biển số/);
  expect(ended.out).toMatch(/1\/1\/2024 – 31\/12\/2024/);
}, 600_000);

test('a post is taken and left by a decision, and the unit tells of both', async () => {
  const post = ['--post', 'so-gtvt-chuyen-vien-9', '--person', 'mau-909', '--from', '2024-07-01'];
  const decision = ['--decision', '12/QĐ-SGTVT, 28/6/2024'];
  const fresh = ['--unit', 'so-gtvt', '--kind', 'officer', '--title', 'Chuyên viên', '--name', 'Người mẫu 909'];
  const appoint = ['tenure', 'appoint', ...post, ...decision];
  const [halfNew, wrongKind, unknown] = await Promise.all([
    dondoc([...appoint, '--unit', 'so-gtvt']),
    dondoc([...appoint, ...fresh.map((word) => (word === 'officer' ? 'boss' : word))]),
    dondoc(appoint),
  ]);
  expect([halfNew.exit, wrongKind.exit]).toEqual([2, 2]);
  expect(halfNew.err).toMatch(/--kind, --title/);
  expect(wrongKind.err).toMatch(/head, deputy, officer, inspector/);
  expect([unknown.exit, unknown.err]).toEqual([1, expect.stringMatching(/\[post\.unknown\]/)]);
  const taken = json(await dondoc([...appoint, ...fresh, '--json']));
  expect(taken).toMatchObject({ tenure: { kind: 'appointed', unit: 'so-gtvt', person: 'mau-909', to: null } });
  // The same again is the same.
  expect(json(await dondoc([...appoint, ...fresh, '--json']))).toEqual(taken);
  const left = json(await dondoc(['tenure', 'end', ...post, '--to', '2024-09-30', ...decision, '--json']));
  expect(left).toMatchObject({ tenure: { kind: 'ended', to: '2024-09-30', decision: '12/QĐ-SGTVT' } });
  const again = await dondoc(['tenure', 'end', ...post, '--to', '2024-10-31', ...decision]);
  expect([again.exit, again.err]).toEqual([1, expect.stringMatching(/\[tenure\.none\]/)]);
  const listed = await dondoc(['tenure', 'list', 'so-gtvt']);
  expect(listed.out.trim().split('\n')).toEqual([
    expect.stringMatching(/leaves so-gtvt-chuyen-vien-9: mau-909, 1\/7\/2024 – 30\/9\/2024/),
    expect.stringMatching(/takes so-gtvt-chuyen-vien-9: mau-909, 1\/7\/2024 – …/),
  ]);
}, 120_000);

test('the calendar that every date was counted by moves none of them', async () => {
  const shown = await dondoc(['calendar', 'apply', '--preview', '--json']);
  expect(json(shown)).toMatchObject({ preview: true, moved: 0, refused: [] });
});

test('a plan is lived through before it is signed, and stopped by Ctrl-C without a trace', async () => {
  const span = ['--from', '2024-06-10', '--until', '2024-07-01', '--json'];
  const child = start(['simulate', PLAN, ...span]);
  const [out, err] = [text(child.stdout), text(child.stderr)];
  // The first line of progress: the run is under way.
  child.stderr.once('data', () => child.kill('SIGINT'));
  const [exit] = (await once(child, 'close')) as [number | null];
  expect({ exit, out: await out }).toEqual({ exit: 130, out: '' });
  expect(await err).toMatch(/Stopping/);

  const whole = await dondoc(['simulate', PLAN, ...span]);
  expect(whole).toMatchObject({ exit: 0 });
  const { events } = json(whole) as { events: { at: string; rung: string | null; task: string }[] };
  // Sunday 30/6/2024 is still in time: overdue from Monday 00:00.
  const overdue = events.filter(({ rung, task }) => rung === 'overdue' && task === 'III.2.1');
  expect(new Set(overdue.map(({ at }) => at))).toEqual(new Set(['2024-07-01T00:00:00+07:00']));
});

test('accounts are added, granted a role and listed, and what was done is on record', async () => {
  const added = await dondoc(['accounts', 'add', 'thanh-tra', '--json'], { PORT: '3999' });
  expect({ exit: added.exit, err: added.err }).toEqual({ exit: 0, err: '' });
  expect(json(added)['link']).toMatch(/^http:\/\/127\.0\.0\.1:3999\/link\/[\w-]{43}$/);
  const nowhere = await dondoc(['accounts', 'grant', 'thanh-tra', 'inspector', '--unit', 'nowhere']);
  expect(nowhere.exit).toBe(1);
  expect(nowhere.err).toMatch(/\[unit\.unknown\]/);
  expect((await dondoc(['accounts', 'grant', 'thanh-tra', 'king'])).exit).toBe(2);
  expect((await dondoc(['accounts', 'grant', 'thanh-tra', 'administrator'])).exit).toBe(0);
  const [list, record] = [await dondoc(['accounts', 'list', '--json']), await dondoc(['accounts', 'record', '--json'])];
  expect(json(list)['items']).toMatchObject([
    { name: 'thanh-tra', hasPassword: false, grants: [{ role: 'administrator' }] },
  ]);
  const items = json(record)['items'] as { readonly what: string }[];
  expect(items.map(({ what }) => what)).toEqual(['granted', 'link-made', 'account-added']);
});
