import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_VARIABLES } from '../../src/platform/config-variables';

const REPOSITORY = join(__dirname, '..', '..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('src')];

function markdownIn(folder: string): string[] {
  const entries = readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');

describe('the documents', () => {
  test('README lists every variable that the program reads, with its default, unit and meaning', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+`/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const expected = CONFIG_VARIABLES.map(({ name, fallback, unit, text }) => [
      `\`${name}\``,
      fallback === null ? '–' : `\`${fallback}\``,
      unit,
      text.en,
    ]);
    expect(rows).toEqual(expected);
  });

  test.each(DOCUMENTS)('%s links to files that exist', (path) => {
    const targets = [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1] ?? '');
    expect(targets.filter((target) => !existsSync(join(REPOSITORY, dirname(path), target)))).toEqual([]);
  });

  test('every decision is in the list of decisions', () => {
    const records = readdirSync(join(REPOSITORY, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
    expect(records.length).toBeGreaterThan(0);
    const list = read('docs/adr/README.md');
    expect(records.filter((name) => !list.includes(`](${name})`))).toEqual([]);
  });

  test('every room of src has a README', () => {
    const rooms = readdirSync(join(REPOSITORY, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(
      rooms.map(({ name }) => name).filter((room) => !existsSync(join(REPOSITORY, 'src', room, 'README.md'))),
    ).toEqual([]);
  });

  test.each(DOCUMENTS.filter((path) => /^src.*README\.md$/.test(path)))('%s has at most twenty lines', (path) => {
    expect(read(path).trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });
});
