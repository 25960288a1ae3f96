import fc from 'fast-check';
import type { Instant } from '../../../workflows/vocabulary';
import { ActQueue } from '../../../src/simulation/act-queue';
import type { Act } from '../../../src/simulation/behaviour';
import { drawTemper } from '../../../src/simulation/random-office';
import { SeededRandom } from '../../../src/simulation/seeded-random';

const draws = (random: SeededRandom, count: number) => Array.from({ length: count }, () => random.next());

describe('chance from a seed', () => {
  it('repeats for the same words and differs for others, even where they run together alike', () => {
    expect(draws(new SeededRandom(1, 'ab', 'c'), 20)).toEqual(draws(new SeededRandom(1, 'ab', 'c'), 20));
    expect(draws(new SeededRandom(1, 'ab', 'c'), 20)).not.toEqual(draws(new SeededRandom(1, 'a', 'bc'), 20));
    expect(draws(new SeededRandom(1), 20)).not.toEqual(draws(new SeededRandom(2), 20));
  });

  it('stays within its bounds, reaches both and leans nowhere', () => {
    const random = new SeededRandom('dice');
    const counts = new Map<number, number>();
    for (let throws = 0; throws < 60_000; throws += 1) {
      const value = random.between(1, 6);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    // 10,000 each; the standard deviation is √(60,000 · 1/6 · 5/6) ≈ 91, so 500 is more than five of them.
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('never draws what weighs nothing', () => {
    const random = new SeededRandom('weights');
    const drawn = new Set(Array.from({ length: 1_000 }, () => random.weighted([0, 3, 0, 1])));
    expect([...drawn].sort()).toEqual([1, 3]);
  });

  it('gives offices that are mostly in time, sometimes late, seldom idle', () => {
    const tempers = Array.from({ length: 3_000 }, (_, index) =>
      drawTemper(4, { unit: `unit-${index % 300}`, task: `task-${Math.floor(index / 300)}`, period: 'once' }),
    );
    const share = (fits: (days: number | null) => boolean) =>
      tempers.filter(({ handsInAfterDue }) => fits(handsInAfterDue)).length / tempers.length;
    expect(share((days) => days !== null && days < 0)).toBeGreaterThan(0.7);
    expect(share((days) => days !== null && days > 0)).toBeGreaterThan(0.1);
    expect(share((days) => days === null)).toBeGreaterThan(0.005);
    expect(share((days) => days === null)).toBeLessThan(0.06);
  });
});

describe('the queue of acts', () => {
  const act = (minute: number): Act => ({
    at: new Date(Date.UTC(2024, 5, 10, 0, minute)).toISOString() as Instant,
    ...{ event: 'duty.accepted', by: 'unit-officer', facts: {}, texts: {}, evidence: [] },
  });

  it('gives out the latest act of each duty, by time and then by rank, and each once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(300), { nil: null })), { maxLength: 200 }), (puts) => {
        const queue = new ActQueue();
        const latest = new Map<number, Act | null>();
        for (const [duty, minute] of puts) {
          const next = minute === null ? null : act(minute);
          queue.put(`duty-${duty}`, duty, next);
          latest.set(duty, next);
        }
        const expected = [...latest]
          .flatMap(([rank, next]) => (next === null ? [] : [{ rank, act: next }]))
          .sort((a, b) => (a.act.at === b.act.at ? a.rank - b.rank : a.act.at < b.act.at ? -1 : 1));
        expect(queue.earliest()).toBe(expected[0]?.act.at ?? null);
        const given = queue.takeDue(act(1_000).at);
        expect(given.map(({ id }) => id)).toEqual(expected.map(({ rank }) => `duty-${rank}`));
        expect(queue.earliest()).toBeNull();
      }),
    );
  });
});
