import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { House } from '../../src/house';
import { command, dutyShelf, submit } from '../support/duties';
import { exported, verified, type Exported } from '../support/exported-trail';
import { issuedPlan, localTime, runUntil, type IssuedPlan } from '../support/issued-plan';
import { evidence, officeHead, officeOfficer } from '../support/people-of-lang-son';
import { sealedLog, type SealedLog } from '../support/sealed-log';

/** A file that an outsider takes home: what is in it is whole, and whatever is wrong with it is said. */

let world: IssuedPlan;
let house: House;
let log: SealedLog;
let all: Exported;
let early: string;
let dutyId: string;

beforeAll(async () => {
  world = await issuedPlan();
  house = world.house;
  log = sealedLog(house);
  early = (await exported(house, log)).checkpoint.note;
  const { id, by } = await dutyShelf(house)();
  dutyId = id;
  const proof = await evidence(house);
  await house.commands.inOneTransaction([
    command(id, by, 'draft.started'),
    command(id, by, 'plan.issued', proof),
    command(id, officeOfficer(), 'confirmed'),
  ]);
  await runUntil(world, localTime('2024-07-05T12:00:00'));
  all = await exported(house, log);
});
afterAll(async () => {
  log.remove();
  await world.fresh.close();
});

const keys = (): readonly string[] => [all.signer.verifier.text];
const codes = async (text: string | Buffer, options: Parameters<typeof verified>[1] = {}): Promise<string[]> => {
  const { findings } = await verified(text, { keys: keys(), ...options });
  return [...new Set(findings.map(({ code }) => code))];
};

test('everything, by the key and a checkpoint kept from before: verified, and every entry lived again', async () => {
  const report = await verified(all.text, { keys: keys(), kept: early });
  expect(report).toMatchObject({
    verdict: 'verified',
    scope: 'all',
    size: report.entries,
    relived: report.entries,
    findings: [],
  });
  expect(report.entries).toBeGreaterThan(100);
  expect(await verified(gzipSync(all.text), { keys: keys() })).toMatchObject({ verdict: 'verified' });
});

test('one duty alone, its place in the whole log proven by hashes of what is not shown', async () => {
  const one = await exported(house, log, { scope: { kind: 'obligation', id: dutyId } });
  const report = await verified(one.text, { keys: keys(), kept: early });
  expect(report).toMatchObject({ verdict: 'verified', streams: 1, scope: `obligation ${dutyId}` });
  expect(one.text.length).toBeLessThan(all.text.length / 3);
  // The two other entries of evidence and confirmation are in it; nothing of another duty is.
  expect(one.text.match(/"stream":"obligation\//g)).toHaveLength(report.entries);
});

test('a plan with its duties, a unit, and the entries of some days', async () => {
  expect(
    await verified((await exported(house, log, { scope: { kind: 'plan', id: world.planId } })).text, { keys: keys() }),
  ).toMatchObject({
    verdict: 'verified',
  });
  expect(
    await verified((await exported(house, log, { scope: { kind: 'unit', id: 'so-y-te' } })).text, { keys: keys() }),
  ).toMatchObject({
    verdict: 'verified',
  });
  const july = await exported(house, log, { from: '2024-07-01' as never, until: '2024-07-31' as never });
  const report = await verified(july.text, { keys: keys() });
  expect(report).toMatchObject({ verdict: 'verified', findings: [] });
  expect(report.entries).toBeGreaterThan(0);
  expect(july.text).not.toContain('"recordedAt":"2024-06-2');
});

describe('never OK by default', () => {
  test('without a key from elsewhere nothing is confirmed', async () => {
    const report = await verified(all.text);
    expect(report).toMatchObject({ verdict: 'open', broken: 0, findings: [{ code: 'key.unconfirmed' }] });
  });

  test('a wrong key', async () => {
    const other = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
    expect(await codes(all.text, { keys: [other] })).toContain('key.wrong');
    expect(await codes(all.text, { keys: ['no key at all'] })).toEqual(
      expect.arrayContaining(['key.unreadable', 'key.wrong']),
    );
  });

  test.each([
    ['nothing', () => '', 'file.empty'],
    ['another file', () => '{"hello":1}\n', 'file.not-an-export'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a]), 'file.not-an-export'],
    [
      'an end that is missing',
      () => all.text.slice(0, all.text.lastIndexOf('\n', all.text.length - 2) + 1),
      'file.truncated',
    ],
    ['a last line that is cut', () => all.text.slice(0, -10), 'file.truncated'],
    ['two files in one', () => all.text + all.text, 'file.something-after-end'],
    ['a packed file that is cut', () => gzipSync(all.text).subarray(0, 20_000), 'file.unpacking-failed'],
    ['a file packed twice', () => gzipSync(gzipSync(all.text)), 'file.gzipped-twice'],
    ['another version of the format', () => all.text.replace('export/1"', 'export/9"'), 'file.unknown-format'],
    ['lines in another order', () => swapLines(all.text, 1, 4), 'file.line-out-of-place'],
    ['a line that is no JSON', () => swapIn(all.text, 'stream":{"', 'stream":{{'), 'file.line-unreadable'],
    [
      'a machine that nobody has',
      () => all.text.replaceAll('"plan":"plan@2"', '"plan":"plan@99"'),
      'replay.machine-missing',
    ],
  ])('%s', async (_, made, code) => {
    const report = await verified(made(), { keys: keys() });
    expect(report.findings.map((finding) => finding.code)).toContain(code);
    expect(report.verdict).not.toBe('verified');
  });

  test('a checkpoint of another log', async () => {
    const other = sealedLog(house);
    const foreign = early.replaceAll(all.signer.verifier.name, 'log.example');
    expect(await codes(all.text, { kept: foreign })).toEqual(['kept.another-log']);
    expect(await codes(all.text, { kept: 'no checkpoint' })).toEqual(['kept.unreadable']);
    other.remove();
  });

  test('a checkpoint for which the file has no proof is not taken for good', async () => {
    const one = await exported(house, log, { scope: { kind: 'obligation', id: dutyId } });
    // Signed, and of no day's end: the file cannot know it.
    const shelf = dutyShelf(house);
    await shelf();
    const { id, by } = await shelf();
    expect((await submit(house, command(id, by, 'draft.started'))).ok).toBe(true);
    const between = await exported(house, log);
    expect(await codes(one.text, { kept: between.checkpoint.note })).toEqual(['kept.is-longer']);
  });
});

