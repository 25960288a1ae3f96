import { eventTypesFrom } from '../../workflows/step';
import { AUTHORITY } from '../../workflows/authority';
import { DUTY_KINDS, WORK_MACHINES, type DutyKind } from '../../workflows/obligations/kinds';
import type { Actor, EvidenceRef, Fact, Plain, PrivateText } from '../../workflows/vocabulary';
import type { Asked, Command } from '../../src/engine/subject';
import type { House } from '../../src/house';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { addDays, addMs, localDateOf } from '../../src/calendar/local-date';
import { command } from '../support/duties';
import { CHIEF, issuedPlan, localTime, type IssuedPlan } from '../support/issued-plan';
import { evidence, head, officer, reason } from '../support/people-of-lang-son';
import { faultsOf } from '../support/sound-house';

/** A year in which anybody does anything, allowed or not, while the clock stands, creeps, sleeps for weeks or is set back. Whatever
 *  happened, nothing that is unfinished and has a date is left without a wake-up. */

const SEEDS = process.env['SEED'] === undefined ? [20240630, 4, 823543] : [Number(process.env['SEED'])];

const pick = <Item>(random: SeededRandom, items: readonly Item[]): Item => random.pick(items as [Item, ...Item[]]);

type DutyRow = {
  id: string;
  kind: DutyKind;
  unit_id: string;
  office_unit_id: string;
  work_state: string;
  due_on: string | null;
};
type Brings = { readonly proof: readonly EvidenceRef[]; readonly words: PrivateText };

/** What the examples of each machine bring, by event: the fields that the machine asks for, filled with things that exist. */
const EXAMPLES = new Map(DUTY_KINDS.map((kind) => [kind, WORK_MACHINES[kind].examples]));

function asked(random: SeededRandom, row: DutyRow, on: string, { proof, words }: Brings): Asked {
  const allowed = eventTypesFrom(WORK_MACHINES[row.kind].machine, row.work_state).filter(
    (type) => type !== 'discharged',
  );
  const extensions = ['requested', 'granted', 'refused', 'counter-offered', 'accepted', 'declined'];
  const type = random.chance(150)
    ? `extension.${pick(random, extensions)}`
    : pick(random, random.chance(900) && allowed.length > 0 ? allowed : [...EXAMPLES.keys()]);
  const dueOn = addDays((row.due_on ?? on) as never, random.between(0, 20));
  if (type.startsWith('extension.')) return { type, reason: { ...words }, dueOn };
  const examples = (EXAMPLES.get(row.kind) ?? []).filter((fact) => fact.type === type);
  const {
    at: _at,
    by: _by,
    ...fields
  } = (examples.length > 0 ? pick(random, examples) : { type }) as Fact & {
    readonly [key: string]: Plain;
  };
  const real: { [key: string]: Plain } = { ...fields };
  if ('evidence' in real && (real['evidence'] as readonly Plain[]).length > 0)
    real['evidence'] = proof.map((ref) => ({ ...ref }));
  if ('reason' in real) real['reason'] = { ...words };
  return { ...real, type };
}

/** Mostly somebody who may, now and then anybody. */
function actor(random: SeededRandom, row: DutyRow, type: string): Actor {
  const unit = [officer(row.unit_id), head(row.unit_id)];
  const office = [officer(row.office_unit_id), head(row.office_unit_id)];
  if (random.chance(200)) return pick(random, [...unit, ...office, CHIEF]);
  const roles = AUTHORITY[type] ?? [];
  return pick(random, roles.includes('unit-head') ? unit : office);
}

async function someCommands(house: House, random: SeededRandom, brings: Brings): Promise<readonly Command[]> {
  // Few duties, so that each has a long life: three units, their dated duties and some standing ones.
  const rows = await house.database.read<DutyRow>(
    `SELECT id, kind, unit_id, office_unit_id, work_state, due_on FROM obligation
     WHERE NOT ended AND unit_id IN ('so-gtvt', 'ban-atgt-cao-loc', 'van-phong-ban-atgt-tinh') AND task_ref NOT LIKE 'II._' ORDER BY id`,
  );
  if (rows.length === 0) return [];
  const on = localDateOf(house.clock.now());
  return Array.from({ length: 25 }, () => {
    const row = pick(random, rows);
    const { type, ...fields } = asked(random, row, on, brings);
    return command(row.id, actor(random, row, type), type, fields);
  });
}

async function timePasses(world: IssuedPlan, random: SeededRandom): Promise<void> {
  const { clock, house } = world;
  const HOUR = 3_600_000;
  const ms = pick(random, [0, 0, HOUR, 20 * HOUR, 24 * HOUR, 24 * HOUR, 7 * 24 * HOUR, 45 * 24 * HOUR, -48 * HOUR]);
  clock.set(addMs(clock.now(), ms));
  if (random.chance(800)) await house.sweeper.sweep();
}

test.each(SEEDS)('nothing unfinished is ever left without a wake-up (SEED=%i)', async (seed) => {
  const random = new SeededRandom(seed);
  const world = await issuedPlan();
  const { house, fresh } = world;
  const brings = { proof: (await evidence(house)).evidence, words: (await reason(house)).reason };
  const forgotten = `SELECT id, kind, work_state, watch_state FROM obligation
    WHERE NOT ended AND wake_at IS NULL AND (due_on IS NOT NULL OR office_state IS NOT NULL)`;
  const outcomes = new Map<string, number>();
  for (let round = 0; round < 40; round += 1) {
    for (const answer of await house.commands.inOneTransaction(await someCommands(house, random, brings))) {
      const outcome = answer.ok ? 'done' : answer.refusal.code;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    await timePasses(world, random);
    expect({ seed, round, forgotten: await house.database.read(forgotten) }).toEqual({ seed, round, forgotten: [] });
  }
  // All that is still open is listed again and again: a year later nothing has died silently, and no rung came twice.
  world.clock.set(localTime('2027-01-15T12:00:00'));
  await house.sweeper.sweep();
  expect({ seed, faults: await faultsOf(fresh.database) }).toEqual({ seed, faults: [] });
  const types = await house.database.read<{ type: string }>('SELECT DISTINCT type FROM trail_entry');
  // The walk was worth something: a hundred deeds and more, many kinds of them, and refusals of many kinds.
  expect({ seed, done: (outcomes.get('done') ?? 0) > 100 }).toEqual({ seed, done: true });
  expect({ seed, types: types.length > 20 }).toEqual({ seed, types: true });
  expect({ seed, refusals: outcomes.size > 6 }).toEqual({ seed, refusals: true });
  await fresh.close();
});
