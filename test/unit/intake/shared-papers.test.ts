import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedIn } from '../../../bench/intake/expected';
import { f1, scoreDocument, share, sum, sumOfRatios } from '../../../bench/intake/score';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { projectRoot } from '../../../src/platform/paths';

/** Real papers with the answers of a careful reader, where they lie beside the checkout; their words are not in it. */

const FOLDER = [1, 2, 3]
  .map((up) => join(projectRoot(), ...Array<string>(up).fill('..'), 'shared', 'intake'))
  .find(existsSync);

if (FOLDER === undefined) {
  test.skip('skipped: no ../shared', () => undefined);
} else {
  test('real papers are read as well as asked: duties, heads, bodies and deadlines', async () => {
    const scores = [];
    for (const expected of expectedIn(FOLDER, [join(FOLDER, '..', 'seeds')])) {
      const read = await readPlanBytes(readFileSync(expected.file));
      if (!read.ok) throw new Error(read.refusal.code);
      scores.push(scoreDocument(expected, read.draft));
    }
    expect(f1(sum(scores.map(({ duties }) => duties)))).toBeGreaterThanOrEqual(0.92);
    expect(share(sumOfRatios(scores.map(({ head }) => head)))).toBeGreaterThanOrEqual(0.95);
    expect(f1(sum(scores.map(({ bodies }) => bodies)))).toBeGreaterThanOrEqual(0.9);
    expect(share(sumOfRatios(scores.map(({ deadlines }) => deadlines)))).toBeGreaterThanOrEqual(0.95);
  });
}
