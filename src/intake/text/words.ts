/** A pattern over `plain` text that begins and ends at the edge of a word. `\b` knows ASCII only, and would see an edge inside
 *  every Vietnamese syllable. */
export const words = (pattern: string, flags = 'gu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);

/** Alternatives, longest first, so that "đoàn thể" is not taken for "đoàn". */
export const anyOf = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');

/** A list written as one string, entries separated by `|` or line ends. */
export const listOf = (text: string): readonly string[] =>
  text
    .split(/[|\n]/)
    .map((each) => each.trim().normalize('NFC'))
    .filter((each) => each !== '');

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

export function findAll(pattern: RegExp, text: string): readonly Found[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    groups: match.slice(1),
  }));
}

export function findFirst(pattern: RegExp, text: string, from = 0): Found | null {
  const sought = pattern.global ? pattern : new RegExp(pattern.source, `${pattern.flags}g`);
  sought.lastIndex = from;
  const match = sought.exec(text);
  sought.lastIndex = 0;
  if (match === null) return null;
  return { start: match.index, end: match.index + match[0].length, groups: match.slice(1) };
}
