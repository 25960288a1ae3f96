import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file in the repository that is made from the code: compared, or with UPDATE_GENERATED=1 written anew
 *  (`npm run generated`). `path` starts at the top of the repository. */
export function expectGenerated(path: string, text: string): void {
  const file = join(__dirname, '..', '..', path);
  if (process.env['UPDATE_GENERATED'] === '1') writeFileSync(file, text);
  expect({ path, text: readOrEmpty(file) }).toEqual({ path, text });
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
