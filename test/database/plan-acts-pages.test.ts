import 'reflect-metadata';
import type { Response } from 'supertest';
import { PlanSimulations, type TryPlan } from '../../src/simulation/plan-simulations.service';
import type { PlanDemand } from '../../src/simulation/demand';
import { SILENT_LOG } from '../../src/platform/logging';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { CHIEF } from '../support/issued-plan';
import type { PageClient } from '../support/page-client';
import { officeHead, officeOfficer, officer } from '../support/people-of-lang-son';

/** The life of a plan from its draft on: tried, issued, amended, withdrawn, by forms, over a real database. It is Monday, 10/6/2024. */

const PAPER = (number: number): string => `BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN
Số: ${number}/KH-BATGT
Lạng Sơn, ngày 05 tháng 6 năm 2024
KẾ HOẠCH
Giữ lề đường thông thoáng

III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh kiểm tra lề đường trước ngày 30/8/2024.
2. Sở Giao thông vận tải tỉnh Lạng Sơn phải sơn lại các vạch trước ngày 15/7/2024.
3. Văn phòng Ban ATGT tỉnh đôn đốc việc thực hiện Kế hoạch này.
`;
const CHIEF_ACTOR = CHIEF as Extract<typeof CHIEF, { kind: 'person' }>;

let world: DeskWorld;
let chief: PageClient;
beforeAll(async () => {
  world = await deskWorld();
  chief = await world.as(CHIEF_ACTOR.person);
});
afterAll(() => world.close());

/** A plan that was read from a paper and is a draft, tracked by the office of the board. */
async function draftPlan(number: number): Promise<{ readonly address: string; readonly slug: string }> {
  const sent = await chief.submit(await chief.get('/doc-van-ban'), '/doc-van-ban/dan-chu', { text: PAPER(number) });
  const draft = sent.headers['location'] ?? '';
  const office = 'Văn phòng Ban An toàn giao thông tỉnh Lạng Sơn';
  await chief.submit(await chief.get(draft), draft, { type: 'head', 'head-office': office });
  const accepted = await chief.submit(await chief.get(draft), draft, { type: 'accept' });
  expect([accepted.status, told(accepted)]).toEqual([303, '']);
  const address = (accepted.headers['location'] ?? '').replace(/\?.*/, '');
  return { address, slug: address.replace('/ke-hoach/', '') };
}

