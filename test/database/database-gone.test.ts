import { CommitUnknown } from '../../src/platform/database/failures';
import type { House } from '../../src/house';
import { command, dutyShelf, inShort, typesOf, type OwnDuty } from '../support/duties';
import { houseOn, issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { evidence } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';
import { CountingDatabase, InterruptedDatabase } from '../support/wrapped-databases';

/** The database goes away while a batch is under way, and comes back. */

let world: IssuedPlan;
let interrupted: InterruptedDatabase;
let counted: CountingDatabase;
let house: House;
let aDuty: (task?: string) => Promise<OwnDuty>;

beforeEach(async () => {
  world = await issuedPlan();
  interrupted = new InterruptedDatabase(world.fresh.database);
  counted = new CountingDatabase(interrupted);
  house = await houseOn(counted, world.clock);
  aDuty = dutyShelf(world.house);
});
afterEach(async () => {
  expect(await faultsOf(world.fresh.database)).toEqual([]);
  await world.fresh.close();
});

/** Ten people accept ten duties at once, with a key each. */
async function tenCommands() {
  const duties = await Promise.all(Array.from({ length: 10 }, () => aDuty('II.1')));
  return duties.map(({ id, by }, n) => ({
    ...command(id, by, 'duty.accepted'),
    idempotencyKey: `k${n}`,
  }));
}
type Ten = Awaited<ReturnType<typeof tenCommands>>;
const submitAll = (ten: Ten) => Promise.allSettled(ten.map((one) => house.commands.submit(one)));
const historiesOf = (ten: Ten) => Promise.all(ten.map(({ id }) => typesOf(house, id)));

describe('gone before the commit', () => {
  /** The server ends the session when the work is done and COMMIT is still to come. */
  const endSession = () => {
    interrupted.afterWork = async (tx) => void (await tx.query('SELECT pg_terminate_backend(pg_backend_pid())'));
  };

  it('everybody in the batch is told at once, nothing is recorded, and asking again succeeds', async () => {
    const ten = await tenCommands();
    endSession();
    counted.transactions = 0;
    const outcomes = await submitAll(ten);
    expect(outcomes.map(({ status }) => status)).toEqual(Array(10).fill('rejected'));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: '57P01' } });
    // Two lanes found one command each, the third batch had the other eight: none of them was taken apart and tried one by one.
    expect(counted.transactions).toBe(3);
    expect(await historiesOf(ten)).toEqual(Array(10).fill(['duty.opened']));
    interrupted.afterWork = () => Promise.resolve();
    const again = await submitAll(ten);
    expect(again.map((one) => one.status === 'fulfilled' && inShort(one.value))).toEqual(Array(10).fill('version 2'));
    expect(await historiesOf(ten)).toEqual(Array(10).fill(['duty.opened', 'duty.accepted']));
  });

  it('a sweep says so and puts nobody off; the next one does all of it', async () => {
    const due = await world.house.sweeper.earliestWake();
    if (due !== null) world.clock.set(due);
    endSession();
    await expect(house.sweeper.sweep()).rejects.toMatchObject({ code: '57P01' });
    interrupted.afterWork = () => Promise.resolve();
    expect(await house.database.read('SELECT id FROM obligation WHERE wake_failures > 0')).toEqual([]);
    const swept = await house.sweeper.sweep();
    expect(swept).toMatchObject({ failed: 0 });
    expect(swept.woken).toBeGreaterThan(0);
  });
});

describe('gone during the commit, so that nobody knows', () => {
  it('asking again with the same key gives the first answer', async () => {
    const [one] = await tenCommands();
    if (!one) throw new Error('ten commands');
    interrupted.afterCommit = () => {
      throw new CommitUnknown(new Error('Connection terminated unexpectedly'));
    };
    await expect(house.commands.submit(one)).rejects.toBeInstanceOf(CommitUnknown);
    interrupted.afterCommit = () => undefined;
    expect(await house.commands.submit(one)).toMatchObject({ ok: true, version: 2, repeated: true });
    expect(await typesOf(house, one.id)).toEqual(['duty.opened', 'duty.accepted']);
  });

  it('nobody does by themselves again what may be stored, and each is told that it is not known', async () => {
    // A progress report may be given any number of times: without a key only its sender knows whether it is meant twice.
    const { id, by } = await aDuty('II.2');
    await house.commands.submit(command(id, by, 'duty.accepted'));
    const report = command(id, by, 'progress.reported', await evidence(house));
    interrupted.afterCommit = () => {
      throw new CommitUnknown(new Error('Connection terminated unexpectedly'));
    };
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => house.commands.submit(report)));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code: 'database.commit-unknown' } });
    expect(await typesOf(world.house, id)).toEqual([
      ...['duty.opened', 'duty.accepted'],
      ...Array<string>(8).fill('progress.reported'),
    ]);
  });
});
