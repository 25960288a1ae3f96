import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUMMARY = join(__dirname, '..', '..', '.ci', 'summary.cjs');
const GREEN = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 1,
  numTodoTests: 2,
};

describe('the last line of a CI run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dondoc-summary-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const summary = (results: object | null, failures = 0): { line: string; status: number | null } => {
    const file = join(folder, 'results.json');
    if (results !== null) writeFileSync(file, JSON.stringify(results));
    const done = spawnSync(process.execPath, [SUMMARY, file, String(failures)], { encoding: 'utf8' });
    return { line: done.stdout, status: done.status };
  };

  test('counts what passed, and tests to be written as skipped', () => {
    expect(summary(GREEN)).toEqual({ line: '7 passed, 0 failed, 3 skipped\n', status: 0 });
  });

  test('counts a file that could not be run as a failure', () => {
    const results = { ...GREEN, success: false, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(summary(results)).toEqual({ line: '7 passed, 3 failed, 3 skipped\n', status: 1 });
  });

  test('counts what failed before the tests', () => {
    expect(summary(GREEN, 1)).toEqual({ line: '7 passed, 1 failed, 3 skipped\n', status: 1 });
  });

  test('believes the runner when it fails without naming a test', () => {
    expect(summary({ ...GREEN, success: false })).toEqual({ line: '7 passed, 1 failed, 3 skipped\n', status: 1 });
  });

  test('takes missing results and an empty run for failures', () => {
    expect(summary(null)).toEqual({ line: '0 passed, 1 failed, 0 skipped\n', status: 1 });
    expect(summary({ ...GREEN, numPassedTests: 0 }).status).toBe(1);
  });
});
