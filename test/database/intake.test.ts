import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import Ajv from 'ajv';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type request from 'supertest';
import { openApiDocument } from '../../src/web/openapi.service';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { docxOf } from '../support/docx-writer';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { clientOf, type Client } from '../support/signed-in-client';

/** From a paper that arrives to a plan that is loaded, by API. Units and people are those of the province of the sample plan. */

const PAPER = `BAN AN TOÀN GIAO THÔNG TỈNH LẠNG SƠN
Số: 77/KH-BATGT
Lạng Sơn, ngày 01 tháng 10 năm 2024
KẾ HOẠCH
Giữ lề đường thông thoáng

Căn cứ Kế hoạch số 11/KH-UBND ngày 10 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh;

III. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.
2. Hội Vạch đường phải sơn lại các vạch.
3. Văn phòng Ban ATGT tỉnh đôn đốc việc thực hiện Kế hoạch này.
`;

let plan: IssuedPlan;
let app: NestExpressApplication;
let served: ServedHouse;
let home: string;
let chief: Client;
let stranger: Client;
beforeAll(async () => {
  plan = await issuedPlan();
  home = mkdtempSync(join(tmpdir(), 'dondoc-intake-'));
  served = await serveHouse(plan, { home });
  ({ app } = served);
  await app.listen(0, '127.0.0.1');
  chief = await clientOf(app, plan.fresh.database, 'mau-003');
  stranger = await clientOf(app, plan.fresh.database, 'mau-017');
});
afterAll(async () => {
  await served.close();
  await plan.fresh.close();
  rmSync(home, { recursive: true });
});

const send = (text: string | Buffer, fileName: string, client = chief): request.Test =>
  client.post('/api/intake').attach('file', Buffer.from(text), fileName);
const code = ({ status, body }: request.Response): unknown => ({ status, code: body.code });
const rows = () => plan.fresh.database.read<{ count: string }>('SELECT count(*) FROM intake_draft');

test('a paper becomes a draft with its words, questions and the units it names; as a Word file it is another paper', async () => {
  const read = await send(PAPER, 'giữ lề.txt').expect(201);
  expect(read.body.document).toMatchObject({
    symbol: '77/KH-BATGT',
    issuedOn: '2024-10-01',
    title: 'Giữ lề đường thông thoáng',
  });
  expect(read.body.duties.map((duty: { ref: string; kind: string }) => [duty.ref, duty.kind])).toEqual([
    ['III.1', 'inspection'],
    ['III.2', 'implementation'],
    ['III.3', 'inspection'],
  ]);
  const [first] = read.body.duties;
  expect(read.body.text.slice(first.span.start, first.span.end)).toBe(
    'Công an tỉnh kiểm tra lề đường trước ngày 30/11/2024.',
  );
  const how = Object.fromEntries(read.body.units.map((unit: { name: string; how: string }) => [unit.name, unit.how]));
  expect(how).toMatchObject({ 'Công an tỉnh': 'name', 'Văn phòng Ban ATGT tỉnh': 'name', 'Hội Vạch đường': 'unknown' });
  const word = await send(docxOf(PAPER), 'giữ lề.docx').expect(201);
  expect(word.body.id).not.toBe(read.body.id);
});

test('corrections are kept beside the draft, and the same paper read again meets them', async () => {
  const { body } = await send(PAPER, 'a.txt').expect(201);
  const { span } = body.duties[1];
  const corrections = [
    { op: 'edit', at: span, fields: { deadline: 'trước ngày 15/12/2024', kind: 'implementation' } },
    { op: 'unit', name: 'Hội Vạch đường', unit: 'cong-an-tinh' },
  ];
  const put = await chief.put(`/api/intake/${body.id}`).send({ corrections, revision: body.revision }).expect(200);
  expect(put.body).toMatchObject({ revision: body.revision + 1, unplaced: [] });
  expect(put.body.duties[1].deadline).toMatchObject({ date: '2024-12-15', comparator: 'before' });
  const again = await send(PAPER, 'a.txt').expect(201);
  expect(again.body).toMatchObject({ id: body.id, revision: put.body.revision });
  expect(again.body.duties[1].deadline.date).toBe('2024-12-15');
  // Whoever looked at an older state does not write over it.
  expect(code(await chief.put(`/api/intake/${body.id}`).send({ corrections: [], revision: body.revision }))).toEqual({
    ...{ status: 409, code: 'intake.revision-changed' },
  });
  const wrong = await chief
    .put(`/api/intake/${body.id}`)
    .send({ corrections: [{ op: 'split', at: span }], revision: 1 });
  expect(code(wrong)).toEqual({ status: 422, code: 'request.invalid' });
});

