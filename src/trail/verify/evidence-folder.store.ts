import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Files of proof in a folder, each named by the hash that entries cite. */
export type EvidenceFile = (sha256: string) => 'same' | 'missing' | 'differs';

const CHUNK = 1_048_576;

export function checkEvidenceFolder(folder: string): EvidenceFile {
  const known = new Map<string, ReturnType<EvidenceFile>>();
  return (sha256) => {
    const found = known.get(sha256) ?? look(join(folder, sha256), sha256);
    known.set(sha256, found);
    return found;
  };
}

function look(path: string, sha256: string): ReturnType<EvidenceFile> {
  // The name comes from the file under test: it is a hash, and nothing else is looked for.
  if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(path)) return 'missing';
  return hashOf(path) === sha256 ? 'same' : 'differs';
}

function hashOf(path: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
