import { isContext, type Scope } from '../feel/values';
import type { Types } from '../types';

/** What `instance of` needs to know the types of a file by name: feelin asks a class whether a value is of it. Null for a text that
 *  asks nothing of the kind. */
export function typeTests(text: string, types: Types): Scope | null {
  if (!/\binstance\s+of\b/.test(text)) return null;
  return testsOf(types);
}

const testsOf = (types: Types): Scope => ({
  ...Object.fromEntries(types.names.map((name) => [name, classOf(name, types)])),
  ...Object.fromEntries(types.imports.map(([prefix, imported]) => [prefix, testsOf(imported)])),
});

/** A scope with the types beneath it: an import has both types and values under its name. */
export function withTypes(types: Scope, scope: Scope): Scope {
  const both = Object.entries(types).flatMap(([name, tests]) => {
    const values = scope[name];
    return isContext(values) && isContext(tests) ? [[name, { ...tests, ...values }] as const] : [];
  });
  return { ...types, ...scope, ...Object.fromEntries(both) };
}

function classOf(name: string, types: Types): object {
  return class {
    static [Symbol.hasInstance](value: unknown): boolean {
      return value !== null && value !== undefined && types.conform(value, name).ok;
    }
  };
}
