import { citedByAnything } from '../../src/cases/cited-by.store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import type { RulesFollower } from '../../src/cases/rules.follower';
import type { CaseLine } from '../../src/cases/case-queries.store';
import type { ExplainedReading } from '../../src/cases/explain-case';
import type { Actor } from '../../workflows/vocabulary';
import { followTrail } from '../support/follow-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { PromisedAnswers } from '../support/promised-answers';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { clientOf, type Client } from '../support/signed-in-client';
import { faultsOf } from '../support/sound-house';

/** Issued on 10/6/2024; each body sends its own plan by Sunday 30/6/2024. Nobody does: overdue on 1/7, urged on 4/7 (3 working days) and
 *  11/7 (5), escalated on 18/7 (5), flagged on 1/8 (10). Sở Y tế had one head until 30/9/2024 and has another since. */

const HEAD_THEN = 'mau-021';
const HEAD_TODAY = 'mau-022';
const ITS_OFFICER = 'mau-023';
const OFFICE_OFFICER = 'mau-008';
const OFFICE_HEAD = 'mau-006';

let issued: IssuedPlan;
let served: ServedHouse;
let home: string;
let follower: RulesFollower;
const listening = new PromisedAnswers();
let duty: string;
beforeAll(async () => {
  issued = await issuedPlan();
  const { fresh, house } = issued;
  follower = house.rules;
  const [row] = await fresh.database.read<{ id: string }>(
    `SELECT id FROM obligation WHERE task_ref = 'III.2.1' AND unit_id = 'so-y-te'`,
  );
  duty = row?.id ?? '';
  home = mkdtempSync(join(tmpdir(), 'dondoc-cases-'));
  served = await serveHouse({ house, fresh }, { home });
  served.app.useGlobalInterceptors(listening);
  await served.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await served.close();
  await issued.fresh.close();
  rmSync(home, { recursive: true, force: true });
});

const casesOf = (where: string) =>
  issued.fresh.database.read<{ id: string; kind: string; concerned_person: string; act_on: string; unit_id: string }>(
    `SELECT id, kind, concerned_person, act_on, unit_id FROM case_file WHERE ${where} ORDER BY id`,
  );
const ofDuty = () => casesOf(`cause_stream = '${duty}'`);
const as = (person: string): Promise<Client> => clientOf(served.app, issued.fresh.database, person);
const record = (client: Client, id: string, event: object) => client.post(`/api/cases/${id}/events`).send({ event });
const paper = async (client: Client): Promise<string> => {
  const document = { type: 'Công văn', number: '12', symbol: 'CV', issuer: 'Văn phòng Ban', issuedOn: '2024-08-01' };
  const { body } = await client.post('/api/evidence').send({ document });
  return (body as { id: string }).id;
};

test('a duty that is late for the first time is no case; flagged, it proposes one against whoever headed the unit on its last day', async () => {
  await runUntil(issued, localTime('2024-07-31T23:00:00'));
  await followTrail(issued, [follower]);
  expect(await ofDuty()).toEqual([]);
  await runUntil(issued, localTime('2024-08-01T08:00:00'));
  await followTrail(issued, [follower]);
  expect(await ofDuty()).toEqual([
    expect.objectContaining({ kind: 'accountability', concerned_person: HEAD_THEN, act_on: '2024-06-30' }),
  ]);
});

test('the trail read again, by another process or after a crash, proposes nothing twice', async () => {
  const before = await casesOf('true');
  await issued.fresh.database.transaction((tx) =>
    tx.query(`UPDATE trail_follower SET position = 0 WHERE name = 'rules'`),
  );
  await followTrail(issued, [follower]);
  expect(await casesOf('true')).toEqual(before);
  expect(before.length).toBeGreaterThan(10);
});

