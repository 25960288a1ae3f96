import { createHash, randomUUID } from 'node:crypto';

/** The same parts give the same UUID everywhere and always: what is written twice lands on the same row.
 *  RFC 9562 version 8 over the SHA-256 of the parts, each preceded by its length in bytes, so that ('a','bc') and ('ab','c')
 *  differ. Parts are taken as they are: NFC is the caller's business. */
export function uuidFromParts(first: string, ...rest: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of [first, ...rest]) {
    const bytes = Buffer.from(part, 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  const hex = hash.digest('hex');
  const variant = ((parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A UUID that nobody can guess (version 4). */
export function randomId(): string {
  return randomUUID();
}
