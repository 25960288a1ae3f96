import { builtinsFor } from '../../../src/rules/feel/builtins';
import { expressionOf } from '../../../src/rules/feel/feel';
import { mentions } from '../../../src/rules/feel/mentions';
import { plainOf } from '../../../src/rules/feel/values';

const scope = { x: 4, 'a b': 2 };
const valueOf = (text: string) => plainOf(expressionOf(text)(scope).value);

// DMN 1.5, tables 54 to 57 (operators) and clause 10.3.2.3 (`if` takes nothing but true for true).
test.each([
  ['duration("P1Y") * 2', 'P2Y'],
  ['2 * duration("P1DT2H")', 'P2DT4H'],
  ['duration("P1D") / 2', 'PT12H'],
  ['duration("P2D") / duration("P1D")', 2],
  ['duration("P1Y") / duration("P1D")', null],
  ['-duration("P1D")', '-P1D'],
  ['-"text"', null],
  ['"text" * 2', null],
  ['1 / 0', null],
  ['if "text" then 1 else 2', 2],
  ['if null then 1 else 2', 2],
  ['if x > 3 then x * 2 else -x', 8],
  ['(1 - 2 * 3) / 4', -1.25],
  ['a b * 3 - x', 2],
  ['for each in [1, 2] return each * 2', [2, 4]],
  ['{a: 2, b: a * 3}.b', 6],
])('%s is %j', (text, expected) => expect(valueOf(text)).toEqual(expected));

// DMN 1.5, table 78 (relations of ranges) and clause 10.3.4.4 (lists).
test.each([
  ['overlaps before([1..5], [3..8])', true],
  ['overlaps before([3..8], [1..5])', false],
  ['overlaps after([3..8], [1..5])', true],
  ['during(3, [1..5])', true],
  ['during([1..6], [1..5])', false],
  ['starts(1, [1..5])', true],
  ['starts(1, (1..5])', false],
  ['started by([1..10], [1..5])', true],
  ['finishes(5, [1..5])', true],
  ['finished by([1..5], [3..5])', true],
  ['coincides([1..5], [1..5])', true],
  ['coincides([1..5], [1..5))', false],
  ['3 in range("[1..5]")', true],
  ['range("1..5")', null],
  ['median([3, 1, 20, 100])', 11.5],
  ['mode([6, 1, 9, 6, 1])', [1, 6]],
  ['stddev([2, 4, 7, 5])', 2.0816659994661326],
  ['stddev([47])', null],
  ['now()', null],
  ['today()', null],
])('%s gives %j', (text, expected) => expect(valueOf(text)).toEqual(expected));

test('what FEEL complains of is kept, and nothing is thrown', () => {
  expect(expressionOf('x + "a"')(scope)).toEqual({ value: null, complaints: [expect.stringContaining('add')] });
  expect(expressionOf('x +')(scope)).toEqual({ value: null, complaints: [expect.any(String)] });
  expect(expressionOf('gone')(scope).complaints).toHaveLength(1);
});

test('a list that contains itself ends', () => {
  expect(plainOf(expressionOf('for each in 1..2 return partial')({}).value)).toEqual([null, null]);
});

test('a name is spoken of as a whole, and not inside a text', () => {
  expect(mentions('late > 3', 'late')).toBe(true);
  expect(mentions('lateness > 3 or "late" = kind or unit.late', 'late')).toBe(false);
  expect(mentions('số lần + 1', 'số lần')).toBe(true);
  expect(builtinsFor('x > 3')).toBeNull();
});
