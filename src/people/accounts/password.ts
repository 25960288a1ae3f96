import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** Passwords as they rest: `scrypt:<version>:<salt>:<hash>`, salted and slow. A version names its parameters, so that they can be
 *  raised later and an old password still be read. Source: RFC 7914, OWASP Password Storage. */

interface Parameters {
  /** Cost; memory is 128 × N × r bytes: 32 MiB here. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
const VERSIONS: Readonly<Record<string, Parameters>> = { '1': { N: 2 ** 15, r: 8, p: 3 } };
const CURRENT = '1';
const SALT_BYTES = 16;
const HASH_BYTES = 32;

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, parametersOf(CURRENT));
  return ['scrypt', CURRENT, salt.toString('base64url'), hash.toString('base64url')].join(':');
}

/** Whether the password is the one that was stored. With `stored` null (no such account, or none set yet) it works as long and
 *  answers no, so that an answer's delay tells nothing about names. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, version = '', salt = '', hash = ''] = (stored ?? NOBODY).split(':');
  const expected = Buffer.from(hash, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), parametersOf(version));
  return timingSafeEqual(given, expected) && stored !== null;
}

/** Whether it was stored with parameters that have been raised since. */
export const isOutdated = (stored: string): boolean => stored.split(':')[1] !== CURRENT;

const NOBODY = ['scrypt', CURRENT, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES)]
  .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
  .join(':');

function parametersOf(version: string): Parameters {
  const found = Object.hasOwn(VERSIONS, version) ? VERSIONS[version] : undefined;
  if (!found) throw new Error(`passwords of version ${version} are unknown`);
  return found;
}

function derive(password: string, salt: Buffer, { N, r, p }: Parameters): Promise<Buffer> {
  // One spelling: the same letters typed on another machine are the same password.
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
