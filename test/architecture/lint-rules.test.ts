import { join } from 'node:path';
import { REPOSITORY, runTool } from './tools';

const OFFENDERS = join(__dirname, 'offenders', 'lint');

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

const LINES = Array.from({ length: 301 }, (_, index) => `export const row${index} = ${index};`).join('\n');
const TEXTS = { 'workflows/two-ideas.ts': LINES, 'workflows/days-off.table.ts': LINES };

/** The rules that each file breaks, as `line rule`, without the files that break none. */
function lint(): { readonly [file: string]: readonly string[] } {
  const config = join(REPOSITORY, 'eslint.config.mjs');
  const output = runTool(join(__dirname, 'lint.mjs'), [config], OFFENDERS, JSON.stringify(TEXTS));
  const broken = (JSON.parse(output) as FileReport[]).filter(({ messages }) => messages.length > 0);
  return Object.fromEntries(
    broken.map(({ filePath, messages }) => [
      filePath.slice(OFFENDERS.length + 1),
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`),
    ]),
  );
}

test('each lint rule catches its offender, and the exceptions pass', () => {
  expect(lint()).toEqual({
    'src/obligations/any.ts': ['1 @typescript-eslint/no-explicit-any'],
    'src/obligations/decides-by-the-clock.ts': [1, 2, 3, 4, 5, 6].map((line) => `${line} no-restricted-syntax`),
    'src/obligations/enum.ts': ['1 no-restricted-syntax'],
    'src/obligations/floating.ts': ['4 @typescript-eslint/no-floating-promises'],
    'src/obligations/forward.service.ts': ['1 no-restricted-syntax'],
    'src/obligations/speaks.ts': ['1 no-console'],
    'src/obligations/switch.ts': ['4 @typescript-eslint/switch-exhaustiveness-check'],
    'src/obligations/type-import.ts': ['1 @typescript-eslint/consistent-type-imports'],
    'src/platform/reads-the-clock.ts': ['1 no-restricted-syntax'],
    // A workflow of more than 300 lines is two ideas; a table of any length is one.
    'workflows/two-ideas.ts': ['301 max-lines'],
  });
});
