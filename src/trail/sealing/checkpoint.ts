import type { Instant } from '../../../workflows/vocabulary';
import { HASH_BYTES } from '../tree/merkle';
import type { SizedRoot } from '../tree/proofs';
import { readNote, signNote, type Note, type SignerKey } from './signed-note';

/** What the log promises at a moment: so many entries, this root. In the form of C2SP tlog-checkpoint, with the moment as an extension line.
 *  Source: https://c2sp.org/tlog-checkpoint. */
export interface Checkpoint extends SizedRoot {
  readonly origin: string;
  /** When it was signed, as its signer says; nothing is judged by it. */
  readonly signedAt: Instant | null;
}

export interface SignedCheckpoint extends Checkpoint {
  /** As it was signed. */
  readonly note: string;
}

const TIME = /^time (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

export function checkpointText({ origin, size, root, signedAt }: Checkpoint): string {
  const time = signedAt === null ? '' : `time ${signedAt}\n`;
  return `${origin}\n${size}\n${root.toString('base64')}\n${time}`;
}

export function signCheckpoint(checkpoint: Checkpoint, signers: readonly SignerKey[]): SignedCheckpoint {
  return { ...checkpoint, note: signNote(checkpointText(checkpoint), signers) };
}

/** A checkpoint as somebody kept it, taken apart; null when it is none. Its signatures are still to be checked. */
export function readCheckpoint(text: string): { readonly checkpoint: SignedCheckpoint; readonly note: Note } | null {
  const note = readNote(text);
  if (note === null) return null;
  const [origin = '', size = '', root = '', ...extensions] = note.text.slice(0, -1).split('\n');
  const bytes = Buffer.from(root, 'base64');
  const isWritten = origin !== '' && /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size));
  if (!isWritten || bytes.length !== HASH_BYTES || bytes.toString('base64') !== root) return null;
  const time = extensions.map((line) => TIME.exec(line)?.[1]).find((moment) => moment !== undefined);
  const signedAt = (time ?? null) as Instant | null;
  return { checkpoint: { origin, size: Number(size), root: bytes, signedAt, note: text }, note };
}
