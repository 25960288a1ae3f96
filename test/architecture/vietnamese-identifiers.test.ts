import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import * as ts from 'typescript';
import { parseAllDocuments, visit, isScalar } from 'yaml';
import { AUTHORITY } from '../../workflows/authority';
import { WATCH_STATES } from '../../workflows/obligations/watch.machine';
import { REPOSITORY } from './tools';
import { TELLING_SYLLABLES, TERMS } from './vietnamese-words';

/** `quanTriet`, `quan-triet` and `QUAN_TRIET` are the same two syllables. */
const syllablesOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((each) => each !== '');

const holds = (syllables: readonly string[], term: readonly string[]): boolean =>
  syllables.some((_, start) => term.every((each, index) => syllables[start + index] === each));

/** What is Vietnamese about a name: the listed terms in it, and what the telling syllables leave unexplained. */
function vietnameseIn(name: string): string[] {
  const syllables = syllablesOf(name);
  const terms = TERMS.filter((term) => holds(syllables, term.split(' ')) || syllables.includes(term.replace(/ /g, '')));
  const explained = new Set(terms.flatMap((term) => term.split(' ')));
  return [...terms, ...syllables.filter((each) => TELLING_SYLLABLES.has(each) && !explained.has(each))];
}

interface Row {
  readonly cells: readonly string[];
  readonly names: readonly string[];
}

const CODE = /`([^`]+)`/g;

function glossary(): readonly Row[] {
  const lines = readFileSync(join(REPOSITORY, 'docs/glossary.md'), 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('|') && !/^\|\s*(-|term \(vi\))/.test(line));
  return rows.map((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { cells, names: [...(cells[1] ?? '').matchAll(CODE)].map((match) => match[1] ?? '') };
  });
}

const explains = (rows: readonly Row[], word: string): boolean =>
  rows.some(({ names }) =>
    names.some((name) => holds(syllablesOf(name), word.split(' ')) || name === word.replace(/ /g, '')),
  );

/** Names in a TypeScript file: identifiers, and texts that are written like one (kinds, states, codes). */
function namesInTypeScript(path: string, text: string): string[] {
  const names: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    // A lone syllable in a text may be folded words of a document; a term of two and more is a kind, a state or a code.
    else if (ts.isStringLiteralLike(node) && /^[a-z]+[-.A-Z][a-zA-Z-]*$/.test(node.text)) names.push(node.text);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return names;
}

/** Keys of a YAML or JSON file and the values of `kind`. Other values are data: slugs and titles of real bodies. */
function namesInYaml(text: string): string[] {
  const names: string[] = [];
  for (const document of parseAllDocuments(text)) {
    visit(document, {
      Pair: (_, { key, value }) => {
        if (isScalar<unknown>(key)) names.push(String(key.value));
        if (isScalar<unknown>(key) && key.value === 'kind' && isScalar<unknown>(value)) names.push(String(value.value));
      },
    });
  }
  return names;
}

function sourceFiles(): string[] {
  return ['src', 'workflows', 'migrations']
    .flatMap((top) => readdirSync(join(REPOSITORY, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)));
}

function namesIn(path: string): string[] {
  const text = readFileSync(join(REPOSITORY, path), 'utf8');
  switch (extname(path)) {
    case '.ts':
    case '.tsx':
      return [path, ...namesInTypeScript(path, text)];
    case '.yaml':
    case '.json':
      // The name of a plan file is the name of a real body, like its contents.
      return namesInYaml(text);
    default:
      return [];
  }
}

describe('Vietnamese names in code', () => {
  const rows = glossary();

  test('each has a row in the glossary', () => {
    const missing = new Set<string>();
    for (const path of sourceFiles()) {
      for (const name of namesIn(path)) {
        for (const word of vietnameseIn(name)) if (!explains(rows, word)) missing.add(`${word}: ${name} in ${path}`);
      }
    }
    expect([...missing]).toEqual([]);
  });

  test('are written without marks', () => {
    const marked = sourceFiles()
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) => {
        const file = ts.createSourceFile(path, readFileSync(join(REPOSITORY, path), 'utf8'), ts.ScriptTarget.Latest);
        const found: string[] = [];
        const walk = (node: ts.Node): void => {
          if (ts.isIdentifier(node) && /[^\x20-\x7e]/.test(node.text)) found.push(`${node.text} in ${path}`);
          ts.forEachChild(node, walk);
        };
        walk(file);
        return found;
      });
    expect(marked).toEqual([]);
  });

  test.each([
    ['quanTrietMachine', ['quan triet']],
    ['so-ket.machine', ['so ket']],
    ['TONG_KET', ['tong ket']],
    ['dondoc', ['don doc']],
    ['nghiemThu', ['nghiem']],
    ['baoCaoQuy', ['bao cao', 'quy']],
    ['webSocketDoc', []],
    ['soldier', []],
  ])('%s is recognised for what it is', (name, found) => {
    expect(vietnameseIn(name)).toEqual(found);
  });
});

describe('docs/glossary.md', () => {
  const rows = glossary();
  const named = (name: string): boolean => rows.some(({ names }) => names.includes(name));

  test('every row is complete', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ cells }) => cells.length !== 5 || cells.some((cell) => cell === ''))).toEqual([]);
    expect(rows.filter(({ names }) => names.length === 0)).toEqual([]);
  });

  test('has every kind of duty that a plan file may name', () => {
    const schema = JSON.parse(readFileSync(join(REPOSITORY, 'workflows/plans/plan.schema.json'), 'utf8')) as {
      $defs: { kind: { enum: string[] } };
    };
    expect(schema.$defs.kind.enum.filter((kind) => !named(kind))).toEqual([]);
  });

  test('has every state of the watch and every role', () => {
    const roles = new Set(Object.values(AUTHORITY).flat());
    expect([...WATCH_STATES, 'relisted', 'paused', 'ended', ...roles].filter((name) => !named(name))).toEqual([]);
  });
});
