import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Words that prove something by being known: of sessions, tokens and links. 256 bits of chance, of which only a hash is stored. */

const SECRET_BYTES = 32;

export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** A plain hash is enough for what nobody can guess, and its index finds the row. */
export const secretHash = (secret: string): Buffer => createHash('sha256').update(secret, 'utf8').digest();

/** The word that a page must send back beside its cookie. It follows from the session's own secret and says nothing about it:
 *  another session has another, so an old one fits none. */
export const csrfOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url');

export function isCsrfOf(secret: string, given: string): boolean {
  const [expected, sent] = [Buffer.from(csrfOf(secret)), Buffer.from(given)];
  return expected.length === sent.length && timingSafeEqual(expected, sent);
}

/** A password to be read off paper: 20 letters of 31, 99 bits. No letter that is taken for another. */
export function readablePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz2345679';
  const chosen: string[] = [];
  while (chosen.length < 20) {
    // Bytes beyond a whole number of alphabets are thrown away, or some letters would come more often.
    for (const byte of randomBytes(32)) if (byte < 248) chosen.push(letters.charAt(byte % letters.length));
  }
  return (chosen.slice(0, 20).join('').match(/.{5}/g) ?? []).join('-');
}
