import { fromFd, type Entry, type ZipFile } from 'yauzl';
import { open } from 'node:fs/promises';

/** What a zip file says of itself: the names in its central directory, and the text of an OpenDocument `mimetype` entry. */
export interface Container {
  readonly names: readonly string[];
  readonly mimetype: string | null;
}

/** An office document has some hundred parts. More is not looked at: such a file is something else. */
const MOST_ENTRIES = 10_000;
const LOCAL_HEADER_BYTES = 30;
const MIMETYPE_BYTES = 200;

/** Reads the central directory only; nothing is ever unpacked, so that a small file cannot become a large one.
 *  Null when the file is no sound zip or has too many entries. */
export async function readContainer(path: string): Promise<Container | null> {
  const handle = await open(path, 'r');
  try {
    const names = await entryNames(handle.fd);
    if (names === null) return null;
    // OpenDocument asks for `mimetype` first and stored as it is, so that it can be read without unpacking.
    const head = Buffer.alloc(LOCAL_HEADER_BYTES + MIMETYPE_BYTES);
    await handle.read(head, 0, head.length, 0);
    return { names, mimetype: storedMimetype(head) };
  } finally {
    await handle.close();
  }
}

function entryNames(fd: number): Promise<string[] | null> {
  return new Promise((resolve) => {
    // `autoClose: false`: the handle is ours, and two owners would close it twice.
    fromFd(fd, { lazyEntries: true, autoClose: false, decodeStrings: true }, (error, zip) => {
      if (error !== null || zip.entryCount > MOST_ENTRIES) resolve(null);
      else collect(zip, resolve);
    });
  });
}

function collect(zip: ZipFile, done: (names: string[] | null) => void): void {
  const names: string[] = [];
  zip.on('entry', (entry: Entry) => {
    names.push(entry.fileName);
    zip.readEntry();
  });
  zip.on('end', () => done(names));
  zip.on('error', () => done(null));
  zip.readEntry();
}

function storedMimetype(head: Buffer): string | null {
  const stored = head.readUInt16LE(8) === 0;
  const nameBytes = head.readUInt16LE(26);
  const start = LOCAL_HEADER_BYTES + nameBytes + head.readUInt16LE(28);
  const size = head.readUInt32LE(18);
  if (
    !stored ||
    nameBytes !== 8 ||
    head.toString('latin1', LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + 8) !== 'mimetype'
  ) {
    return null;
  }
  return head.toString('latin1', start, Math.min(start + size, head.length));
}
