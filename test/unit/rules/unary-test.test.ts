import { date } from 'feelin';
import fc from 'fast-check';
import { testByFeelin } from '../../../src/rules/feel/feel';
import { compileTest } from '../../../src/rules/feel/unary-test';
import { readUnaryForms } from '../../../src/rules/feel/unary-forms';

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -200, max: 200 }).map((n) => n / 10),
);
const word = fc.constantFrom('a', 'b', 'Có', 'đơn vị', 'not', '1', '', 'a,b', '>= 3');
const day = fc.constantFrom('2024-01-01', '2024-06-30', '2024-12-31', '2023-02-28', '2025-10-08');
const bound = fc.oneof(
  number.map(String),
  day.map((text) => `date("${text}")`),
  day.map((text) => `@"${text}"`),
);
const literal = fc.oneof(
  bound,
  word.map((text) => `"${text}"`),
  fc.constantFrom('true', 'false', 'null'),
);
const form = fc.oneof(
  literal,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom('', ' '), bound).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('[', '(', ']'), bound, bound, fc.constantFrom(']', ')', '['))
    .map(([open, from, to, close]) => `${open}${from}..${to}${close}`),
);
const list = fc.array(form, { minLength: 1, maxLength: 3 }).map((forms) => forms.join(', '));
const cell = fc.oneof(
  list,
  list.map((text) => `not(${text})`),
  fc.constant('-'),
);
const value = fc.oneof(
  number,
  word,
  fc.boolean(),
  fc.constant(null),
  day.map((text) => date(text)),
  fc.constant([1]),
);

/** feelin 8.2.0 compares values of different kinds as JavaScript would ("Có" in [0..10] holds); by the standard they are not
 *  comparable. What both must agree on are cells whose bounds are of the kind that comes in. */
function comparable(text: string, given: unknown): boolean {
  const forms = readUnaryForms(text);
  if (forms === null || forms.kind === 'any' || given === null || Array.isArray(given)) return true;
  const kind = typeof given === 'object' ? 'date' : typeof given;
  return forms.forms.every((each) => each.kind === 'equal' || (each.from ?? each.to)?.kind === kind);
}

describe('a compiled cell', () => {
  test('says what feelin says, whatever comes in', () => {
    fc.assert(
      fc.property(cell, value, (text, given) => {
        fc.pre(comparable(text, given));
        const expected = testByFeelin(text)(given, {}).value === true;
        expect({ text, given, holds: compileTest(text).test(given, {}) }).toEqual({ text, given, holds: expected });
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['< 5', 'a'],
    ['[0..10]', 'Có'],
    ['<= 15.1', true],
    ['>= date("2024-01-01")', 5],
    ['> 3', date('2024-01-01')],
    ['"1"', 1],
  ])('%s does not hold for a value of another kind', (text, given) => {
    expect(compileTest(text).test(given, {})).toBe(false);
  });

  test.each(['-', '> 5', '[1..3)', 'not("a","b")', '"a, b"', 'date("2024-06-30")', 'null', '-1.5'])(
    '%s is a common form',
    (text) => expect(readUnaryForms(text)).not.toBeNull(),
  );
  test.each(['> limit', '? > 5', '"a" + "b"', 'count(?) > 1', '"\\u00e9"', '[3..1]', 'date("2024-02-30")', '1,,2'])(
    '%s is left to FEEL',
    (text) => expect(readUnaryForms(text)).toBeNull(),
  );
});
