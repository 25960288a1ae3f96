import { buildHouse, loadSettings } from '../../src/house';
import { createDataSource } from '../../src/platform/data-source';
import { PooledDatabase } from '../../src/platform/database/database.store';
import type { Database, Tx } from '../../src/platform/database/tx';
import { SILENT_LOG } from '../../src/platform/logging';
import { SimulatedClock } from '../../src/platform/simulated-clock';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { faultsOf } from '../support/sound-house';
import type { Ledger } from './clients';
import type { YearEnd } from './faulty-year';
import { liveYear } from './live-year';
import { FOLLOWERS } from './processes';
import { ISSUED_ON, SMALL_PLAN } from './small-plan';
import { followedFaults, wholeStateFaults } from './whole-state';
import { ownCluster } from './years';

/** Who guards the guards: a year that ended well is spoiled in one place, and the checker of that place must say so. */

const SEED = 4;
let fresh: FreshDatabase;
let end: YearEnd;

beforeAll(async () => {
  ownCluster();
  fresh = await freshDatabase({ poolSize: 24 });
  const year = { source: SMALL_PLAN, slug: 'nam-thu', from: ISSUED_ON, rounds: 14 };
  const { faults } = await liveYear(SEED, fresh, year, (whenOver) => {
    end = whenOver;
    return Promise.resolve();
  });
  expect(faults).toEqual([]);
}, 300_000);

