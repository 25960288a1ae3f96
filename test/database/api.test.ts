import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import request from 'supertest';
import { Access } from '../../src/people/accounts/access.service';
import { csrfOf } from '../../src/people/accounts/secret';
import { PlanLoading } from '../../src/plans/plan-loading.service';
import type { TaskPage } from '../../src/plans/task-list.store';
import { issuedPlan, LANG_SON, type IssuedPlan } from '../support/issued-plan';
import { holderOf, seedPlan } from '../support/seed-plans';
import { isOfOtherStories, PromisedAnswers } from '../support/promised-answers';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { clientOf, type Client } from '../support/signed-in-client';

let plan: IssuedPlan;
let app: NestExpressApplication;
let served: ServedHouse;
let home: string;
let leftover: string;
const listening = new PromisedAnswers();
beforeAll(async () => {
  plan = await issuedPlan();
  home = mkdtempSync(join(tmpdir(), 'dondoc-api-'));
  leftover = join(home, 'evidence', 'tmp', 'cut-off.part');
  mkdirSync(dirname(leftover), { recursive: true });
  writeFileSync(leftover, 'x');
  utimesSync(leftover, 0, 0);
  served = await serveHouse(plan, { home });
  ({ app } = served);
  app.useGlobalInterceptors(listening);
  await app.listen(0, '127.0.0.1');
  const names = ['mau-001', 'mau-003', 'mau-008', 'mau-017'];
  for (const name of names) clients.set(name, await clientOf(app, plan.fresh.database, name));
});
afterAll(async () => {
  await served.close();
  await plan.fresh.close();
  rmSync(home, { recursive: true });
});

const clients = new Map<string, Client>();
const as = (person: string): Client => {
  const client = clients.get(person);
  if (!client) throw new Error(`${person} has not signed in`);
  return client;
};
/** The head of the whole province sees all of it; the head of the board owns the plan. */
const api = () => as('mau-001');
const chief = () => as('mau-003');
const anybody = () => request(app.getHttpServer());

/** An obligation to issue a plan, and the head of its unit on that day. */
async function duty(place: number) {
  const list = await api().get(`/api/obligations?kind=issuePlan&limit=200`).expect(200);
  const line = list.body.items[place];
  const unit = await api().get(`/api/units/${line.unit.id}?on=2024-06-10`).expect(200);
  const holder = unit.body.posts.find((post: { kind: string }) => post.kind === 'head');
  const head = clients.get(holder.person) ?? (await clientOf(app, plan.fresh.database, holder.person));
  clients.set(holder.person, head);
  return { id: line.id as string, head };
}
const expectProblem = (response: request.Response, status: number, code: string) => {
  expect({ status: response.status, code: response.body.code }).toEqual({ status, code });
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.body).toMatchObject({ status, type: `urn:dondoc:problem:${code}` });
  expect(response.body.detail).toMatch(/\S/);
  expect(response.body.detailEn).toMatch(/\S/);
  expect(`${response.body.detail}${response.body.detailEn}`).not.toMatch(/[{}]|undefined|\[object/);
};

