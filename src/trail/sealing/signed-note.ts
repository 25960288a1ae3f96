import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from '../tree/merkle';

/** Signed notes and their keys as C2SP signed-note writes them, with Ed25519: what any tool of transparency logs can check. A note is a text
 *  that ends with a line, an empty line, and lines `— name base64(key id, signature)`. Source: https://c2sp.org/signed-note. */

const ED25519 = 1;
const SIGNATURE_LINE = /^\u2014 (\S+) ([A-Za-z0-9+/]+={0,2})$/;
const NAME = /^[^\s+]+$/u;
/** How RFC 8410 wraps an Ed25519 key, before its 32 bytes. */
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface VerifierKey {
  readonly name: string;
  /** Four bytes in hexadecimal that tell keys of one name apart. */
  readonly id: string;
  /** `name+id+base64`: what is given to whoever verifies. */
  readonly text: string;
  readonly key: KeyObject;
}

export interface SignerKey {
  readonly verifier: VerifierKey;
  /** `PRIVATE+KEY+name+id+base64`: never leaves its file. */
  readonly text: string;
  readonly key: KeyObject;
}

export function newSignerKey(name: string): SignerKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  return signerOf(name, seed);
}

/** Null when the text is no private key of this form. */
export function readSignerKey(text: string): SignerKey | null {
  const parts = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim());
  const bytes = base64(parts?.[3]);
  if (!parts?.[1] || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const signer = signerOf(parts[1], bytes.subarray(1));
  return signer.verifier.id === parts[2] ? signer : null;
}

/** Null when the text is no public key of this form, or its id does not follow from it. */
export function readVerifierKey(text: string): VerifierKey | null {
  const parts = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(text.trim());
  const bytes = base64(parts?.[3]);
  if (!parts?.[1] || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const verifier = verifierOf(parts[1], bytes.subarray(1));
  return verifier.id === parts[2] ? verifier : null;
}

export const isKeyName = (name: string): boolean => NAME.test(name);

function signerOf(name: string, seed: Buffer): SignerKey {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const verifier = verifierOf(name, raw);
  return { verifier, key, text: `PRIVATE+KEY+${name}+${verifier.id}+${typed(seed).toString('base64')}` };
}

function verifierOf(name: string, raw: Buffer): VerifierKey {
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed(raw)]))
    .subarray(0, 4)
    .toString('hex');
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return { name, id, key, text: `${name}+${id}+${typed(raw).toString('base64')}` };
}

const typed = (raw: Buffer): Buffer => Buffer.concat([Buffer.from([ED25519]), raw]);

/** Only what is written in its one canonical way: another spelling of the same bytes is another text. */
function base64(text: string | undefined): Buffer | null {
  if (text === undefined) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Signs a text, which ends with a line. */
export function signNote(text: string, signers: readonly SignerKey[]): string {
  if (!text.endsWith('\n')) throw new Error('a note is a text that ends with a line');
  const lines = signers.map(({ verifier, key }) => {
    const signature = sign(null, Buffer.from(text), key);
    const signed = Buffer.concat([Buffer.from(verifier.id, 'hex'), signature]).toString('base64');
    return `\u2014 ${verifier.name} ${signed}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

export interface Note {
  readonly text: string;
  readonly signatures: readonly { readonly name: string; readonly id: string; readonly signature: Buffer }[];
}

/** Takes a note apart; null when it is none. Says nothing of its signatures. */
export function readNote(note: string): Note | null {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return null;
  const signatures = note
    .slice(cut + 2, -1)
    .split('\n')
    .map((line) => SIGNATURE_LINE.exec(line))
    .map((parts) => ({ name: parts?.[1] ?? '', bytes: base64(parts?.[2]) }));
  if (signatures.some(({ bytes }) => bytes === null || bytes.length < 5)) return null;
  return {
    text: note.slice(0, cut + 1),
    signatures: signatures.map(({ name, bytes }) => ({
      name,
      id: (bytes as Buffer).subarray(0, 4).toString('hex'),
      signature: (bytes as Buffer).subarray(4),
    })),
  };
}

/** Whether this key signed the note. A signature of another key is no matter; a wrong one of this key is none at all. */
export function isSignedBy({ text, signatures }: Note, { name, id, key }: VerifierKey): boolean {
  const own = signatures.filter((one) => one.name === name && one.id === id);
  return own.length > 0 && own.every(({ signature }) => verify(null, Buffer.from(text), key, signature));
}
