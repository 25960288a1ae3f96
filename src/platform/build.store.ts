import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths';

/** The build that runs, as entries and exports name it. */
export function buildVersion(): string {
  const parsed = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return `dondoc ${parsed.version}`;
}
