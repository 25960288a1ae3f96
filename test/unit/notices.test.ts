import { walk } from '../../workflows/behaviour';
import { extension } from '../../workflows/obligations/extension.machine';
import { force } from '../../workflows/obligations/force.machine';
import { DUTY_KINDS, WORK_MACHINES } from '../../workflows/obligations/kinds';
import { record } from '../../workflows/obligations/record.machine';
import { watch } from '../../workflows/obligations/watch.machine';
import { plan } from '../../workflows/plans/plan.machine';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { isMailed, MAX_ATTEMPTS, messageIdOf, nextTry, noticeMail } from '../../src/notifications/mail';
import { NOTICE_ROLES, type NoticeRole } from '../../src/notifications/notice';
import { noticeText, noticeTextKey, type NoticeSubject } from '../../src/notifications/notice-texts';
import { NOTICE_CATALOGUE } from '../../src/notifications/notice-catalogue';
import { recipientsOf } from '../../src/notifications/recipients';
import type { Holder } from '../../src/people/people.store';

const parties = { unitId: 'so', officeUnitId: 'van-phong', issuerUnitId: 'ban' };
const holder = (unit: string, kind: Holder['kind'], person = `${unit}-${kind}`): Holder => ({
  ...{ unit, kind, person, post: `${unit}/${kind}`, title: '', name: person, email: null },
  ...{ from: '2021-01-01' as LocalDate, to: null },
});
const told = (roles: readonly NoticeRole[], ...held: Holder[]) =>
  recipientsOf(roles, parties, (unit) => held.filter((one) => one.unit === unit)).map(
    ({ holder: one, role, vacantUnitId }) =>
      `${one.person} as ${role}${vacantUnitId === null ? '' : ` for ${vacantUnitId}`}`,
  );

describe('who is told', () => {
  const everybody = [
    ...[holder('so', 'head'), holder('so', 'deputy'), holder('so', 'officer'), holder('so', 'officer', 'so-officer-2')],
    ...[holder('van-phong', 'head'), holder('van-phong', 'officer'), holder('ban', 'head'), holder('ban', 'officer')],
  ];

  test('contact persons, heads, the office and the owner of the plan', () => {
    expect(told(NOTICE_ROLES, ...everybody)).toEqual([
      'so-officer as lead',
      'so-officer-2 as lead',
      'so-head as head',
      'van-phong-officer as office',
      'van-phong-head as officeHead',
      'ban-head as planOwner',
    ]);
  });

  test('a unit without officers hears through its head, and one without a head through a deputy; each person once', () => {
    expect(told(['lead', 'head'], holder('so', 'head'))).toEqual(['so-head as lead']);
    expect(told(['lead', 'head'], holder('so', 'officer'), holder('so', 'deputy'))).toEqual([
      'so-officer as lead',
      'so-deputy as head',
    ]);
  });

  test('an empty unit is the business of the office, then of the issuer, and is named', () => {
    const office = [holder('van-phong', 'officer'), holder('van-phong', 'head')];
    expect(told(['lead', 'head'], ...office)).toEqual(['van-phong-officer as office for so']);
    expect(told(['lead', 'office'], ...office)).toEqual(['van-phong-officer as office for so']);
    expect(told(['lead'], holder('ban', 'head'))).toEqual(['ban-head as planOwner for so']);
    expect(told(['lead'], holder('so', 'inspector'))).toEqual([]);
  });
});

const subject = (over: Partial<NoticeSubject> = {}): NoticeSubject => ({
  ...{ what: 'rung.urged', rung: 'urge-2', side: 'unit', role: 'lead', dueOn: '2024-06-30' as LocalDate },
  ...{ planTitle: 'Kế hoạch', taskTitle: 'Ban hành kế hoạch', dutyUnitName: 'Sở Giao thông', vacantUnitName: null },
  ...over,
});

