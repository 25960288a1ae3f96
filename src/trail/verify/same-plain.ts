import type { Plain } from '../../../workflows/vocabulary';

/** Where two values first differ, as a path, or null when they are the same. A member that is undefined is absent, as canonical text has it. */
export function firstDifference(expected: Plain | undefined, found: Plain | undefined, path = ''): string | null {
  if (expected === found) return null;
  if (typeof expected !== 'object' || typeof found !== 'object' || expected === null || found === null) return path;
  if (Array.isArray(expected) || Array.isArray(found)) return firstInLists(expected, found, path);
  return firstInMembers(expected as Members, found as Members, path);
}

type Members = { readonly [name: string]: Plain | undefined };

function firstInLists(expected: Plain, found: Plain, path: string): string | null {
  if (!Array.isArray(expected) || !Array.isArray(found) || expected.length !== found.length) return path;
  for (let place = 0; place < expected.length; place += 1) {
    const differs = firstDifference(expected[place] as Plain, found[place] as Plain, `${path}[${place}]`);
    if (differs !== null) return differs;
  }
  return null;
}

function firstInMembers(expected: Members, found: Members, path: string): string | null {
  for (const name in expected) {
    const differs = firstDifference(expected[name], found[name], path === '' ? name : `${path}.${name}`);
    if (differs !== null) return differs;
  }
  for (const name in found) {
    if (found[name] !== undefined && expected[name] === undefined) return path === '' ? name : `${path}.${name}`;
  }
  return null;
}

/** The value at a path that `firstDifference` gave; null where there is none. */
export function valueAt(value: Plain, path: string): Plain {
  let at: Plain | undefined = value;
  for (const name of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof at !== 'object' || at === null) return null;
    at = (at as Members)[name];
  }
  return at ?? null;
}
