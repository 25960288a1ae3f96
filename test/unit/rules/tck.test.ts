import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/paths';
import { runTckFolder } from '../../../src/rules/tck/tck-folder.store';

/** Test cases of the public DMN TCK, where they lie beside the checkout. */
const FOLDER = join(projectRoot(), '..', 'shared', 'dmn-tck');
const there = existsSync(FOLDER);

(there ? test : test.skip)(`every case of level 2 passes${there ? '' : ' (skipped: no ../shared)'}`, async () => {
  const results = await runTckFolder(FOLDER);
  if (!Array.isArray(results)) throw new Error(JSON.stringify(results));
  expect(results.length).toBeGreaterThan(100);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});
