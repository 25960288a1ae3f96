import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { refusal, type Refusal } from '../../../workflows/vocabulary';
import { LIMITS } from './limits';

/** The wanted parts of a packed file, by name. What a directory says of sizes is checked before anything is unpacked, and the bytes
 *  are counted again while they come, since a directory may lie. Refuses `intake.packed-too-large` and `intake.unknown-format`. */
export async function unpack(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string> | Refusal> {
  let zip: ZipFile;
  try {
    zip = await open(bytes);
  } catch {
    return refusal('intake.unknown-format', {});
  }
  if (zip.entryCount > LIMITS.zipEntries) return tooLarge();
  try {
    return await readParts(zip, wanted);
  } catch (error) {
    return error instanceof TooLarge ? tooLarge() : refusal('intake.unknown-format', {});
  } finally {
    zip.close();
  }
}

class TooLarge extends Error {}

const tooLarge = (): Refusal =>
  refusal('intake.packed-too-large', {
    limitBytes: LIMITS.zipBytes,
    limitEntries: LIMITS.zipEntries,
    limitRatio: LIMITS.zipRatio,
  });

const open = (bytes: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

function readParts(zip: ZipFile, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>();
    let total = 0;
    zip.on('error', reject);
    zip.on('end', () => resolve(parts));
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (total > LIMITS.zipBytes || (ratio > LIMITS.zipRatio && entry.uncompressedSize > 1_000_000))
        return reject(new TooLarge());
      if (!wanted.has(entry.fileName)) return zip.readEntry();
      readPart(zip, entry).then((text) => {
        parts.set(entry.fileName, text);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

function readPart(zip: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > LIMITS.zipBytes) stream.destroy(new TooLarge());
        else chunks.push(chunk);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    });
  });
}
