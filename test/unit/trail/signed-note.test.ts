import type { Instant } from '../../../workflows/vocabulary';
import { checkpointText, readCheckpoint, signCheckpoint } from '../../../src/trail/sealing/checkpoint';
import {
  isSignedBy,
  newSignerKey,
  readNote,
  readSignerKey,
  readVerifierKey,
  signNote,
  type VerifierKey,
} from '../../../src/trail/sealing/signed-note';
import { EMPTY_ROOT } from '../../../src/trail/tree/merkle';

/** The example of golang.org/x/mod/sumdb/note, which C2SP signed-note describes. Ed25519 gives one signature for one text. */
const PUBLIC = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PRIVATE = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const peter = readVerifierKey(PUBLIC) as VerifierKey;

test('the published note is written and read byte for byte', () => {
  const signer = readSignerKey(PRIVATE);
  if (signer === null) throw new Error('a key');
  expect(signer.verifier.text).toBe(PUBLIC);
  expect(signer.text).toBe(PRIVATE);
  const note = signNote(TEXT, [signer]);
  expect(note).toBe(`${TEXT}\n${LINE}`);
  const read = readNote(note);
  expect(read?.text).toBe(TEXT);
  expect(read !== null && isSignedBy(read, peter)).toBe(true);
});

test('no other text, no other key and no other spelling passes', () => {
  const note = `${TEXT}\n${LINE}`;
  for (let place = 0; place < note.length; place += 1) {
    const other = note[place] === 'A' ? 'B' : 'A';
    const read = readNote(note.slice(0, place) + other + note.slice(place + 1));
    expect(read !== null && isSignedBy(read, peter)).toBe(false);
  }
  for (let place = 0; place < PUBLIC.length; place += 1) {
    const other = PUBLIC[place] === 'B' ? 'C' : 'B';
    expect(readVerifierKey(PUBLIC.slice(0, place) + other + PUBLIC.slice(place + 1))?.id ?? 'none').not.toBe(peter.id);
  }
});

test('a note that two keys signed is good to each of them, and a forged line of one spoils only that one', () => {
  const [old, young] = [newSignerKey('log.example'), newSignerKey('log.example')];
  const note = signNote('log.example\n', [old, young]);
  const read = readNote(note);
  if (read === null) throw new Error('a note');
  expect([old, young].map(({ verifier }) => isSignedBy(read, verifier))).toEqual([true, true]);
  const [ofOld, ofYoung] = read.signatures;
  if (!ofOld || !ofYoung) throw new Error('two signatures');
  const forged = { ...read, signatures: [{ ...ofOld, signature: ofYoung.signature }, ofYoung] };
  expect([old, young].map(({ verifier }) => isSignedBy(forged, verifier))).toEqual([false, true]);
});

test('a checkpoint says origin, size, root and moment, and is read back as it was', () => {
  const signer = newSignerKey('log.example');
  const signedAt = '2024-07-01T00:00:00.000Z' as Instant;
  const written = signCheckpoint({ origin: 'log.example', size: 0, root: EMPTY_ROOT, signedAt }, [signer]);
  // SHA-256 of nothing, in base64.
  expect(checkpointText(written)).toBe(
    'log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2024-07-01T00:00:00.000Z\n',
  );
  expect(readCheckpoint(written.note)?.checkpoint).toEqual(written);
});

test.each([
  ['no signature', 'log.example\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
  ['a size with a zero before it', 'log.example\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n'],
  ['a root that is too short', 'log.example\n1\n47DEQg==\n'],
  ['no root', 'log.example\n1\n'],
])('%s is no checkpoint', (name, text) => {
  const note = name === 'no signature' ? text : signNote(text, [newSignerKey('log.example')]);
  expect(readCheckpoint(note)).toBeNull();
});
