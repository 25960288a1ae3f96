import { PersonErasure } from '../../src/custody/persons/person-erasure.service';
import { ERASED_NAME } from '../../src/custody/persons/person-data.store';
import { asOwner } from '../support/as-owner';
import { command, dutyShelf, submit } from '../support/duties';
import { exported, verified } from '../support/exported-trail';
import { issuedPlan, type IssuedPlan } from '../support/issued-plan';
import { officeHead, reason } from '../support/people-of-lang-son';
import { sealedLog, type SealedLog } from '../support/sealed-log';
import { faultsOf } from '../support/sound-house';

/** What is held about a person can be told and taken, and every proof holds afterwards. */

let world: IssuedPlan;
let log: SealedLog;
let erasure: PersonErasure;
let person: string;

beforeAll(async () => {
  world = await issuedPlan();
  log = sealedLog(world.house);
  erasure = new PersonErasure(world.house);
  await log.keeping.signing();
  const { id, by } = await dutyShelf(world.house)();
  person = by.person;
  await submit(world.house, command(id, by, 'draft.started'));
  const why = await reason(world.house);
  await submit(
    world.house,
    command(id, by, 'extension.requested', { dueOn: '2024-07-31', ...why, lateFrom: '2024-07-31T17:00:00.000Z' }),
  );
});
afterAll(async () => {
  log.remove();
  await world.fresh.close();
});

const order = (more: object = {}) => ({ person, texts: [], reason: 'Theo đơn', by: officeHead(), ...more });
const leavesOffice = () =>
  asOwner(
    world.fresh,
    `UPDATE tenure SET held_to = '2024-06-09' WHERE person_id = '${person}' AND held_from < '2024-06-09'`,
  );

test('everything that is held is told, with what they recorded', async () => {
  const held = await erasure.read(person);
  expect(held?.person.id).toBe(person);
  expect(held?.posts.length).toBeGreaterThan(0);
  expect(held?.entries.map(({ type }) => type)).toContain('draft.started');
  expect(await erasure.read('nobody')).toBeNull();
});

test('whoever holds a post keeps their name', async () => {
  expect(await erasure.erase(order())).toMatchObject({ code: 'person.in-post', facts: { person } });
  expect(await erasure.erase(order({ person: 'nobody' }))).toMatchObject({ code: 'not-found' });
});

test('whoever left is erased with a reason; what stays is said, and nothing of the proof is lost', async () => {
  const before = await exported(world.house, log);
  await leavesOffice();
  const texts = ((await erasure.read(person))?.texts ?? []).map(({ ref }) => ref);
  const refused = await erasure.erase(order({ texts: ['00000000-0000-4000-8000-000000000000'] }));
  expect(refused).toMatchObject({ code: 'person.text-of-another' });
  const done = await erasure.erase(order({ texts }));
  expect(done).toMatchObject({ erased: { name: 1, texts: texts.length } });
  expect('kept' in done ? done.kept.map(({ what }) => what) : []).toEqual([
    'entries',
    'posts',
    'texts',
    'access-records',
  ]);
  const held = await erasure.read(person);
  expect(held?.person).toEqual({ id: person, name: ERASED_NAME, email: null });
  expect(held?.texts.filter(({ text }) => text !== null)).toEqual([]);
  const after = await exported(world.house, log);
  const report = await verified(after.text, { keys: [after.signer.verifier.text], kept: before.checkpoint.note });
  expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  expect(after.text).toContain('"type":"person.erased"');
  expect(await faultsOf(world.fresh.database)).toEqual([]);
});

test('who may not keep the log erases nobody', async () => {
  const by = { kind: 'person', person: 'nobody', post: 'none', unit: 'ban-atgt' } as const;
  expect(await erasure.erase(order({ by }))).toMatchObject({ code: 'actor.not-entitled' });
});
