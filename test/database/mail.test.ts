import type { Instant } from '../../workflows/vocabulary';
import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { DigestWriter } from '../../src/notifications/digest.service';
import { MailFollower } from '../../src/notifications/mail.follower';
import { MAIL_LIMITS, MailSender } from '../../src/notifications/mail-sender.service';
import { NoticesFollower } from '../../src/notifications/notices.follower';
import type { Database } from '../../src/platform/database/tx';
import { SILENT_LOG } from '../../src/platform/logging';
import { followTrail } from '../support/follow-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { SmtpInbox } from '../support/smtp-inbox';

/** On 1/7/2024 at 00:00 the duty III.2.1 of Sở GTVT is overdue: its contact person mau-018 and its head mau-017 are told. */

const calendar = loadWorkingCalendar();
let issued: IssuedPlan;
let inbox: SmtpInbox;
let database: Database;
beforeEach(async () => {
  issued = await issuedPlan();
  database = issued.fresh.database;
  inbox = await SmtpInbox.open();
});
afterEach(async () => {
  await inbox.close();
  await issued.fresh.close();
});

const sender = (over: { readonly database?: Database; readonly url?: string } = {}) =>
  new MailSender(over.database ?? database, issued.clock, SILENT_LOG, {
    smtpUrl: over.url ?? inbox.url,
    from: 'Đôn Đốc <dondoc@tinh.example>',
  });
const later = (ms: number): void =>
  issued.clock.set(new Date(Date.parse(issued.clock.now()) + ms).toISOString() as Instant);
const address = (person: string) =>
  database.read('UPDATE person SET email = $2 WHERE id = $1', [person, `${person}@tinh.example`]);

/** These have an address when III.2.1 falls overdue; the unit's reminders of June are older than two days by then. */
async function overdueMails(...persons: string[]): Promise<void> {
  for (const person of persons) await address(person);
  await runUntil(issued, localTime('2024-07-01T00:00:00'));
  await followTrail(issued, [new MailFollower(issued.clock), new NoticesFollower()]);
}
const noticeIds = async (): Promise<string[]> =>
  (
    await database.read<{ id: string }>(
      `SELECT id FROM notice WHERE what = 'rung.overdue' AND person_id IN ('mau-017', 'mau-018') ORDER BY id`,
    )
  ).map(({ id }) => `<${id}@dondoc>`);
const arrivedIds = () => inbox.arrived.map(({ messageId }) => messageId).sort();

test('one mail per notice whose person has an address, named after the notice, and never again', async () => {
  await overdueMails('mau-017', 'mau-018');
  expect(await sender().sendDue()).toEqual({ sent: 2, failed: 0, cutShort: false });
  expect(arrivedIds()).toEqual(await noticeIds());
  expect(inbox.arrived.map(({ to }) => to).sort()).toEqual(['mau-017@tinh.example', 'mau-018@tinh.example']);
  expect(inbox.arrived[0]?.raw).toContain('Auto-Submitted: auto-generated');
  later(7 * 86_400_000);
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 0, cutShort: false });
  expect(inbox.arrived).toHaveLength(2);
});

test('a server that says "later" is asked again after a minute, with the same Message-ID', async () => {
  await overdueMails('mau-018');
  let refusals = 1;
  inbox.refuse = () => (refusals-- > 0 ? 451 : null);
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 1, cutShort: false });
  later(59_000);
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 0, cutShort: false });
  later(1_000);
  expect(await sender().sendDue()).toEqual({ sent: 1, failed: 0, cutShort: false });
  const [row] = await database.read('SELECT message_id, attempts, last_error FROM mail_outbox');
  expect(row).toEqual({ message_id: inbox.arrived[0]?.messageId, attempts: 2, last_error: null });
});

test('a recipient that the server refuses for good is given up; the others go out', async () => {
  await overdueMails('mau-017', 'mau-018');
  inbox.refuse = (to) => (to.startsWith('mau-017') ? 550 : null);
  expect(await sender().sendDue()).toEqual({ sent: 1, failed: 1, cutShort: false });
  later(7 * 86_400_000);
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 0, cutShort: false });
  const rows = await database.read('SELECT last_error FROM mail_outbox WHERE abandoned_at IS NOT NULL');
  expect(rows).toEqual([{ last_error: 'EENVELOPE 550' }]);
});

