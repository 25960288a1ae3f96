import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { EmbeddedDatabase } from '../../src/platform/embedded/embedded-database.service';
import { SILENT_LOG } from '../../src/platform/logging';
import { projectRoot } from '../../src/platform/paths';
import { newSignerKey } from '../../src/trail/sealing/signed-note';
import { signCheckpoint, readCheckpoint } from '../../src/trail/sealing/checkpoint';
import { commandHere, HOOK, productEnvironment, withoutStack, type Ended } from '../support/command-line';
import { holderOf, seedPlan } from '../support/seed-plans';
import { removeTestHome } from '../support/test-cluster';

/** The keeping of a log by commands, as an office does it: keys, checkpoints, what is taken home, and a restore from an old backup. The tests are one story
 *  on one home; each goes on where the one before ended. */

const MAIN = join(projectRoot(), 'src', 'main.ts');
const SLUG = 'ban-atgt-lang-son';
const PLAN = join(projectRoot(), 'workflows', 'plans', `${SLUG}.plan.yaml`);
const UNIT = 'so-gtvt';

jest.setTimeout(300_000);

const by = (unit: string, kind: 'head' | 'officer'): readonly string[] => {
  const { person, post } = holderOf(seedPlan(SLUG), unit, kind);
  return ['--by', `${person}/${post}/${unit}`];
};
const KEEPER = by('van-phong-ban-atgt-tinh', 'head');

let home: string;
/** What people carry away, and the backup. */
let outside: string;
let server: EmbeddedDatabase | null;
const open = async (): Promise<void> => {
  server = await EmbeddedDatabase.open({ home, purpose: 'command', log: SILENT_LOG });
};
const close = async (): Promise<void> => {
  await server?.close();
  server = null;
};
beforeAll(async () => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-trail-')));
  outside = mkdtempSync(join(tmpdir(), 'dondoc-outside-'));
  await open();
});
afterAll(async () => {
  await close();
  removeTestHome(home);
  rmSync(outside, { recursive: true, force: true });
});

const environment = (): NodeJS.ProcessEnv => productEnvironment({ DONDOC_HOME: home, DONDOC_SAMPLE: 'off', PORT: '0' });
const dondoc = async (...args: readonly string[]): Promise<Ended> =>
  withoutStack(await commandHere(args, environment()));

