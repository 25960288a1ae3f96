import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Draft } from '../../src/intake/draft';
import { projectRoot } from '../../src/platform/paths';
import { commandAsProcess, productEnvironment, type Ended } from '../support/command-line';
import { paperOf, pdfOf } from '../support/pdf-writer';

/** `dondoc intake` as people call it: a process of its own, with its reading thread and the PDF library, which no test loads. */

const PAPER = join(projectRoot(), 'test', 'documents', 'province-disaster-plan.txt');

jest.setTimeout(180_000);

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'dondoc-intake-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const dondoc = (...args: readonly string[]): Promise<Ended> => commandAsProcess(args, productEnvironment({}));

const dutiesOf = (out: string): readonly (readonly [string, string, string])[] =>
  (JSON.parse(out) as Draft).duties.map(({ ref, kind, text: words }) => [ref, kind, words] as const);

test('a printed paper gives the duties of its text: lines are joined, page numbers dropped', async () => {
  const pdf = join(folder, 'paper.pdf');
  writeFileSync(pdf, paperOf(readFileSync(PAPER, 'utf8')));
  const [printed, typed] = [await dondoc('intake', pdf, '--json'), await dondoc('intake', PAPER, '--json')];
  expect([printed.exit, typed.exit]).toEqual([0, 0]);
  expect(dutiesOf(printed.out)).toEqual(dutiesOf(typed.out));
});

test('the draft becomes a plan file that is checked, and is never written over', async () => {
  const plan = join(folder, 'draft.plan.yaml');
  expect((await dondoc('intake', PAPER, '--plan', plan)).exit).toBe(0);
  expect((await dondoc('plan', 'check', plan)).exit).toBe(0);
  const again = await dondoc('intake', PAPER, '--plan', plan);
  expect([again.exit, again.err]).toEqual([2, expect.stringContaining('file.exists')]);
});

test('a scan is refused with what to do, and so is a file that is not there', async () => {
  const scan = join(folder, 'scan.pdf');
  writeFileSync(scan, pdfOf([[{ text: '1', x: 290, y: 810 }], [{ text: '2', x: 290, y: 810 }]]));
  const refused = await dondoc('intake', scan, '--json');
  expect(refused.exit).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ ok: false, errors: [{ code: 'intake.no-text' }] });
  expect(await dondoc('intake', join(folder, 'nothing.txt'))).toMatchObject({ exit: 2 });
});

const seed = Number(process.env['SEED'] ?? 20_261_127);

test(`a pdf cut anywhere, or with a byte changed, is refused or read (seed ${seed})`, async () => {
  const [hook, program] = ['../support/typescript-hook.cjs', 'programs/cut-pdf.ts'].map((name) =>
    join(__dirname, name),
  );
  const args = ['-r', hook ?? '', program ?? '', PAPER, String(seed), '25'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const answers = JSON.parse(stdout) as Readonly<Record<string, number>>;
  expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(50);
  expect(Object.keys(answers).filter((answer) => !/^(?:draft$|intake\.)/u.test(answer))).toEqual([]);
  // A changed byte is most often one of the paper's letters: then it is still read.
  expect(answers['draft'] ?? 0).toBeGreaterThan(0);
});
