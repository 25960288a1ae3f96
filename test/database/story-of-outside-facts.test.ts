import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FigureRegister } from '../../src/cases/figures/figure-register.service';
import { importFigures } from '../../src/cases/figures/figure-table';
import { changeOfYear } from '../../src/cases/figures/figures.store';
import type { Evaluation } from '../../src/cases/evaluations.service';
import type { Actor, LocalDate } from '../../workflows/vocabulary';
import { followTrail } from '../support/follow-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { PromisedAnswers } from '../support/promised-answers';
import { serveHouse, type ServedHouse } from '../support/served-house';
import { clientOf } from '../support/signed-in-client';
import { faultsOf } from '../support/sound-house';

/** Figures are brought to the office of the drive of 2024, which is to have 5 to 10 % fewer accidents, deaths and injured than 2023. */

type Person = Extract<Actor, { kind: 'person' }>;
const OFFICER: Person = {
  kind: 'person',
  person: 'mau-008',
  post: 'van-phong-ban-atgt-tinh-can-bo',
  unit: 'van-phong-ban-atgt-tinh',
};
const STRANGER: Person = { kind: 'person', person: 'mau-023', post: 'so-y-te-can-bo', unit: 'so-y-te' };

let issued: IssuedPlan;
let served: ServedHouse;
let home: string;
let register: FigureRegister;
const listening = new PromisedAnswers();
beforeAll(async () => {
  issued = await issuedPlan();
  const { fresh, house, clock } = issued;
  register = new FigureRegister(fresh.database, house.door, clock);
  home = mkdtempSync(join(tmpdir(), 'dondoc-figures-'));
  served = await serveHouse({ house, fresh }, { home });
  served.app.useGlobalInterceptors(listening);
  await served.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await served.close();
  await issued.fresh.close();
  rmSync(home, { recursive: true, force: true });
});
const as = (person: string) => clientOf(served.app, issued.fresh.database, person);
const cases = (where: string) =>
  issued.fresh.database.read<{ id: string; kind: string; state: string; concerned_person: string | null }>(
    `SELECT id, kind, state, concerned_person FROM case_file WHERE ${where} ORDER BY id`,
  );
const follow = () => followTrail(issued, [issued.house.rules]);

test('figures come in whole or not at all, once, and are corrected with a reason', async () => {
  const table = 'unit,year,accidents,dead,injured\nso-gtvt,2022,100,20,50\nso-gtvt,2023,95,19,50\n';
  const wrong = await importFigures(
    register,
    'unit,year,happened_on,reference,dead,injured,severity\nso-gtvt,2023,2023-04-01,TN-1,0,0,other\nso-gtvt,,2023-04-01,TN-2,-1,0,terrible\n',
    OFFICER,
  );
  expect('wrong' in wrong && wrong.wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'line 2, year figure.day-or-year',
    'line 3, severity field.one-of',
    'line 3, dead field.number',
  ]);
  const twice = await importFigures(
    register,
    'unit,year,accidents,dead,injured\nso-gtvt,2022,100,20,50\nso-gtvt,2022,100,21,50\n',
    OFFICER,
  );
  expect('wrong' in twice && twice.wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'line 3, reference figure.exists-differently',
  ]);
  const foreign = await importFigures(register, table, STRANGER);
  expect('wrong' in foreign && foreign.wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'line 2, unit figure.not-yours',
    'line 3, unit figure.not-yours',
  ]);
  const officer = await as('mau-008');
  const taken = await officer.post('/api/figures/import').send({ text: table });
  expect(taken.body).toMatchObject({ recorded: 2, unchanged: 0 });
  expect(await importFigures(register, table, OFFICER)).toMatchObject({ recorded: 0, unchanged: 2 });
  // 95 of 100: 5 % less; 19 of 20: 5 % less; 50 of 50: the same.
  expect(await issued.fresh.database.transaction((tx) => changeOfYear(tx, 'so-gtvt', 2023))).toEqual({
    ...{ accidentsChangePercent: -5, deathsChangePercent: -5, injuredChangePercent: 0 },
  });
  const other = await officer
    .post('/api/figures')
    .send({ kind: 'yearly', unit: 'so-gtvt', year: 2023, accidents: 90, dead: 19, injured: 50 });
  expect([other.status, (other.body as { code: string }).code]).toEqual([409, 'figure.exists-differently']);
  const { body } = await officer.get('/api/figures?year=2023');
  const [line] = (body as { items: { id: string }[] }).items;
  const corrected = await officer
    .post(`/api/figures/${line?.id}/events`)
    .send({ event: { type: 'figure.corrected', injured: 47, reason: 'Đếm thiếu' } });
  expect(corrected.body).toMatchObject({ after: { injured: 47, dead: 19 } });
  // 47 of 50: 6 % less.
  expect(await issued.fresh.database.transaction((tx) => changeOfYear(tx, 'so-gtvt', 2023))).toMatchObject({
    injuredChangePercent: -6,
  });
});

