import type { House } from '../../src/house';
import { Sweeper, type SweepLimits } from '../../src/engine/sweeper.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { asOwner } from '../support/as-owner';
import { command, dutyOf, historyOf, inShort, submit } from '../support/duties';
import { issuedPlan, localTime, type IssuedPlan } from '../support/issued-plan';
import { officer } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';

/** Waking what is due. "Issue your own plan" (III.2.1) is due on Sunday 30/6/2024: reminders at 07:00 on Thursday 20/6, Wednesday 26/6
 *  and Friday 28/6, seven, three and one working days before. The plan was issued on Monday 10/6 at 08:00. */

let world: IssuedPlan;
let house: House;

beforeEach(async () => {
  world = await issuedPlan();
  house = world.house;
});
afterEach(async () => {
  expect(await faultsOf(world.fresh.database)).toEqual([]);
  await world.fresh.close();
});

/** A sweeper as another process would have it, on limits of its own. */
const sweeper = (limits: SweepLimits) =>
  new Sweeper(house.database, house.door, house.sweeper['registry'], house.clock, SILENT_LOG, limits);

const sweepAt = (local: string) => {
  world.clock.set(localTime(local));
  return house.sweeper.sweep();
};
const entries = async () =>
  (await house.database.read<{ n: number }>('SELECT count(*)::int AS n FROM trail_entry'))[0]?.n ?? 0;

/** The rungs of one duty: name, when recorded, whether somebody was told. */
async function rungs(unit = 'so-gtvt', task = 'III.2.1') {
  const id = await dutyOf(house, task, unit);
  const rows = await house.database.read<{ body: string }>(
    `SELECT body FROM trail_entry WHERE stream_id = $1 AND type LIKE 'rung.%' ORDER BY seq`,
    [id],
  );
  return rows.map(({ body }) => {
    const { event, effects, recordedAt } = JSON.parse(body) as {
      event: { rung: { name: string }; skipped: boolean };
      effects: readonly { type: string }[];
      recordedAt: string;
    };
    const told = effects.some(({ type }) => type === 'notify');
    return `${event.rung.name} ${recordedAt} ${event.skipped ? 'skipped' : 'came'}, ${told ? 'told' : 'nobody told'}`;
  });
}

describe('a sweep', () => {
  it('does nothing when nothing is due, and looks at each table once', async () => {
    const before = await entries();
    expect(await sweepAt('2024-06-20T06:59:59')).toEqual({ woken: 0, failed: 0, cutShort: false });
    expect(await entries()).toBe(before);
    expect((await sweepAt('2024-06-20T07:00:00')).woken).toBeGreaterThan(0);
  });

  it('wakes each row once when two sweep at the same time', async () => {
    world.clock.set(localTime('2024-08-12T08:00:00'));
    const before = await entries();
    const small: SweepLimits = { batchRows: 7, tickRows: 10_000 };
    const [one, two] = await Promise.all([sweeper(small).sweep(), sweeper(small).sweep()]);
    // A row that one of them had claimed was passed over by the other, never waited for; what was woken made one entry each.
    expect(one.woken + two.woken).toBe((await entries()) - before);
    expect((await house.sweeper.sweep()).woken).toBe(0);
    expect(one.failed + two.failed).toBe(0);
  });

  it('passes over a row that somebody else is working on, and does not wait for it', async () => {
    const id = await dutyOf(house, 'III.2.1', 'so-gtvt');
    world.clock.set(localTime('2024-06-20T07:00:00'));
    const swept = await house.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM obligation WHERE id = $1 FOR UPDATE', [id]);
      return house.sweeper.sweep();
    });
    expect(swept.woken).toBeGreaterThan(0);
    expect(await rungs('so-gddt')).toHaveLength(1);
    expect(await rungs('so-gtvt')).toEqual([]);
    expect((await house.sweeper.sweep()).woken).toBe(1);
  });

  it('yields after its share and says so; the next one goes on where it stopped', async () => {
    world.clock.set(localTime('2024-06-20T07:00:00'));
    const [row] = await house.database.read<{ n: number }>(
      'SELECT count(*)::int AS n FROM obligation WHERE wake_at <= $1',
      [house.clock.now()],
    );
    const due = row?.n ?? 0;
    const share = sweeper({ batchRows: 4, tickRows: 8 });
    expect(await share.sweep()).toEqual({ woken: 8, failed: 0, cutShort: true });
    const left = await sweeper({ batchRows: 4, tickRows: 10_000 }).sweep();
    expect(left).toEqual({ woken: due - 8, failed: 0, cutShort: false });
  });

  it('stops between two batches when it is told to', async () => {
    world.clock.set(localTime('2024-06-20T07:00:00'));
    let asked = 0;
    const outcome = await sweeper({ batchRows: 4, tickRows: 10_000 }).sweep(() => (asked += 1) > 3);
    expect(outcome.cutShort).toBe(true);
    expect(outcome.woken).toBeLessThanOrEqual(8);
    expect((await house.sweeper.sweep()).cutShort).toBe(false);
  });
});

