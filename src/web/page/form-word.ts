import { randomBytes } from 'node:crypto';

/** The word of a session as it stands in a form. A page is sent compressed, and it also holds what was searched for: the word itself
 *  would be guessed from the lengths of many answers (BREACH). Under a new mask each time it is another text in each answer. */

export function maskedWord(word: string): string {
  const plain = Buffer.from(word, 'base64url');
  const mask = randomBytes(plain.length);
  return Buffer.concat([mask, xor(mask, plain)]).toString('base64url');
}

/** The word behind its mask; whether it is the right one is for the guard to say. */
export function unmaskedWord(masked: string): string {
  const bytes = Buffer.from(masked.slice(0, 200), 'base64url');
  const half = bytes.length / 2;
  if (!Number.isInteger(half)) return '';
  return xor(bytes.subarray(0, half), bytes.subarray(half)).toString('base64url');
}

const xor = (one: Buffer, other: Buffer): Buffer => Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
