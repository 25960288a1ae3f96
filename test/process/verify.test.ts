import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/paths';

/** `dondoc verify` as an inspector runs it: a process without a server, a database or the framework. */

const HOOK = join(__dirname, '../support/typescript-hook.cjs');
const DONDOC = join(projectRoot(), 'src', 'cli', 'dondoc.ts');
const SEEN = join(__dirname, 'programs', 'print-loaded.cjs');

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'dondoc-verify-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function verify(content: string | null, ...more: readonly string[]) {
  const file = join(folder, 'file');
  if (content !== null) writeFileSync(file, content);
  const run = spawnSync(process.execPath, ['-r', HOOK, '-r', SEEN, DONDOC, 'verify', file, ...more], {
    // No home and no database: whoever needed one would say so.
    env: { PATH: process.env['PATH'], DONDOC_HOME: join(folder, 'nowhere') },
  });
  return { exit: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
}

test('a file that is none is broken, by its exit code and in two languages, without a stack', () => {
  const { exit, out, err } = verify('{"hello":1}\n');
  expect(exit).toBe(1);
  expect(out).toContain('[file.not-an-export] line 1: không phải tệp xuất của vết / this is no export of a trail');
  expect(out).toContain('BROKEN');
  expect(`${out}${err}`).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
});

test('it loads neither the framework nor a driver', () => {
  const { err } = verify('');
  const loaded = err.split('\n').filter((line) => line.startsWith('loaded '));
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded.filter((line) => /node_modules\/(@nestjs|typeorm|pg|express|node-cron|rxjs)\//.test(line))).toEqual([]);
});

test('a file that is not there is a wrong call, as JSON too', () => {
  rmSync(join(folder, 'file'), { force: true });
  const { exit, out } = verify(null, '--json');
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ ok: false, errors: [{ code: 'file.unreadable' }] });
});
