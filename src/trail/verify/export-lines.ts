import { createHash, type Hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The lines of a file as bytes, one after the other, and the digest of all that was before a line. */

const LINE_FEED = 0x0a;
/** No line of ours is longer; one that is would be read into memory whole. */
export const LONGEST_LINE = 256 * 1024 * 1024;

export class FileUnreadable extends Error {
  constructor(readonly code: 'file.gzipped-twice' | 'file.unpacking-failed' | 'file.line-unreadable') {
    super(code);
    this.name = 'FileUnreadable';
  }
}

const isGzip = (chunk: Buffer): boolean => chunk[0] === 0x1f && chunk[1] === 0x8b;

/** The file's bytes, unpacked where they are packed, once. Throws `FileUnreadable`. */
export async function* unpacked(file: Readable): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await chunks.next();
  if (first.done === true) return;
  const rest = restOf(first.value, chunks);
  if (!isGzip(first.value)) {
    yield* rest;
    return;
  }
  let isFirst = true;
  try {
    for await (const chunk of gunzipped(rest)) {
      if (isFirst && isGzip(chunk)) throw new FileUnreadable('file.gzipped-twice');
      isFirst = false;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FileUnreadable) throw error;
    throw new FileUnreadable('file.unpacking-failed');
  }
}

async function* restOf(first: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { objectMode: false });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
}

export class LineReader {
  private readonly digest: Hash = createHash('sha256');
  private before: Buffer[] = [];
  private beforeLength = 0;
  /** Whether the last line ended. */
  ended = true;

  /** `take` is given each line without its end and, when it asks, the digest of all bytes before that line. */
  async read(chunks: AsyncIterable<Buffer>, take: (line: Buffer, digestBefore: () => string) => void): Promise<void> {
    for await (const chunk of chunks) {
      let hashed = 0;
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
        const part = chunk.subarray(start, end);
        const line = this.beforeLength === 0 ? part : Buffer.concat([...this.before, part]);
        const lineStart = start;
        const [heldBack, held] = [this.before, this.beforeLength];
        [this.before, this.beforeLength] = [[], 0];
        take(line, () => {
          this.digest.update(chunk.subarray(hashed, lineStart));
          hashed = lineStart;
          return this.digest.copy().digest('hex');
        });
        // A line that began in an earlier chunk is hashed once it is known not to be the one that is asked about.
        if (held > 0) for (const each of heldBack) this.digest.update(each);
        start = end + 1;
      }
      this.digest.update(chunk.subarray(hashed, start));
      if (start < chunk.length) {
        this.before.push(chunk.subarray(start));
        this.beforeLength += chunk.length - start;
        if (this.beforeLength > LONGEST_LINE) throw new FileUnreadable('file.line-unreadable');
      }
    }
    this.ended = this.beforeLength === 0;
  }
}