const duties = async (slug: string): Promise<number> => {
  const [row] = await world.plan.fresh.database.read<{ count: number }>(
    'SELECT count(*)::int AS count FROM obligation o JOIN plan p ON p.id = o.plan_id WHERE p.slug = $1',
    [slug],
  );
  return row?.count ?? 0;
};
const told = ({ text }: Response): string => /<div class="error-summary"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
const textOf = ({ text }: Response): string =>
  (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('trying a plan', () => {
  it('shows what it will demand, of whom and when, and keeps that with the version it is about', async () => {
    const { address, slug } = await draftPlan(201);
    const page = await chief.get(address);
    expect(textOf(page)).toContain('Kế hoạch này sẽ đòi hỏi gì, ở ai, khi nào');
    const wrong = await chief.submit(page, `${address}/chay-thu`, { until: '2024-06-01' });
    expect([wrong.status, told(wrong)]).toEqual([422, expect.stringContaining('trước ngày đầu')]);
    expect(wrong.text).toContain('value="2024-06-01"');
    const started = await chief.submit(page, `${address}/chay-thu`, { until: '2024-09-30' });
    expect([started.status, started.headers['location']]).toEqual([303, `${address}#trial`]);
    const shown = await finished(address);
    // Three tasks, of one unit each.
    expect(shown).toContain('3 nhiệm vụ mở từ 10/06/2024 đến 30/09/2024');
    // Before 15/7 is by 14/7. All are told on the day of issue, which is the first working day of the week.
    expect(shown).toContain('Sở Giao thông vận tải tỉnh Lạng Sơn 1 14/07/2024 14/07/2024 0 10/06/2024 , Mở nhiệm vụ');
    // A Sunday. Seven working days back: 12, 11, 10, 9, 8, 5, 4.
    expect(shown).toContain('04/07/2024 Sở Giao thông vận tải tỉnh Lạng Sơn Nhắc trước hạn 1');
    // Opened on the day of issue; of two dated duties one falls due in July and one in August.
    expect(shown).toMatch(/06\/2024 3 0 \d+/);
    expect(shown).toMatch(/07\/2024 0 1 \d+/);
    expect(shown).toMatch(/08\/2024 0 1 \d+/);
    // Nothing of it is in earnest.
    expect(await duties(slug)).toBe(0);
  });

  it('is for whoever issues or tracks the plan; to others there is no such plan', async () => {
    const { address, slug } = await draftPlan(202);
    const [office, unit] = [await world.as(officeOfficer().person), await world.as(officer('so-gtvt').person)];
    expect((await office.get(address)).text).toContain(`${address}/chay-thu`);
    expect((await unit.get(address)).status).toBe(404);
    expect((await unit.get(`${address}/tep`)).status).toBe(404);
    const form = await office.get(address);
    expect((await unit.submit(form, `${address}/chay-thu`)).status).toBe(403);
    expect(slug).toContain('202-kh-batgt');
  });

  /** Waits for the trial by looking at the page, as people do. */
  async function finished(address: string): Promise<string> {
    for (let looks = 0; looks < 2_000; looks += 1) {
      const text = textOf(await chief.get(address));
      if (!text.includes('Đang chạy thử')) return text;
    }
    throw new Error('the trial does not end');
  }
});

describe('trials', () => {
  const DEMAND: PlanDemand = {
    ...{ from: '2024-06-10' as LocalDate, until: '2024-12-31' as LocalDate, duties: 0, refusals: 0 },
    ...{ units: [], months: [], tasks: [], notices: [] },
  };

  /** Trials that end when the test says so, or when they are told to stop. */
  function trials(): {
    readonly simulations: PlanSimulations;
    readonly end: (outcome: PlanDemand | Refusal) => void;
    readonly moved: (share: number) => void;
  } {
    let end: (outcome: PlanDemand | Refusal) => void = () => undefined;
    let moved: (share: number) => void = () => undefined;
    const tryPlan: TryPlan = (_trial, { onProgress, isCancelled }) =>
      new Promise((resolve) => {
        end = (outcome) =>
          resolve(isCancelled() ? refusal('simulation.cancelled', { at: world.plan.clock.now() }) : outcome);
        moved = (share) => onProgress({ at: world.plan.clock.now(), steps: 7, share });
      });
    const { database } = world.plan.fresh;
    const simulations = new PlanSimulations(database, database, world.plan.clock, SILENT_LOG, tryPlan);
    return { simulations, end: (outcome) => end(outcome), moved: (share) => moved(share) };
  }

  /** It is told to once it is known who may. */
  async function toldToStop(simulations: PlanSimulations, slug: string): Promise<void> {
    for (;;) {
      const view = await simulations.view(slug, EVERYTHING);
      if ('code' in view || view.running === null || view.running.stopping) return;
    }
  }

  it('are one of each person and two in all, tell how far they are, and outlive the page that began them', async () => {
    const [one, two, three] = [await draftPlan(210), await draftPlan(211), await draftPlan(212)];
    const { simulations, moved, end } = trials();
    expect(await simulations.start(one.slug, null, CHIEF_ACTOR)).toMatchObject({
      from: '2024-06-10',
      until: '2025-06-10',
    });
    // Pressed twice, it is one.
    expect(await simulations.start(one.slug, null, officeHead())).toMatchObject({ plan: one.slug });
    expect(await simulations.start(two.slug, null, CHIEF_ACTOR)).toMatchObject({
      ...{ code: 'simulation.one-at-a-time', facts: { plan: one.slug } },
    });
    moved(0.25);
    const view = await simulations.view(one.slug, EVERYTHING);
    expect(view).toMatchObject({ running: { stopping: false, progress: { share: 0.25, steps: 7 } }, result: null });
    end(DEMAND);
    expect(await simulations.start(two.slug, null, officeHead())).toMatchObject({ plan: two.slug });
    await simulations.cancel(one.slug, CHIEF_ACTOR);
    expect(await simulations.view(one.slug, EVERYTHING)).toMatchObject({ running: null, result: { current: true } });
    expect(await simulations.start(one.slug, null, CHIEF_ACTOR)).toMatchObject({ plan: one.slug });
    expect(await simulations.start(three.slug, null, officeOfficer())).toMatchObject({
      code: 'simulation.too-many-at-once',
    });
    expect(await simulations.start(three.slug, '2044-01-01' as LocalDate, officeOfficer())).toMatchObject({
      code: 'simulation.too-long',
    });
    expect(await simulations.start(one.slug, null, officer('so-gtvt'))).toMatchObject({ code: 'simulation.not-yours' });
    expect(await simulations.start('ban-atgt-lang-son', null, CHIEF_ACTOR)).toMatchObject({
      code: 'simulation.plan-issued',
    });
  });

  it('stop when they are told to, and when the process stops; what was known before stays', async () => {
    const { slug } = await draftPlan(213);
    const { simulations, end } = trials();
    await simulations.start(slug, null, CHIEF_ACTOR);
    const stopped = simulations.cancel(slug, CHIEF_ACTOR);
    await toldToStop(simulations, slug);
    end(DEMAND);
    expect(await stopped).toBeNull();
    expect(await simulations.view(slug, EVERYTHING)).toMatchObject({
      ...{ running: null, refused: { code: 'simulation.cancelled' }, result: null },
    });
    await simulations.start(slug, null, CHIEF_ACTOR);
    const ended = simulations.onModuleDestroy();
    end(DEMAND);
    await ended;
    expect(await simulations.view(slug, EVERYTHING)).toMatchObject({ running: null, result: null });
    expect(await simulations.cancel(slug, CHIEF_ACTOR)).toBeNull();
  });
});

describe('a draft of a plan', () => {
  it('is issued by one press, once, by whoever may; its duties open for each unit', async () => {
    const { address, slug } = await draftPlan(220);
    const office = await world.as(officeOfficer().person);
    const cannot = await office.get(address);
    expect(cannot.text).not.toContain('value="plan.issue-ordered"');
    expect(textOf(cannot)).toMatch(/Chưa làm được, vì sao Ban hành kế hoạch/);
    const page = await chief.get(address);
    const issued = await chief.submit(page, address, { type: 'plan.issue-ordered' });
    expect([issued.status, issued.headers['location']]).toEqual([303, `${address}?done=plan.issue-ordered`]);
    expect((await chief.submit(page, address, { type: 'plan.issue-ordered' })).status).toBe(303);
    const opening = textOf(await chief.get(issued.headers['location'] ?? ''));
    expect(opening).toContain('Đã ban hành.');
    expect(opening).toContain('Đã mở 0 trong 3 nhiệm vụ');
    await world.plan.house.sweeper.sweep();
    expect(await duties(slug)).toBe(3);
    const running = await chief.get(address);
    expect(textOf(running)).toContain('Đang thực hiện');
    expect(running.text).not.toContain('id="trial"');
    // The form of before says of itself that it is old, and keeps what was typed.
    const late = await chief.submit(page, address, {
      type: 'plan.withdrawn',
      reason: 'Ban hành <b>nhầm</b>',
      _key: 'another-key-1',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Ban hành &lt;b>nhầm&lt;/b>');
    expect(textOf(late)).toContain('phần anh/chị đã nhập vẫn còn');
    expect(textOf(running)).toContain('Mọi nhiệm vụ đang mở của kế hoạch thôi thực hiện theo');
    const empty = await chief.submit(running, address, { type: 'plan.withdrawn' });
    expect([empty.status, told(empty)]).toEqual([422, expect.stringContaining('ý do')]);
    const gone = await chief.submit(await chief.get(address), address, {
      type: 'plan.withdrawn',
      reason: 'Ban hành nhầm',
    });
    expect(gone.status).toBe(303);
    expect(textOf(await chief.get(address))).toContain('Đã cho thôi thực hiện 0 nhiệm vụ, còn 3');
    await world.plan.house.sweeper.sweep();
    const after = textOf(await chief.get(address));
    expect(after).toContain('Đã thu hồi');
    expect(after).not.toContain('Đã cho thôi thực hiện');
  });

  it('is amended by its changed file: what differs is shown first, then done with a reason', async () => {
    const { address, slug } = await draftPlan(221);
    await chief.submit(await chief.get(address), address, { type: 'plan.issue-ordered' });
    await world.plan.house.sweeper.sweep();
    const file = await chief.get(`${address}/tep`);
    expect(file.headers['content-disposition']).toContain(`${slug}.plan.yaml`);
    const yaml = Buffer.from((file.body as Buffer).length > 0 ? (file.body as Buffer) : file.text).toString('utf8');
    const changed = yaml.replaceAll('2024-07-15', '2024-07-25').replaceAll('15/7/2024', '25/7/2024');
    expect(changed).not.toBe(yaml);
    const form = { action: `${address}/sua-doi`, type: 'compare', fileName: 'sửa.yaml' };
    const send = async (text: string | Buffer): Promise<Response> =>
      chief.upload(await chief.get(address), { ...form, file: Buffer.from(text) });
    const broken = await send('dondocPlan: 1\nid: [\n');
    expect([broken.status, told(broken)]).toEqual([422, expect.stringContaining('lỗi')]);
    const other = await send(yaml.replace(`id: ${slug}`, 'id: ke-hoach-khac'));
    expect([other.status, told(other)]).toEqual([422, expect.stringContaining('ke-hoach-khac')]);
    const latin = await send(Buffer.from([0x64, 0xff, 0xfe]));
    expect([latin.status, told(latin)]).toEqual([422, expect.stringContaining('UTF-8')]);
    expect(textOf(await send(yaml))).toContain('không nói gì khác');
    const question = await send(changed);
    expect(textOf(question)).toContain('Đổi III.2: title, deadline');
    expect(textOf(question)).toContain('1 nhiệm vụ được thay thế');
    expect(textOf(question)).toContain('2 nhiệm vụ đang mở giữ nguyên');
    const apply = { type: 'apply', action: `${address}/sua-doi` };
    const silent = await chief.uploadFields(question, apply, { reason: ' ' });
    expect([silent.status, told(silent)]).toEqual([422, expect.stringContaining('ý do')]);
    const done = await chief.uploadFields(question, apply, { reason: 'Sở đề nghị thêm thời gian' });
    expect([done.status, done.headers['location']]).toEqual([303, `${address}?done=plan.amended`]);
    // Looked at before, it speaks of a file that is there no more.
    const again = await chief.uploadFields(question, apply, { reason: 'Lần nữa' });
    expect([again.status, told(again)]).toEqual([409, expect.stringContaining('đã được sửa đổi')]);
  });
});