test('a fraction never meets a target: 4.5 % less is 4 % less', async () => {
  await importFigures(
    register,
    'unit,year,accidents,dead,injured\nso-y-te,2022,200,0,1\nso-y-te,2023,191,0,1\n',
    OFFICER,
  );
  expect(await issued.fresh.database.transaction((tx) => changeOfYear(tx, 'so-y-te', 2023))).toEqual({
    ...{ accidentsChangePercent: -4, injuredChangePercent: 0 },
  });
});

test('an especially serious accident is examined where a plan says so, and no other plan is read into it', async () => {
  await importFigures(
    register,
    'unit,reference,happened_on,severity,dead,injured\nso-gtvt,TN-9,2024-06-09,especially-serious,5,12\n',
    OFFICER,
  );
  await follow();
  // The drive of 2024 has no such clause.
  expect(await cases('true')).toEqual([]);
  const { fresh } = issued;
  await fresh.database.transaction((tx) => tx.query(`UPDATE trail_follower SET position = 0 WHERE name = 'rules'`));
  await fresh.database.transaction((tx) => tx.query(`UPDATE plan SET slug = 'so-khcn-bac-giang'`));
  await follow();
  await fresh.database.transaction((tx) => tx.query(`UPDATE plan SET slug = 'ban-atgt-lang-son'`));
  const [found, ...more] = await cases('true');
  expect(more).toEqual([]);
  expect(found).toMatchObject({ kind: 'accountability', concerned_person: 'mau-017' });
});

test('a dossier that is sent goes up with what the table says, and is read again once it is reviewed', async () => {
  const { fresh, house } = issued;
  await runUntil(issued, localTime('2024-06-11T08:00:00'));
  const [duty] = await fresh.database.read<{ id: string; due_on: LocalDate }>(
    `SELECT id, due_on FROM obligation WHERE kind = 'commendationDossier' AND unit_id = 'so-gtvt' ORDER BY id LIMIT 1`,
  );
  const by: Person = { kind: 'person', person: 'mau-018', post: 'so-gtvt-can-bo', unit: 'so-gtvt' };
  const client = await as('mau-018');
  const document = { type: 'Công văn', number: '12', symbol: 'CV', issuer: 'Sở', issuedOn: '2024-06-11' };
  const paper = await client.post('/api/evidence').send({ document });
  const cited = [{ id: (paper.body as { id: string }).id, sha256: (paper.body as { sha256: string }).sha256 }];
  const sent = await house.commands.submit({
    subject: 'obligation',
    id: duty?.id ?? '',
    by,
    asked: { type: 'dossier.sent', evidence: cited },
  });
  expect(sent).toMatchObject({ ok: true });
  await follow();
  const [file] = await cases(`kind = 'commendation'`);
  const officer = await as('mau-008');
  const { body } = await officer.get(`/api/cases/${file?.id}/explanation`);
  expect(body).toMatchObject({
    readings: [
      {
        stored: { decision: 'dossier', outcome: 'undetermined', missing: expect.arrayContaining(['dossierComplete']) },
        recomputed: 'same',
      },
      { stored: { decision: 'deciding-level', outcome: 'decided' }, recomputed: 'same' },
    ],
  });
  const reviewed = await officer
    .post(`/api/cases/${file?.id}/events`)
    .send({ event: { type: 'file.reviewed', complete: false } });
  expect(reviewed.status).toBe(200);
  const { body: one } = await officer.get(`/api/cases/${file?.id}`);
  expect(
    (one as { history: { event: { readings?: { result: object }[] } }[] }).history.at(-1)?.event.readings?.[0],
  ).toMatchObject({
    outcome: 'decided',
    result: { proposal: 'return-for-completion' },
  });
});

