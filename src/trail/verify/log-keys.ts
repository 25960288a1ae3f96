import type { LogKey } from '../export/format';
import {
  isSignedBy,
  readNote,
  readVerifierKey,
  type Note as SignedNote,
  type VerifierKey,
} from '../sealing/signed-note';
import type { Note } from './finding';

/** Which keys may speak for the log: the one that whoever verifies got elsewhere, and those that it, one after the other, signed as its followers. */
export interface KnownKeys {
  /** All that may sign, oldest first. */
  readonly keys: readonly VerifierKey[];
  /** All that the file names, those before the given one too: by their own word they signed what was given out before. */
  readonly listed: readonly VerifierKey[];
}

export function knownKeys(named: readonly LogKey[], given: readonly string[], note: Note): KnownKeys {
  const own = named.map(({ key, statement }) => ({ verifier: readVerifierKey(key), statement }));
  if (own.some(({ verifier }) => verifier === null)) note('key.unreadable', null);
  const listed = own.flatMap(({ verifier }) => verifier ?? []);
  const trusted = given.map((text) => readVerifierKey(text));
  if (trusted.includes(null)) note('key.unreadable', '--key');
  const first =
    given.length === 0
      ? 0
      : own.findIndex(({ verifier }) => trusted.some((one) => one !== null && one.text === verifier?.text));
  if (first < 0) {
    note('key.wrong', null, { listed: own.map(({ verifier }) => verifier?.text ?? null) });
    return { keys: [], listed };
  }
  if (given.length === 0) note('key.unconfirmed', null, { key: own.at(-1)?.verifier?.text ?? null });
  return { keys: chainFrom(own.slice(first), note), listed };
}

type Own = { readonly verifier: VerifierKey | null; readonly statement: string | null };

/** Stops at the first that the one before did not sign: what follows has no word for it but its own. */
function chainFrom(own: readonly Own[], note: Note): VerifierKey[] {
  const keys: VerifierKey[] = [];
  for (const { verifier, statement } of own) {
    if (verifier === null) break;
    const before = keys.at(-1);
    if (before !== undefined && !names(statement, before, verifier)) {
      note('key.rotation-unsigned', null, { before: before.text, key: verifier.text });
      break;
    }
    keys.push(verifier);
  }
  return keys;
}

function names(statement: string | null, before: VerifierKey, verifier: VerifierKey): boolean {
  const read = statement === null ? null : readNote(statement);
  return read !== null && read.text === `${before.name}\nkey ${verifier.text}\n` && isSignedBy(read, before);
}

export const isSignedByAny = (note: SignedNote, keys: readonly VerifierKey[]): boolean =>
  keys.some((key) => isSignedBy(note, key));
