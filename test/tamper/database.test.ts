import { checkTrail } from '../../src/cli/trail-check.store';
import type { House } from '../../src/house';
import { SeededRandom } from '../../src/simulation/seeded-random';
import { sha256 } from '../../src/trail/tree/merkle';
import { asOwner } from '../support/as-owner';
import { behindTriggers } from '../support/behind-triggers';
import { command, dutyShelf } from '../support/duties';
import { exported, verified } from '../support/exported-trail';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { evidence, officeOfficer } from '../support/people-of-lang-son';
import { sealedLog, type SealedLog } from '../support/sealed-log';
import { logOf, type Log } from './log-file';
import { TAMPERINGS, type Tampering } from './tamperings';

/** The same tamperings done where the trail lies, by somebody with all rights in the database and the triggers off. What they cannot reach is the
 *  checkpoint that somebody outside has kept. */

const COUNT = Math.ceil(Number(process.env['TAMPERINGS'] ?? '200') / 40);
const FIRST = Number(process.env['TAMPER_SEED'] ?? '1');
// On a busy machine each takes some seconds; one that ran out would go on beside the next test, on the same tables.
jest.setTimeout(60_000 + COUNT * 20_000);

const SAVED = ['trail_tile', 'trail_checkpoint', 'trail_follower', 'trail_sequencer', 'trail_log'];

let world: IssuedPlan;
let house: House;
let log: SealedLog;
let honest: Log;
let kept: string;
let known: number;
let key: string;

beforeAll(async () => {
  world = await issuedPlan();
  house = world.house;
  log = sealedLog(house);
  const { id, by } = await dutyShelf(house)();
  const proof = await evidence(house);
  const deeds = [command(id, by, 'draft.started'), command(id, by, 'plan.issued', proof)];
  await house.commands.inOneTransaction([...deeds, command(id, officeOfficer(), 'confirmed')]);
  const first = await exported(house, log);
  [kept, known, key] = [first.checkpoint.note, first.checkpoint.size, first.signer.verifier.text];
  const later = await dutyShelf(house)('III.2.1');
  await house.commands.submit(command(later.id, later.by, 'draft.started'));
  honest = logOf((await exported(house, log)).text);
  await asOwner(world.fresh, SAVED.map((table) => `CREATE TABLE saved_${table} AS TABLE ${table}`).join(';'));
});
afterAll(async () => {
  log.remove();
  await world.fresh.close();
});

/** Puts a log in the place of the one that is there. */
async function store(entries: Log): Promise<void> {
  const seqs = new Map<string, number>();
  const rows = entries.map(({ stream, body, position }) => {
    const seq = (seqs.get(stream) ?? 0) + 1;
    seqs.set(stream, seq);
    const [subject, id] = stream.split('/');
    return { subject, id, seq, body, position, hash: sha256(body).toString('hex') };
  });
  const json = JSON.stringify(rows).replaceAll("'", "''");
  await behindTriggers(
    world.fresh,
    `TRUNCATE trail_entry, trail_position;
     CREATE TEMP TABLE forged AS SELECT * FROM json_to_recordset('${json}')
       AS r (subject text, id uuid, seq integer, body text, position bigint, hash text);
     INSERT INTO trail_entry (id, subject, stream_id, seq, recorded_at, type, body, hash, epoch, txid) OVERRIDING SYSTEM VALUE
       SELECT position, subject, id, seq, '2024-06-10', 'forged', body, decode(hash, 'hex'), 1, '1' FROM forged;
     INSERT INTO trail_position (position, entry_id) SELECT position, position FROM forged;
     DROP TABLE forged`,
  );
}

/** The tree is made anew from what is there now, and what was signed before is forgotten. */
const forgetSeals = (last: number): Promise<unknown> =>
  behindTriggers(
    world.fresh,
    `DELETE FROM trail_tile; DELETE FROM trail_checkpoint; UPDATE trail_follower SET position = 0 WHERE name = 'sealing';
     UPDATE trail_sequencer SET position = ${last}`,
  );

async function restore(): Promise<void> {
  await store(honest);
  const tables = SAVED.map(
    (table) => `DELETE FROM ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM saved_${table}`,
  );
  await behindTriggers(world.fresh, tables.join(';'));
}

const outsider = async (): Promise<string> => {
  const { text } = await exported(house, log);
  return (await verified(text, { keys: [key], kept, replay: false })).verdict;
};
const insideCheck = () => checkTrail(house.database, { onProgress: () => undefined, isCancelled: () => false });

test('the database as it was is verified, from outside and inside', async () => {
  await restore();
  expect(await outsider()).toBe('verified');
  expect((await insideCheck()).faults).toEqual([]);
});

test(`${COUNT} tamperings with the tables are found by whoever exports and holds a checkpoint`, async () => {
  const kinds = Object.entries(TAMPERINGS);
  const unseen: string[] = [];
  for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
    const [kind, tamper] = kinds[seed % kinds.length] as [string, Tampering];
    const forged = tamper(honest, new SeededRandom('tables', seed), known);
    await store(forged);
    const isSealedAnew = Math.floor(seed / kinds.length) % 2 === 1;
    if (isSealedAnew) await forgetSeals(forged.at(-1)?.position ?? 0);
    const seen = await outsider().catch((error: unknown) => String(error));
    if (seen === 'verified' || seen === 'open') unseen.push(`TAMPER_SEED=${seed}: ${kind}: ${seen}`);
    await restore();
  }
  process.stdout.write(
    `tamperings with tables: seeds ${FIRST} to ${FIRST + COUNT - 1}, ${unseen.length} not found ${unseen.join('; ')}\n`,
  );
  expect(unseen).toEqual([]);
});

test('and `dondoc trail check` finds those that left the tree as it was', async () => {
  const unseen: string[] = [];
  // A few of them in every run, all in the long one.
  for (const [kind, tamper] of Object.entries(TAMPERINGS).slice(-COUNT)) {
    await store(tamper(honest, new SeededRandom('inside', FIRST), known));
    if ((await insideCheck()).ok) unseen.push(kind);
    await restore();
  }
  expect(unseen).toEqual([]);
});
