import { evaluate, unaryTest } from 'feelin';
import { builtinsFor } from './builtins';
import { mayNeedRewriting, rewritten, STANDARD_OPERATORS } from './standard-operators';
import type { Scope, Value } from './values';

/** What an expression gave, and what FEEL had to complain of on the way: by the standard such a complaint makes a part null. */
export interface Evaluated {
  readonly value: Value;
  readonly complaints: readonly string[];
}

/** An expression made ready once, evaluated often. Never throws: what feelin throws becomes null and a complaint. */
export type Expression = (scope: Scope) => Evaluated;

export function expressionOf(text: string): Expression {
  const simple = simpleExpression(text);
  if (simple !== null) return simple;
  const beneath = builtinsFor(text);
  const under = (scope: Scope): Scope => (beneath === null ? scope : { ...beneath, ...scope });
  if (!mayNeedRewriting(text)) return (scope) => run(() => evaluate(text, under(scope)));
  // Which names there are is known with the first scope, and is the same in all that follow.
  let standard: string | null = null;
  return (scope) =>
    run(() => {
      standard ??= rewritten(text, scope);
      return evaluate(standard, { ...STANDARD_OPERATORS, ...under(scope) });
    });
}

/** A unary test on `value` by feelin alone, parsing its text each time: the slow side, and the measure of the fast one. */
export function testByFeelin(text: string): (value: Value, scope: Scope) => Evaluated {
  const beneath = builtinsFor(text);
  return (value, scope) =>
    run(() => unaryTest(text, { ...(beneath === null ? {} : beneath), ...scope, '?': value ?? null }));
}

interface FeelinResult {
  readonly value: Value;
  readonly warnings: readonly { readonly message: string }[];
}

function run(evaluation: () => FeelinResult): Evaluated {
  try {
    const { value, warnings } = evaluation();
    return { value: value === undefined ? null : value, complaints: warnings.map(({ message }) => message) };
  } catch (error) {
    return { value: null, complaints: [error instanceof Error ? error.message : String(error)] };
  }
}

const NONE: readonly string[] = [];
const always = (value: Value): Expression => {
  const evaluated: Evaluated = { value, complaints: NONE };
  return () => evaluated;
};

/** Literals and plain names, which most cells and headings are: read without a parser. */
function simpleExpression(text: string): Expression | null {
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text)) return always(Number(text));
  if (/^"[^"\\]*"$/.test(text)) return always(text.slice(1, -1));
  if (text === 'true' || text === 'false') return always(text === 'true');
  if (text === 'null' || text === '') return always(null);
  if (!/^[A-Za-z_À-ỹ][\wÀ-ỹ]*$/.test(text)) return null;
  const slow: Expression = (scope) => run(() => evaluate(text, { ...builtinsFor(text), ...scope }));
  return (scope) => {
    const value = Object.hasOwn(scope, text) ? scope[text] : undefined;
    return value === undefined ? slow(scope) : { value, complaints: NONE };
  };
}
