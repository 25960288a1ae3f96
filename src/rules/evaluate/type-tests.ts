import type { Scope } from '../feel/values';
import type { Types } from '../types';

/** What `instance of` needs to know the types of a file by name: feelin asks a class whether a value is of it. Null for a text that
 *  asks nothing of the kind. */
export function typeTests(text: string, types: Types): Scope | null {
  if (!/\binstance\s+of\b/.test(text)) return null;
  return Object.fromEntries(types.names.map((name) => [name, classOf(name, types)]));
}

function classOf(name: string, types: Types): object {
  return class {
    static [Symbol.hasInstance](value: unknown): boolean {
      return value !== null && value !== undefined && types.conform(value, name).ok;
    }
  };
}
