/** Where words stand in the text that was read: characters of its NFC form, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text as it reads, with the place of each of its characters in the source. Lines that a conversion broke are
 *  joined and marks are dropped, so neighbours here need not be neighbours there. `plain` is as long as `text`: lower case,
 *  one placement of tone marks; rules look at it, people see `text`. */
export interface Passage {
  readonly text: string;
  readonly plain: string;
  readonly at: readonly number[];
}

export function passage(text: string, at: readonly number[]): Passage {
  return { text, plain: plainOf(text), at };
}

export const EMPTY: Passage = { text: '', plain: '', at: [] };

export const slice = (of: Passage, start: number, end = of.text.length): Passage => ({
  text: of.text.slice(start, end),
  plain: of.plain.slice(start, end),
  at: of.at.slice(start, end),
});

/** Without white space at either end, and without the characters of `also`. */
export function trimmed(of: Passage, also = ''): Passage {
  let start = 0;
  let end = of.text.length;
  const drop = (character: string): boolean => character.trim() === '' || also.includes(character);
  while (start < end && drop(of.text.charAt(start))) start += 1;
  while (end > start && drop(of.text.charAt(end - 1))) end -= 1;
  return start === 0 && end === of.text.length ? of : slice(of, start, end);
}

/** The parts between the places that a pattern finds, trimmed; there is one at least. */
export function splitAt(of: Passage, at: RegExp): readonly Passage[] {
  const parts: Passage[] = [];
  let start = 0;
  for (const match of of.text.matchAll(at)) {
    parts.push(trimmed(slice(of, start, match.index)));
    start = match.index + match[0].length;
  }
  return [...parts, trimmed(slice(of, start))];
}

/** Letters, and none of them small. */
export const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

/** One passage after another, with a space between. */
export function joined(parts: readonly Passage[]): Passage {
  if (parts.length === 1 && parts[0]) return parts[0];
  const at: number[] = [];
  const texts: string[] = [];
  const plains: string[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    if (texts.length > 0) {
      texts.push(' ');
      plains.push(' ');
      at.push(part.at[0] ?? 0);
    }
    texts.push(part.text);
    plains.push(part.plain);
    for (const place of part.at) at.push(place);
  }
  return { text: texts.join(''), plain: plains.join(''), at };
}

export function spanOf(of: Passage): Span {
  const [first, last] = [of.at[0], of.at[of.at.length - 1]];
  return first === undefined || last === undefined ? { start: 0, end: 0 } : { start: first, end: last + 1 };
}

/** Tone marks stand on either vowel of oa, oe, uy: `hoà` and `hòa` are one word. After q the u belongs to the consonant. */
const TONES: Record<string, string> = {};
const PAIRS: readonly (readonly [plain: string, first: string, second: string])[] = [
  ['oa', 'òóỏõọ', 'àáảãạ'],
  ['oe', 'òóỏõọ', 'èéẻẽẹ'],
  ['uy', 'ùúủũụ', 'ỳýỷỹỵ'],
];
for (const [pair, first, second] of PAIRS) {
  for (let i = 0; i < 5; i += 1) {
    TONES[`${pair.charAt(0)}${second.charAt(i)}`] = `${first.charAt(i)}${pair.charAt(1)}`;
  }
}

/** "kì", "quí" and "kí" are "kỳ", "quý" and "ký" by the other spelling of the same sound. */
const OPEN_I: ReadonlyMap<string, string> = new Map([
  ['kì', 'kỳ'],
  ['kí', 'ký'],
  ['kĩ', 'kỹ'],
  ['quí', 'quý'],
  ['lí', 'lý'],
  ['tỉ', 'tỷ'],
]);
const OPEN_I_WORD = /(?<!\p{L})(?:k[ìíĩ]|quí|lí|tỉ)(?!\p{L})/gu;

/** Lower case of the same length, with one spelling of tone marks and of open i, and plain spaces and hyphens. */
export function plainOf(text: string): string {
  const lower = text.toLowerCase();
  // A letter whose lower case is longer (İ) would shift every place after it.
  const same = lower.length === text.length ? lower : text;
  return same
    .replace(/[\u00a0\t\n\r]/g, ' ')
    .replace(/[\u2010-\u2014]/g, '-')
    .replace(/(?<!q)[ou][àáảãạèéẻẽẹỳýỷỹỵ]/g, (pair, offset: number) =>
      // In "hoàn" and "toàn" a consonant follows and the mark already stands where both spellings put it.
      /[a-zà-ỹ]/.test(same.charAt(offset + 2)) ? pair : (TONES[pair] ?? pair),
    )
    .replace(OPEN_I_WORD, (word) => OPEN_I.get(word) ?? word);
}