test('the list of a year has every duty behind the ratio, and no rating', async () => {
  await runUntil(issued, localTime('2024-08-02T08:00:00'));
  const chief = await as('mau-003');
  const { status, body } = await chief.get('/api/evaluations/2024?unit=so-y-te');
  expect(status).toBe(200);
  const { units } = body as Evaluation;
  // 30/6 and 31/7 came due and were not done; 29/11 is to come.
  expect(units[0]?.duties.map(({ baselineDueOn, counts }) => `${baselineDueOn} ${counts}`)).toEqual([
    ...['2024-06-30 not-completed', '2024-07-31 not-completed', '2024-11-29 not-counted'],
  ]);
  // 377-QĐ/TW says nothing about years before it.
  expect(units[0]?.ratio).toMatchObject({ cameDue: 2, completed: 0, percent: 0, reading: { result: 'says-nothing' } });
  const unseen = await (await as('mau-023')).get('/api/evaluations/2024?unit=so-gtvt');
  expect((unseen.body as Evaluation).units).toEqual([]);
  expect((await chief.get('/api/evaluations/twenty')).status).toBe(404);
  expect(await faultsOf(issued.fresh.database)).toEqual([]);
});

test('tables and provisions can be read before they propose anything', async () => {
  const officer = await as('mau-023');
  const { body: list } = await officer.get('/api/rules');
  const names = (list as { items: { file: string; sha256: string }[] }).items.map(({ file }) => file);
  expect(names).toEqual([
    ...['after-decision.dmn', 'commendation.dmn', 'head-of-unit.dmn', 'lateness.dmn', 'violation-by-person.dmn'],
  ]);
  const { body: one } = await officer.get('/api/rules/lateness.dmn');
  expect(
    (one as { decisions: { logic: { table: { rules: object[] } } }[] }).decisions[0]?.logic.table.rules,
  ).toHaveLength(7);
  const { body: html } = await officer.get('/api/rules/violation-by-person.dmn/html?on=2026-08-16');
  expect((html as { html: string }).html).toContain('Hình thức kỷ luật đảng viên: khiển trách');
  const { body: law } = await officer.get('/api/rules/provisions?on=2024-06-30');
  const on = (law as { items: { id: string; act: string }[] }).items.find(({ id }) => id === 'party-limitation');
  expect(on).toBeDefined();
  await issued.house.lawKeeping.apply('dondoc test');
  const { body: changes } = await officer.get('/api/rules/provisions/changes?provision=party-limitation');
  expect((changes as { items: { release: string; now: object[] }[] }).items).toEqual([
    expect.objectContaining({
      type: 'law.adopted',
      release: 'dondoc test',
      now: [expect.anything(), expect.anything()],
    }),
  ]);
  const facts = { yearEndsOn: '2025-12-31', completedPercent: 50 };
  const asked = await officer.post('/api/rules/head-of-unit.dmn/evaluate').send({ decision: 'yearly-ratio', facts });
  expect(asked.body).toMatchObject({ outcome: 'undetermined', missing: ['forceMajeure', 'monthsInPost'] });
  const wrong = await officer
    .post('/api/rules/head-of-unit.dmn/evaluate')
    .send({ decision: 'yearly-ratio', facts: { forceMajeure: 1 } });
  expect((wrong.body as { code: string }).code).toBe('rules.fact-wrong-type');
  expect((await officer.get('/api/rules/..%2Fpackage.json')).status).toBe(404);
});

test('every answer above has the shape that the OpenAPI document promises', () => {
  const { unheard, wrong } = listening.broken(served.app, (operation) =>
    /^(figures|evaluations|rules)\./.test(operation),
  );
  expect({ unheard: unheard.filter((each) => each !== 'figures.record'), wrong }).toEqual({ unheard: [], wrong: [] });
});
