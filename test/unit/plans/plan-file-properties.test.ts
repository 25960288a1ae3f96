import fc from 'fast-check';
import { findCycles } from '../../../src/plans/plan-file/cycles';
import { readPeopleFile } from '../../../src/plans/plan-file/read-people-file';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';
import { planProblemLine } from '../../../src/plans/plan-file/plan-problem-texts';
import { problemsOf, SMALL_PLAN } from './plan-text';

const LINES = SMALL_PLAN.split('\n').length;

/** The small plan with some stretches cut out or overwritten. fast-check prints the seed of a failure. */
const torn = fc
  .array(
    fc.record({
      at: fc.nat(SMALL_PLAN.length),
      cut: fc.nat(30),
      put: fc.oneof(fc.constantFrom('', '{', ']', ': ', '- ', '*a', '&a ', '!', 'null', '[]', '{}', '7'), fc.string()),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((cuts) => cuts.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), SMALL_PLAN));

describe('any text at all', () => {
  it('is read or refused with problems in order, inside the text, each with a sentence', () => {
    fc.assert(
      fc.property(torn, (text) => {
        const reading = readPlanFile(text, 'f');
        const problems = reading.ok ? reading.warnings : reading.problems;
        expect(reading.ok).toBe(!problems.some(({ severity }) => severity === 'error'));
        const lines = problems.map(({ line }) => line);
        expect(lines).toEqual([...lines].sort((a, b) => a - b));
        for (const problem of problems) {
          expect(problem.line).toBeGreaterThanOrEqual(1);
          expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
          expect(problem.column).toBeGreaterThanOrEqual(1);
          expect(planProblemLine(problem, 'vi')).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never brings the reader of people down', () => {
    fc.assert(
      fc.property(torn, (text) => {
        expect(readPeopleFile(text, 'f', []).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer when it is read twice', () => {
    fc.assert(
      fc.property(torn, (text) => {
        expect(problemsOf(text)).toEqual(problemsOf(text));
      }),
      { numRuns: 50 },
    );
    expect(LINES).toBeGreaterThan(30);
  });
});

describe('circles', () => {
  it.each([
    [
      'none in a line',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [],
    ],
    [
      'none where two ways meet',
      [
        ['a', 'b'],
        ['a', 'c'],
        ['b', 'd'],
        ['c', 'd'],
      ],
      [],
    ],
    ['one of one', [['a', 'a']], [['a', 'a']]],
    [
      'one of two behind a tail',
      [
        ['t', 'a'],
        ['a', 'b'],
        ['b', 'a'],
      ],
      [['a', 'b', 'a']],
    ],
    [
      'two apart',
      [
        ['a', 'a'],
        ['b', 'c'],
        ['c', 'b'],
      ],
      [
        ['a', 'a'],
        ['b', 'c', 'b'],
      ],
    ],
  ] as [string, [string, string][], string[][]][])('%s', (_story, pairs, cycles) => {
    const edges = new Map<string, string[]>();
    for (const [from, to] of pairs) edges.set(from, [...(edges.get(from) ?? []), to]);
    expect(findCycles(edges)).toEqual(cycles);
  });

  it('are found in a chain of 100,000', () => {
    const edges = new Map(Array.from({ length: 100_000 }, (_, i) => [String(i), [String((i + 1) % 100_000)]]));
    expect(findCycles(edges)[0]).toHaveLength(100_001);
  });
});
