import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { digestMail, digestsOf, type DigestDuty } from '../../src/notifications/digest';
import type { Holder } from '../../src/people/people.store';

// 07:30 on Monday 1/7/2024 in Vietnam.
const now = '2024-07-01T00:30:00.000Z' as Instant;
const on = '2024-07-01' as LocalDate;
const duty = (id: string, over: Partial<DigestDuty> = {}): DigestDuty => ({
  ...{ id, unitId: 'so', officeUnitId: 'van-phong', issuerUnitId: 'ban', taskTitle: `Việc ${id}`, unitName: 'Sở' },
  ...{ dueOn: '2024-07-05' as LocalDate, lateFrom: '2024-07-05T17:00:00.000Z' as Instant, withOffice: false },
  ...over,
});
const late = { dueOn: '2024-06-30' as LocalDate, lateFrom: '2024-06-30T17:00:00.000Z' as Instant };
const holder = (unit: string, kind: Holder['kind']): Holder => ({
  ...{ unit, kind, person: `${unit}-${kind}`, post: `${unit}/${kind}`, title: '', name: '', email: null },
  ...{ from: '2021-01-01' as LocalDate, to: null },
});
const held = [holder('so', 'head'), holder('so', 'officer'), holder('van-phong', 'officer')];
const holdersOf = (unit: string) => held.filter((one) => one.unit === unit);
const digests = (duties: readonly DigestDuty[], open = new Map<string, number>()) =>
  digestsOf(duties, open, { now, holdersOf });

test('what is late goes to contact persons and head, what is due soon to contact persons, what was handed in to the office', () => {
  const found = digests([duty('a', late), duty('b'), duty('c', { ...late, withOffice: true })]);
  const ids = Object.fromEntries(
    [...found].map(([person, { overdue, dueSoon, toConfirm }]) => [
      person,
      [overdue, dueSoon, toConfirm].map((list) => list.map(({ id }) => id).join()),
    ]),
  );
  expect(ids).toEqual({
    'so-officer': ['a', 'b', ''],
    'so-head': ['a', '', ''],
    'van-phong-officer': ['', '', 'c'],
  });
});

test('whoever has only unread notices has a digest; whoever has nothing has none', () => {
  const found = digests([], new Map([['binh', 2]]));
  expect([...found.keys()]).toEqual(['binh']);
});

test('the mail tells the counts in its subject and the duties in its body, twenty lines at most of each', () => {
  const many = Array.from({ length: 22 }, (_, index) => duty(`n${index}`));
  const content = digests([duty('a', late), ...many], new Map([['so-officer', 3]])).get('so-officer');
  if (!content) throw new Error('no digest');
  const mail = digestMail(content, { id: 'so-officer', email: 'a@b.example' }, { on, at: now });
  expect(mail.subject).toBe('Đôn Đốc ngày 01/07/2024: 1 quá hạn, 22 sắp đến hạn, 3 thông báo chưa xác nhận đã đọc');
  expect(mail.body).toContain('Quá hạn (1)\n- 30/06/2024 · Sở · Việc a');
  expect(mail.body).toContain('- 05/07/2024 · Sở · Việc n19\n… và 2 nhiệm vụ khác');
  expect(mail.body).not.toContain('Việc n20');
  expect(mail.body).toContain('Overdue (1)');
});

test('the same person and day are the same mail; another day is another', () => {
  const content = { overdue: [], dueSoon: [], toConfirm: [], openNotices: 1 };
  const mail = (day: string) =>
    digestMail(content, { id: 'an', email: 'a@b.example' }, { on: day as LocalDate, at: now });
  expect(mail('2024-07-01').messageId).toBe(mail('2024-07-01').messageId);
  expect(mail('2024-07-01').messageId).not.toBe(mail('2024-07-02').messageId);
});
