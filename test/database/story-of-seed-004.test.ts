import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, EvidenceRef, Instant, PrivateText } from '../../workflows/vocabulary';
import type { ObligationState } from '../../workflows/obligations/obligation';
import { formatOffset } from '../../src/calendar/local-date';
import type { Answer, Asked } from '../../src/engine/subject';
import { buildHouse, loadSettings, type House } from '../../src/house';
import { keepText } from '../../src/people/private-texts.store';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase } from '../support/database';

/** The plan of Ban ATGT Lạng Sơn lives from its file to a flag. Every date below is worked out by hand from a paper calendar:
 *  2024-06-10 is a Monday, 2024-06-30 a Sunday, and no holiday falls between June and August 2024. */

const settings = loadSettings();
const PLANS = join(projectRoot(), 'workflows', 'plans');
const CHIEF: Actor = { kind: 'person', person: 'mau-003', post: 'ban-atgt-tinh-nguoi-dung-dau', unit: 'ban-atgt-tinh' };
const OFFICE_HEAD = actor('mau-006', 'van-phong-ban-atgt-tinh-nguoi-dung-dau', 'van-phong-ban-atgt-tinh');
const TRACKER = actor('mau-008', 'van-phong-ban-atgt-tinh-can-bo', 'van-phong-ban-atgt-tinh');

function actor(person: string, post: string, unit: string): Actor {
  return { kind: 'person', person, post, unit };
}
const local = (text: string): Instant => new Date(`${text}+07:00`).toISOString() as Instant;

class Story {
  constructor(
    readonly house: House,
    readonly clock: SimulatedClock,
  ) {}

  static async begin(): Promise<Story> {
    const { database } = await freshDatabase();
    const clock = new SimulatedClock(local('2024-06-10T08:00:00'));
    const house = await buildHouse({ database, clock, log: SILENT_LOG, settings, followers: [] });
    const file = (name: string) => ({ text: readFileSync(join(PLANS, name), 'utf8'), fileName: name });
    const loaded = await house.planLoading.load(
      { ...file('ban-atgt-lang-son.plan.yaml'), people: file('ban-atgt-lang-son.people.yaml') },
      CHIEF,
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded));
    const issue = { subject: 'plan', id: loaded.planId, asked: { type: 'plan.issue-ordered' }, by: CHIEF };
    const answer = await house.commands.submit(issue);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    await house.sweeper.sweep();
    return new Story(house, clock);
  }

  /** Lets the clock run: every wake-up comes at its own moment, none is skipped. */
  async until(text: string): Promise<void> {
    const end = local(text);
    for (;;) {
      const next = await this.house.sweeper.earliestWake();
      if (next === null || next > end) break;
      if (next > this.clock.now()) this.clock.set(next);
      await this.house.sweeper.sweep();
    }
    this.clock.set(end);
  }

  async obligation(unit: string, task = 'III.2.1'): Promise<string> {
    const [row] = await this.house.database.read<{ id: string }>(
      'SELECT id FROM obligation WHERE unit_id = $1 AND task_ref = $2',
      [unit, task],
    );
    if (!row) throw new Error(`no obligation ${task} of ${unit}`);
    return row.id;
  }

  async say(id: string, by: Actor, asked: Asked): Promise<Answer> {
    return this.house.commands.submit({ subject: 'obligation', id, asked, by });
  }

  async mustSay(id: string, by: Actor, asked: Asked): Promise<void> {
    const answer = await this.say(id, by, asked);
    if (!answer.ok) throw new Error(`${asked.type}: ${JSON.stringify(answer.refusal)}`);
  }

  async state(id: string): Promise<ObligationState> {
    const [row] = await this.house.database.read<{ state: string }>('SELECT state FROM obligation WHERE id = $1', [id]);
    return JSON.parse(row?.state ?? 'null') as ObligationState;
  }

  /** What the trail says happened, as `when what`, in the time of Vietnam. */
  async told(id: string): Promise<string[]> {
    const rows = await this.house.database.read<{ recorded_at: Instant; body: string }>(
      'SELECT recorded_at, body FROM trail_entry WHERE stream_id = $1 ORDER BY seq',
      [id],
    );
    return rows.map(({ recorded_at, body }) => {
      const { event } = JSON.parse(body) as { event: { type: string; rung?: { name: string }; skipped?: boolean } };
      const what = event.rung ? event.rung.name : event.type;
      return `${formatOffset(recorded_at).slice(0, 16)} ${what}${event.skipped === true ? ' (skipped)' : ''}`;
    });
  }

  reason(text: string): Promise<PrivateText> {
    return this.house.database.transaction((tx) => keepText(tx, text));
  }

  async paper(): Promise<EvidenceRef> {
    const id = '00000000-0000-4000-8000-000000000001';
    const sha256 = 'a'.repeat(64) as EvidenceRef['sha256'];
    await this.house.database.read(
      `INSERT INTO evidence (id, kind, sha256, document, added_at) VALUES ($1, 'document', $2, '{}', $3) ON CONFLICT DO NOTHING`,
      [id, sha256, this.clock.now()],
    );
    return { id, sha256 };
  }
}

