import type { House } from '../../src/house';
import { importNotices } from '../../src/cases/import-notices';
import { ViolationReports, type ViolationReport } from '../../src/cases/violation-reports.service';
import { EVERYTHING } from '../../src/people/accounts/scope';
import { sealText } from '../../src/people/private-texts.store';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import type { Answer, Asked } from '../../src/engine/subject';
import type { Actor, LocalDate, Plain } from '../../workflows/vocabulary';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import { followTrail } from '../support/follow-trail';
import { CHIEF, houseOn, ISSUED_AT, LANG_SON, localTime } from '../support/lang-son';
import { runUntil } from '../support/issued-plan';
import { faultsOf } from '../support/sound-house';

/** The register of Lạng Sơn without any duty: what stands above Sở Giao thông vận tải conducts. On Monday 2/3/2026 a violation of
 *  20/2/2026 by its head comes to light. */

type Person = Extract<Actor, { kind: 'person' }>;
const person = (id: string, post: string, unit: string): Person => ({ kind: 'person', person: id, post, unit });
const CONCERNED = person('mau-017', 'so-gtvt-nguoi-dung-dau', 'so-gtvt');
const COLLEAGUE = person('mau-018', 'so-gtvt-can-bo', 'so-gtvt');
const STRANGER = person('mau-023', 'so-y-te-can-bo', 'so-y-te');
const OFFICER_ABOVE = person('mau-002', 'ubnd-tinh-can-bo', 'ubnd-tinh');
const HEAD_ABOVE = person('mau-001', 'ubnd-tinh-nguoi-dung-dau', 'ubnd-tinh');

const REPORT: ViolationReport = {
  reference: '45/TB-CSGT',
  happenedOn: '2026-02-20' as LocalDate,
  unit: 'so-gtvt',
  person: CONCERNED.person,
  name: null,
  violation: 'alcohol',
  what: 'Nồng độ cồn khi lái xe',
  evidence: [],
};
const paper = { evidence: [{ id: '00000000-0000-4000-8000-000000000001', sha256: 'a'.repeat(64) }] };
const why = (): { reason: Plain } => {
  const { ref, hash } = sealText('Lý do');
  return { reason: { ref, hash } };
};

let fresh: FreshDatabase;
let house: House;
let clock: SimulatedClock;
let reports: ViolationReports;
beforeAll(async () => {
  fresh = await freshDatabase();
  clock = new SimulatedClock(ISSUED_AT);
  house = await houseOn(fresh.database, clock);
  const loaded = await house.planLoading.load(LANG_SON, CHIEF);
  expect(loaded).toMatchObject({ ok: true });
  clock.set(localTime('2026-03-02T08:00:00'));
  reports = new ViolationReports(fresh.database, house.door, house.proposals, house.settings.ladders, clock);
});
afterAll(() => fresh.close());

const take = (report: Partial<ViolationReport>, by: Person = COLLEAGUE) =>
  reports.take([{ ...REPORT, ...report }], { by, source: 'unit', scope: EVERYTHING });
const record = (id: string, by: Person, asked: Asked): Promise<Answer> =>
  house.commands.submit({ subject: 'case', id, by, asked });
const refusalOf = async (answer: Promise<Answer>): Promise<string | null> => {
  const given = await answer;
  return given.ok ? null : given.refusal.code;
};
const follow = () => followTrail({ house }, [house.rules]);
const cases = (where: string) =>
  fresh.database.read<{
    id: string;
    kind: string;
    work_state: string;
    out_of_time: boolean;
    state: string;
    due_on: string;
    late_from: string;
  }>(
    `SELECT id, kind, work_state, out_of_time, state, due_on, late_from FROM case_file WHERE ${where} ORDER BY kind, id`,
  );
const timeLimit = (row: { state: string } | undefined) =>
  (JSON.parse(row?.state ?? '{}') as { limits: { timeLimit: { working: string; due: { dueOn: string } | null } } })
    .limits.timeLimit;

let violation = '';
let review = '';

test('a report is refused for a day to come, before the person held the post, and from whoever has nothing to do with the unit', async () => {
  const wrong = async (report: Partial<ViolationReport>, by?: Person) => {
    const taken = await take(report, by);
    return 'wrong' in taken ? taken.wrong.map(({ field, refusal }) => [field, refusal.code]) : 'taken';
  };
  expect(await wrong({ happenedOn: '2026-03-03' as LocalDate })).toEqual([['happenedOn', 'event.in-future']]);
  expect(await wrong({ happenedOn: '2021-06-30' as LocalDate })).toEqual([['person', 'violation.not-in-post']]);
  expect(await wrong({ unit: 'khong-co' })).toEqual([['unit', 'unit.unknown']]);
  expect(await wrong({}, STRANGER)).toEqual([['unit', 'violation.not-yours']]);
  expect(await cases('true')).toEqual([]);
});

