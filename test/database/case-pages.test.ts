import 'reflect-metadata';
import { deskWorld, type DeskWorld } from '../support/desk-world';
import { followTrail } from '../support/follow-trail';
import { localTime, runUntil } from '../support/issued-plan';
import { formFields, type PageClient } from '../support/page-client';
import { HEALTH_HEAD_BEFORE, officeHead, officeOfficer, officer } from '../support/people-of-lang-son';

/** Nobody sends the plan that was due on 30/6/2024: flagged on 1/8/2024, a case is proposed against whoever headed the unit that day. */

let world: DeskWorld;
let office: PageClient;
let address = '';
const addressOf = async (kind: string): Promise<string> => {
  const [row] = await world.plan.fresh.database.read<{ id: string }>(
    `SELECT id FROM case_file WHERE kind = '${kind}' AND unit_id = 'so-y-te' ORDER BY id LIMIT 1`,
  );
  return `/vu-viec/${row?.id}`;
};
const linesOf = (text: string): readonly string[] => text.match(/href="\/vu-viec\/[0-9a-f-]{36}"/g) ?? [];

beforeAll(async () => {
  world = await deskWorld();
  await runUntil(world.plan, localTime('2024-08-01T08:00:00'));
  await followTrail(world.plan, [world.plan.house.rules]);
  address = await addressOf('accountability');
  office = await world.as(officeOfficer().person);
});
afterAll(() => world.close());

test('cases are listed to whoever conducts them, and narrowed by kind, state, open or ended, and time', async () => {
  const all = await office.get('/vu-viec');
  expect(all.status).toBe(200);
  expect(all.text).toMatch(/<h1>Vụ việc<\/h1>.*Trách nhiệm người đứng đầu.*Được đề xuất xem xét/s);
  const [, next = ''] = /rel="next" href="([^"]*)"/.exec(all.text) ?? [];
  const [first] = linesOf(all.text);
  expect(linesOf((await office.get(next.replaceAll('&amp;', '&'))).text)).not.toContain(first);
  const open = '/vu-viec?kind=accountability&state=flagged&ended=false&outOfTime=false';
  const narrowed = await office.get(`${open}&unit=so-y-te`);
  expect(narrowed.text).toContain(`href="${address}"`);
  for (const none of ['kind=violation', 'state=examined', 'ended=true', 'outOfTime=true']) {
    expect([none, (await office.get(`/vu-viec?${none}`)).text.includes('Không có vụ việc nào.')]).toEqual([none, true]);
  }
  expect((await office.get('/vu-viec?kind=khong')).status).toBe(422);
  expect((await office.get('/hom-nay')).text).toContain('href="/vu-viec"');
});

test('one tells what it is about, who answers and why, where it stands, and why a table proposed it', async () => {
  const { status, text } = await office.get(address);
  expect(status).toBe(200);
  // The head on 30/6/2024, who is another one since 1/10/2024.
  expect(text).toMatch(/đứng đầu đơn vị vào ngày xảy ra 30\/06\/2024/);
  expect(text).toMatch(/Được đề xuất xem xét<\/b>\. Chờ cơ quan xử lý/);
  expect(text).toMatch(/href="\/nghia-vu\/[0-9a-f-]{36}"/);
  expect(text).toMatch(/href="\/quy-tac\/lateness">/);
  expect(text).toContain('<code>head-accountability</code>');
  expect(text).toContain('Đọc lại hôm nay cho cùng kết quả.');
  expect(text).toContain('Quy tắc đề xuất');
  expect((await (await world.as(HEALTH_HEAD_BEFORE.person)).get(address)).status).toBe(200);
});

test('is not there for whoever neither conducts nor decides it, nor is concerned', async () => {
  const stranger = await world.as(officer('so-y-te').person);
  expect((await stranger.get(address)).status).toBe(404);
  expect((await stranger.get('/vu-viec')).text).not.toContain(`href="${address}"`);
  expect((await (await world.as(null)).get(address)).status).toBe(404);
  expect((await office.get('/vu-viec/khong-co')).status).toBe(404);
});