test('the explanation has the table, its hash, the facts, the row and the clause, and reads the same again', async () => {
  const [found] = await ofDuty();
  const office = await as(OFFICE_OFFICER);
  const { status, body } = await office.get(`/api/cases/${found?.id}/explanation`);
  expect(status).toBe(200);
  const [reading] = (body as { readings: ExplainedReading[] }).readings;
  expect(reading?.stored).toMatchObject({
    file: 'lateness.dmn',
    decision: 'lateness-of-unit',
    actOn: '2024-06-30',
    // Of the three duties with a date in 2024 (30/6, 31/7, 29/11) two were late by 1/8: 66 %.
    facts: {
      ...{ objectiveCauseConfirmed: false, lateInTwelveMonths: 2, lateSharePercent: 66 },
      repeatedAfterReminder: false,
    },
    result: 'head-accountability',
  });
  expect(reading?.stored.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(reading?.recomputed).toBe('same');
  expect(reading?.stored.rows.length).toBeGreaterThan(0);
  expect(reading?.stored.citations.map(({ id }) => id)).toContain('late-reminder');
  // While the case is open, what it cites cannot be taken out of the law.
  const citedBy = await issued.fresh.database.transaction((tx) =>
    citedByAnything(() => issued.house.book, issued.house.settings.caseLimits)(tx, 'late-reminder'),
  );
  expect(citedBy).toContain(`case/${found?.id}`);
  expect((body as { cause: object }).cause).toMatchObject({
    subject: 'obligation',
    stream: duty,
    type: 'rung.flagged',
  });
});

test('a case is seen by its office, by whoever may decide it and by the person concerned, and by nobody else of the unit', async () => {
  const [found] = await ofDuty();
  const sees = async (person: string) => {
    const client = await as(person);
    const { status } = await client.get(`/api/cases/${found?.id}`);
    const { body } = await client.get('/api/cases?limit=200');
    const listed = (body as { items: CaseLine[] }).items.some(({ id }) => id === found?.id);
    return [status, listed];
  };
  expect(await sees(OFFICE_OFFICER)).toEqual([200, true]);
  expect(await sees('mau-003')).toEqual([200, true]);
  expect(await sees(HEAD_THEN)).toEqual([200, true]);
  expect(await sees(ITS_OFFICER)).toEqual([404, false]);
  expect(await sees(HEAD_TODAY)).toEqual([404, false]);
  // An officer of the plan's owner, who tracks the duty itself.
  expect(await sees('mau-005')).toEqual([404, false]);
});

test('people conduct it: asked with a day, answered by the person concerned alone, examined, and closed with a reason', async () => {
  const [found] = await ofDuty();
  const id = found?.id ?? '';
  let [officer, concerned] = [await as(OFFICE_OFFICER), await as(HEAD_THEN)];
  const early = await record(officer, id, { type: 'explanation.asked', dueOn: '2024-08-01' });
  expect([early.status, (early.body as { code: string }).code]).toEqual([422, 'event.field-invalid']);
  expect(early.headers['content-type']).toContain('application/problem+json');
  const asked = await record(officer, id, { type: 'explanation.asked' });
  // Five working days from Thursday 1/8: Thursday 8/8.
  expect(asked.body).toMatchObject({ after: { work: 'explanationAsked' } });
  const [row] = await issued.fresh.database.read(`SELECT due_on, side, wake_for FROM case_file WHERE id = '${id}'`);
  expect(row).toMatchObject({ due_on: '2024-08-08', side: 'unit' });
  const own = await record(concerned, id, { type: 'case.examined' });
  expect([own.status, (own.body as { code: string }).code]).toEqual([403, 'actor.not-entitled']);
  const foreign = await record(officer, id, { type: 'explanation.given', evidence: [await paper(officer)] });
  expect((foreign.body as { code: string }).code).toBe('actor.not-entitled');
  // Nobody answers: from 00:00 of 9/8 that is a fact, and no punishment.
  await runUntil(issued, localTime('2024-08-09T00:00:00'));
  // Nobody was there for a week, so everybody signs in again.
  [officer, concerned] = [await as(OFFICE_OFFICER), await as(HEAD_THEN)];
  const head = await as(OFFICE_HEAD);
  const answered = await record(concerned, id, { type: 'explanation.given', evidence: [await paper(concerned)] });
  expect(answered.body).toMatchObject({ before: { work: 'silent' }, after: { work: 'explained' } });
  await record(officer, id, { type: 'case.examined' });
  const noGround = await record(head, id, { type: 'case.closed-without-fault', reason: 'Lũ quét' });
  expect((noGround.body as { code: string }).code).toBe('case.ground-missing');
  const closed = await record(head, id, {
    type: 'case.closed-without-fault',
    reason: 'Lũ quét',
    ground: 'objective-cause',
  });
  expect(closed.body).toMatchObject({ after: { work: 'closedWithoutFault' } });
  const { body: next } = await officer.get(`/api/cases/${id}/next`);
  expect(next).toMatchObject({ roles: ['office-officer'], choices: [] });
  const { body: counts } = await officer.get('/api/cases/counts?ended=true');
  expect(counts).toEqual({ items: [{ kind: 'accountability', state: 'closedWithoutFault', ended: true, count: 1 }] });
  const { body } = await officer.get(`/api/cases/${id}`);
  expect(body).toMatchObject({ case: { ended: true, decided: { on: '2024-08-09', form: null }, nextWake: null } });
  expect(await faultsOf(issued.fresh.database)).toEqual([]);
});

test('the person concerned is told in person, the office as an office, and nobody else of the unit', async () => {
  await followTrail(issued, [new NoticesFollower()]);
  const [found] = await ofDuty();
  const rows = await issued.fresh.database.read<{ what: string; person_id: string; role: string }>(
    `SELECT DISTINCT what, person_id, role FROM notice WHERE case_id = '${found?.id}' ORDER BY 1, 2`,
  );
  expect(rows.map(({ what, person_id, role }) => `${what} ${person_id} ${role}`)).toEqual([
    ...[`case.accountability-opened ${OFFICE_HEAD} officeHead`, `case.accountability-opened ${OFFICE_OFFICER} office`],
    ...[`case.explanation-asked ${HEAD_THEN} concerned`, `case.explanation-given ${OFFICE_OFFICER} office`],
    ...[`case.rung.reminded ${HEAD_THEN} concerned`],
  ]);
  const listed = async (person: string) => {
    const { body } = await (await as(person)).get('/api/notices?limit=200');
    return (body as { items: { caseId: string | null }[] }).items.filter(({ caseId }) => caseId === found?.id).length;
  };
  expect([await listed(HEAD_THEN), await listed(ITS_OFFICER)]).toEqual([expect.any(Number), 0]);
  expect(await listed(HEAD_THEN)).toBeGreaterThan(0);
});

test('whoever holds no post any more is told, and answers for themselves through their account, and does nothing else', async () => {
  const [row] = await casesOf(`unit_id = 'so-y-te' AND concerned_person = '${HEAD_THEN}' AND NOT ended`);
  const [other] = await casesOf(`concerned_person <> '${HEAD_THEN}' AND kind = 'accountability' AND NOT ended`);
  const id = row?.id ?? '';
  const officer = await as(OFFICE_OFFICER);
  await issued.fresh.database.transaction((tx) =>
    tx.query(
      `UPDATE tenure SET held_to = '2024-08-08' WHERE person_id = $1 AND (held_to IS NULL OR held_to > '2024-08-08')`,
      [HEAD_THEN],
    ),
  );
  expect((await record(officer, id, { type: 'explanation.asked' })).status).toBe(200);
  await followTrail(issued, [new NoticesFollower()]);
  const concerned = await as(HEAD_THEN);
  const { body: told } = await concerned.get('/api/notices?limit=200');
  expect((told as { items: { caseId: string; what: string }[] }).items).toContainEqual(
    expect.objectContaining({ caseId: id, what: 'case.explanation-asked' }),
  );
  const { body: next } = await concerned.get(`/api/cases/${id}/next`);
  expect(next).toMatchObject({ roles: ['concerned'] });
  const answered = await record(concerned, id, { type: 'explanation.given', evidence: [await paper(concerned)] });
  expect([answered.status, answered.body]).toMatchObject([200, { after: { work: 'explained' } }]);
  const [entry] = await issued.fresh.database.read<{ body: string }>(
    `SELECT body FROM trail_entry WHERE stream_id = '${id}' AND type = 'explanation.given'`,
  );
  expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
    actor: { kind: 'person', person: HEAD_THEN, post: 'so-y-te-nguoi-dung-dau', unit: 'so-y-te' },
  });
  const codeOf = async (path: string, event: object) =>
    ((await concerned.post(path).send({ event })).body as { code: string }).code;
  expect(await codeOf(`/api/cases/${id}/events`, { type: 'case.examined' })).toBe('actor.not-entitled');
  expect(await codeOf(`/api/cases/${other?.id}/events`, { type: 'case.examined' })).toBe('not-found');
  expect(await codeOf(`/api/obligations/${duty}/events`, { type: 'draft.started' })).toBe('not-found');
});