test('a report is received once, and is no finding until somebody without a conflict has confirmed it', async () => {
  const taken = await take({});
  const again = await take({});
  if ('wrong' in taken || 'wrong' in again) throw new Error('taken');
  expect(taken).toMatchObject([{ as: 'received', unchanged: false }]);
  expect(again).toEqual([{ ...taken[0], unchanged: true }]);
  violation = taken[0]?.id ?? '';
  const texts = await fresh.database.read('SELECT text FROM private_text');
  expect(texts).toEqual([{ text: 'Nồng độ cồn khi lái xe' }]);
  expect(await refusalOf(record(violation, COLLEAGUE, { type: 'violation.checked' }))).toBe('actor.not-entitled');
  expect(await refusalOf(record(violation, OFFICER_ABOVE, { type: 'violation.checked' }))).toBeNull();
  expect(await refusalOf(record(violation, OFFICER_ABOVE, { type: 'violation.confirmed', ...paper }))).toBeNull();
});

test('what no register tells of a person is asked once, and a wrong kind of answer is refused', async () => {
  await follow();
  const [question] = await cases(`kind = 'question'`);
  expect(JSON.parse(question?.state ?? '')).toMatchObject({
    work: { context: { missing: ['isPartyMember', 'status', 'isLeader', 'moved'] } },
  });
  const id = question?.id ?? '';
  const answered = (answers: { readonly [fact: string]: Plain }) =>
    record(id, OFFICER_ABOVE, { type: 'question.answered', answers });
  expect(await refusalOf(answered({}))).toBe('question.answer-missing');
  expect(await refusalOf(answered({ isPartyMember: 'có' }))).toBe('rules.fact-wrong-type');
  expect(await refusalOf(answered({ height: 170 }))).toBe('question.not-asked');
  expect(
    await refusalOf(answered({ isPartyMember: true, status: 'civil-servant', isLeader: true, moved: false })),
  ).toBeNull();
  await follow();
  expect((await cases(`kind = 'disciplinaryReview'`)).map(({ work_state }) => work_state)).toEqual([
    'proposed',
    'proposed',
  ]);
});

test('the time limit runs from the day it came to light, stands still while the case is not considered, and is extended once', async () => {
  const found = await cases(`kind = 'disciplinaryReview'`);
  const administrative = found.find(({ due_on }) => due_on !== null);
  const party = found.find(({ due_on }) => due_on === null);
  // In the Party no number of days is confirmed: none runs, and the working says so.
  expect(timeLimit(party).working).toContain('not confirmed');
  // 2/3/2026 + 90 days = Sunday 31/5, so Monday 1/6.
  expect(timeLimit(administrative).working).toBe('2026-03-02 + 90 = 2026-06-01');
  review = administrative?.id ?? '';
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'review.accepted' }))).toBeNull();
  clock.set(localTime('2026-03-10T09:00:00'));
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'consideration.suspended', ...why() }))).toBeNull();
  expect(
    (await fresh.database.read<{ wake_at: string | null }>(`SELECT wake_at FROM case_file WHERE id = '${review}'`))[0]
      ?.wake_at,
  ).toBeNull();
  clock.set(localTime('2026-03-20T09:00:00'));
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'consideration.resumed', ...why() }))).toBeNull();
  // Ten days given back: 31/5 + 10 = Wednesday 10/6.
  expect(timeLimit((await cases(`id = '${review}'`))[0]).working).toBe('2026-03-02 + 90 + 10 = 2026-06-10');
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'time-limit.extended', ...why() }))).toBeNull();
  // 150 days in all and the ten: 31/5 + 70 = Sunday 9/8, so Monday 10/8.
  expect(timeLimit((await cases(`id = '${review}'`))[0]).working).toBe('2026-03-02 + 150 + 10 = 2026-08-10');
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'time-limit.extended', ...why() }))).toBe(
    'case.extended-before',
  );
});

