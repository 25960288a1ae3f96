import type { DraftDuty } from '../../src/intake/draft';
import type { ExpectedDuty } from './expected';

/** Which found duty is which expected one. A duty is found when it shares a run of 24 or more characters with the first 60 of the
 *  expected text (shorter ones: nearly all of it), and each is used once. */

const RUN = 24;
const NEARLY_ALL = 0.85;

export const tidy = (text: string): string =>
  text.normalize('NFC').replace(/[*_]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** Length of the longest run of characters that both hold. */
export function sharedRun(a: string, b: string): number {
  let best = 0;
  let above = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i += 1) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j += 1) {
      if (a.charCodeAt(i - 1) !== b.charCodeAt(j - 1)) continue;
      row[j] = (above[j - 1] ?? 0) + 1;
      best = Math.max(best, row[j] ?? 0);
    }
    above = row;
  }
  return best;
}

export interface Matching {
  readonly pairs: readonly (readonly [expected: ExpectedDuty, found: DraftDuty])[];
  readonly missed: readonly ExpectedDuty[];
  readonly superfluous: readonly DraftDuty[];
}

/** Longest runs pair first; of equal runs the pair that agrees on where the text begins. */
export function matchDuties(expected: readonly ExpectedDuty[], found: readonly DraftDuty[]): Matching {
  const texts = found.map((duty) => tidy(duty.text));
  const candidates = expected.flatMap((duty, e) => {
    const sought = tidy(duty.text60);
    return texts.flatMap((text, f) => {
      const run = sharedRun(sought, text.slice(0, 4000));
      const enough = Math.min(RUN, Math.floor(Math.min(sought.length, text.length) * NEARLY_ALL));
      if (run === 0 || run < enough) return [];
      return [{ e, f, weight: run * 2 + (text.startsWith(sought.slice(0, 12)) ? 1 : 0) }];
    });
  });
  candidates.sort((a, b) => b.weight - a.weight || a.e - b.e || a.f - b.f);
  const pairOf = new Map<number, number>();
  const used = new Set<number>();
  for (const { e, f } of candidates) {
    if (pairOf.has(e) || used.has(f)) continue;
    pairOf.set(e, f);
    used.add(f);
  }
  return {
    pairs: [...pairOf].map(([e, f]) => [expected[e] as ExpectedDuty, found[f] as DraftDuty] as const),
    missed: expected.filter((duty, e) => !pairOf.has(e) && !duty.optional),
    superfluous: found.filter((_, f) => !used.has(f)),
  };
}
