import { join } from 'node:path';
import { REPOSITORY, runTool } from './tools';

const OFFENDERS = join(__dirname, 'offenders', 'lint');

interface FileReport {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

/** The rules that each file breaks, as `line rule`, without the files that break none. */
function lint(args: readonly string[], input?: string): { readonly [file: string]: readonly string[] } {
  const config = join(REPOSITORY, 'eslint.config.mjs');
  const output = runTool('eslint/bin/eslint.js', ['--config', config, '--format', 'json', ...args], OFFENDERS, input);
  const broken = (JSON.parse(output) as FileReport[]).filter(({ messages }) => messages.length > 0);
  return Object.fromEntries(
    broken.map(({ filePath, messages }) => [
      filePath.slice(OFFENDERS.length + 1),
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? message}`),
    ]),
  );
}

describe('lint rules', () => {
  test('each rule catches its offender, and the exceptions pass', () => {
    expect(lint(['.'])).toEqual({
      'src/obligations/any.ts': ['1 @typescript-eslint/no-explicit-any'],
      'src/obligations/decides-by-the-clock.ts': [1, 2, 3, 4, 5, 6].map((line) => `${line} no-restricted-syntax`),
      'src/obligations/enum.ts': ['1 no-restricted-syntax'],
      'src/obligations/floating.ts': ['4 @typescript-eslint/no-floating-promises'],
      'src/obligations/forward.service.ts': ['1 no-restricted-syntax'],
      'src/obligations/speaks.ts': ['1 no-console'],
      'src/obligations/switch.ts': ['4 @typescript-eslint/switch-exhaustiveness-check'],
      'src/obligations/type-import.ts': ['1 @typescript-eslint/consistent-type-imports'],
      'src/platform/reads-the-clock.ts': ['1 no-restricted-syntax'],
    });
  });

  test('a workflow of more than 300 lines is two ideas, a table of any length is one', () => {
    const lines = Array.from({ length: 301 }, (_, index) => `export const row${index} = ${index};`).join('\n');
    const fromText = (name: string): readonly string[] => ['--stdin', '--stdin-filename', join('workflows', name)];
    expect(lint(fromText('two-ideas.ts'), lines)).toEqual({
      'workflows/two-ideas.ts': ['301 max-lines'],
    });
    expect(lint(fromText('days-off.table.ts'), lines)).toEqual({});
  });
});