test('is moved on by forms: asked, explained by the person concerned alone with a paper, and examined', async () => {
  const before = await office.get(address);
  const asked = await office.submit(before, address, { type: 'explanation.asked' });
  expect([asked.status, asked.headers['location']]).toEqual([303, `${address}?done=explanation.asked`]);
  const told = await office.get(`${address}?done=explanation.asked`);
  expect(told.text).toContain('Đã ghi nhận: Yêu cầu giải trình.');
  // Five working days from Thursday 1/8/2024, and nothing for the office to do but to wait; it is told why.
  expect(told.text).toContain('08/08/2024');
  expect(told.text).toMatch(/Chưa làm được, vì sao<\/h3>.*Gửi giải trình/s);
  expect(() => formFields(told.text, address, 'explanation.given')).toThrow('no form');

  const concerned = await world.as(HEALTH_HEAD_BEFORE.person);
  const own = await concerned.get(address);
  const without = await concerned.submit(own, address, { type: 'explanation.given', note: 'Lũ quét' });
  expect(without.status).toBe(422);
  expect(without.text).toMatch(/<textarea[^>]*name="note"[^>]*>Lũ quét/);
  const form = {
    action: address,
    type: 'explanation.given',
    file: Buffer.from('Lũ quét.'),
    fileName: 'giai-trinh.txt',
  };
  expect((await concerned.upload(own, form)).status).toBe(303);

  // The same form sent twice gets the first answer; another one from a page that is out of date is told so.
  expect((await office.submit(before, address, { type: 'explanation.asked' })).status).toBe(303);
  const later = { type: 'explanation.asked', _key: '00000000-0000-4000-8000-00000000000a' };
  const stale = await office.submit(before, address, later);
  expect([stale.status, stale.text.includes('Lỗi:')]).toEqual([409, true]);
  // What has happened since stands above the form.
  expect(stale.text).toMatch(/role="status"><p>[^<]+<\/p><ul><li><b>/);
  const examined = await office.submit(await office.get(address), address, { type: 'case.examined' });
  expect(examined.status).toBe(303);
  expect((await office.get(address)).text).toMatch(/<b>Đã xem xét<\/b>/);
});

test('a referral asks what no register tells, and the review that follows shows its days with the working', async () => {
  const chief = await world.as(officeHead().person);
  const page = await chief.get(address);
  expect((await chief.submit(page, address, { type: 'case.referred', reason: 'Có dấu hiệu vi phạm' })).status).toBe(
    303,
  );
  await followTrail(world.plan, [world.plan.house.rules]);
  const question = await addressOf('question');
  const asks = await office.get(question);
  expect(asks.text).toMatch(/name="fact.isPartyMember".*name="fact.status".*name="fact.isLeader".*name="fact.moved"/s);
  const answers = { 'fact.isPartyMember': 'false', 'fact.isLeader': 'true', 'fact.moved': 'false' };
  const answered = { type: 'question.answered', ...answers, 'fact.status': 'civil-servant' };
  expect((await office.submit(asks, question, answered)).status).toBe(303);
  await followTrail(world.plan, [world.plan.house.rules]);
  // Conducted by the body above the office, which proposes nothing about itself: the office does not find it, the person does.
  const review = await addressOf('disciplinaryReview');
  expect((await office.get(review)).status).toBe(404);
  const { text } = await (await world.as(HEALTH_HEAD_BEFORE.person)).get(review);
  // How many days the law of 2024 gave is not confirmed, so none run; the page says so.
  expect(text).toContain('<code>2024-08-01 + ? (chưa xác nhận / not confirmed)</code>');
  expect(text).toMatch(/Thời hiệu<\/th>.*Chưa xác nhận/s);
});

test('no form of a case is taken from whoever it is not there for', async () => {
  const stranger = await world.as(officer('so-y-te').person);
  const account = formFields((await stranger.get('/vu-viec')).text, '/ngon-ngu');
  const sent = await stranger.post(address, { ...account, type: 'case.examined' });
  expect(sent.status).toBe(404);
});
