import { Story } from '../support/seed-plans';

/** What may come to a duty of any kind, on the plan of Ban ATGT Lạng Sơn, whose duty III.2.1 is due on Sunday 30/6/2024 for all.
 *  10/6/2024 is a Monday; no holiday falls between June and August 2024. */
const PLAN = 'ban-atgt-lang-son';
const begin = () => Story.begin(PLAN, '2024-06-10T08:00:00');
const OFFICE = 'van-phong-ban-atgt-tinh';
const OWNER = 'ban-atgt-tinh';

type Row = Record<string, unknown>;
const row = async (story: Story, id: string): Promise<Row> => {
  const [found] = await story.house.database.read<Row>(
    `SELECT work_state, force_state, ended, done, objective_cause, corrections, wake_at, unit_id, period_key, transferred_from,
       due_on, baseline_due_on FROM obligation WHERE id = $1`,
    [id],
  );
  if (!found) throw new Error(`no obligation ${id}`);
  return found;
};

test('a suspended duty wakes nobody, and its working days are given back', async () => {
  const story = await begin();
  const id = await story.duty('III.2.1', 'so-y-te');
  const head = story.head(OFFICE);
  await story.until('2024-06-17T09:00:00');
  await story.must(id, head, 'duty.suspended', { reason: await story.words('Chờ hướng dẫn của Bộ.') });
  // Since 10/6: 11, 12, 13, 14, 17/6 are 5 working days. To 30/6: 18, 19, 20, 21, 24, 25, 26, 27, 28/6 are 9.
  expect((await story.state(id)).force.context).toMatchObject({ usedWorkingDays: 5, remainingWorkingDays: 9 });
  expect(await row(story, id)).toMatchObject({ force_state: 'suspended', wake_at: null, work_state: 'assigned' });
  const early = await story.say(id, story.officer('so-y-te'), { type: 'draft.started' });
  expect(early).toMatchObject({ ok: false, refusal: { code: 'duty.suspended' } });
  await story.until('2024-06-24T09:00:00');
  await story.must(id, head, 'duty.resumed', { reason: await story.words('Đã có hướng dẫn.') });
  // 18, 19, 20, 21, 24/6 are 5 working days; 30/6 and 5 more (1, 2, 3, 4, 5/7) is Friday 5/7.
  expect((await story.state(id)).dates).toMatchObject({
    ...{ suspendedWorkingDays: 5, baseline: { dueOn: '2024-06-30' }, effective: { dueOn: '2024-07-05' } },
  });
  await story.until('2024-07-10T08:00:00');
  // 7 working days before 5/7: 4, 3, 2, 1/7, 28, 27, 26/6. 3 before: 2/7. 1 before: 4/7. Late from Saturday 6/7.
  // Urged 3 working days after that and the 0 held since: 8, 9, 10/7.
  expect(await story.told(id)).toEqual([
    '2024-06-10T08:00 duty.opened',
    '2024-06-17T09:00 duty.suspended',
    '2024-06-24T09:00 duty.resumed',
    '2024-06-26T07:00 remind-7',
    '2024-07-02T07:00 remind-3',
    '2024-07-04T07:00 remind-1',
    '2024-07-06T00:00 overdue',
    '2024-07-10T07:00 urge-1',
  ]);
});

test('the office’s own date is put off by the days for which the duty was suspended with it', async () => {
  const story = await begin();
  const id = await story.duty('III.2.1', 'so-tu-phap');
  await story.until('2024-06-17T09:00:00');
  await story.must(id, story.officer('so-tu-phap'), 'plan.issued', await story.paper());
  await story.until('2024-06-18T09:00:00');
  await story.must(id, story.head(OFFICE), 'duty.suspended', { reason: await story.words('Chờ ý kiến.') });
  await story.until('2024-06-20T09:00:00');
  await story.must(id, story.head(OFFICE), 'duty.resumed', { reason: await story.words('Đã có ý kiến.') });
  await story.until('2024-06-28T00:00:00');
  // 5 working days after Monday 17/6, and 2 more for 19 and 20/6: 18, 19, 20, 21, 24, 25, 26/6. Reminded 1 before: 25/6.
  expect((await story.told(id)).slice(3)).toEqual([
    '2024-06-20T09:00 duty.resumed',
    '2024-06-25T07:00 confirm-remind-1',
    '2024-06-27T00:00 confirm-overdue',
  ]);
});