/** What every checker says when the owner of the schema has done this; afterwards it is undone. */
async function faultsAfter(spoil: string, ledger: Ledger = end.ledger): Promise<string[]> {
  const dataSource = createDataSource({ url: fresh.ownerUrl, schema: fresh.schema, poolSize: 1 });
  await dataSource.initialize();
  const found: string[] = [];
  const undone = new Error('undone');
  try {
    await new PooledDatabase(dataSource).transaction(async (tx) => {
      await tx.query('ALTER TABLE trail_entry DISABLE TRIGGER USER');
      await tx.query('ALTER TABLE trail_position DISABLE TRIGGER USER');
      if (spoil !== '') await tx.query(spoil);
      found.push(...(await everyFault(within(tx), ledger)));
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  } finally {
    await dataSource.destroy();
  }
  return found;
}

/** The checkers look at what this transaction sees. */
const within = (tx: Tx): Database => ({
  read: (text, values) => tx.query(text, values),
  transaction: (work) => work(tx),
});

async function everyFault(database: Database, ledger: Ledger): Promise<string[]> {
  const parts = { database, clock: new SimulatedClock(end.now), log: SILENT_LOG, settings: loadSettings() };
  const house = await buildHouse({ ...parts, followers: FOLLOWERS });
  return [
    ...(await faultsOf(database)),
    ...(await wholeStateFaults(house, ledger, end.now)),
    // What must never be throws; in a year that is a fault too.
    ...(await followedFaults(house).catch((error: unknown) => [String(error)])),
  ];
}

/** The rung that came first to a duty to which more came in the same round. */
const FIRST_RUNG = `SELECT min(e.id) FROM trail_entry e JOIN trail_entry n ON n.stream_id = e.stream_id AND n.seq = e.seq + 1
  WHERE e.type LIKE 'rung.%' AND n.type LIKE 'rung.%' AND n.type <> 'rung.relisted'
    AND e.body::json #>> '{event,rung,index}' = '0' AND n.body::json #>> '{event,rung,index}' = '1'`;
const copyOf = (
  which: string,
) => `INSERT INTO trail_entry (subject, stream_id, seq, recorded_at, type, body, hash, epoch)
  SELECT subject, stream_id, (SELECT max(seq) + 1 FROM trail_entry l WHERE l.stream_id = e.stream_id),
    recorded_at, type, body, hash, epoch FROM trail_entry e WHERE id = (${which})`;
const MARKED = `SELECT min(id) FROM trail_entry WHERE body::json #>> '{event,marker}' LIKE '%-%'`;
const OPEN = `(SELECT min(id::text)::uuid FROM obligation
  WHERE NOT ended AND wake_at IS NOT NULL AND due_on IS NOT NULL AND suspended_at IS NULL AND handed_in_at IS NULL)`;

test('an unspoiled year is found to be sound', async () => {
  expect(await faultsAfter('')).toEqual([]);
});

test.each([
  [
    'a word in the trail is changed',
    `UPDATE trail_entry SET body = replace(body, '"v":1', '"v":2') WHERE seq = 1`,
    '"fault":"hash"',
  ],
  ['an entry is taken out', `DELETE FROM trail_entry WHERE seq = 2 AND subject = 'plan'`, '"fault":"gap"'],
  [
    'an entry is made older',
    `UPDATE trail_entry SET recorded_at = '2000-01-01' WHERE seq = 2`,
    'is older than the entry before it',
  ],
  ['a position is left out', 'DELETE FROM trail_position WHERE position = 3', 'positions: {'],
  ['an entry is followed twice', 'INSERT INTO seen VALUES (3)', '"twice":1'],
  ['a rung comes twice', copyOf(FIRST_RUNG), 'came twice'],
  ['a rung is left out', `DELETE FROM trail_entry WHERE id = (${FIRST_RUNG})`, 'is rung 1, not 0'],
  [
    'an open duty is not woken',
    `UPDATE obligation SET wake_at = NULL, wake_for = NULL WHERE id = ${OPEN}`,
    'is unfinished and never woken',
  ],
  [
    'a duty is woken late',
    `UPDATE obligation SET wake_at = wake_at + interval '1 day' WHERE id = ${OPEN}`,
    'its state wants',
  ],
  [
    'a baseline is moved',
    `UPDATE obligation SET baseline_due_on = baseline_due_on + 1 WHERE id = ${OPEN}`,
    'opened with',
  ],
  [
    'a row claims another date',
    `UPDATE obligation SET due_on = '2099-01-01', late_from = '2099-01-02' WHERE id = ${OPEN}`,
    'by its trail',
  ],
  [
    'a row claims another state',
    `UPDATE obligation SET state = replace(state, '"round":', '"rounds":') WHERE id = ${OPEN}`,
    'is not what its trail says',
  ],
  [
    'a step led elsewhere',
    `UPDATE trail_entry SET body = replace(body, '"round":1', '"round":7') WHERE seq = 2`,
    'leads elsewhere when it is replayed',
  ],
  ['a deed is lost', `DELETE FROM trail_entry WHERE id = (${MARKED})`, 'is not there'],
  ['a deed is done twice', copyOf(MARKED), 'was done twice'],
  [
    'a key is free again',
    `DELETE FROM command_key WHERE key = (SELECT min(key) FROM command_key WHERE key <> 'issue')`,
    'was done and its key is free',
  ],
  ['a key has no answer', `UPDATE command_key SET answer = NULL WHERE key = 'issue'`, 'has no answer'],
  ['a notice is lost', 'DELETE FROM notice WHERE id = (SELECT min(id::text)::uuid FROM notice)', 'was not told of'],
  [
    'a notice goes to somebody else',
    `UPDATE notice SET what = 'else' WHERE id = (SELECT min(id::text)::uuid FROM notice)`,
    'and should not have been',
  ],
  [
    'a duty is lost',
    `WITH told AS (DELETE FROM notice WHERE obligation_id = ${OPEN}) DELETE FROM obligation WHERE id = ${OPEN}`,
    'duties were to be opened',
  ],
])('it is seen when %s', async (_, spoil, said) => {
  expect((await faultsAfter(spoil)).filter((fault) => fault.includes(said))).not.toEqual([]);
});

test('it is seen when somebody was refused what was done', async () => {
  const { ledger } = end;
  const [key, answer] = [...ledger.answered].find(([, each]) => each.ok) ?? [];
  if (key === undefined || answer?.ok !== true) throw new Error('nobody was told that something was done');
  ledger.answered.set(key, { ok: false, id: answer.id, refusal: { code: 'not-found', facts: {} } });
  expect(await faultsAfter('')).toContain(`${key} was refused and done`);
  ledger.answered.set(key, answer);
});