describe('plans and units', () => {
  it('lists plans and shows one by id or by its short name, with its tasks', async () => {
    const list = await api().get('/api/plans').expect(200);
    expect(list.body.items).toMatchObject([{ slug: 'ban-atgt-lang-son', stage: 'running' }]);
    const one = await api().get('/api/plans/ban-atgt-lang-son').expect(200);
    expect(one.body.plan.id).toBe(plan.planId);
    expect(one.body.tasks[0]).toMatchObject({ ref: 'II.1', clause: 'mục II.1' });
    expectProblem(await api().get('/api/plans/none'), 404, 'not-found');
  });

  it('lists tasks over all plans, page by page, in the order of the text', async () => {
    const { body: whole } = await api().get('/api/plans/ban-atgt-lang-son').expect(200);
    const refs: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { readonly body: TaskPage } = await api()
        .get(`/api/tasks?plan=ban-atgt-lang-son&limit=7${next && `&after=${next}`}`)
        .expect(200);
      expect(page.body.items.length).toBeLessThanOrEqual(7);
      refs.push(...page.body.items.map(({ ref }) => ref));
      ({ next } = page.body);
    }
    expect(refs).toEqual(whole.tasks.map(({ ref }: { ref: string }) => ref));
    const inspections = await api().get('/api/tasks?kind=inspection').expect(200);
    expect(inspections.body.items.length).toBeGreaterThan(0);
    for (const task of inspections.body.items)
      expect(task).toMatchObject({ plan: 'ban-atgt-lang-son', kind: 'inspection' });
    expectProblem(await api().get('/api/tasks?plan=none'), 404, 'not-found');
    expectProblem(await api().get('/api/tasks?after=nowhere'), 422, 'page.cursor-invalid');
  });

  it('knows a unit before it says that nothing is known of it', async () => {
    for (const path of ['/api/unit-changes', '/api/unit-transfers', '/api/unit-links'])
      expectProblem(await api().get(`${path}?unit=nope`), 404, 'not-found');
  });

  it('takes the same plan file again without a change, and refuses another under its name', async () => {
    const body = { text: LANG_SON.text, fileName: LANG_SON.fileName, people: LANG_SON.people };
    const again = await chief().post('/api/plans').send(body).expect(200);
    expect(again.body).toMatchObject({ id: plan.planId, unchanged: true });
    const changed = { ...body, text: `${LANG_SON.text}\n# another line\n` };
    expectProblem(await chief().post('/api/plans').send(changed), 409, 'plan.exists-differently');
  });

  it('shows what an amended file would change, changes it with a reason, and refuses the file of another plan', async () => {
    const own = { fileName: LANG_SON.fileName, people: LANG_SON.people };
    const text = LANG_SON.text.replace('Trình xét và quyết định khen thưởng', 'Trình xét, quyết định khen thưởng');
    expect(text).not.toBe(LANG_SON.text);
    const send = (body: object, id = 'ban-atgt-lang-son') =>
      chief()
        .post(`/api/plans/${id}/amendments`)
        .send({ ...own, ...body });
    const shown = await send({ text, preview: true }).expect(200);
    const changed = [{ id: 'III.3.3b', fields: ['title'] }];
    expect(shown.body).toMatchObject({ preview: true, difference: { same: false, tasks: { changed } } });
    expect(shown.body.duties).toMatchObject({ superseded: [], opened: [] });
    // Nothing was done: the file that is loaded is still the old one.
    const before = await api().get('/api/plans/ban-atgt-lang-son').expect(200);
    expectProblem(await send({ text }), 422, 'reason.missing');
    expectProblem(
      await send({ text: text.replace(/^id: .*$/mu, 'id: ke-hoach-khac'), reason: 'x' }),
      422,
      'plan.amendment-misplaced',
    );
    expectProblem(await send({ text, reason: 'x' }, 'none'), 404, 'not-found');
    const others = as('mau-017').post('/api/plans/ban-atgt-lang-son/amendments');
    expectProblem(await others.send({ ...own, text, preview: true }), 403, 'actor.not-entitled');
    expectProblem(await send({ text: 'x', preview: true }), 422, 'plan.has-problems');
    const amended = await send({ text, reason: 'Sửa tên nhiệm vụ cho gọn.' }).expect(200);
    expect(amended.body).toEqual({ ...shown.body, preview: false });
    const after = await api().get('/api/plans/ban-atgt-lang-son').expect(200);
    expect(after.body.plan.version).toBe(before.body.plan.version + 1);
    expect(after.body.plan.fileSha256).not.toBe(before.body.plan.fileSha256);
    // Back again, so that the other tests find the plan as they know it.
    await send({ text: LANG_SON.text, reason: 'Giữ tên cũ.' }).expect(200);
  });

  it('asks downwards which units had to issue their own plan and have not', async () => {
    // It was issued without a trial; of one, a unit above would not be told either.
    expectProblem(await api().get('/api/plans/ban-atgt-lang-son/simulation'), 403, 'simulation.not-yours');
    const trial = await chief().get('/api/plans/ban-atgt-lang-son/simulation').expect(200);
    expect(trial.body).toEqual({ running: null, refused: null, result: null });
    const own = await api().get('/api/plans/ban-atgt-lang-son/cascade').expect(200);
    const [{ tree, owed }] = own.body.items;
    expect(tree).toMatchObject({ plan: 'ban-atgt-lang-son', carriedOutBy: [] });
    const duties = await api().get('/api/obligations?kind=issuePlan&ended=false&limit=200').expect(200);
    expect(owed.map(({ obligation }: { obligation: string }) => obligation).sort()).toEqual(
      duties.body.items.map(({ id }: { id: string }) => id).sort(),
    );
    const name = `${tree.number ?? ''}${tree.number === null ? '' : '/'}${tree.symbol}`;
    const named = await api().get(`/api/cascade?document=${encodeURIComponent(name)}`);
    expect(named.body.items ?? named.body).toMatchObject([{ tree: { plan: 'ban-atgt-lang-son' } }]);
    expectProblem(await api().get('/api/cascade?document=999-CT/TW'), 404, 'not-found');
  });

  it('lets whoever decides withdraw it with a reason, and nobody else', async () => {
    const send = (event: object, by: Client) => by.post('/api/plans/ban-atgt-lang-son/events').send({ event });
    const withdrawn = { type: 'plan.withdrawn', reason: 'Thay bằng kế hoạch khác' };
    expectProblem(await send(withdrawn, as('mau-017')), 403, 'actor.not-entitled');
    expectProblem(await send({ type: 'plan.withdrawn' }, chief()), 422, 'reason.missing');
    expectProblem(await send({ type: 'plan.ended' }, chief()), 422, 'event.unknown');
  });

  it('names each problem of a plan file with its line', async () => {
    const broken = await api()
      .post('/api/plans')
      .send({ text: 'dondocPlan: 1\nid: x\nnonsense: 1\n', fileName: 'x.yaml' });
    expectProblem(broken, 422, 'plan.has-problems');
    const unknown = broken.body.errors.find((error: { code: string }) => error.code === 'plan.unknown-key');
    expect(unknown).toMatchObject({ facts: { line: 3, key: 'nonsense' } });
    expect(unknown.detail).toMatch(/nonsense/);
  });

  it('refuses a plan file that is too long', async () => {
    const long = `# ${'x'.repeat(200_001)}`;
    const refused = await chief().post('/api/plans').send({ text: long, fileName: 'x.yaml' });
    expectProblem(refused, 413, 'plan.too-large');
    const huge = await api()
      .post('/api/plans')
      .send({ text: 'x'.repeat(2_000_000), fileName: 'x.yaml' });
    expectProblem(huge, 413, 'request.too-large');
  });

  it('lists units and a branch, and says who held a post on a day', async () => {
    const all = await api().get('/api/units').expect(200);
    expect(all.body.items.map(({ id }: { id: string }) => id)).toContain('ban-atgt-tinh');
    const one = await api().get('/api/units/ban-atgt-tinh?on=2024-06-10').expect(200);
    expect(one.body.posts).toEqual(
      expect.arrayContaining([expect.objectContaining({ person: 'mau-003', kind: 'head' })]),
    );
    expectProblem(await api().get('/api/units?under=nowhere'), 404, 'not-found');
  });
});