test('a server that is not there ends the tick, and nothing is lost', async () => {
  await overdueMails('mau-017', 'mau-018');
  const gone = await SmtpInbox.open();
  const { url } = gone;
  await gone.close();
  expect(await sender({ url }).sendDue()).toEqual({ sent: 0, failed: 1, cutShort: true });
  later(60_000);
  expect(await sender().sendDue()).toEqual({ sent: 2, failed: 0, cutShort: false });
});

test('two processes send each mail once', async () => {
  await overdueMails('mau-008', 'mau-017', 'mau-018');
  const [first, second] = await Promise.all([sender().sendDue(), sender().sendDue()]);
  const ids = arrivedIds();
  expect(new Set(ids).size).toBe(ids.length);
  expect(first.sent + second.sent).toBe(ids.length);
  // The office's tracker is told of every unit that is late.
  expect(ids.length).toBeGreaterThan(20);
});

test('a process that dies between acceptance and record sends once more, under the same Message-ID', async () => {
  await overdueMails('mau-018');
  let transactions = 0;
  const dying: Database = {
    read: (text, values) => database.read(text, values),
    transaction: (work) => {
      transactions += 1;
      // The first claims, the second would record.
      return transactions === 2 ? Promise.reject(new Error('killed')) : database.transaction(work);
    },
  };
  await expect(sender({ database: dying }).sendDue()).rejects.toThrow('killed');
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 0, cutShort: false });
  later(MAIL_LIMITS.leaseMs);
  expect(await sender().sendDue()).toEqual({ sent: 1, failed: 0, cutShort: false });
  later(7 * 86_400_000);
  expect(await sender().sendDue()).toEqual({ sent: 0, failed: 0, cutShort: false });
  expect(new Set(arrivedIds()).size).toBe(1);
  expect(inbox.arrived).toHaveLength(2);
});

test('a mail server that is configured late does not mail what was told long ago', async () => {
  await address('mau-018');
  await runUntil(issued, localTime('2024-07-01T00:00:00'));
  issued.clock.set(localTime('2024-07-03T00:00:00'));
  await followTrail(issued, [new MailFollower(issued.clock)]);
  expect(await database.read('SELECT 1 FROM mail_outbox')).toEqual([]);
});

describe('the digest', () => {
  const writer = () => new DigestWriter(database, issued.clock, () => calendar, { at: '07:30', soonWorkingDays: 7 });
  const runAt = (text: string) => {
    issued.clock.set(localTime(text));
    return writer().run();
  };

  test('is written once on a working day, from 07:30 on, and goes out like any mail', async () => {
    await address('mau-018');
    await address('mau-017');
    await address('mau-003');
    await runUntil(issued, localTime('2024-06-30T12:00:00'));
    // Sunday, then Monday.
    expect(await runAt('2024-06-30T12:00:00')).toBeNull();
    await runUntil(issued, localTime('2024-07-01T07:29:59'));
    expect(await runAt('2024-07-01T07:29:59')).toBeNull();
    // III.2.1 is late for the contact person and the head; nothing concerns the chief.
    expect(await runAt('2024-07-01T07:30:00')).toBe(2);
    expect(await runAt('2024-07-01T07:30:15')).toBeNull();
    expect(await sender().sendDue()).toEqual({ sent: 2, failed: 0, cutShort: false });
    expect(await runAt('2024-07-02T07:30:00')).toBe(2);
  });

  test('a morning missed is caught up the same day; two processes at once write one each person', async () => {
    await address('mau-018');
    await runUntil(issued, localTime('2024-07-01T16:00:00'));
    const runs = await Promise.all([writer().run(), writer().run()]);
    expect(runs).toContain(1);
    expect(await database.read('SELECT kind FROM mail_outbox')).toEqual([{ kind: 'digest' }]);
  });

  test('whoever has left the post has none', async () => {
    await address('mau-018');
    await database.read(`UPDATE tenure SET held_to = '2024-06-30' WHERE person_id = 'mau-018'`);
    await runUntil(issued, localTime('2024-07-01T08:00:00'));
    expect(await writer().run()).toBe(0);
  });
});