test('what the door itself refuses: somebody who has come under the person since, and a fact of the clock', async () => {
  const { house, fresh } = issued;
  const [found] = await casesOf(`unit_id = 'so-gtvt' AND kind = 'accountability'`);
  await fresh.database.transaction(async (tx) => {
    // The head of Sở Giao thông vận tải heads the office, too, from 1/8 on: everybody there depends on them now.
    await tx.query(
      `INSERT INTO tenure (post_id, person_id, held_from) VALUES ('van-phong-ban-atgt-tinh-nguoi-dung-dau', 'mau-017', '2024-08-01')`,
    );
  });
  const by: Actor = {
    kind: 'person',
    person: OFFICE_OFFICER,
    post: 'van-phong-ban-atgt-tinh-can-bo',
    unit: 'van-phong-ban-atgt-tinh',
  };
  const answer = await house.commands.submit({
    subject: 'case',
    id: found?.id ?? '',
    by,
    asked: { type: 'explanation.asked' },
  });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'case.conflict-of-interest' } });
});

test('over the API a report is received once, and a wrong table is a problem with its lines', async () => {
  const officer = await as(OFFICE_OFFICER);
  const report = {
    ...{ source: 'inspector', reference: 'BB-7', happenedOn: '2024-08-02', unit: 'so-y-te', person: ITS_OFFICER },
    violation: 'speed',
  };
  const received = await officer.post('/api/violations').send(report);
  expect([received.status, received.body]).toEqual([200, { id: expect.any(String), as: 'received', unchanged: false }]);
  const nobody = await officer.post('/api/violations').send({ ...report, person: undefined });
  expect([nobody.status, (nobody.body as { code: string }).code]).toEqual([422, 'violation.nobody-named']);
  const text =
    'reference,happened_on,unit,violation,person\nBB-8,2024-08-02,so-y-te,speed,mau-023\nBB-9,2024-13-01,so-y-te,speed,mau-023\n';
  const wrong = await officer.post('/api/violations/notices').send({ text });
  expect([wrong.status, (wrong.body as { code: string }).code]).toEqual([422, 'csv.rows-wrong']);
  expect((wrong.body as { errors: object[] }).errors).toEqual([
    expect.objectContaining({ path: 'line 3, happened_on', code: 'field.day' }),
  ]);
  const taken = await officer.post('/api/violations/notices').send({ text: text.replace('13-01', '08-01') });
  expect(taken.body).toMatchObject({ received: 2, asked: 0, unchanged: 0 });
});

test('every answer above has the shape that the OpenAPI document promises', () => {
  const { unheard, wrong } = listening.broken(served.app, (operation) => /^(cases|violations)\./.test(operation));
  expect({ unheard, wrong }).toEqual({ unheard: [], wrong: [] });
});
