import { duration, FeelDuration, FeelFunction, parseExpression } from 'feelin';
import type { Scope, Value } from './values';

/** Operators that feelin 8.2.0 knows for numbers only, and a condition that it takes for true when it is merely something. They are
 *  written as calls before feelin reads them. Source: DMN 1.5, clauses 10.3.2.3 and 10.3.2.6, table 57. */

const TIMES = '_times_';
const DIVIDED = '_divided_';
const NEGATED = '_negated_';

/** Beneath the scope of every text that was rewritten. */
export const STANDARD_OPERATORS: Scope = {
  [TIMES]: new FeelFunction((a: Value, b: Value) => times(a, b), ['a', 'b']),
  [DIVIDED]: new FeelFunction((a: Value, b: Value) => divided(a, b), ['a', 'b']),
  [NEGATED]: new FeelFunction((a: Value) => times(a, -1), ['a']),
};

/** Whether a text may hold something to rewrite; most do not, and are not read twice. */
export const mayNeedRewriting = (text: string): boolean => /[*/]|\bif\b|-\s*[^\d\s.]/.test(text);

/** The text with those operators as calls; unchanged where it is no FEEL. `scope` tells where names end. */
export function rewritten(text: string, scope: Scope): string {
  const tree = parseExpression(text, { ...scope }, undefined);
  let sound = true;
  tree.iterate({ enter: (node) => void (sound &&= !node.type.isError) });
  return sound ? render(tree.topNode, text) : text;
}

interface Node {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly firstChild: Node | null;
  readonly nextSibling: Node | null;
}

function render(node: Node, text: string): string {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  const [first, second, third] = children;
  if (node.name === 'ArithmeticExpression' && first !== undefined && second !== undefined) {
    const operator = text.slice(second.from, second.to);
    if (third !== undefined && (operator === '*' || operator === '/')) {
      return `${operator === '*' ? TIMES : DIVIDED}(${render(first, text)}, ${render(third, text)})`;
    }
    if (third === undefined) return `${NEGATED}(${render(second, text)})`;
  }
  let [out, at] = ['', node.from];
  for (const [index, child] of children.entries()) {
    const inner = render(child, text);
    const isCondition = node.name === 'IfExpression' && index === 1;
    out += text.slice(at, child.from) + (isCondition ? `((${inner}) = true)` : inner);
    at = child.to;
  }
  return out + text.slice(at, node.to);
}

function times(a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (a instanceof FeelDuration && typeof b === 'number') return durationOf(totalOf(a) * b, a.yearsMonths);
  return typeof a === 'number' && b instanceof FeelDuration ? times(b, a) : null;
}

function divided(a: Value, b: Value): Value {
  if (typeof b === 'number') {
    if (b === 0) return null;
    if (typeof a === 'number') return a / b;
    return a instanceof FeelDuration ? durationOf(totalOf(a) / b, a.yearsMonths) : null;
  }
  if (!(a instanceof FeelDuration && b instanceof FeelDuration) || a.yearsMonths !== b.yearsMonths) return null;
  const by = totalOf(b);
  return by === 0 ? null : totalOf(a) / by;
}

/** Months of a duration of years and months, seconds of any other. */
const totalOf = (value: FeelDuration): number =>
  value.yearsMonths
    ? value.years * 12 + value.months
    : value.days * 86_400 + value.hours * 3_600 + value.minutes * 60 + value.seconds;

function durationOf(total: number, yearsMonths: boolean): Value {
  const sign = total < 0 ? '-' : '';
  const size = Math.abs(total);
  return duration(yearsMonths ? `${sign}P${Math.trunc(size)}M` : `${sign}PT${size}S`);
}