test('a decision after the time limit is taken only as one, and is seen as one', async () => {
  for (const type of ['verification.concluded', 'kiemDiem.held', 'council.considered']) {
    expect(await refusalOf(record(review, OFFICER_ABOVE, { type, ...paper }))).toBeNull();
  }
  clock.set(localTime('2026-08-11T00:00:00'));
  await house.sweeper.sweep();
  expect(await cases(`id = '${review}'`)).toMatchObject([{ out_of_time: true, work_state: 'considered' }]);
  const decide = (brings: object) =>
    refusalOf(record(review, HEAD_ABOVE, { type: 'discipline.decided', form: 'reprimand', ...paper, ...brings }));
  expect(await decide({})).toBe('case.out-of-time');
  const byOfficer = { type: 'discipline.decided', form: 'reprimand', outOfTime: true, ...paper };
  expect(await refusalOf(record(review, OFFICER_ABOVE, byOfficer))).toBe('actor.not-entitled');
  expect(await refusalOf(record(review, STRANGER, byOfficer))).toBe('actor.not-entitled');
  expect(await decide({ outOfTime: true })).toBeNull();
  const known = (brings: object) =>
    refusalOf(record(review, OFFICER_ABOVE, { type: 'decision.made-known', ...paper, ...brings }));
  expect(await known({})).toBe('case.other-side-not-told');
  expect(await known({ otherSideTold: true })).toBeNull();
  const [row] = await fresh.database.read(
    `SELECT work_state, out_of_time, decided_form, due_on, wake_for FROM case_file WHERE id = '${review}'`,
  );
  // One month from 11/8: Friday 11/9.
  expect(row).toEqual({
    ...{ work_state: 'complaintWindow', out_of_time: true, decided_form: 'reprimand', due_on: '2026-09-11' },
    wake_for: 'complaint-window.closed',
  });
  expect(await refusalOf(record(review, OFFICER_ABOVE, { type: 'complaint.lodged', ...paper }))).toBe(
    'actor.not-entitled',
  );
  expect(await refusalOf(record(review, CONCERNED, { type: 'complaint.lodged', ...paper }))).toBeNull();
  expect(await refusalOf(record(review, HEAD_ABOVE, { type: 'complaint.handled', ...paper }))).toBeNull();
});

const NOTICES = `reference;happened_on;unit;name;violation;what
77/TB;2026-01-05;so-gtvt;dinh van trang;speed;"quá 20 km/h; trên quốc lộ"
78/TB;2026-01-06;so-gtvt;Đinh Văn Trang;alcohol;
`;

test('police notices come in whole or not at all, with every mistake by its line', async () => {
  const before = await cases('true');
  const wrong = await importNotices(
    reports,
    'reference,happened_on,unit,name,violation\n1/TB,2026-02-30,so-gtvt,A,alcohol\n2/TB,2026-02-03,so-gtvt,,flying\n3/TB,2026-02-03,so-gtvt,B,speed\n',
    { by: COLLEAGUE, scope: EVERYTHING },
  );
  expect('wrong' in wrong && wrong.wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'line 2, happened_on field.day',
    'line 3, violation field.one-of',
    'line 3, name field.text',
  ]);
  const foreign = await importNotices(reports, NOTICES, { by: STRANGER, scope: EVERYTHING });
  expect('wrong' in foreign && foreign.wrong.map(({ path, code }) => `${path} ${code}`)).toEqual([
    'line 2, unit violation.not-yours',
    'line 3, unit violation.not-yours',
  ]);
  expect(await importNotices(reports, 'reference,day\n', { by: COLLEAGUE, scope: EVERYTHING })).toMatchObject({
    code: 'csv.header-wrong',
  });
  expect(await cases('true')).toEqual(before);
});

test('the same table twice adds nothing; of namesakes somebody says first who is meant', async () => {
  await fresh.database.transaction(async (tx) => {
    await tx.query(`INSERT INTO person (id, name) VALUES ('mau-018-b', 'Đinh Văn Trang')`);
    await tx.query(
      `INSERT INTO tenure (post_id, person_id, held_from) VALUES ('so-gtvt-can-bo', 'mau-018-b', '2026-01-06')`,
    );
  });
  const first = await importNotices(reports, NOTICES, { by: COLLEAGUE, scope: EVERYTHING });
  expect(first).toMatchObject({ received: 1, asked: 1, unchanged: 0 });
  expect(await importNotices(reports, NOTICES, { by: COLLEAGUE, scope: EVERYTHING })).toMatchObject({
    ...{ received: 0, asked: 0, unchanged: 2 },
  });
  const items = 'items' in first ? first.items : [];
  const question = items.find(({ as }) => as === 'asked')?.id ?? '';
  expect(
    await refusalOf(record(question, OFFICER_ABOVE, { type: 'question.answered', answers: { concerned: 'ai-do' } })),
  ).toBe('person.unknown');
  expect(
    await refusalOf(
      record(question, OFFICER_ABOVE, { type: 'question.answered', answers: { concerned: 'mau-018-b' } }),
    ),
  ).toBeNull();
  await follow();
  expect(await cases(`kind = 'violation' AND concerned_person = 'mau-018-b'`)).toHaveLength(1);
  expect(await faultsOf(fresh.database)).toEqual([]);
});