describe('an obligation, from evidence to its answer', () => {
  it('is handed in with a document and a note, and shows both in its history', async () => {
    const { id, head } = await duty(0);
    const document = {
      type: 'Kế hoạch',
      number: '09',
      symbol: 'KH-BATGT',
      issuedOn: '2024-06-10',
      issuer: 'Ban ATGT huyện',
    };
    const evidence = await head.post('/api/evidence').send({ document }).expect(201);
    const next = await head.get(`/api/obligations/${id}/next`).expect(200);
    const choice = next.body.choices.find((one: { event: string }) => one.event === 'plan.issued');
    expect(choice).toEqual({ event: 'plan.issued', allowed: true, needs: ['evidence'] });
    const closed = next.body.choices.find((one: { event: string }) => one.event === 'duty.superseded');
    expect(closed.why).toMatchObject({
      code: 'actor.not-entitled',
      detail: expect.stringContaining('không có thẩm quyền'),
      detailEn: expect.stringContaining('not entitled'),
    });
    const event = { type: 'plan.issued', evidence: [evidence.body.id], note: 'Ông A ký thay' };
    const recorded = await head
      .post(`/api/obligations/${id}/events`)
      .send({ event, expectedVersion: 1, occurredOn: '2024-06-10' })
      .expect(200);
    expect(recorded.body).toMatchObject({ id, version: 2, after: { work: 'issued' } });
    const one = await api().get(`/api/obligations/${id}`).expect(200);
    expect(one.body.obligation).toMatchObject({ workState: 'issued', timeliness: 'in-time' });
    const entry = one.body.history[1];
    expect(entry).toMatchObject({ type: 'plan.issued', occurredOn: '2024-06-10', texts: { note: 'Ông A ký thay' } });
    expect(entry.evidence).toEqual([evidence.body.sha256]);
    // The trail itself has only the salted hash of the note.
    expect(JSON.stringify(entry.event)).not.toMatch('Ông A');
    const own = await head.post(`/api/obligations/${id}/events`).send({ event: { type: 'confirmed' } });
    expectProblem(own, 403, 'actor.not-entitled');
  });

  it('answers a repeat with the first answer, reason and all, and refuses the key with another body', async () => {
    const { id, head } = await duty(1);
    const send = (reason: string) =>
      head
        .post(`/api/obligations/${id}/events`)
        .set('Idempotency-Key', 'k-1')
        .send({ event: { type: 'extension.requested', dueOn: '2024-07-10', reason } });
    const first = await send('Chờ ý kiến huyện ủy').expect(200);
    const repeat = await send('Chờ ý kiến huyện ủy').expect(200);
    expect(repeat.body).toEqual({ ...first.body, repeated: true });
    expectProblem(await send('Lý do khác'), 409, 'idempotency.key-reused');
  });

  it('refuses a stale version, an unknown event, an event out of turn, and proof that is missing or unknown', async () => {
    const { id, head } = await duty(2);
    const send = (event: object, more: object = {}) =>
      head.post(`/api/obligations/${id}/events`).send({ event, ...more });
    expectProblem(await send({ type: 'draft.started' }, { expectedVersion: 9 }), 409, 'version.stale');
    expectProblem(await send({ type: 'rung.flagged' }), 422, 'event.unknown');
    expectProblem(await send({ type: 'work.submitted', evidence: [] }), 409, 'event.not-allowed');
    expectProblem(await send({ type: 'plan.issued' }), 422, 'evidence.missing');
    const unknown = { type: 'plan.issued', evidence: ['00000000-0000-4000-8000-000000000000'] };
    expectProblem(await send(unknown), 422, 'evidence.unknown');
    expectProblem(await send({ type: 'extension.requested', dueOn: '2024-07-10' }), 422, 'reason.missing');
    const past = { type: 'extension.requested', dueOn: '2024-06-01', reason: 'x' };
    expectProblem(await send(past), 422, 'extension.due-in-past');
    const untouched = await api().get(`/api/obligations/${id}`).expect(200);
    expect(untouched.body.obligation.version).toBe(1);
  });

  it('names every wrong field by its path', async () => {
    const { id, head } = await duty(2);
    const refused = await head.post(`/api/obligations/${id}/events`).send({
      event: { type: 'extension.requested', dueOn: '2024-06-31', why: 'x' },
      by: { person: 'mau-003' },
      speed: 1,
    });
    expectProblem(refused, 422, 'request.invalid');
    const codes = (response: request.Response) =>
      Object.fromEntries(response.body.errors.map((error: { path: string; code: string }) => [error.path, error.code]));
    expect(codes(refused)).toEqual({
      // Who acts is not said by a body.
      by: 'field.unknown',
      speed: 'field.unknown',
    });
    const inEvent = await head
      .post(`/api/obligations/${id}/events`)
      .send({ event: { type: 'extension.requested', dueOn: '2024-06-31', why: 'x' } });
    expect(codes(inEvent)).toEqual({ 'event.dueOn': 'field.day', 'event.why': 'field.unknown' });
  });

  it('stands as it stood, at a moment written with its offset', async () => {
    const { id } = await duty(0);
    const then = await api().get(`/api/obligations/${id}?asOf=2024-06-10T08:00:00+07:00`).expect(200);
    expect(then.body.asOf).toBe('2024-06-10T01:00:00.000Z');
    expectProblem(await api().get(`/api/obligations/${id}?asOf=2024-06-01T00:00:00Z`), 404, 'obligation.not-yet-open');
    expectProblem(await api().get(`/api/obligations/${id}?asOf=yesterday`), 422, 'request.invalid');
    expectProblem(await api().get('/api/obligations/nothing'), 404, 'not-found');
  });

  it('lists by page and filter, and refuses filters that mean nothing', async () => {
    const first = await api().get('/api/obligations?limit=2&timeliness=in-time').expect(200);
    expect(first.body.items).toHaveLength(2);
    const second = await api().get(`/api/obligations?limit=2&timeliness=in-time&after=${first.body.next}`).expect(200);
    expect(second.body.items[0].id).not.toBe(first.body.items[1].id);
    for (const wrong of [
      'kind=nonsense',
      'timeliness=late',
      'state=nonsense',
      'limit=0',
      'dueFrom=2024-13-01',
      'colour=red',
      'kind=a&kind=b',
    ]) {
      expectProblem(await api().get(`/api/obligations?${wrong}`), 422, 'request.invalid');
    }
    expectProblem(await api().get('/api/obligations?after=x'), 422, 'page.cursor-invalid');
    const counts = await api().get('/api/obligations/counts').expect(200);
    expect(counts.body.cameDue).toMatchObject({ total: 0, latePercent: null });
  });
});

