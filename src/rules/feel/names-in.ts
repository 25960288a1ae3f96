import { evaluate, parseExpression, parseUnaryTests } from 'feelin';
import { builtinsFor } from './builtins';

/** A name that an expression speaks of and does not bring itself. */
export interface NameSpoken {
  readonly name: string;
  /** Where in the expression, counted from 0. */
  readonly at: number;
  /** `name(…)`. */
  readonly called: boolean;
}

export interface Parsed {
  /** Where the text stops being FEEL, and what stands there; null for a sound one. */
  readonly wrong: { readonly at: number; readonly found: string } | null;
  readonly names: readonly NameSpoken[];
}

/** Reads an expression or the tests of a cell without evaluating them. `known` are the names in scope: FEEL cannot tell where a name
 *  with spaces ends without them. */
export function parseFeel(text: string, known: readonly string[], as: 'expression' | 'tests'): Parsed {
  const scope = Object.fromEntries(known.map((name) => [name, null]));
  const tree = as === 'tests' ? parseUnaryTests(text, scope, undefined) : parseExpression(text, scope, undefined);
  const names: NameSpoken[] = [];
  const own = new Set(['item', 'partial']);
  let wrong: Parsed['wrong'] = null;
  let [inFilter, inType] = [0, 0];
  let called = false;
  tree.iterate({
    enter(node) {
      const part = text.slice(node.from, node.to);
      if (node.type.isError && wrong === null)
        wrong = { at: node.from, found: part || text.slice(node.from, node.from + 12) };
      switch (node.name) {
        case 'Name':
          own.add(part.trim());
          break;
        case 'FilterExpression':
          inFilter += 1;
          break;
        case 'QualifiedName':
          inType += 1;
          break;
        case 'FunctionInvocation':
          called = true;
          return;
        case 'VariableName':
          // Inside a filter the members' own fields are names too, and which they are is not known before.
          if (inType === 0 && inFilter === 0) names.push({ name: part.replace(/\s+/g, ' '), at: node.from, called });
          break;
        default:
          break;
      }
      called = false;
    },
    leave(node) {
      if (node.name === 'FilterExpression') inFilter -= 1;
      if (node.name === 'QualifiedName') inType -= 1;
    },
  });
  return { wrong, names: names.filter(({ name }) => !own.has(name)) };
}

/** Whether FEEL itself has something of that name. */
export function isBuiltin(name: string): boolean {
  if (builtinsFor(name)?.[name] !== undefined) return true;
  try {
    return evaluate(name).warnings.length === 0;
  } catch {
    return false;
  }
}
