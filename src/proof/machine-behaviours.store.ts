import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../platform/paths';

/** What each machine of this build does, as a hash, by `name@version`. */
export function machineBehaviours(): ReadonlyMap<string, string> {
  const text = readFileSync(join(projectRoot(), 'workflows', 'versions.lock'), 'utf8');
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    rows.map((row) => {
      const [name = '', , behaviour = ''] = row.split(' ');
      return [name, behaviour];
    }),
  );
}

export { buildVersion } from '../platform/build.store';
