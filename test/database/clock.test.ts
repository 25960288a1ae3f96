import { acceptClock } from '../../src/engine/clock-state.store';
import { Ticker, type TickJob } from '../../src/engine/tick.service';
import type { House } from '../../src/house';
import { addMs } from '../../src/calendar/local-date';
import { SILENT_LOG } from '../../src/platform/logging';
import { command, dutyOf, historyOf, inShort, submit } from '../support/duties';
import { houseOn, issuedPlan, localTime, type IssuedPlan } from '../support/issued-plan';
import { evidence, officer } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';
import { DAY_MS, SettableServerClock } from '../support/wrapped-databases';

/** The database's own clock, as in production, set back and on under a running engine. "Issue your own plan" is due on Sunday
 *  30/6/2024; it is Monday 1/7/2024, 09:00 in Vietnam. */

const NINE = localTime('2024-07-01T09:00:00');
const transport = officer('so-gtvt');

let world: IssuedPlan;
let server: SettableServerClock;
let house: House;
let uptimeMs: number;

beforeEach(async () => {
  world = await issuedPlan();
  server = new SettableServerClock(world.fresh.database, NINE);
  house = await houseOn(server, server.clock());
  uptimeMs = 1_000_000;
});
afterEach(async () => {
  expect(await faultsOf(world.fresh.database)).toEqual([]);
  await world.fresh.close();
});

/** The tick of one process on this machine; `boot` names another start of the machine. */
const ticker = (boot = 'first boot', jobs: readonly TickJob[] = []) =>
  new Ticker({
    ...{ database: server, clock: server.clock(), registry: house.sweeper['registry'], sweeper: house.sweeper },
    ...{ machine: { boot, uptimeMs: () => uptimeMs }, jobs, log: SILENT_LOG },
  });
/** Time passes, for the clock and for the machine. */
const passes = (ms: number) => {
  server.jump(ms);
  uptimeMs += ms;
};
const entries = async () =>
  (await house.database.read<{ n: number }>('SELECT count(*)::int AS n FROM trail_entry'))[0]?.n ?? 0;
const duty = () => dutyOf(house, 'III.2.1', 'so-gtvt');
const rungs = async () => {
  const all = (await historyOf(house, await duty())).filter(({ type }) => type.startsWith('rung.'));
  return all.map(({ event }) => (event['rung'] as { name: string }).name);
};
const skippedThenOverdue = ['remind-7', 'remind-3', 'remind-1', 'overdue'];

describe('a clock set back two days', () => {
  it('makes no entry older than the one before it, and loses and repeats no rung', async () => {
    await house.sweeper.sweep();
    expect(await rungs()).toEqual(skippedThenOverdue);
    const [overdue] = (await historyOf(house, await duty())).slice(-1);
    server.jump(-2 * DAY_MS);
    expect((await house.sweeper.sweep()).woken).toBe(0);
    expect(inShort(await submit(house, command(await duty(), transport, 'draft.started')))).toBe('version 6');
    const [started] = (await historyOf(house, await duty())).slice(-1);
    expect(started?.recordedAt).toBe(overdue?.recordedAt);
    // Three working days after Monday 1/7 is Thursday 4/7, whatever the clock said meanwhile.
    server.jump(5 * DAY_MS - 2 * 3_600_000 - 60_000); // 29/6 09:00 → 4/7 06:59
    await house.sweeper.sweep();
    expect(await rungs()).toEqual(skippedThenOverdue);
    server.jump(120_000);
    await house.sweeper.sweep();
    await house.sweeper.sweep();
    expect(await rungs()).toEqual([...skippedThenOverdue, 'urge-1']);
  });

  it('goes on in the ticks, and setting it right again is no jump', async () => {
    const ticks = ticker();
    expect((await ticks.tick()).problem).toBeNull();
    server.jump(-2 * DAY_MS);
    passes(15_000);
    expect(await ticks.tick()).toEqual({ woken: 0, failed: 0, cutShort: false, problem: null });
    server.jump(2 * DAY_MS);
    passes(15_000);
    expect((await ticks.tick()).problem).toBeNull();
    expect((await ticks.status()).heldSince).toBeNull();
  });
});

describe('a clock set on by a month', () => {
  const held = { woken: 0, failed: 0, cutShort: false, problem: 'clock.set-forward' };

  /** Ticks once as it should be, then the clock jumps; what the jump would have woken waits. */
  async function jumped(): Promise<Ticker> {
    const ticks = ticker();
    expect((await ticks.tick()).problem).toBeNull();
    const before = await entries();
    server.jump(30 * DAY_MS);
    passes(15_000);
    expect(await ticks.tick()).toEqual(held);
    passes(15_000);
    expect(await ticks.tick()).toEqual(held);
    expect(await entries()).toBe(before);
    return ticks;
  }

  it('wakes nothing, says since when, and the hold ends by itself when the clock goes back', async () => {
    const ticks = await jumped();
    const { heldSince, jumpMs } = await ticks.status();
    expect(heldSince?.slice(0, 10)).toBe('2024-07-31');
    expect(Math.round((jumpMs ?? 0) / DAY_MS)).toBe(30);
    server.jump(-30 * DAY_MS);
    passes(15_000);
    expect((await ticks.tick()).problem).toBeNull();
    expect((await ticks.status()).heldSince).toBeNull();
    expect(await rungs()).toEqual(skippedThenOverdue);
  });

  it('ends the hold when the clock goes back further than it had jumped', async () => {
    const ticks = await jumped();
    server.jump(-32 * DAY_MS);
    passes(15_000);
    expect((await ticks.tick()).problem).toBeNull();
    expect((await ticks.status()).heldSince).toBeNull();
  });

  it('goes on when a person accepts the new time', async () => {
    const ticks = await jumped();
    const accept = () => server.transaction((tx) => acceptClock(tx, addMs(NINE, 30 * DAY_MS), 'CMOS battery changed'));
    expect(await accept()).toBe(1);
    passes(15_000);
    const tick = await ticks.tick();
    expect(tick.problem).toBeNull();
    expect(tick.woken).toBeGreaterThan(0);
    expect(await rungs()).toEqual([...skippedThenOverdue, 'urge-1']);
    expect(await accept()).toBe(0);
  });

  it('still holds after the process was started anew on the same boot', async () => {
    await jumped();
    expect(await ticker().tick()).toEqual(held);
  });
});

