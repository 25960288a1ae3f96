import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { compileRuleFile, programsBeside } from '../rule-files.store';
import { runCases, type TckResult } from './run-cases';
import { readTestFile } from './test-file';

/** Runs every file of test cases at or below a folder, by name. Refuses `file.unreadable` and `rules.no-test-cases`; a file that cannot
 *  be read or run makes its cases fail and stops nothing. */
export async function runTckFolder(folder: string): Promise<readonly TckResult[] | Refusal> {
  let files: readonly string[];
  try {
    const isFile = statSync(folder).isFile();
    files = isFile
      ? [folder]
      : readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  } catch (error) {
    return refusal('file.unreadable', { path: folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  const results: TckResult[] = [];
  let found = false;
  for (const path of [...files].filter((name) => name.endsWith('.xml')).sort()) {
    const read = readTestFile(readFileSync(path, 'utf8'));
    if (read === null) continue;
    found = true;
    const model = join(dirname(path), read.model ?? basename(path).replace(/-test-?\d*\.xml$/, '.dmn'));
    const compiled = await compileRuleFile(model, await programsBeside(model));
    const program = 'code' in compiled ? compiled : compiled.program;
    results.push(...runCases(relative(folder, path) || basename(path), read.cases, program));
  }
  return found ? results : refusal('rules.no-test-cases', { path: folder });
}
