import { shown, type Results } from './results';

/** How a figure is taken: several rounds of each side by turns, so that a noisy neighbour disturbs both, and the median of each. */

export const ROUNDS = 5;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** Seconds that the work took. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** One side of a comparison: a round gives its own figure. */
export type Round = (round: number) => Promise<number>;

/** On a slow or crowded machine a case ends after three rounds once this much time has gone, so that the whole run ends in time. */
const PATIENCE_SECONDS = 100;
const FEWEST_ROUNDS = 3;

/** Says after each round whether another one is still to be taken. */
export function patience(say: Results['say']): (round: number) => boolean {
  const start = performance.now();
  return (round) => {
    if (round < FEWEST_ROUNDS || performance.now() - start < PATIENCE_SECONDS * 1_000) return true;
    say(`  no more rounds: this machine has taken its time`);
    return false;
  };
}

/** Medians over `rounds` of two sides that take turns; the one that begins changes each time. A round before the first warms both up. */
export async function byTurns(
  { ours, limit }: { readonly ours: Round; readonly limit: Round },
  say: Results['say'],
  rounds = ROUNDS,
): Promise<{ readonly ours: number; readonly limit: number }> {
  const taken = { ours: [] as number[], limit: [] as number[] };
  const goesOn = patience(say);
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'limit'] as const) : (['limit', 'ours'] as const);
    for (const side of order) {
      const figure = await (side === 'ours' ? ours : limit)(round);
      if (round > 0) taken[side].push(figure);
    }
    if (round > 0) say(`  round ${round}: ours ${shown(taken.ours.at(-1))}, limit ${shown(taken.limit.at(-1))}`);
    if (!goesOn(round)) break;
  }
  return { ours: median(taken.ours), limit: median(taken.limit) };
}