describe('what is no set clock', () => {
  it('an outage of a month: the machine was up as long as its clock says', async () => {
    await ticker().tick();
    passes(30 * DAY_MS);
    expect(await ticker().tick()).toMatchObject({ problem: null });
    expect(await rungs()).toEqual([...skippedThenOverdue, 'urge-1']);
  });

  it('another boot of the machine, of which nothing is known yet', async () => {
    await ticker().tick();
    server.jump(30 * DAY_MS);
    uptimeMs = 5_000;
    expect(await ticker('second boot').tick()).toMatchObject({ problem: null });
  });
});

describe('a tick', () => {
  const job = (name: string, run: () => Promise<void>): TickJob => ({ name, run });

  it('does each of its parts though another failed, and names the first that did', async () => {
    const done: string[] = [];
    const jobs = [
      job('one', () => Promise.reject(new RangeError('one'))),
      job('two', async () => void done.push('two')),
      job('three', () => Promise.reject(new TypeError('three'))),
      job('four', async () => void done.push('four')),
    ];
    const tick = await ticker('first boot', jobs).tick();
    expect(done).toEqual(['two', 'four']);
    expect(tick.problem).toBe('RangeError');
    expect(tick.woken).toBeGreaterThan(0);
  });

  it('with nothing to do asks once, outside any transaction, and writes nothing', async () => {
    const ticks = ticker();
    await ticks.tick();
    passes(15_000);
    const kept = await world.fresh.database.read('SELECT xmin::text, * FROM clock_reading');
    server.transactions = 0;
    server.reads = 0;
    expect(await ticks.tick()).toEqual({ woken: 0, failed: 0, cutShort: false, problem: null });
    expect([server.transactions, server.reads]).toEqual([0, 1]);
    expect(await world.fresh.database.read('SELECT xmin::text, * FROM clock_reading')).toEqual(kept);
  });

  it('keeps a new reading of the clock every five minutes', async () => {
    const ticks = ticker();
    const kept = async () =>
      (await world.fresh.database.read<{ uptime_ms: string }>('SELECT uptime_ms FROM clock_reading'))[0]?.uptime_ms;
    await ticks.tick();
    passes(4 * 60_000);
    await ticks.tick();
    expect(await kept()).toBe('1000000');
    passes(60_000);
    await ticks.tick();
    expect(await kept()).toBe('1300000');
  });

  it('does the jobs for which something waits, and those after them; a job that names no condition always', async () => {
    await ticker().tick();
    const done: string[] = [];
    const waits = (name: string, waiting?: string): TickJob => ({
      ...job(name, async () => void done.push(name)),
      ...(waiting === undefined ? {} : { waiting }),
    });
    await ticker('first boot', [waits('idle', 'false'), waits('always')]).tick();
    expect(done.splice(0)).toEqual(['always']);
    await ticker('first boot', [
      waits('before', 'false'),
      waits('late', "at.now > '2024-07-01'"),
      waits('after', 'false'),
    ]).tick();
    expect(done.splice(0)).toEqual(['late', 'after']);
    passes(30 * DAY_MS);
    expect((await ticker('first boot', [waits('idle', 'false')]).tick()).woken).toBeGreaterThan(0);
    expect(done).toEqual(['idle']);
  });

  it('joins the one under way instead of running beside it', async () => {
    let runs = 0;
    const ticks = ticker('first boot', [job('count', async () => void (runs += 1))]);
    const [one, two] = await Promise.all([ticks.tick(), ticks.tick()]);
    expect(two).toBe(one);
    expect(runs).toBe(1);
  });

  it('judges a duty by when it was handed in, though nobody ticked', async () => {
    // No sweep ran since 10/6: the reminders and the overdue come after the handing in, and find nothing to say.
    const id = await duty();
    const proof = await evidence(house);
    expect(inShort(await submit(house, command(id, transport, 'plan.issued', proof)))).toBe('version 2');
    await ticker().tick();
    expect(await rungs()).toEqual([]);
    const [row] = await house.database.read<{ late: boolean }>(
      'SELECT handed_in_at >= late_from AS late FROM obligation WHERE id = $1',
      [id],
    );
    expect(row?.late).toBe(true);
  });
});
