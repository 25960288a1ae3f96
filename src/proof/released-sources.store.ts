import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/paths';
import type { SourceKind, SourceLine } from '../trail/export/format';
import { namedBy } from './source-names';

/** What this build decides by, each under the name that entries give it: every table of rules, the register of provisions, the calendar, every ladder.
 *  Read once: the files are released with the product. */
export const releasedSources: () => readonly SourceLine[] = once(() => [
  ...filesIn('rules', /\.dmn$/).map((file) => sourceOf('rules', [file])),
  sourceOf('law', filesIn('law', /\.yaml$/)),
  sourceOf('calendar', filesIn('calendars', /\.yaml$/)),
  ...filesIn('policies', /^ladder-.*\.yaml$/).map((file) => sourceOf('ladder', [file])),
]);

function sourceOf(kind: Exclude<SourceKind, 'plan-file'>, files: SourceLine['files']): SourceLine {
  const name = namedBy(kind, files);
  if (name === null) throw new Error(`${kind} cannot be read: ${files.map((file) => file.name).join(', ')}`);
  return { kind, name, files };
}

function filesIn(folder: string, wanted: RegExp): SourceLine['files'] {
  const path = join(projectRoot(), 'workflows', folder);
  return readdirSync(path)
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));
}

function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | null = null;
  return () => (kept ??= { value: read() }).value;
}
