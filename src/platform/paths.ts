import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** The checkout or installation: the nearest folder upwards that holds the package.json of this product.
 *  The same from src, from dist/src and from a test. */
export function projectRoot(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json of dondoc above ${__dirname}`);
  }
}

/** Where data lives: `DONDOC_HOME`, taken from the project root when relative, so that the server and each command agree on
 *  it from whatever folder they are called. */
export function dataHome(config: { readonly home: string }): string {
  return isAbsolute(config.home) ? config.home : join(projectRoot(), config.home);
}

function isOurs(packageFile: string): boolean {
  if (!existsSync(packageFile)) return false;
  const parsed: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'name' in parsed && parsed.name === 'dondoc';
}
