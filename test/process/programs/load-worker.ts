import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { createDataSource } from '../../../src/platform/data-source';
import { PooledDatabase } from '../../../src/platform/database/database.store';
import type { Database, Tx } from '../../../src/platform/database/tx';
import { SimulatedClock } from '../../../src/platform/simulated-clock';
import type { Command } from '../../../src/engine/subject';
import type { House } from '../../../src/house';
import { NoticesFollower } from '../../../src/notifications/notices.follower';
import { SeededRandom } from '../../../src/simulation/seeded-random';
import type { FollowedEntry, Follower } from '../../../src/trail/follower';
import type { Instant } from '../../../workflows/vocabulary';
import { houseOn } from '../../support/lang-son';
import { evidence, officeOfficer, officer, reason } from '../../support/people-of-lang-son';

/** One process of the product at work, until it is killed: people act on a dozen duties, the clock runs on, and each turn brings a
 *  tick, which wakes what is due, gives entries their positions and lets the followers read.
 *  The first line of stdin says what to do; each line of stdout says what was sent and what came back. */

interface Order {
  readonly name: string;
  readonly seed: number;
  readonly url: string;
  readonly schema: string;
  /** Sent by one that was killed before it knew the answer. */
  readonly unanswered: readonly Command[];
}

const AT_ONCE = 12;
/** Where a simulated year ends. */
const END = '2025-12-31T00:00:00.000Z' as Instant;
/** Time goes on slowly enough that there is something to wake in every round of kills. */
const ON_TO_THE_NEXT_WAKE_PER_MILLE = 300;
const RETRY_AFTER_MS = 50;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** Writes down what it is given, in the transaction of its cursor. */
const witness: Follower = {
  name: 'witness',
  follow: async (tx: Tx, entries: readonly FollowedEntry[]) => {
    await tx.query('INSERT INTO seen SELECT * FROM unnest($1::bigint[])', [entries.map(({ position }) => position)]);
  },
};

/** Asks until there is an answer: a database that is gone comes back. */
async function persist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      say({ trouble: String(error) });
      await delay(RETRY_AFTER_MS);
    }
  }
}

async function send(house: House, command: Command): Promise<void> {
  say({ sent: command });
  const answer = await persist(() => house.commands.submit(command));
  say({ answered: command.idempotencyKey, answer });
}

type DutyRow = { id: string; kind: string; unit_id: string; work_state: string };

/** The next deed of a duty, by whom; each carries its key, so that it can be found in the trail. */
async function deedOf(
  house: House,
  { id, kind, unit_id: unit, work_state: state }: DutyRow,
  key: string,
): Promise<Command> {
  const by = officer(unit);
  const deed = (type: string, brings: object = {}, who = by): Command => ({
    ...{ subject: 'obligation', id, by: who, idempotencyKey: key },
    asked: { ...brings, type, marker: key },
  });
  if (kind === 'issuePlan') {
    if (state === 'assigned') return deed('draft.started');
    if (state === 'issued') return deed('returned', await reason(house), officeOfficer());
    return deed('plan.issued', await evidence(house));
  }
  if (state === 'assigned') return deed('duty.accepted');
  return deed('progress.reported', await evidence(house));
}

async function work(database: Database, order: Order): Promise<void> {
  const random = new SeededRandom(order.seed, order.name);
  const [last] = await persist(() => database.read<{ at: Instant }>('SELECT max(last_at) AS at FROM obligation'));
  const clock = new SimulatedClock(last?.at ?? END);
  const house = await persist(() => houseOn(database, clock, [new NoticesFollower(), witness]));
  await Promise.all(order.unanswered.map((command) => send(house, command)));
  for (let turn = 0; ; turn += 1) {
    const duties = await persist(() =>
      database.read<DutyRow>(
        `SELECT id, kind, unit_id, work_state FROM obligation
         WHERE NOT ended AND task_ref IN ('II.1', 'III.2.1') AND unit_id IN ('so-gtvt', 'so-gddt', 'so-tttt', 'cong-an-tinh') ORDER BY id`,
      ),
    );
    if (duties.length === 0) throw new Error('no duty is left to work on');
    const deeds = Array.from({ length: AT_ONCE }, async (_, n) => {
      const duty = random.pick(duties as [DutyRow, ...DutyRow[]]);
      await send(house, await persist(() => deedOf(house, duty, `${order.name}-${turn}-${n}`)));
    });
    if (random.chance(ON_TO_THE_NEXT_WAKE_PER_MILLE)) await persist(() => timePasses(house, clock));
    await Promise.all([...deeds, tick(house)]);
  }
}

async function timePasses(house: House, clock: SimulatedClock): Promise<void> {
  const next = await house.sweeper.earliestWake();
  if (next !== null && next > clock.now() && next < END) clock.set(next);
}

/** What a tick could not do, the next one does. */
async function tick(house: House): Promise<void> {
  const { woken, problem } = await house.ticker.tick();
  say({ woken });
  if (problem !== null) say({ trouble: problem });
}

async function main(): Promise<void> {
  const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
  const order = JSON.parse(line) as Order;
  const dataSource = createDataSource({ url: order.url, schema: order.schema, poolSize: 6 });
  await persist(() => dataSource.initialize());
  await work(new PooledDatabase(dataSource), order);
}

main().catch((error: unknown) => {
  say({ fatal: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exitCode = 1;
});