const officer = async (story: Story, unit: string): Promise<Actor> => {
  const [row] = await story.house.database.read<{ person: string; post: string }>(
    `SELECT t.person_id AS person, p.id AS post FROM post p JOIN tenure t ON t.post_id = p.id
     WHERE p.unit_id = $1 AND p.kind = 'officer'`,
    [unit],
  );
  if (!row) throw new Error(`no officer at ${unit}`);
  return actor(row.person, row.post, unit);
};

describe('the plan of Ban ATGT Lạng Sơn, from its file to a flag', () => {
  it('climbs the whole ladder for a unit that does nothing', async () => {
    const story = await Story.begin();
    const id = await story.obligation('ban-atgt-cao-loc');
    await story.until('2024-10-02T00:00:00');
    // Due by Sunday 30/6. Working days before it: 28 (Fri) 1, 27 2, 26 3, 25 4, 24 5, 21 (Fri) 6, 20 7.
    // Sunday itself is in time, so the first late moment is Monday 1/7 at 00:00.
    // Urge 1: 3 working days after 1/7 → 2, 3, 4/7. Urge 2: 5 after 4/7 → 5, 8, 9, 10, 11/7.
    // Escalation: 5 after 11/7 → 12, 15, 16, 17, 18/7. Flag: 10 after 18/7 → 19, 22–26, 29, 30, 31/7, 1/8.
    // Listed again each month from the flag: 1/9, 1/10.
    expect(await story.told(id)).toEqual([
      '2024-06-10T08:00 duty.opened',
      '2024-06-20T07:00 remind-7',
      '2024-06-26T07:00 remind-3',
      '2024-06-28T07:00 remind-1',
      '2024-07-01T00:00 overdue',
      '2024-07-04T07:00 urge-1',
      '2024-07-11T07:00 urge-2',
      '2024-07-18T07:00 escalate',
      '2024-08-01T07:00 flag',
      '2024-09-01T07:00 relist',
      '2024-10-01T07:00 relist',
    ]);
    expect((await story.state(id)).watch.value).toBe('flagged');
  });

  it('is silent towards a unit that hands in early, and confirms in time', async () => {
    const story = await Story.begin();
    const id = await story.obligation('so-gtvt');
    const unit = await officer(story, 'so-gtvt');
    await story.until('2024-06-19T09:00:00');
    await story.mustSay(id, unit, { type: 'draft.started' });
    await story.mustSay(id, unit, { type: 'plan.issued', evidence: [await story.paper()] });
    await story.until('2024-06-21T10:00:00');
    await story.mustSay(id, TRACKER, { type: 'confirmed' });
    await story.until('2024-12-01T00:00:00');
    // Handed in before the first reminder of 20/6; the office confirms within its 5 working days.
    expect(await story.told(id)).toEqual([
      '2024-06-10T08:00 duty.opened',
      '2024-06-19T09:00 draft.started',
      '2024-06-19T09:00 plan.issued',
      '2024-06-21T10:00 confirmed',
    ]);
  });

  it('starts a new round when more time is granted, and never moves the baseline', async () => {
    const story = await Story.begin();
    const id = await story.obligation('so-y-te');
    const unit = await officer(story, 'so-y-te');
    await story.until('2024-06-26T09:00:00');
    const reason = await story.reason('Chờ số liệu của bệnh viện.');
    await story.mustSay(id, unit, { type: 'extension.requested', dueOn: '2024-07-12', reason });
    const again = await story.say(id, unit, { type: 'extension.requested', dueOn: '2024-07-15', reason });
    expect(again).toMatchObject({ ok: false, refusal: { code: 'event.not-allowed' } });
    const own = await story.say(id, unit, { type: 'extension.granted', reason });
    expect(own).toMatchObject({ ok: false, refusal: { code: 'actor.not-entitled' } });
    await story.mustSay(id, OFFICE_HEAD, { type: 'extension.granted', reason });
    await story.until('2024-07-13T00:00:00');
    // New due date Friday 12/7: reminders 7 working days before → 11, 10, 9, 8, 5, 4, 3/7; 3 before → 9/7; 1 before → 11/7.
    expect(await story.told(id)).toEqual([
      '2024-06-10T08:00 duty.opened',
      '2024-06-20T07:00 remind-7',
      '2024-06-26T07:00 remind-3',
      '2024-06-26T09:00 extension.requested',
      '2024-06-26T09:00 extension.granted',
      '2024-07-03T07:00 remind-7',
      '2024-07-09T07:00 remind-3',
      '2024-07-11T07:00 remind-1',
      '2024-07-13T00:00 overdue',
    ]);
    const { dates } = await story.state(id);
    expect(dates.baseline?.dueOn).toBe('2024-06-30');
    expect(dates.effective?.dueOn).toBe('2024-07-12');
  });

  it('does not count the days in the office’s hands against the unit', async () => {
    const story = await Story.begin();
    const id = await story.obligation('so-gddt');
    const unit = await officer(story, 'so-gddt');
    await story.until('2024-06-28T16:00:00');
    await story.mustSay(id, unit, { type: 'plan.issued', evidence: [await story.paper()] });
    await story.until('2024-07-05T15:00:00');
    await story.mustSay(id, TRACKER, { type: 'returned', reason: await story.reason('Thiếu chỉ tiêu.') });
    // Held from Friday 28/6 to Friday 5/7: 1, 2, 3, 4, 5/7 are 5 working days. 30/6 + 5 working days → 5/7.
    expect((await story.state(id)).dates).toMatchObject({
      heldWorkingDays: 5,
      baseline: { dueOn: '2024-06-30' },
      decided: { dueOn: '2024-06-30' },
      effective: { dueOn: '2024-07-05' },
    });
    await story.until('2024-07-10T08:00:00');
    // The office's own reminder comes one working day before its 5 are over (5/7): 4/7. The unit is late from Saturday 6/7,
    // and urged 3 working days after that: 8, 9, 10/7.
    expect((await story.told(id)).slice(3)).toEqual([
      '2024-06-28T07:00 remind-1',
      '2024-06-28T16:00 plan.issued',
      '2024-07-04T07:00 confirm-remind-1',
      '2024-07-05T15:00 returned',
      '2024-07-06T00:00 overdue',
      '2024-07-10T07:00 urge-1',
    ]);
  });

  it('runs the office’s own ladder while the office holds the work', async () => {
    const story = await Story.begin();
    const id = await story.obligation('so-tu-phap');
    await story.until('2024-06-17T09:00:00');
    await story.mustSay(id, await officer(story, 'so-tu-phap'), {
      type: 'plan.issued',
      evidence: [await story.paper()],
    });
    await story.until('2024-08-31T00:00:00');
    // Handed in on Monday 17/6: 5 working days → 18, 19, 20, 21, 24/6. Reminded 1 before: 21/6. Late from Tuesday 25/6.
    // Urged 3 after: 26, 27, 28/6. Escalated 5 after: 1, 2, 3, 4, 5/7. Then listed again monthly.
    expect((await story.told(id)).slice(1)).toEqual([
      '2024-06-17T09:00 plan.issued',
      '2024-06-21T07:00 confirm-remind-1',
      '2024-06-25T00:00 confirm-overdue',
      '2024-06-28T07:00 confirm-urge',
      '2024-07-05T07:00 confirm-escalate',
      '2024-08-05T07:00 confirm-relist',
    ]);
    expect((await story.state(id)).watch.value).toBe('paused');
  });

  it('assesses standing duties a last time when the plan ends, and never calls them overdue', async () => {
    const story = await Story.begin();
    const id = await story.obligation('so-gtvt', 'II.3');
    await story.until('2025-01-02T00:00:00');
    // The drive runs to the end of 31/12/2024.
    expect(await story.told(id)).toEqual(['2024-06-10T08:00 duty.opened', '2025-01-01T00:00 assessment.fell-due']);
    const [plan] = await story.house.database.read<{ stage: string }>('SELECT stage FROM plan');
    expect(plan?.stage).toBe('ended');
    await story.mustSay(id, TRACKER, { type: 'assessed', note: await story.reason('Đã làm theo kế hoạch.') });
    expect((await story.state(id)).work.value).toBe('concluded');
  });
});