test('a transfer ends the duty here and opens it there, with its dates; what happened stays', async () => {
  const story = await begin();
  const id = await story.duty('III.2.1', 'so-gtvt');
  const owner = story.head(OWNER);
  await story.until('2024-06-20T10:00:00');
  const paper = await story.paper();
  const reason = await story.words('Sáp nhập.');
  const move = (toUnit: string, brings = {}) =>
    story.say(id, owner, { type: 'duty.transferred', toUnit, ...paper, reason, ...brings });
  expect(await move('so-khong-co')).toMatchObject({ refusal: { code: 'unit.unknown' } });
  expect(await move('so-gtvt')).toMatchObject({ refusal: { code: 'transfer.same-unit' } });
  expect(await move(OFFICE)).toMatchObject({ refusal: { code: 'transfer.to-own-office' } });
  expect(await move('ban-tdkt-tinh', { evidence: [] })).toMatchObject({ refusal: { code: 'evidence.missing' } });
  expect(await story.say(id, story.head(OFFICE), { type: 'duty.transferred', toUnit: 'ban-tdkt-tinh' })).toMatchObject({
    refusal: { code: 'actor.not-entitled' },
  });
  expect(await move('ban-tdkt-tinh')).toMatchObject({ ok: true, after: { work: 'transferred', watch: 'ended' } });
  expect(await row(story, id)).toMatchObject({
    ...{ force_state: 'transferred', work_state: 'transferred', ended: true, done: false, wake_at: null },
  });
  const next = await story.duty('III.2.1', 'ban-tdkt-tinh');
  expect(await row(story, next)).toMatchObject({
    ...{ transferred_from: id, period_key: 'once', due_on: '2024-06-30', baseline_due_on: '2024-06-30', ended: false },
  });
  expect((await story.state(id)).force.context['successor']).toEqual({
    ...{ id: next, unit: 'ban-tdkt-tinh', periodKey: 'once' },
  });
  await story.until('2024-07-01T08:00:00');
  // Reminders that lie before the transfer are recorded as skipped, the others come.
  expect(await story.told(next)).toEqual([
    '2024-06-20T10:00 duty.opened',
    '2024-06-20T10:00 remind-7',
    '2024-06-26T07:00 remind-3',
    '2024-06-28T07:00 remind-1',
    '2024-07-01T00:00 overdue',
  ]);
});

test('a unit that has the same duty gets a second one, which says whose it was; a unit that has ended gets none', async () => {
  const story = await begin();
  const owner = story.head(OWNER);
  const id = await story.duty('III.2.1', 'ban-atgt-binh-gia');
  const decided = async () => ({ ...(await story.paper()), reason: await story.words('Hết cấp huyện.') });
  await story.must(id, owner, 'duty.transferred', { toUnit: 'so-gddt', ...(await decided()) });
  const second = await story.duty('III.2.1', 'so-gddt', 'once~ban-atgt-binh-gia');
  expect(await row(story, second)).toMatchObject({ transferred_from: id, unit_id: 'so-gddt' });
  // The district level ended on 30/6/2025.
  await story.until('2025-07-01T08:00:00');
  const late = await story.say(second, owner, {
    ...{ type: 'duty.transferred', toUnit: 'ban-atgt-binh-gia' },
    ...(await decided()),
  });
  expect(late).toMatchObject({
    refusal: { code: 'unit.not-valid', facts: { unit: 'ban-atgt-binh-gia', on: '2025-07-01' } },
  });
});

test('a duty is superseded by whoever issued the plan, and an objective cause and a correction come after the end', async () => {
  const story = await begin();
  const id = await story.duty('III.2.1', 'so-y-te');
  const owner = story.head(OWNER);
  const reason = await story.words('Kế hoạch sửa đổi.');
  await story.must(id, owner, 'duty.superseded', { amendment: '45/KH-BATGT, 1/8/2024', reason });
  expect(await row(story, id)).toMatchObject({ work_state: 'superseded', ended: true, done: false });
  const unit = story.officer('so-y-te');
  const proof = { cause: await story.words('Mưa lũ.'), ...(await story.paper()) };
  expect(await story.say(id, unit, { type: 'objective-cause.confirmed', ...proof })).toMatchObject({
    refusal: { code: 'actor.not-entitled' },
  });
  await story.must(id, owner, 'objective-cause.confirmed', proof);
  const correction = { correction: await story.words('Số đúng là 45/KH-BATGT.'), reason };
  // Opened, superseded, confirmed: three entries.
  expect(await story.say(id, unit, { type: 'record.corrected', seq: 4, ...correction })).toMatchObject({
    refusal: { code: 'correction.no-such-entry', facts: { seq: 4, entries: 3 } },
  });
  await story.must(id, unit, 'record.corrected', { seq: 2, ...correction });
  expect(await row(story, id)).toMatchObject({ objective_cause: true, corrections: 1, ended: true });
});

test('an amendment of the plan leaves a duty with the unit that took it over', async () => {
  const story = await begin();
  const owner = story.head(OWNER);
  const decided = { ...(await story.paper()), reason: await story.words('Sáp nhập.') };
  await story.must(await story.duty('III.2.1', 'so-y-te'), owner, 'duty.transferred', {
    ...{ toUnit: 'ban-tdkt-tinh' },
    ...decided,
  });
  // The inspection is due a day earlier; III.2.1 is as it was.
  const text = story.source.text.replace('date: 2024-11-29', 'date: 2024-11-28');
  const amended = await story.house.planLoading.amend({ ...story.source, text }, owner, {
    ...{ reason: 'Kiểm tra sớm hơn một ngày.', preview: false },
  });
  if (!amended.ok) throw new Error(JSON.stringify(amended));
  expect(new Set(amended.duties.superseded.map(({ task }) => task))).not.toContain('III.2.1');
  expect(await row(story, await story.duty('III.2.1', 'ban-tdkt-tinh'))).toMatchObject({ force_state: 'inForce' });
});