describe('evidence', () => {
  it('takes a file by its content and gives it back as an attachment', async () => {
    const sent = Buffer.from('%PDF-1.4 nội dung');
    const added = await api().post('/api/evidence').attach('file', sent, 'Kế hoạch số 9.pdf').expect(201);
    expect(added.body).toMatchObject({ kind: 'file', mediaType: 'application/pdf', fileName: 'Kế hoạch số 9.pdf' });
    expect((await api().get(`/api/evidence/${added.body.id}`).expect(200)).body).toEqual(added.body);
    const content = await api().get(`/api/evidence/${added.body.id}/content`).expect(200);
    expect(content.body).toEqual(sent);
    expect(content.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-type': 'application/pdf' });
    expect(content.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''K%E1%BA%BF%20/);
  });

  it('takes four files at once from one person, and the fifth when one is through', async () => {
    const { secret } = as('mau-008');
    const { port } = new URL(await app.getUrl());
    const boundary = '----slow';
    const headers = {
      ...{ cookie: `dondoc=${secret}`, origin: `http://127.0.0.1:${port}`, 'x-csrf-token': csrfOf(secret) },
      'content-type': `multipart/form-data; boundary=${boundary}`,
    };
    const slow = Array.from({ length: 4 }, () =>
      httpRequest({ ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/evidence' }, headers }),
    );
    const answers = slow.map((each) => once(each, 'response'));
    for (const each of slow) {
      each.write(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.4 chậm`);
    }
    // One more that came before the four are in would take the place of one of them.
    let answered = false;
    void Promise.race(answers).then(() => (answered = true));
    while (readdirSync(dirname(leftover)).length < slow.length && !answered) await nextTurn();
    expect(answered).toBe(false);
    const fifth = () => as('mau-008').post('/api/evidence').attach('file', Buffer.from('%PDF-1.4 nhanh'), 'b.pdf');
    expectProblem(await fifth(), 429, 'evidence.too-many-at-once');
    for (const each of slow) each.end(`\r\n--${boundary}--\r\n`);
    for (const answer of answers) expect(((await answer)[0] as { statusCode: number }).statusCode).toBe(201);
    await fifth().expect(201);
  });

  it('keeps nothing of an upload that is cut off, and takes the same file when it is sent again', async () => {
    const { secret } = as('mau-008');
    const { port } = new URL(await app.getUrl());
    const headers = {
      ...{ cookie: `dondoc=${secret}`, origin: `http://127.0.0.1:${port}`, 'x-csrf-token': csrfOf(secret) },
      ...{ 'content-type': 'multipart/form-data; boundary=cut', 'content-length': 5_000 },
    };
    const evidence = () =>
      plan.fresh.database.read<{ n: number }>(`SELECT count(*)::int AS n FROM evidence WHERE document IS NULL`);
    const before = await evidence();
    const sent = httpRequest({ ...{ host: '127.0.0.1', port, method: 'POST', path: '/api/evidence' }, headers });
    const closed = once(sent, 'error');
    sent.write('--cut\r\ncontent-disposition: form-data; name="file"; filename="c.pdf"\r\n\r\n%PDF-1.4 đứt giữa chừng');
    const parts = () => readdirSync(dirname(leftover)).length;
    while (parts() === 0) await nextTurn();
    sent.destroy(new Error('the line is gone'));
    await closed;
    while (parts() > 0) await nextTurn();
    expect(await evidence()).toEqual(before);
    const whole = Buffer.from('%PDF-1.4 đứt giữa chừng, nay trọn vẹn');
    await as('mau-008').post('/api/evidence').attach('file', whole, 'c.pdf').expect(201);
  });

  it('was tidied at the start: what an upload left behind is gone', () => {
    expect(existsSync(leftover)).toBe(false);
  });

  it('refuses a file that is too large, of no accepted type, or not there; and a classified document', async () => {
    const send = (content: Buffer, field = 'file') => api().post('/api/evidence').attach(field, content, 'a.pdf');
    expectProblem(await send(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(500_000)])), 413, 'evidence.too-large');
    expectProblem(await send(Buffer.from('MZ\0\0')), 415, 'evidence.type-not-accepted');
    expectProblem(await send(Buffer.from('%PDF-'), 'other'), 422, 'request.invalid');
    expectProblem(await api().post('/api/evidence').field('title', 'an'), 422, 'request.invalid');
    const document = {
      type: 'Kế hoạch',
      symbol: 'KH-UBND',
      issuedOn: '2024-06-01',
      issuer: 'X',
      classification: 'Mật',
    };
    expectProblem(await api().post('/api/evidence').send({ document }), 422, 'document.classified');
    expectProblem(await api().post('/api/evidence').type('text/plain').send('x'), 415, 'request.unsupported-type');
  });
});

describe('notices', () => {
  it('are listed with their words, and acknowledged once by whoever was told', async () => {
    await plan.house.sequencer.place();
    await plan.house.followers.run();
    const page = await api().get('/api/notices?limit=1').expect(200);
    const [notice] = page.body.items;
    expect(notice).toMatchObject({ acknowledgedAt: null, vi: { title: expect.stringMatching(/\S/) } });
    const told = await clientOf(app, plan.fresh.database, notice.personId);
    const path = `/api/notices/${notice.id}/acknowledge`;
    expectProblem(await api().post(path), 403, 'notice.not-yours');
    await told.post(path).expect(204);
    await told.post(path).expect(204);
    const next = await api().get(`/api/notices?limit=1&after=${page.body.next}`).expect(200);
    expect(next.body.items[0].id).not.toBe(notice.id);
    const open = await api().get(`/api/notices?open=true&limit=200&person=${notice.personId}`).expect(200);
    expect(open.body.items.map(({ id }: { id: string }) => id)).not.toContain(notice.id);
    expectProblem(await api().get('/api/notices?after=x'), 422, 'page.cursor-invalid');
  });
});

describe('units that change', () => {
  const decision = '1123/QĐ-UBND, 20/5/2024';
  const merge = {
    ...{ kind: 'merge', on: '2025-07-01', decision },
    predecessors: ['ban-atgt-bac-son', 'ban-atgt-binh-gia'],
    successors: [{ id: 'khu-vuc-1', name: 'Ban ATGT khu vực 1', joins: ['ban-atgt-cap-huyen'] }],
  };

  it('are merged by whoever stands above, after a look at what would follow', async () => {
    const shown = await chief()
      .post('/api/unit-changes')
      .send({ ...merge, preview: true })
      .expect(200);
    // Each district board has 18 duties (III.2.1 of some was handed in above, and is open still).
    expect(shown.body).toMatchObject({ preview: true, unchanged: false, effects: { founds: [{ unit: 'khu-vuc-1' }] } });
    expect(shown.body.open).toHaveLength(36);
    expect((await api().get('/api/unit-changes').expect(200)).body.items).toEqual([]);
    const done = await chief().post('/api/unit-changes').send(merge).expect(200);
    expect(done.body.effects).toEqual(shown.body.effects);
    expect((await chief().post('/api/unit-changes').send(merge).expect(200)).body.unchanged).toBe(true);
    const listed = await api().get('/api/unit-changes?unit=khu-vuc-1').expect(200);
    expect(listed.body.items).toMatchObject([{ kind: 'merge', decision: '1123/QĐ-UBND', by: { person: 'mau-003' } }]);
    const unread = { ...merge, decision: 'hôm qua' };
    expectProblem(await chief().post('/api/unit-changes').send(unread), 422, 'decision.unreadable');
    const badly = await chief()
      .post('/api/unit-changes')
      .send({ ...merge, successors: [{ name: 'x', joins: [''] }] });
    expectProblem(badly, 422, 'request.invalid');
    expect(badly.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'successors[0].id',
      'successors[0].joins',
    ]);
  });

  it('give an open duty away only by a decision with a reason', async () => {
    const waiting = await api().get('/api/unit-transfers?unit=ban-atgt-cao-loc').expect(200);
    expect(waiting.body.items).toHaveLength(18);
    const wish = { from: 'ban-atgt-cao-loc', to: 'ban-atgt-chi-lang', tasks: ['II.1'], decision };
    expectProblem(await chief().post('/api/unit-transfers').send(wish), 422, 'request.invalid');
    const send = (over: object) =>
      chief()
        .post('/api/unit-transfers')
        .send({ ...wish, reason: 'Điều chỉnh', ...over });
    expect((await send({ preview: true }).expect(200)).body).toMatchObject({ preview: true, moved: [], refused: [] });
    const moved = await send({}).expect(200);
    expect(moved.body).toMatchObject({ moved: [{ duty: { task: { ref: 'II.1' } } }], refused: [] });
    expectProblem(await send({}), 409, 'transfer.nothing-open');
    // The new unit is not there before 1/7/2025.
    const early = await send({ to: 'khu-vuc-1', tasks: ['II.2'] }).expect(200);
    expect(early.body).toMatchObject({ moved: [], refused: [{ refusal: { code: 'unit.not-valid' } }] });
  });

  it('are linked across the two trees, and only across', async () => {
    const link = { party: 'so-gtvt', state: 'so-gddt', kind: 'leads', from: '2024-01-01' };
    expectProblem(await api().post('/api/unit-links').send(link), 422, 'unit-link.wrong-tree');
    const linked = await api()
      .post('/api/unit-links')
      .send({ ...link, party: 'tinh-doan' })
      .expect(200);
    expect(linked.body.items).toMatchObject([{ party: 'tinh-doan', state: 'so-gddt', to: null }]);
    expect((await api().get('/api/unit-links?unit=so-gddt&on=2024-06-10').expect(200)).body).toEqual(linked.body);
  });

  it('leave a running plan to be looked at again, and its dates to be counted by a changed calendar', async () => {
    const path = '/api/plans/ban-atgt-lang-son/review';
    expect((await chief().get(path).expect(200)).body).toEqual({ plan: 'ban-atgt-lang-son', items: [] });
    // What joined later is shown to whoever tracks the plan, and not to everybody who sees duties of it.
    expectProblem(await api().get(path), 404, 'not-found');
    expect((await chief().post(path).send({}).expect(200)).body).toMatchObject({ opened: [], left: [] });
    const calendar = (body: object) => chief().post('/api/calendar-changes').send(body).expect(200);
    const shown = await calendar({ preview: true });
    expect(shown.body).toMatchObject({ preview: true, moves: [], moved: 0 });
    expect((await calendar({})).body).toMatchObject({ moves: [], refused: [] });
  });
});

describe('sessions', () => {
  it('tell who asks, and are listed with the tokens that were made', async () => {
    const own = await as('mau-008').get('/api/session').expect(200);
    expect(own.body).toMatchObject({
      account: { name: 'mau-008', person: 'mau-008' },
      on: '2024-06-10',
      posts: [{ post: 'van-phong-ban-atgt-tinh-can-bo', unit: 'van-phong-ban-atgt-tinh', kind: 'officer' }],
      grants: [],
      token: null,
    });
    expect((await as('mau-008').get('/api/sessions').expect(200)).body.items).toContainEqual(own.body.session);
    const made = await as('mau-008').post('/api/tokens').send({ name: 'báo cáo', reach: 'read', days: 30 }).expect(201);
    expect(made.body.token).toMatchObject({ name: 'báo cáo', endsAt: '2024-07-10T01:00:00.000Z' });
    expect((await as('mau-008').get('/api/tokens').expect(200)).body.items).toEqual([made.body.token]);
  });

  it('begin with the password that a one-time link set', async () => {
    const access = app.get(Access);
    const link = await plan.fresh.database.transaction((tx) => access.makeLink(tx, as('mau-017').account));
    const from = (test: request.Test) => test.set('Origin', new URL(test.url).origin);
    const password = 'ba con mèo trên mái';
    const set = await from(anybody().post('/api/session/link')).send({ link, password }).expect(200);
    expect(set.body).toEqual({ account: 'mau-017' });
    const begun = await from(anybody().post('/api/session')).send({ name: 'MAU-017', password }).expect(200);
    expect(begun.body.account).toBe(as('mau-017').account);
    expect(begun.headers['set-cookie']).toEqual([
      expect.stringMatching(/^dondoc=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });
});

describe('the edge', () => {
  it('answers nonsense with problems', async () => {
    expectProblem(await api().get('/api/nothing'), 404, 'not-found');
    const method = await api().delete('/api/plans');
    expectProblem(method, 405, 'request.method-not-allowed');
    expect(method.headers['allow']).toBe('GET, POST');
    // Nothing of what was sent comes back: a TRACE would tell a script the cookie that it may not read.
    const traced = await request(app.getHttpServer()).trace('/api/plans').set('X-Told', 'secret');
    expect([traced.status, traced.text.includes('secret')]).toEqual([405, false]);
    const malformed = await api().post('/api/plans').type('application/json').send('{"text": ');
    expectProblem(malformed, 400, 'request.malformed');
    const { id, head } = await duty(3);
    const key = await head
      .post(`/api/obligations/${id}/events`)
      .set('Idempotency-Key', 'x'.repeat(201))
      .send({ event: { type: 'draft.started' } });
    expectProblem(key, 400, 'idempotency.key-invalid');
  });

  it('loads nothing from elsewhere and lets nobody frame it', async () => {
    const strict = await api().get('/api/plans').expect(200);
    expect(strict.headers['content-security-policy']).toBe(
      "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'self'",
    );
    expect(strict.headers['x-powered-by']).toBeUndefined();
    const docs = await anybody().get('/api/docs').redirects(1).expect(200);
    expect(docs.headers['content-security-policy']).toMatch("script-src 'self';");
    const addresses = [...docs.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).not.toMatch(/^(https?:)?\/\//);
    expect(docs.text).not.toMatch(/<script>/);
  });

  it('is live and ready, and gives its numbers', async () => {
    expect((await anybody().get('/health/live').expect(200)).body).toEqual({ status: 'live' });
    await plan.house.sequencer.place();
    const ready = await anybody().get('/health/ready');
    expect(ready.body).toMatchObject({ status: 'ready' });
    const metrics = await anybody().get('/metrics').expect(200);
    expect(metrics.text).toMatch(/^dondoc_tick_lag_seconds 0$/m);
    expect(metrics.text).toMatch(/^dondoc_refusals_total\{code="version.stale"\} 1$/m);
    expect(metrics.text).toMatch(/^dondoc_obligations_open\{kind="issuePlan"\} \d+$/m);
    expect(metrics.text).toMatch(
      /dondoc_http_request_seconds_bucket\{le="5",method="GET",route="\/api\/obligations\/:id",status="200"\}/,
    );
  });

  it('turns red when the clock is two ticks behind', async () => {
    const next = await plan.house.sweeper.earliestWake();
    if (next === null) throw new Error('something is due one day');
    const now = plan.clock.now();
    const later = (seconds: number) =>
      plan.clock.set(new Date(Date.parse(next) + seconds * 1_000).toISOString() as never);
    later(30);
    expect((await anybody().get('/health/ready')).status).toBe(200);
    later(31);
    const red = await anybody().get('/health/ready').expect(503);
    expect(red.body.checks).toContainEqual({ name: 'clock', ok: false, seen: 31 });
    plan.clock.set(now);
  });

  it('opens once what is owed when something happens, and keeps no words of what it refused', async () => {
    const source = seedPlan('dang-uy-so-cong-thuong');
    // Its units and people come at the machine itself: a plan that is sent may not bring any.
    const head = holderOf(source, 'dang-uy-so-cong-thuong', 'head');
    expect(await plan.house.planLoading.load(source, head)).toMatchObject({ ok: true });
    const secretary = await clientOf(app, plan.fresh.database, head.person);
    const cell = await clientOf(
      app,
      plan.fresh.database,
      holderOf(source, 'chi-bo-2-so-cong-thuong', 'officer').person,
    );
    const issue = { event: { type: 'plan.issue-ordered' } };
    await secretary.post('/api/plans/dang-uy-so-cong-thuong/events').send(issue).expect(200);
    await plan.house.sweeper.sweep();
    const paper = { type: 'Biên bản', number: '12', symbol: 'BB-CB', issuedOn: '2024-05-03', issuer: 'Chi bộ 2' };
    const minutes = await cell.post('/api/evidence').send({ document: paper });
    const happened = {
      ...{ occurrence: 'violation-found', unit: 'chi-bo-2-so-cong-thuong', reference: 'BB-12/2024' },
      ...{ happenedAt: '2024-05-03T14:30:00+07:00', what: 'Một trường hợp vi phạm.', evidence: [minutes.body.id] },
    };
    const send = (body: object) => cell.post('/api/plans/dang-uy-so-cong-thuong/occurrences').send(body);
    const first = await send(happened).expect(200);
    // 24 hours from the moment, in UTC: 14:30 in Vietnam is 07:30.
    const due = { task: 'III.1c', dueOn: '2024-05-04', lateFrom: '2024-05-04T07:30:00.000Z' };
    expect(first.body).toMatchObject({ unchanged: false, duties: [due] });
    expect((await send(happened).expect(200)).body).toEqual({ ...first.body, unchanged: true });
    // The head of another branch knows nothing of it.
    expectProblem(await api().get(`/api/obligations/${first.body.duties[0].id}`), 404, 'not-found');
    expectProblem(await api().post('/api/plans/dang-uy-so-cong-thuong/occurrences').send(happened), 404, 'not-found');
    const history = await secretary.get(`/api/obligations/${first.body.duties[0].id}`).expect(200);
    expect(history.body.history[0]).toMatchObject({
      ...{ type: 'duty.opened', texts: { what: 'Một trường hợp vi phạm.' } },
      event: { occurrence: 'violation-found', reference: 'BB-12/2024', happened: '2024-05-03T07:30:00.000Z' },
    });
    expectProblem(await send({ ...happened, happenedOn: '2024-05-03' }), 422, 'occurrence.when-missing');
    const other = { ...happened, happenedAt: '2024-05-03T15:30:00+07:00' };
    expectProblem(await send(other), 409, 'occurrence.exists-differently');
    const words = 'Lời của một lệnh bị từ chối';
    expectProblem(await send({ ...happened, occurrence: 'accident', what: words }), 422, 'occurrence.event-unknown');
    const returned = { event: { type: 'returned', reason: words } };
    const refused = await secretary.post(`/api/obligations/${first.body.duties[0].id}/events`).send(returned);
    expect(refused.status).toBe(409);
    expect(await plan.house.database.read('SELECT ref FROM private_text WHERE text = $1', [words])).toEqual([]);
  });

  it('suspends a duty with a count of the time used, explains its lateness, corrects its record, and closes nothing early', async () => {
    const { id } = await duty(9);
    const send = (event: object) => chief().post(`/api/obligations/${id}/events`).send({ event });
    await send({ type: 'duty.suspended', reason: 'Chờ hướng dẫn của cấp trên' }).expect(200);
    const suspended = await api().get(`/api/obligations/${id}`).expect(200);
    // Of Monday 10/6 none is used; to Sunday 30/6 there are 11–14, 17–21 and 24–28/6.
    const counted = { usedWorkingDays: 0, remainingWorkingDays: 4 + 5 + 5 };
    expect(suspended.body.state.force).toMatchObject({ value: 'suspended', context: counted });
    await send({ type: 'duty.resumed', reason: 'Đã có hướng dẫn' }).expect(200);
    const document = { type: 'Công văn', number: '7', symbol: 'CV-UBND', issuedOn: '2024-06-10', issuer: 'UBND tỉnh' };
    const letter = await chief().post('/api/evidence').send({ document });
    const cause = { type: 'objective-cause.confirmed', cause: 'Mưa lũ', evidence: [letter.body.id] };
    await send(cause).expect(200);
    await send({ type: 'record.corrected', seq: 2, correction: 'Chờ hướng dẫn của Bộ', reason: 'Ghi nhầm' }).expect(
      200,
    );
    const after = await api().get(`/api/obligations/${id}`).expect(200);
    expect(after.body.obligation).toMatchObject({ forceState: 'inForce', objectiveCause: true, corrections: 1 });
    // The final review names whose report is missing, and the plan is not closed while anything is open.
    const final = await api().get('/api/obligations?kind=tongKet&ended=false').expect(200);
    const [review] = final.body.items;
    const unit = await api().get(`/api/units/${review.unit.id}?on=2024-06-10`).expect(200);
    const head = unit.body.posts.find((post: { kind: string }) => post.kind === 'head');
    const reviewer = await clientOf(app, plan.fresh.database, head.person);
    const event = { type: 'reports.collected' };
    await reviewer.post(`/api/obligations/${review.id}/events`).send({ event }).expect(200);
    const collected = await api().get(`/api/obligations/${review.id}`).expect(200);
    expect(collected.body.state.work.context.missing).toEqual(expect.any(Array));
    const close = { event: { type: 'plan.closed', reason: 'Xong' } };
    expectProblem(await chief().post(`/api/plans/${plan.planId}/events`).send(close), 409, 'event.not-allowed');
  });

  it('withdraws the plan at the very end', async () => {
    const event = { type: 'plan.withdrawn', reason: 'Thay bằng kế hoạch khác' };
    const recorded = await chief().post(`/api/plans/${plan.planId}/events`).send({ event }).expect(200);
    expect(recorded.body.id).toBe(plan.planId);
  });

  it('tells of its own mistakes by an id alone', async () => {
    const get = jest.spyOn(app.get(PlanLoading), 'load').mockRejectedValue(new Error('secret of the inside'));
    const broken = await chief().post('/api/plans').send({ text: 'x', fileName: 'x.yaml' });
    get.mockRestore();
    expectProblem(broken, 500, 'internal');
    expect(JSON.stringify(broken.body)).not.toMatch(/secret|Error:|\.ts/);
  });
});

test('a paper is read, corrected, shown as a plan file and accepted', async () => {
  const paper = [
    ...['BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN', 'Số: 90/KH-BATGT', 'Lạng Sơn, ngày 01 tháng 10 năm 2024', 'KẾ HOẠCH'],
    ...['Giữ vỉa hè', '', 'III. TỔ CHỨC THỰC HIỆN', '1. Công an tỉnh kiểm tra vỉa hè trước ngày 30/11/2024.'],
    ...['2. Hội Vỉa hè phải treo biển báo.', ''],
  ].join('\n');
  const read = await chief().post('/api/intake').attach('file', Buffer.from(paper), 'vỉa hè.txt').expect(201);
  const { id, revision } = read.body;
  const corrections = [{ op: 'unit', name: 'Hội Vỉa hè', unit: 'cong-an-tinh' }];
  await chief().put(`/api/intake/${id}`).send({ corrections, revision }).expect(200);
  await chief().get(`/api/intake/${id}`).expect(200);
  await chief().get('/api/intake').expect(200);
  await chief().get(`/api/intake/${id}/plan`).expect(200);
  await chief().post(`/api/intake/${id}/accept`).expect(200);
});

test('a view of the list is kept, renamed and forgotten by its owner', async () => {
  const wish = { name: 'Trễ', fields: { timeliness: 'overdue', sort: '-due' } };
  const saved = await chief().post('/api/saved-views').send(wish).expect(200);
  expect(saved.body).toMatchObject(wish);
  const { id } = saved.body;
  const renamed = await chief().put(`/api/saved-views/${id}`).send({ name: 'Quá hạn' }).expect(200);
  expect(renamed.body).toMatchObject({ ...wish, name: 'Quá hạn' });
  const views = await chief().get('/api/saved-views').expect(200);
  expect(views.body.items).toEqual([renamed.body]);
  const slip = { name: 'x', fields: { timeliness: 'late' } };
  expectProblem(await chief().post('/api/saved-views').send(slip), 422, 'request.invalid');
  await chief().delete(`/api/saved-views/${id}`).expect(204);
  expectProblem(await chief().delete(`/api/saved-views/${id}`), 404, 'not-found');
});

test('every answer above has the shape that the OpenAPI document promises', () => {
  const { promised, unheard, wrong } = listening.broken(app, (operation) => !isOfOtherStories(operation));
  expect(promised).toBeGreaterThanOrEqual(22);
  expect({ unheard, wrong }).toEqual({ unheard: [], wrong: [] });
});