describe('the second check, written from the format alone', () => {
  const byHand = (text: string, kept: string | null = null): string => {
    const [file, keptFile] = [join(log.home, 'by-hand.ndjson'), join(log.home, 'kept.checkpoint')];
    writeFileSync(file, text);
    if (kept !== null) writeFileSync(keptFile, kept);
    const script = join(__dirname, '../../docs/verify-by-hand.cjs');
    const run = spawnSync(process.execPath, [script, file, ...keys(), ...(kept === null ? [] : [keptFile])]);
    return run.status === 0 ? run.stdout.toString() : 'broken';
  };

  test('says the same of a whole file, of a part, and of a checkpoint that was kept', async () => {
    const one = await exported(house, log, { scope: { kind: 'obligation', id: dutyId } });
    expect(byHand(all.text, early)).toMatch(/^whole: \d+ of \d+ entries/);
    expect(byHand(one.text)).toMatch(/^whole: 4 of/);
  });

  test.each([
    ['a byte', () => all.text.replace('draft.started', 'draft.stopped')],
    ['a missing end', () => all.text.slice(0, -400)],
    ['a missing entry', () => swapLines(all.text, 1, 2).replace(/\n\{"actor".*?\n/, '\n')],
  ])('and finds %s', (_, made) => expect(byHand(made())).toBe('broken'));

  test('has at most a hundred lines', () => {
    const lines = readFileSync(join(__dirname, '../../docs/verify-by-hand.cjs'), 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(100);
  });
});

test('who rotates the key leaves the old one good for what follows', async () => {
  const before = all.signer.verifier.text;
  const rotated = await log.keeping.rotate(officeHead(), 'Theo lịch');
  if ('code' in rotated) throw new Error(rotated.code);
  const after = await exported(house, log);
  expect(after.signer.verifier.text).not.toBe(before);
  for (const key of [before, after.signer.verifier.text]) {
    expect(await verified(after.text, { keys: [key], kept: key === before ? early : null })).toMatchObject({
      verdict: 'verified',
    });
  }
  // The file from before the rotation is none of the new key's.
  expect((await verified(all.text, { keys: [after.signer.verifier.text] })).verdict).toBe('broken');
});

function swapLines(text: string, one: number, other: number): string {
  const lines = text.split('\n');
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  return lines.join('\n');
}
const swapIn = (text: string, from: string, to: string): string => text.replace(from, to);
