import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/paths';

/** The list of decisions names each record once, in order, and nothing else. */

const FOLDER = join(projectRoot(), 'docs', 'adr');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const records = readdirSync(FOLDER)
  .filter((name) => /^\d{4}-/.test(name))
  .sort();

test('every decision stands once in the list of decisions', () => {
  const listed = [...read('README.md').matchAll(/^\| \[(\d{4})\]\(([^)]+)\)/gm)].map(([, , file]) => file);
  expect(listed).toEqual(records);
  expect(read('README.md').match(/^\| no\./gm)).toHaveLength(1);
});

test('a record begins with its own number', () => {
  for (const name of records) expect([name, read(name).slice(0, 7)]).toEqual([name, `# ${name.slice(0, 4)} `]);
});