describe('after an outage', () => {
  it('of one night, the reminder of that morning still goes out', async () => {
    await sweepAt('2024-06-20T23:00:00');
    expect(await rungs()).toEqual(['remind-7 2024-06-20T16:00:00.000Z came, told']);
  });

  it('of days, reminders whose day has passed are recorded as skipped, in ladder order, and tell nobody', async () => {
    await sweepAt('2024-06-28T09:00:00');
    expect(await rungs()).toEqual([
      'remind-7 2024-06-28T02:00:00.000Z skipped, nobody told',
      'remind-3 2024-06-28T02:00:00.000Z skipped, nobody told',
      'remind-1 2024-06-28T02:00:00.000Z came, told',
    ]);
  });

  it('of two months, the duty is overdue now, and each later rung takes its own days from there', async () => {
    const skipped = (name: string) => `${name} 2024-08-12T01:00:00.000Z skipped, nobody told`;
    const sofar = [
      skipped('remind-7'),
      skipped('remind-3'),
      skipped('remind-1'),
      'overdue 2024-08-12T01:00:00.000Z came, told',
    ];
    await sweepAt('2024-08-12T08:00:00'); // a Monday
    expect(await rungs()).toEqual(sofar);
    const ladder = [
      // 13, 14, 15 August: three working days after the overdue was recorded.
      ['urge-1', '2024-08-15'],
      // 16, 19, 20, 21, 22 August.
      ['urge-2', '2024-08-22'],
      // 23, 26, 27, 28, 29 August.
      ['escalate', '2024-08-29'],
      // 30 August, then 2 and 3 September off, 4, 5, 6, 9, 10, 11, 12, 13, 16 September.
      ['flag', '2024-09-16'],
      // One month later.
      ['relist', '2024-10-16'],
    ] as const;
    for (const [name, day] of ladder) {
      await sweepAt(`${day}T06:59:59`);
      expect(await rungs()).toEqual(sofar);
      await sweepAt(`${day}T07:00:00`);
      sofar.push(`${name} ${day}T00:00:00.000Z came, told`);
      expect(await rungs()).toEqual(sofar);
    }
  });
});

describe('a row that cannot be woken', () => {
  const refuseOne = async (id: string, code: string) =>
    asOwner(
      world.fresh,
      `CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'not this row' USING ERRCODE = '${code}'; END $$;
       CREATE TRIGGER refuse_one BEFORE UPDATE ON obligation FOR EACH ROW
         WHEN (OLD.id = '${id}' AND OLD.version <> NEW.version) EXECUTE FUNCTION refuse_one()`,
    );
  const wakeOf = async (id: string) =>
    (
      await house.database.read<{ wake_at: string; wake_failures: number; wake_for: string }>(
        'SELECT wake_at, wake_failures, wake_for FROM obligation WHERE id = $1',
        [id],
      )
    )[0];

  it('is put off by a quarter of an hour each time, and its neighbours are woken', async () => {
    const broken = await dutyOf(house, 'III.2.1', 'so-gtvt');
    await refuseOne(broken, 'P0001');
    expect(await sweepAt('2024-06-20T07:00:00')).toMatchObject({ failed: 1, cutShort: false });
    expect(await rungs('so-gtvt')).toEqual([]);
    expect(await rungs('so-gddt')).toHaveLength(1);
    expect(await wakeOf(broken)).toEqual({
      wake_at: localTime('2024-06-20T07:15:00'),
      wake_failures: 1,
      wake_for: 'unit:remind-7',
    });
    expect(await sweepAt('2024-06-20T07:14:59')).toEqual({ woken: 0, failed: 0, cutShort: false });
    expect(await sweepAt('2024-06-20T07:15:00')).toEqual({ woken: 1, failed: 1, cutShort: false });
    await asOwner(world.fresh, 'DROP TRIGGER refuse_one ON obligation');
    expect(await sweepAt('2024-06-20T07:30:00')).toEqual({ woken: 1, failed: 0, cutShort: false });
    expect(await rungs('so-gtvt')).toEqual(['remind-7 2024-06-20T00:30:00.000Z came, told']);
    expect((await wakeOf(broken))?.wake_failures).toBe(0);
  });

  it.each([
    ['the disk is full', '53100'],
    ['another transaction stood in its way', '40P01'],
  ])('is not put off when %s: that is not its fault, and the next sweep does what is left', async (_, code) => {
    const id = await dutyOf(house, 'III.2.1', 'so-gtvt');
    await refuseOne(id, code);
    await expect(sweepAt('2024-06-20T07:00:00')).rejects.toMatchObject({ code });
    expect(await rungs()).toEqual([]);
    expect(await wakeOf(id)).toMatchObject({ wake_at: localTime('2024-06-20T07:00:00'), wake_failures: 0 });
    await asOwner(world.fresh, 'DROP TRIGGER refuse_one ON obligation');
    expect(await sweepAt('2024-06-20T07:00:00')).toMatchObject({ failed: 0 });
    expect(await rungs()).toHaveLength(1);
  });

  it('takes commands from people all the same', async () => {
    const id = await dutyOf(house, 'III.2.1', 'so-gtvt');
    await house.database.read(`UPDATE obligation SET wake_failures = 3 WHERE id = $1`, [id]);
    expect(inShort(await submit(house, command(id, officer('so-gtvt'), 'draft.started')))).toBe('version 2');
    expect((await historyOf(house, id)).at(-1)?.type).toBe('draft.started');
    expect((await wakeOf(id))?.wake_failures).toBe(0);
  });
});
