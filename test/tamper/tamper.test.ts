import { SeededRandom } from '../../src/simulation/seeded-random';
import { newSignerKey, type SignerKey } from '../../src/trail/sealing/signed-note';
import { command, dutyShelf } from '../support/duties';
import { exported, verified } from '../support/exported-trail';
import { issuedPlan, localTime, runUntil } from '../support/issued-plan';
import { evidence, officeOfficer } from '../support/people-of-lang-son';
import { sealedLog } from '../support/sealed-log';
import { checkpointOf, logOf, numbered, rechained, written, type Log } from './log-file';
import { LIES, TAMPERINGS, type Tampering } from './tamperings';

/** Thousands of tamperings with a file, each from a seed that is printed when one is not found. `TAMPERINGS` says how many, `TAMPER_SEED` from which on. */

const COUNT = Number(process.env['TAMPERINGS'] ?? '200');
const FIRST = Number(process.env['TAMPER_SEED'] ?? '1');
jest.setTimeout(60_000 + COUNT * 60);

let log: Log;
let signer: SignerKey;
/** What an outsider got from us when the log was three fifths as long. */
let known: number;
let keptEarly: string;
let keptNow: string;
let honest: { readonly text: string; readonly endNote: string };

beforeAll(async () => {
  const world = await issuedPlan();
  const { house } = world;
  const seal = sealedLog(house);
  const aDuty = dutyShelf(house);
  for (let duty = 0; duty < 3; duty += 1) {
    const { id, by } = await aDuty();
    const proof = await evidence(house);
    const deeds = [command(id, by, 'draft.started'), command(id, by, 'plan.issued', proof)];
    await house.commands.inOneTransaction([...deeds, command(id, officeOfficer(), 'confirmed')]);
  }
  await runUntil(world, localTime('2024-08-20T12:00:00'));
  const whole = logOf((await exported(house, seal)).text);
  seal.remove();
  await world.fresh.close();
  // A few lives of each length: small enough to be verified ten thousand times.
  const lives = new Map<string, number>();
  for (const { stream } of whole) lives.set(stream, (lives.get(stream) ?? 0) + 1);
  const chosen = [...lives].sort(([, a], [, b]) => b - a).filter(([, length]) => length > 2);
  const names = new Set([...chosen.slice(0, 5), ...chosen.slice(-5)].map(([name]) => name));
  log = numbered(whole.filter(({ stream }) => names.has(stream)));
  signer = newSignerKey('log.example');
  known = Math.floor(log.length * 0.6);
  keptEarly = checkpointOf(log.slice(0, known), signer);
  keptNow = checkpointOf(log, signer);
  honest = written(log, { signer, checkpoint: keptNow });
});

const verify = (text: string, kept: string | null, replay: boolean) =>
  verified(text, { keys: [signer.verifier.text], kept, replay });

/** What whoever tampers can do besides: nothing; sign an end; sign a whole new log. And the checkpoint that whoever verifies holds. */
const POWERS: Readonly<Record<string, (tampered: Log) => readonly [text: string, kept: string]>> = {
  'without a key': (tampered) => [
    written(tampered, { signer, checkpoint: keptNow, endNote: honest.endNote }).text,
    keptNow,
  ],
  'with the key, under the checkpoint that is known': (tampered) => [
    written(tampered, { signer, checkpoint: keptNow }).text,
    keptNow,
  ],
  'with the key, as another log of their own': (tampered) => [
    written(tampered, { signer, checkpoint: checkpointOf(tampered, signer) }).text,
    keptEarly,
  ],
};

test('the log itself is verified, now and against what was kept', async () => {
  expect(log.length).toBeGreaterThan(40);
  expect(await verify(honest.text, keptEarly, true)).toMatchObject({ verdict: 'verified', relived: log.length });
  expect(rechained(log)).toEqual(log);
});

test(`${COUNT} tamperings are found, whoever did them`, async () => {
  const kinds = Object.entries(TAMPERINGS);
  const powers = Object.entries(POWERS);
  const unseen: string[] = [];
  for (let seed = FIRST; seed < FIRST + COUNT; seed += 1) {
    const random = new SeededRandom('tamper', seed);
    const [kind, tamper] = kinds[seed % kinds.length] as [string, Tampering];
    const [power, write] = powers[Math.floor(seed / kinds.length) % powers.length] as [string, (typeof POWERS)[string]];
    const [text, kept] = write(tamper(log, random, known));
    const { verdict } = await verify(text, kept, false);
    if (verdict !== 'broken') unseen.push(`TAMPER_SEED=${seed}: ${kind}, ${power}: ${verdict}`);
  }
  process.stdout.write(`tamperings: seeds ${FIRST} to ${FIRST + COUNT - 1}, ${unseen.length} not found\n`);
  expect(unseen).toEqual([]);
});

test(`${Math.ceil(COUNT / 10)} lies in a log that is right in every hash are found by living it again`, async () => {
  const kinds = Object.entries(LIES);
  const unseen: string[] = [];
  for (let seed = FIRST; seed < FIRST + COUNT / 10; seed += 1) {
    const [kind, lie] = kinds[seed % kinds.length] as [string, Tampering];
    const tampered = lie(log, new SeededRandom('lie', seed), log.length);
    const { text } = written(tampered, { signer, checkpoint: checkpointOf(tampered, signer) });
    const { findings } = await verify(text, null, true);
    if (!findings.some(({ code }) => code.startsWith('replay.'))) unseen.push(`TAMPER_SEED=${seed}: ${kind}`);
  }
  expect(unseen).toEqual([]);
});

test('bytes of the file are changed one by one, wherever they stand', async () => {
  const random = new SeededRandom('bytes', FIRST);
  const bytes = Buffer.from(honest.text);
  const unseen: number[] = [];
  for (let turn = 0; turn < COUNT / 10; turn += 1) {
    const at = random.between(0, bytes.length - 1);
    const spoilt = Buffer.from(bytes);
    spoilt[at] = (bytes[at] as number) ^ (1 << random.between(0, 7));
    const report = await verified(spoilt, { keys: [signer.verifier.text], kept: keptNow, replay: false });
    if (report.verdict !== 'broken') unseen.push(at);
  }
  expect(unseen).toEqual([]);
});

test.each([
  ['without its places', '"positions":', '"positionr":'],
  ['with a place that is no number', '"positions":[', '"positions":["1",'],
  ['without its name', '{"stream":{"name":', '{"stream":{"nime":'],
])('a stream %s is a line that cannot be read, and nothing breaks', async (_, found, changed) => {
  const spoilt = honest.text.replace(found, changed);
  expect(spoilt).not.toBe(honest.text);
  const report = await verified(Buffer.from(spoilt), { keys: [signer.verifier.text], kept: keptNow, replay: true });
  expect(report.verdict).toBe('broken');
});

describe('what the format says no log can find, is not found', () => {
  test('another ending after the last checkpoint that is known outside, by whoever has the key', async () => {
    const other = numbered(log.slice(0, known));
    const { text } = written(other, { signer, checkpoint: checkpointOf(other, signer) });
    expect(await verify(text, keptEarly, true)).toMatchObject({ verdict: 'verified' });
  });

  test('and the same log with a checkpoint kept a little later is', async () => {
    const other = numbered(log.slice(0, known));
    const { text } = written(other, { signer, checkpoint: checkpointOf(other, signer) });
    const { findings } = await verify(text, keptNow, true);
    expect(findings.map(({ code }) => code)).toEqual(['kept.is-longer']);
  });
});
