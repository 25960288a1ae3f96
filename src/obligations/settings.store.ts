import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal } from '../calendar/dated-record';
import { projectRoot } from '../platform/paths';
import { parseLadder, type Ladder } from './ladder';

/** The ladders released with the product. A broken file stops the start with what is wrong and where. */
export function loadLadders(folder: string = join(projectRoot(), 'workflows', 'policies')): readonly Ladder[] {
  const names = readdirSync(folder).filter((name) => /^ladder-.*\.yaml$/.test(name));
  return names.sort().map((name) => {
    const ladder = parseLadder(name, readFileSync(join(folder, name), 'utf8'));
    if (isRefusal(ladder)) throw new Error(`${ladder.code} ${JSON.stringify(ladder.facts)}`);
    return ladder;
  });
}