async function start(): Promise<Ended> {
  const child = spawn(process.execPath, ['-r', HOOK, MAIN], { env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [exit]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return withoutStack({ exit: exit as number | null, out, err });
}
const json = ({ out }: Ended): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
const codes = ({ err }: Ended): string[] => [...err.matchAll(/\[([a-z.-]+)\]/g)].map(([, code]) => code ?? '');
const file = (name: string): string => join(outside, name);
const key = async (): Promise<readonly string[]> => {
  const { keys } = json(await dondoc('trail', 'key', 'show', '--json')) as { keys: { key: string }[] };
  return keys.map((each) => each.key);
};
async function checkpoint(name: string): Promise<string> {
  const { note } = json(await dondoc('trail', 'checkpoint', '--json')) as { note: string };
  writeFileSync(file(name), note);
  return note;
}
/** The plan of its own that a unit owes. */
async function dutyOf(unit: string): Promise<string> {
  const client = new Client({ connectionString: server?.ownerUrl ?? '', options: '-c search_path=dondoc' });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM obligation WHERE unit_id = '${unit}' AND task_ref = 'III.2.1'`,
  );
  await client.end();
  return rows[0]?.id ?? '';
}
const begins = async (unit: string): Promise<Ended> =>
  dondoc('obligation', 'record', await dutyOf(unit), 'draft.started', ...by(unit, 'officer'));

test('a key is made once, under a name of the office', async () => {
  const wrong = await dondoc('trail', 'key', 'new', '--origin', 'two words');
  expect([wrong.exit, codes(wrong)]).toEqual([2, ['usage.invalid-value']]);
  const made = json(await dondoc('trail', 'key', 'new', '--origin', 'atgt.example/dondoc', '--json'));
  expect(made['key']).toMatch(/^atgt\.example\/dondoc\+[0-9a-f]{8}\+/);
  expect(json(await dondoc('trail', 'key', 'new', '--json'))['key']).toBe(made['key']);
  expect(await key()).toEqual([made['key']]);
});

test('checkpoints that were kept are compared: the honest, the forged, and what is none', async () => {
  expect((await dondoc('plan', 'load', PLAN)).exit).toBe(0);
  await checkpoint('old');
  const begun = await begins(UNIT);
  expect([begun.exit, begun.err]).toEqual([0, expect.any(String)]);
  const note = await checkpoint('new');
  const read = readCheckpoint(note)?.checkpoint;
  if (read === undefined) throw new Error('a checkpoint');
  const stranger = newSignerKey(read.origin);
  writeFileSync(file('forged'), signCheckpoint({ ...read, size: read.size + 1 }, [stranger]).note);
  writeFileSync(file('none'), 'no checkpoint');
  const [honest, backwards, forged, none, gone] = await Promise.all([
    dondoc('trail', 'compare', file('old'), file('new'), '--json'),
    dondoc('trail', 'compare', file('new'), file('old')),
    dondoc('trail', 'compare', file('old'), file('forged')),
    dondoc('trail', 'compare', file('none'), file('new')),
    dondoc('trail', 'compare', file('gone'), file('new')),
  ]);
  expect([honest.exit, json(honest)]).toEqual([0, expect.objectContaining({ ok: true, consistent: true })]);
  expect([backwards.exit, codes(backwards)]).toEqual([1, ['checkpoint.not-continued']]);
  expect([forged.exit, codes(forged)]).toEqual([1, ['checkpoint.not-signed']]);
  expect([none.exit, codes(none)]).toEqual([1, ['checkpoint.unreadable']]);
  expect([gone.exit, codes(gone)]).toEqual([2, ['file.unreadable']]);
});

test('a key is rotated by a person who says why, and what the old one signed stays good', async () => {
  const [mute, nobody] = await Promise.all([
    dondoc('trail', 'key', 'rotate', ...KEEPER),
    dondoc('trail', 'key', 'rotate', '--by', 'mau-001/no-post/no-unit', '--reason', 'x'),
  ]);
  expect([mute.exit, nobody.exit]).toEqual([2, 1]);
  const [before] = await key();
  const rotated = await dondoc('trail', 'key', 'rotate', ...KEEPER, '--reason', 'Theo lịch hằng năm', '--json');
  expect(rotated.exit).toBe(0);
  expect(await key()).toEqual([before, json(rotated)['key']]);
  await checkpoint('rotated');
  expect((await dondoc('trail', 'compare', file('old'), file('rotated'))).exit).toBe(0);
});

test('each part of the trail is exported and verified by the key alone', async () => {
  const duty = await dutyOf(UNIT);
  const parts = [['--all'], ['--plan', SLUG], ['--unit', UNIT], ['--obligation', duty]];
  const from = ['--from', '2026-01-01', '--until', '2099-12-31'];
  const written = await Promise.all(
    parts.map((part, place) => dondoc('trail', 'export', file(`part-${place}.gz`), ...part, ...from, '--json')),
  );
  expect(written.map(({ exit, err }) => [exit, codes({ exit, err, out: '' })])).toEqual(parts.map(() => [0, []]));
  const keys = await key();
  const verified = await Promise.all([
    ...parts.map((_, place) => dondoc('verify', file(`part-${place}.gz`), '--key', keys[0] ?? '', '--json')),
    dondoc('verify', file('part-0.gz')),
    dondoc('verify', file('part-0.gz'), '--key', newSignerKey('log.example').verifier.text),
  ]);
  expect(verified.map(({ exit }) => exit)).toEqual([...parts.map(() => 0), 4, 1]);
  const kept = await Promise.all([
    dondoc('trail', 'export', file('kept.ndjson'), '--unit', UNIT, '--kept', file('new')),
    dondoc('trail', 'export', file('part-0.gz'), '--all'),
    dondoc('trail', 'export', file('x'), '--all', '--unit', UNIT),
    dondoc('trail', 'export', file('x')),
    dondoc('trail', 'export', file('x'), '--plan', 'no-such-plan'),
    dondoc('trail', 'export', file('x'), '--case', '11111111-1111-4111-8111-111111111111'),
    dondoc('trail', 'export', file('x'), '--obligation', 'not-an-id'),
  ]);
  expect(kept.map(({ exit }) => exit)).toEqual([0, 1, 2, 2, 1, 1, 2]);
  expect(readdirSync(outside)).not.toContain('x');
  const byKept = ['--key', keys[0] ?? '', '--checkpoint', file('new')];
  expect((await dondoc('verify', file('kept.ndjson'), ...byKept)).exit).toBe(0);
});

test('what is held about a person is shown and erased by a decision, and everything still verifies', async () => {
  // Head of Sở Y tế until 30/9/2024: holds no post any more.
  const shown = await dondoc('person', 'export', 'mau-021', '--json');
  expect([shown.exit, json(shown)['person']]).toEqual([0, expect.objectContaining({ id: 'mau-021' })]);
  const [nobody, inPost, mute] = await Promise.all([
    dondoc('person', 'export', 'nobody'),
    dondoc('person', 'erase', 'mau-008', '--reason', 'Theo yêu cầu', ...KEEPER),
    dondoc('person', 'erase', 'mau-021', ...KEEPER),
  ]);
  expect([nobody.exit, inPost.exit, mute.exit]).toEqual([1, 1, 2]);
  expect(codes(inPost)).toEqual(['person.in-post']);
  const erased = await dondoc('person', 'erase', 'mau-021', '--reason', 'Theo yêu cầu', ...KEEPER, '--json');
  expect([erased.exit, Object.keys(json(erased))]).toEqual([0, ['erased', 'kept']]);
  const name = (json(shown)['person'] as { name: string }).name;
  expect((await dondoc('person', 'export', 'mau-021')).out).not.toContain(name);
  const [checked, exported] = await Promise.all([
    dondoc('trail', 'check'),
    dondoc('trail', 'export', file('after.ndjson'), '--all'),
  ]);
  expect([checked.exit, exported.exit]).toEqual([0, 0]);
  expect((await dondoc('verify', file('after.ndjson'), '--key', (await key()).at(-1) ?? '')).exit).toBe(0);
});

test('after a restore from an old backup nothing starts or signs until somebody has said what was lost', async () => {
  await close();
  backUp();
  await open();
  expect((await begins('so-gddt')).exit).toBe(0);
  await checkpoint('lost');
  await close();
  restore();
  const started = await start();
  expect([
    started.exit !== 0,
    started.err.includes('log.shorter-than-kept') || started.out.includes('log.shorter-than-kept'),
  ]).toEqual([true, true]);
  await open();
  const refused = await Promise.all([
    dondoc('trail', 'checkpoint'),
    dondoc('trail', 'export', file('refused'), '--all'),
    dondoc('trail', 'reseal', ...KEEPER),
  ]);
  expect(refused.map(({ exit }) => exit)).toEqual([1, 1, 2]);
  expect(codes(refused[0])).toEqual(['log.shorter-than-kept']);
  const resealed = await dondoc('trail', 'reseal', ...KEEPER, '--reason', 'Khôi phục bản sao lưu', '--json');
  expect(resealed.exit).toBe(0);
  const { lost } = json(resealed) as { lost: { kept: number; here: number } };
  // One step and nothing else was recorded after the backup.
  expect(lost.kept - lost.here).toBe(1);
  const again = await dondoc('trail', 'reseal', ...KEEPER, '--reason', 'Lần nữa', '--json');
  expect([again.exit, json(again)]).toEqual([0, { lost: null }]);
  expect((await dondoc('trail', 'checkpoint')).exit).toBe(0);
  // Whoever kept the checkpoint of what was lost sees that it was.
  expect((await dondoc('trail', 'export', file('resealed'), '--all')).exit).toBe(0);
  const known = ['--key', (await key()).at(-1) ?? '', '--checkpoint', file('lost')];
  expect((await dondoc('verify', file('resealed'), ...known)).exit).toBe(1);
});

/** The database as it lies on disk while it stands still, owners and all; keys and checkpoints lie outside it. */
const backUp = (): void => copy(join(home, 'pg'), join(outside, 'pg'));
function restore(): void {
  rmSync(join(home, 'pg'), { recursive: true });
  copy(join(outside, 'pg'), join(home, 'pg'));
}
const copy = (from: string, to: string): void => expect(spawnSync('cp', ['-a', from, to]).status).toBe(0) as undefined;
