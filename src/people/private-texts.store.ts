import { createHash, randomBytes } from 'node:crypto';
import type { PrivateText, Sha256 } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { uuidFromParts } from '../platform/identifiers';

/** Free text about persons, kept beside the trail so that it can be erased without breaking a proof. The trail holds the reference
 *  and a salted hash; nobody can guess a short text from it. Source: ARCHITECTURE "The trail". */

const SALT_BYTES = 16;

/** A text on its way to be kept: how the trail mentions it, and what lies beside the trail. */
export interface SealedText extends PrivateText {
  readonly salt: Buffer;
  readonly text: string;
}

/** How the trail will mention a text; nothing is written. The hash is SHA-256 over the salt followed by the text in NFC, UTF-8. `salt`
 *  is given only where the same text must get the same reference again: by a repeated command, by a simulation. */
export function sealText(text: string, salt: Buffer = randomBytes(SALT_BYTES)): SealedText {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const written = text.normalize('NFC');
  const hash = hashOf(salt, written);
  return { ref: uuidFromParts('private-text', salt.toString('hex'), hash), hash, salt, text: written };
}

/** Keeps texts, in the transaction of the entries that mention them: what is refused leaves none behind. */
export async function keepSealed(tx: Tx, texts: readonly SealedText[]): Promise<void> {
  if (texts.length === 0) return;
  await tx.query(
    `INSERT INTO private_text (ref, salt, text, hash)
     SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[]) ON CONFLICT (ref) DO NOTHING`,
    [
      texts.map(({ ref }) => ref),
      texts.map(({ salt }) => salt),
      texts.map(({ text }) => text),
      texts.map(({ hash }) => hash),
    ],
  );
}

/** Seals a text and keeps it at once: for whoever records it in the same transaction. */
export async function keepText(tx: Tx, text: string, salt?: Buffer): Promise<PrivateText> {
  const sealed = sealText(text, salt);
  await keepSealed(tx, [sealed]);
  return { ref: sealed.ref, hash: sealed.hash };
}

/** The texts by reference. Null: erased. A reference that is unknown is left out. */
export async function readTexts(tx: Tx, refs: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.query<{ ref: string; text: string | null }>(
    'SELECT ref, text FROM private_text WHERE ref = ANY ($1::uuid[])',
    [[...new Set(refs)]],
  );
  return new Map(rows.map(({ ref, text }) => [ref, text]));
}

/** Takes the text away for good, and the salt with it: with the salt a short text could still be guessed from the hash.
 *  Reference and hash stay, so that the trail's proof holds. */
export async function eraseText(tx: Tx, ref: string): Promise<void> {
  await tx.query(`UPDATE private_text SET text = NULL, salt = '' WHERE ref = $1`, [ref]);
}

const hashOf = (salt: Buffer, text: string): Sha256 =>
  createHash('sha256').update(salt).update(text, 'utf8').digest('hex') as Sha256;