describe('what they read', () => {
  test('names the act, the unit and the day', () => {
    expect(noticeText(subject(), 'vi')).toEqual({
      title: 'Đôn đốc lần 2: Ban hành kế hoạch',
      body: 'Hạn là ngày 30/06/2024, Sở Giao thông chưa nộp kết quả. Nộp kết quả, hoặc nêu vướng mắc và đề nghị gia hạn.',
    });
    expect(noticeText(subject(), 'en').title).toBe('Urged (2): Ban hành kế hoạch');
  });

  test('says whose place was empty', () => {
    const { body } = noticeText(subject({ role: 'office', vacantUnitName: 'Ban ATGT huyện $& X' }), 'vi');
    expect(body).toContain('Danh bạ không có ai giữ chức vụ tại Ban ATGT huyện $& X vào ngày này');
  });

  test('a title is one line that fits', () => {
    const { title } = noticeText(subject({ taskTitle: `Dòng một\n${'dài '.repeat(100)}` }), 'vi');
    expect(title).toMatch(/^Đôn đốc lần 2: Dòng một dài .*…$/);
    expect(title.length).toBeLessThanOrEqual(160);
  });

  test('every notice that a machine can send has words of its own', () => {
    const workflows = [...DUTY_KINDS.map((kind) => WORK_MACHINES[kind]), watch, extension, force, record, plan];
    const effects = workflows.flatMap((workflow) =>
      walk(workflow).moves.flatMap(({ result }) => (result.ok ? result.effects : [])),
    );
    const sent = new Set([
      'duty-opened',
      ...effects.filter(({ type }) => type === 'notify').map(({ what }) => String(what)),
    ]);
    expect(sent.size).toBeGreaterThan(15);
    const unknown = [...sent].flatMap((what) =>
      (['unit', 'office'] as const).flatMap((side) =>
        NOTICE_ROLES.filter((role) => noticeTextKey({ what, side, role }) === 'other').map(
          (role) => `${what}/${side}/${role}`,
        ),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test('every text of the catalogue names the task and leaves no placeholder', () => {
    const placeholders = new Set(['task', 'unit', 'plan', 'due', 'deadline', 'nth']);
    for (const [key, { vi, en }] of Object.entries(NOTICE_CATALOGUE)) {
      for (const { title, body } of [vi, en]) {
        // A case is told without its matter, which stands in the case.
        if (!key.startsWith('case.')) expect(title).toContain('{task}');
        const named = [...`${title} ${body}`.matchAll(/\{(\w*)\}/g)].map((match) => match[1] ?? '');
        expect(named.filter((name) => !placeholders.has(name))).toEqual([]);
        expect(`${title} ${body}`).not.toMatch(/vui lòng|xin lỗi|!/i);
      }
    }
  });
});

describe('mail', () => {
  const at = '2024-07-01T00:00:00.000Z' as Instant;

  test('is tried again after 1 min, 5 min, 30 min, 2 h and then every 6 h, until it is given up', () => {
    expect([1, 2, 3, 4, 5, 11].map((failed) => nextTry(failed, at))).toEqual([
      '2024-07-01T00:01:00.000Z',
      '2024-07-01T00:05:00.000Z',
      '2024-07-01T00:30:00.000Z',
      '2024-07-01T02:00:00.000Z',
      '2024-07-01T06:00:00.000Z',
      '2024-07-01T06:00:00.000Z',
    ]);
    expect(nextTry(MAX_ATTEMPTS, at)).toBeNull();
  });

  test('goes out for what is fresh, and never for new duties, which the digest counts', () => {
    const mailed = (what: string, createdAt: string) => isMailed({ what, createdAt: createdAt as Instant }, at);
    expect(mailed('rung.overdue', '2024-06-30T17:00:00.000Z')).toBe(true);
    // 48 hours before `at` is 29/6 00:00 UTC.
    expect(mailed('rung.overdue', '2024-06-29T00:00:00.001Z')).toBe(true);
    expect(mailed('rung.overdue', '2024-06-29T00:00:00.000Z')).toBe(false);
    expect(mailed('duty-opened', '2024-06-30T17:00:00.000Z')).toBe(false);
  });

  test('is in Vietnamese first, claims no official letter, and has one Message-ID', () => {
    const id = '6f0c0000-0000-8000-8000-000000000001';
    const mail = noticeMail({ ...subject(), id, personId: 'an', createdAt: at }, 'an@tinh.example');
    expect(mail.messageId).toBe(`<${id}@dondoc>`);
    expect(mail.messageId).toBe(messageIdOf(id));
    expect(mail.subject).toBe('Đôn đốc lần 2: Ban hành kế hoạch');
    expect(mail.body.indexOf('chưa nộp kết quả')).toBeLessThan(mail.body.indexOf('has not handed in'));
    expect(mail.body).toContain('không thay công văn');
  });
});