test('a name that nobody bears is asked about, an id that nobody has is refused, and no line is lost under the paper of another', async () => {
  const table = (...lines: string[]) =>
    importNotices(reports, ['reference,happened_on,unit,person,name,violation', ...lines].join('\n'), {
      ...{ by: COLLEAGUE, scope: EVERYTHING },
    });
  const told = async (...lines: string[]) => {
    const taken = await table(...lines);
    return 'wrong' in taken ? taken.wrong.map(({ path, code }) => `${path} ${code}`) : taken;
  };
  expect(await told('90/TB,2026-02-20,so-gtvt,,Nguyễn Không Ai,speed')).toMatchObject({ received: 0, asked: 1 });
  expect(await told('91/TB,2026-02-20,so-gtvt,mau-khong-co,,speed')).toEqual(['line 2, person violation.not-in-post']);
  expect(await told('92/TB,2026-02-20,so-gtvt,mau-017,,speed', '92/TB,2026-02-20,so-gtvt,mau-018,,speed')).toEqual([
    'line 3, reference violation.exists-differently',
  ]);
  expect(
    await told('92/TB,2026-02-20,so-gtvt,mau-017,,speed', '92/TB,2026-02-20,so-gtvt,mau-017,,speed'),
  ).toMatchObject({ received: 1, unchanged: 1 });
  expect(await told('92/TB,2026-02-20,so-gtvt,mau-018,,speed', '93/TB,2026-02-20,so-gtvt,mau-017,,speed')).toEqual([
    'line 2, reference violation.exists-differently',
  ]);
  expect(await told('92/TB,2026-02-20,so-gtvt,mau-017,,drugs')).toEqual([
    'line 2, reference violation.exists-differently',
  ]);
  expect(await cases(`concerned_person = 'mau-017' AND kind = 'violation'`)).toHaveLength(2);
  expect(await table('94/TB,2026-02-20,so-gtvt,mau-017,,speed,quá tốc độ')).toMatchObject({
    ...{ code: 'csv.cells-wrong', facts: { line: 2, cells: 7, columns: 6 } },
  });
});

test('a case outside any plan tells the body that keeps it, and its days are watched by the same ladder', async () => {
  const taken = await take({ reference: '95/TB', happenedOn: '2026-08-10' as LocalDate, violation: 'speed' });
  const id = 'wrong' in taken ? '' : (taken[0]?.id ?? '');
  expect(await fresh.database.read(`SELECT plan_id, office_unit_id FROM case_file WHERE id = '${id}'`)).toEqual([
    { plan_id: null, office_unit_id: 'ubnd-tinh' },
  ]);
  const told = async () => {
    await followTrail({ house }, [new NoticesFollower()]);
    const rows = await fresh.database.read<{ told: string }>(
      `SELECT what || ' ' || person_id || ' ' || role || ' ' || (created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS told
       FROM notice WHERE case_id = '${id}' AND plan_id IS NULL ORDER BY position, person_id`,
    );
    return rows.map((row) => row.told);
  };
  // Received on Tuesday 11/8/2026; the office has five working days: Tuesday 18/8.
  const opened = [
    'case.violation-opened mau-001 officeHead 2026-08-11',
    'case.violation-opened mau-002 office 2026-08-11',
  ];
  expect(await told()).toEqual(opened);
  await runUntil({ house, clock }, localTime('2026-09-30T23:00:00'));
  const climbed = await told();
  expect(climbed).toEqual([
    ...opened,
    'case.rung.reminded mau-002 office 2026-08-17',
    ...['case.rung.overdue mau-001 officeHead 2026-08-19', 'case.rung.overdue mau-002 office 2026-08-19'],
    // Three working days on: Saturday 22/8 is worked. Then five, and from there on a month.
    ...['case.rung.urged mau-001 officeHead 2026-08-22', 'case.rung.urged mau-002 office 2026-08-22'],
    'case.rung.escalated mau-001 officeHead 2026-08-28',
    'case.rung.relisted mau-001 officeHead 2026-09-28',
  ]);
  // Neither the person concerned nor anybody of their unit is told that somebody is late with them.
  expect(climbed.filter((each) => /mau-01[78]/.test(each))).toEqual([]);
  expect(await faultsOf(fresh.database)).toEqual([]);
});
