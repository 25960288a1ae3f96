import { expressionOf } from '../feel/feel';
import { areEqual, isContext, isList, kindOf, type Scope, type Value } from '../feel/values';
import type { Given, Written } from './test-file';

/** Decimals of the test cases carry more digits than a double does. */
const TOLERANCE = 1e-8;

/** What a test case gives, as a FEEL value. */
export function valueOfGiven(given: Given): Value {
  switch (given.kind) {
    case 'nothing':
      return null;
    case 'list':
      return given.items.map(valueOfGiven);
    case 'components':
      return Object.fromEntries(given.parts.map(([name, part]) => [name, valueOfGiven(part)]));
    case 'value':
      return valueOfWritten(given.value);
  }
}

const READERS: Readonly<Record<string, (scope: Scope) => { readonly value: Value }>> = {
  date: expressionOf('date(text)'),
  time: expressionOf('time(text)'),
  dateTime: expressionOf('date and time(text)'),
  duration: expressionOf('duration(text)'),
  dayTimeDuration: expressionOf('duration(text)'),
  yearMonthDuration: expressionOf('duration(text)'),
};
const NUMBERS = new Set(['decimal', 'double', 'float', 'integer', 'int', 'long', 'short', 'number']);

function valueOfWritten({ type, text, nil }: Written): Value {
  if (nil) return null;
  const name = type?.slice(type.indexOf(':') + 1) ?? 'string';
  if (NUMBERS.has(name)) return Number(text.trim().replace('INF', 'Infinity'));
  if (name === 'boolean') return text.trim() === 'true' || text.trim() === '1';
  const reader = READERS[name];
  return reader === undefined ? text : (reader({ text: text.trim() }).value ?? text);
}

/** Whether what came out is what was expected, lists and contexts member by member. */
export function isAsExpected(expected: Value, actual: Value): boolean {
  if (expected === null || actual === null || actual === undefined) return (expected ?? null) === (actual ?? null);
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Object.is(expected, actual) || Math.abs(expected - actual) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }
  if (isList(expected)) {
    return (
      isList(actual) &&
      expected.length === actual.length &&
      expected.every((each, index) => isAsExpected(each, actual[index] ?? null))
    );
  }
  if (kindOf(expected) !== kindOf(actual)) return false;
  if (isContext(expected) && isContext(actual)) {
    const [names, found] = [Object.keys(expected), Object.keys(actual)];
    return names.length === found.length && names.every((name) => isAsExpected(expected[name], actual[name] ?? null));
  }
  return areEqual(expected, actual);
}
