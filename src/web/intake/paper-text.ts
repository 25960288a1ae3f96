import type { DraftDuty } from '../../intake/draft';
import type { Span } from '../../intake/text/passage';

/** The text of a paper as it stands beside its duties: passages, each cut where a duty begins or ends. Pure. */

export interface PaperPassage {
  readonly span: Span;
  readonly pieces: readonly PaperPiece[];
  /** No duty has any word of it. */
  readonly free: boolean;
}

export interface PaperPiece {
  readonly text: string;
  /** The duty whose words these are; of several the shortest. */
  readonly duty: DraftDuty | null;
  /** Duties whose words begin here. */
  readonly begins: readonly DraftDuty[];
}

/** How an address and a form name a place: `12-87`. */
export const placeText = ({ start, end }: Span): string => `${start}-${end}`;

export function placeFrom(text: string): Span | null {
  const [, start, end] = /^(\d{1,8})-(\d{1,8})$/.exec(text) ?? [];
  return start === undefined || end === undefined ? null : { start: Number(start), end: Number(end) };
}

export function paperPassages(text: string, duties: readonly DraftDuty[]): readonly PaperPassage[] {
  const ordered = [...duties].sort((one, other) => one.span.start - other.span.start);
  const begun = new Set<DraftDuty>();
  return linesOf(text).map((line) => {
    const here = ordered.filter(({ span }) => span.start < line.end && span.end > line.start);
    const cuts = [line.start, line.end, ...here.flatMap(({ span }) => [span.start, span.end])];
    const places = [...new Set(cuts.filter((at) => at >= line.start && at <= line.end))].sort((a, b) => a - b);
    const pieces = places.slice(0, -1).map((start, index): PaperPiece => {
      const end = places[index + 1] ?? line.end;
      const over = here.filter(({ span }) => span.start <= start && span.end >= end);
      const begins = over.filter((duty) => !begun.has(duty));
      begins.forEach((duty) => begun.add(duty));
      return { text: text.slice(start, end), duty: shortest(over), begins };
    });
    return { span: line, pieces, free: here.length === 0 };
  });
}

/** Lines that say something; a text without line ends is one. */
function linesOf(text: string): readonly Span[] {
  return [...text.matchAll(/[^\n]+/gu)].flatMap((found) => {
    const [line] = found;
    return line.trim() === '' ? [] : [{ start: found.index, end: found.index + line.length }];
  });
}

const lengthOf = ({ span }: DraftDuty): number => span.end - span.start;
const shortest = (duties: readonly DraftDuty[]): DraftDuty | null =>
  duties.reduce<DraftDuty | null>((best, one) => (best === null || lengthOf(one) < lengthOf(best) ? one : best), null);

const SPLITS_MOST = 40;
const SHOWN_CHARACTERS = 60;

/** Where a duty may be split: behind marks of punctuation, and at new lines. `words` are those that the second part begins with. */
export function splitPlaces(
  text: string,
  { start, end }: Span,
): readonly { readonly at: number; readonly words: string }[] {
  const own = text.slice(start, end);
  return [...own.matchAll(/(?:[.;:,]|\n)\s*(?=\S)/gu)]
    .map((found) => start + found.index + found[0].length)
    .filter((at) => at > start && at < end)
    .slice(0, SPLITS_MOST)
    .map((at) => ({ at, words: shortened(text.slice(at, end)) }));
}

export function shortened(text: string, most = SHOWN_CHARACTERS): string {
  const plain = text.replace(/\s+/gu, ' ').trim();
  return plain.length <= most ? plain : `${plain.slice(0, most - 1)}…`;
}

/** Where words stand within a place of the text, whatever blanks are between them; null when they do not. */
export function findWords(text: string, within: Span, words: string): Span | null {
  const parts = words
    .trim()
    .split(/\s+/u)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')).join('\\s+');
  const found = new RegExp(pattern, 'u').exec(text.slice(within.start, within.end));
  return found === null
    ? null
    : { start: within.start + found.index, end: within.start + found.index + found[0].length };
}
