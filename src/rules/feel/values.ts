import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelRange,
  FeelTime,
  evaluate,
  isFunction,
  isRange,
} from 'feelin';
import type { Plain } from '../../../workflows/vocabulary';

/** What FEEL computes with: numbers, texts, truth values, null, lists, contexts, and the classes of feelin for days, times,
 *  durations, ranges and functions. Nothing narrower can be said of a value that comes from a table. */
export type Value = unknown;
export type Scope = Readonly<Record<string, Value>>;

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isTemporal = (value: Value): boolean =>
  value instanceof FeelDate ||
  value instanceof FeelTime ||
  value instanceof FeelDateTime ||
  value instanceof FeelDuration;

export const isContext = (value: Value): value is Scope =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isTemporal(value) &&
  !(value instanceof FeelRange) &&
  !(value instanceof FeelFunction);

/** The name that FEEL has for what a value is. Source: DMN 1.5, table 42. */
export function kindOf(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) {
    return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  }
  if (isRange(value)) return 'range';
  if (typeof value === 'function' || isFunction(value)) return 'function';
  return isList(value) ? 'list' : 'context';
}

/** Deeper than any value of a table; a list that FEEL let contain itself ends here. */
const MAX_DEPTH = 60;

/** A value as JSON carries it: days and durations as ISO text, ranges and functions as FEEL writes them. */
export function plainOf(value: Value, depth = 0): Plain {
  if (value === null || value === undefined || depth > MAX_DEPTH) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isList(value)) return value.map((each) => (each === value ? null : plainOf(each, depth + 1)));
  if (isRange(value)) {
    const [from, to] = [value['start included'] ? '[' : '(', value['end included'] ? ']' : ')'];
    return `${from}${String(plainOf(value.start))}..${String(plainOf(value.end))}${to}`;
  }
  if (typeof value === 'function' || isFunction(value)) return 'function';
  if (isTemporal(value)) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainOf(each, depth + 1)]));
}

/** Whether FEEL calls two values equal. */
export function areEqual(a: Value, b: Value): boolean {
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  return evaluate('a = b', { a, b }).value === true;
}