test('it is accepted once every name is a unit, loads as a plan, and says which one it became', async () => {
  const { body } = await send(PAPER.replace('77/', '78/'), 'b.txt').expect(201);
  const refused = await chief.post(`/api/intake/${body.id}/accept`);
  expect(code(refused)).toEqual({ status: 422, code: 'intake.units-unknown' });
  expect(refused.body.facts.names).toEqual(['Hội Vạch đường']);
  const corrections = [{ op: 'unit', name: 'Hội Vạch đường', unit: 'cong-an-tinh' }];
  await chief.put(`/api/intake/${body.id}`).send({ corrections, revision: 0 }).expect(200);
  const accepted = await chief.post(`/api/intake/${body.id}/accept`).expect(200);
  expect(accepted.body).toMatchObject({ unchanged: false });
  const shown = await chief.get(`/api/intake/${body.id}`).expect(200);
  expect(shown.body.plan).toBe(accepted.body.slug);
  const loaded = await chief.get(`/api/plans/${accepted.body.slug}`).expect(200);
  expect(loaded.body.tasks).toHaveLength(3);
});

test('classified papers, old encodings and what cannot be read are refused, and nothing of them is kept', async () => {
  const [before] = await rows();
  expect(code(await send(`MẬT\n${PAPER}`, 'c.txt'))).toEqual({ status: 422, code: 'intake.classified' });
  expect(code(await send(Buffer.from([0, 1, 2, 3, 255, 254, 7]), 'c.bin'))).toMatchObject({
    status: expect.any(Number),
  });
  const none = await chief.post('/api/intake').send({ text: PAPER });
  expect(code(none)).toEqual({ status: 415, code: 'request.unsupported-type' });
  expect(await rows()).toEqual([before]);
});

test('a draft is its unit’s: whoever does not see the unit finds nothing, and nobody of another unit corrects it', async () => {
  const { body } = await send(PAPER.replace('77/', '79/'), 'd.txt').expect(201);
  expect(code(await stranger.get(`/api/intake/${body.id}`))).toEqual({ status: 404, code: 'not-found' });
  const put = await stranger.put(`/api/intake/${body.id}`).send({ corrections: [], revision: 0 });
  expect(code(put)).toEqual({ status: 404, code: 'not-found' });
  const list = await stranger.get('/api/intake').expect(200);
  expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(body.id);
});

test('answers have the shape that is written down', async () => {
  const { body } = await send(PAPER, 'a.txt').expect(201);
  const list = await chief.get('/api/intake').expect(200);
  const text = await chief.get(`/api/intake/${body.id}/plan`).expect(200);
  const paths = openApiDocument(app).paths;
  const shape = (path: string, method: 'get' | 'post', status: string): object =>
    (paths[path]?.[method]?.responses[status] as { content: Record<string, { schema: object }> }).content[
      'application/json'
    ]?.schema ?? {};
  const ajv = new Ajv({ strict: false, formats: { date: true, 'date-time': true, uuid: true } });
  for (const [schema, answer] of [
    [shape('/api/intake', 'post', '201'), body],
    [shape('/api/intake', 'get', '200'), list.body],
    [shape('/api/intake/{id}/plan', 'get', '200'), text.body],
  ] as const) {
    const check = ajv.compile(schema);
    check(answer);
    expect(check.errors ?? []).toEqual([]);
  }
});
