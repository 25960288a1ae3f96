import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSignerKey, type SignerKey } from './signed-note';

/** The private key that signs, in a file that only its owner reads, beside and never in the database: whoever can rewrite the tables cannot
 *  sign what they wrote. */

const OWNER_ONLY = 0o600;
const FOLDER = 0o700;
const CURRENT = 'log.key';
const NEXT = 'log.key.next';

export class KeyFile {
  /** `folder` belongs to one log. */
  constructor(readonly folder: string) {}

  get path(): string {
    return join(this.folder, CURRENT);
  }

  /** Null when there is none. Throws when there is something else in its place. */
  read(): SignerKey | null {
    return readKey(this.path);
  }

  /** The key that a rotation made, and that was not yet put in place. */
  readNext(): SignerKey | null {
    return readKey(join(this.folder, NEXT));
  }

  write(key: SignerKey): void {
    this.writeTo(CURRENT, key);
  }

  writeNext(key: SignerKey): void {
    this.writeTo(NEXT, key);
  }

  /** Puts the next key in place; the one before stays beside it under its id, for what was signed with it is looked at for years. */
  turn(): void {
    const old = this.read();
    if (old !== null) renameSync(this.path, join(this.folder, `log.key.retired-${old.verifier.id}`));
    renameSync(join(this.folder, NEXT), this.path);
  }

  private writeTo(name: string, key: SignerKey): void {
    mkdirSync(this.folder, { recursive: true, mode: FOLDER });
    const file = join(this.folder, name);
    const unfinished = `${file}.new`;
    writeFileSync(unfinished, `${key.text}\n`, { mode: OWNER_ONLY, flush: true });
    chmodSync(unfinished, OWNER_ONLY);
    renameSync(unfinished, file);
  }
}

function readKey(path: string): SignerKey | null {
  if (!existsSync(path)) return null;
  const key = readSignerKey(readFileSync(path, 'utf8'));
  if (key === null) throw new Error(`${path} holds no key of the log`);
  return key;
}
