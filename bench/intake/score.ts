import type { Draft } from '../../src/intake/draft';
import { countBodies, isDeadlineRight, isKindRight, type Counts } from './duty-score';
import type { ExpectedDocument } from './expected';
import { scoreHead, type FieldVerdict } from './head-score';
import { matchDuties, type Matching } from './matching';

/** How well one document was read. Sums are kept rather than ratios, so that documents add up. */
export interface Score {
  readonly name: string;
  readonly head: Ratio;
  readonly duties: Counts;
  readonly kinds: Ratio;
  readonly bodies: Counts;
  readonly deadlines: Ratio;
  readonly fields: readonly FieldVerdict[];
  readonly matching: Matching;
}

export interface Ratio {
  readonly right: number;
  readonly of: number;
}

export function scoreDocument(expected: ExpectedDocument, draft: Draft): Score {
  const fields = scoreHead(expected, draft.document);
  const matching = matchDuties(expected.duties, draft.duties);
  const judged = matching.pairs.filter(([duty]) => !duty.optional);
  return {
    name: expected.name,
    head: ratio(fields.map(({ right }) => right)),
    duties: {
      hits: judged.length,
      wanted: judged.length + matching.missed.length,
      given: judged.length + matching.superfluous.length,
    },
    kinds: ratio(judged.flatMap(([duty, found]) => isKindRight(duty, found) ?? [])),
    bodies: sum(judged.map(([duty, found]) => countBodies(duty, found))),
    deadlines: ratio(judged.map(([duty, found]) => isDeadlineRight(duty, found))),
    fields,
    matching,
  };
}

const ratio = (verdicts: readonly boolean[]): Ratio => ({
  right: verdicts.filter(Boolean).length,
  of: verdicts.length,
});

export const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce((a, b) => ({ hits: a.hits + b.hits, wanted: a.wanted + b.wanted, given: a.given + b.given }), {
    hits: 0,
    wanted: 0,
    given: 0,
  });

export const sumOfRatios = (ratios: readonly Ratio[]): Ratio =>
  ratios.reduce((a, b) => ({ right: a.right + b.right, of: a.of + b.of }), { right: 0, of: 0 });

export const precision = ({ hits, given }: Counts): number => (given === 0 ? 1 : hits / given);
export const recall = ({ hits, wanted }: Counts): number => (wanted === 0 ? 1 : hits / wanted);

/** The harmonic mean of precision and recall. */
export function f1(counts: Counts): number {
  const [p, r] = [precision(counts), recall(counts)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

export const share = ({ right, of }: Ratio): number => (of === 0 ? 1 : right / of);
