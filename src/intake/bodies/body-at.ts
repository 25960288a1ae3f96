import { anyOf } from '../text/words';
import { BODIES_IN_PLURAL, BODY_HEADS, DETERMINERS, FIELDS, NOT_BODIES, NOUN_AFTER } from './body-heads.table';

/** Whether the name of a body begins at a place of a `plain` text. Sticky patterns, so that asking costs the length of one word. */

const EDGE = '(?![\\p{L}\\p{N}])';
const DETERMINER = new RegExp(`(?:${anyOf(DETERMINERS)})\\s+`, 'uy');
const HEAD = new RegExp(`(?:${anyOf(BODY_HEADS)})${EDGE}`, 'uy');
const HEAD_IN_PLURAL = new RegExp(`(?:${anyOf(BODIES_IN_PLURAL)})${EDGE}`, 'uy');
const NOT_HEAD = new RegExp(`(?:${anyOf(NOT_BODIES)})${EDGE}`, 'uy');
const AFTER = new Map(
  Object.entries(NOUN_AFTER).map(([noun, next]) => [noun, new RegExp(`\\s+(?:${anyOf(next)})${EDGE}`, 'uy')] as const),
);

export interface BodyHead {
  /** Where the noun itself ends: a verb right behind it may be part of the name. */
  readonly nounEnd: number;
  readonly noun: string;
  readonly hasDeterminer: boolean;
}

/** `text` is the passage as written: an abbreviation in capitals (VTV, BHXH) is a name too. */
export function bodyHeadAt(plain: string, text: string, from: number): BodyHead | null {
  let at = from;
  let hasDeterminer = false;
  for (let i = 0; i < 2; i += 1) {
    const determiner = matchAt(DETERMINER, plain, at);
    if (determiner === null) break;
    at += determiner.length;
    hasDeterminer = true;
  }
  if (matchAt(NOT_HEAD, plain, at) !== null) return null;
  const noun = matchAt(HEAD, plain, at) ?? (hasDeterminer ? matchAt(HEAD_IN_PLURAL, plain, at) : null);
  if (noun !== null) {
    const after = AFTER.get(noun);
    const isName = /^\p{Lu}/u.test(text.slice(at + noun.length).trimStart()) && text !== text.toUpperCase();
    if (after !== undefined && !isName && matchAt(after, plain, at + noun.length) === null && !hasDeterminer)
      return null;
    return { nounEnd: at + noun.length, noun, hasDeterminer };
  }
  const capitals = matchAt(CAPITALS, text, at);
  return capitals === null || text === text.toUpperCase() || FIELDS.has(capitals)
    ? null
    : { nounEnd: at + capitals.length, noun: capitals, hasDeterminer };
}

/** Abbreviations carry no marks; a word in capitals within a heading does, or has another behind it. */
const CAPITALS = /[A-ZĐ][A-ZĐ\d&.-]{2,11}(?![\p{L}\p{N}]|\s+\p{Lu}{2})/uy;

export function matchAt(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at;
  const match = sticky.exec(text);
  sticky.lastIndex = 0;
  return match?.[0] ?? null;
}
