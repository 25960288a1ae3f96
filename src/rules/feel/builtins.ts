import { FeelFunction, FeelRange, evaluate } from 'feelin';
import { areEqual, isList, type Scope, type Value } from './values';

/** Built-in functions of FEEL that feelin 8.2.0 lacks or computes otherwise than the standard. Source: DMN 1.5, clause 10.3.4. */

const less = (a: Value, b: Value): boolean => evaluate('a < b', { a, b }).value === true;
const isRange = (value: Value): value is FeelRange => value instanceof FeelRange;
const define = (parameters: readonly string[], run: (...args: Value[]) => Value): FeelFunction =>
  new FeelFunction((...args: Value[]) => run(...args), [...parameters]);

const ofRanges = (run: (a: FeelRange, b: FeelRange) => Value): FeelFunction =>
  define(['range1', 'range2'], (a, b) => (isRange(a) && isRange(b) ? run(a, b) : null));

/** `a` begins no later than `b`, and where both begin at one point `a` does not leave out what `b` has. */
const endsNoLater = (a: FeelRange, b: FeelRange): boolean =>
  less(a.end, b.end) || (areEqual(a.end, b.end) && (!a['end included'] || b['end included']));
const beginsNoEarlier = (a: FeelRange, b: FeelRange): boolean =>
  less(b.start, a.start) || (areEqual(a.start, b.start) && (!a['start included'] || b['start included']));

const overlapsBefore = (a: FeelRange, b: FeelRange): boolean =>
  (less(a.start, b.start) || (areEqual(a.start, b.start) && a['start included'] && !b['start included'])) &&
  (less(b.start, a.end) || (areEqual(a.end, b.start) && a['end included'] && b['start included'])) &&
  endsNoLater(a, b);
const overlapsAfter = (a: FeelRange, b: FeelRange): boolean =>
  (less(b.start, a.start) || (areEqual(a.start, b.start) && b['start included'] && !a['start included'])) &&
  (less(a.start, b.end) || (areEqual(b.end, a.start) && b['end included'] && a['start included'])) &&
  (less(b.end, a.end) || (areEqual(a.end, b.end) && (!b['end included'] || a['end included'])));

function finishes(a: Value, b: Value): Value {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['end included'] && areEqual(a, b.end);
  return a['end included'] === b['end included'] && areEqual(a.end, b.end) && beginsNoEarlier(a, b);
}
function starts(a: Value, b: Value): Value {
  if (!isRange(b)) return null;
  if (!isRange(a)) return b['start included'] && areEqual(a, b.start);
  return a['start included'] === b['start included'] && areEqual(a.start, b.start) && endsNoLater(a, b);
}
function coincides(a: Value, b: Value): Value {
  if (isRange(a) !== isRange(b)) return null;
  return areEqual(a, b);
}
const during = (a: Value, b: Value): Value => (isRange(b) ? b.includes(a) : null);

/** The numbers of a list, or of the arguments, or null when one is no number. */
function numbersOf(args: readonly Value[]): readonly number[] | null {
  const [first] = args;
  const list = args.length === 1 && isList(first) ? first : args;
  const numbers = list.filter((each): each is number => typeof each === 'number');
  return list.length === 0 || numbers.length !== list.length ? null : numbers;
}
const ofNumbers = (run: (numbers: readonly number[]) => Value, ofNone: Value = null): FeelFunction =>
  new FeelFunction(
    (...args: Value[]) => {
      if (args.length === 1 && isList(args[0]) && args[0].length === 0) return ofNone;
      const numbers = numbersOf(args);
      return numbers === null ? null : run(numbers);
    },
    ['...list'],
  );

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
function mode(numbers: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].flatMap(([value, count]) => (count === most ? [value] : [])).sort((a, b) => a - b);
}
function deviation(numbers: readonly number[]): number | null {
  if (numbers.length < 2) return null;
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (numbers.length - 1));
}

const LITERAL = String.raw`(?:-?[\d.]+|"[^"]*"|@"[^"]*"|(?:date|time|date and time|duration)\("[^"]*"\))?`;
const RANGE = new RegExp(String.raw`^[\[(\]]\s*${LITERAL}\s*\.\.\s*${LITERAL}\s*[\])\[]$`);
function rangeFrom(text: Value): Value {
  if (typeof text !== 'string' || !RANGE.test(text) || /^.\s*\.\.\s*.$/.test(text)) return null;
  const open = text.replace(/^(.)\s*\.\./, '$1null..').replace(/\.\.\s*(.)$/, '..null$1');
  const range: Value = evaluate(open).value;
  return isRange(range) ? range : null;
}

/** No clock inside a table: what these would say is a fact that has to be handed in. */
const noClock = define([], () => null);

const BUILTINS: Readonly<Record<string, FeelFunction>> = {
  'overlaps before': ofRanges(overlapsBefore),
  'overlaps after': ofRanges(overlapsAfter),
  finishes: define(['point', 'range'], finishes),
  'finished by': define(['range', 'point'], (a, b) => finishes(b, a)),
  during: define(['point', 'range'], during),
  starts: define(['point', 'range'], starts),
  'started by': define(['range', 'point'], (a, b) => starts(b, a)),
  coincides: define(['point1', 'point2'], coincides),
  range: define(['from'], rangeFrom),
  median: ofNumbers(median),
  mode: ofNumbers(mode, []),
  stddev: ofNumbers(deviation),
  now: noClock,
  today: noClock,
};
const MENTIONED = new RegExp(Object.keys(BUILTINS).join('|'));

/** The functions that a text may mean, to stand beneath its scope; null when it mentions none. */
export const builtinsFor = (text: string): Scope | null => (MENTIONED.test(text) ? BUILTINS : null);
