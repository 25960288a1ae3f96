import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal, type Instant, type Refusal, type Sha256 } from '../../workflows/vocabulary';
import { epochMsOf } from '../calendar/local-date';
import { codeOf } from '../platform/database/failures';
import { makeFolder } from '../platform/folders.store';
import { randomId } from '../platform/identifiers';
import {
  ACCEPTED_IN_WORDS,
  HEAD_BYTES,
  officeTypeOf,
  textTypeOf,
  TextWatcher,
  typeByHead,
  type MediaType,
} from './media-type';
import { readContainer } from './office-container.store';

export interface StoredFile {
  readonly sha256: Sha256;
  readonly mediaType: MediaType;
  readonly bytes: number;
}

interface Received {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly head: Buffer;
  readonly text: boolean;
}

/** Proof on disk, each content once, under its own hash: `<home>/evidence/ab/cd/<sha256>`. A file is written aside, synced and
 *  only then given its name, so that what has a name is whole; a crash leaves at most a `.part` that nobody refers to. */
export class EvidenceFiles {
  constructor(
    /** `<home>/evidence` */
    private readonly folder: string,
    private readonly maxBytes: number,
    private readonly openFile: typeof open = open,
  ) {}

  /** Takes the content in. Refuses `evidence.too-large`, `evidence.empty`, `evidence.type-not-accepted` and
   *  `evidence.no-space`; after a refusal nothing is left behind. */
  async take(content: AsyncIterable<Buffer>, fileName: string): Promise<StoredFile | Refusal> {
    const part = join(this.folder, 'tmp', `${randomId()}.part`);
    try {
      await makeFolder(join(this.folder, 'tmp'), 0o700);
      const received = await this.receive(content, part);
      if ('code' in received) return received;
      const mediaType = await typeOf(received, part, fileName);
      if (mediaType === null) return refusal('evidence.type-not-accepted', { fileName, accepted: ACCEPTED_IN_WORDS });
      await this.giveName(part, received.sha256);
      return { sha256: received.sha256, mediaType, bytes: received.bytes };
    } catch (error) {
      if (isNoSpace(error)) return refusal('evidence.no-space');
      throw error;
    } finally {
      await rm(part, { force: true });
    }
  }

  /** The content as it was taken in, or null when this home does not hold it. */
  async read(sha256: Sha256): Promise<ReadStream | null> {
    const path = this.pathOf(sha256);
    const found = await access(path).then(
      () => true,
      () => false,
    );
    return found ? createReadStream(path) : null;
  }

  /** Removes what uploads cut off by a crash left behind, once it is an hour old. Returns how many. */
  async removeLeftovers(now: Instant): Promise<number> {
    const folder = join(this.folder, 'tmp');
    const names = await readdir(folder).catch(() => []);
    let removed = 0;
    for (const name of names) {
      const found = await stat(join(folder, name)).catch(() => null);
      if (found === null || found.mtimeMs > epochMsOf(now) - LEFT_AFTER_MS) continue;
      await rm(join(folder, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  private async receive(content: AsyncIterable<Buffer>, part: string): Promise<Received | Refusal> {
    const hash = createHash('sha256');
    const watcher = new TextWatcher();
    let bytes = 0;
    let head = Buffer.alloc(0);
    const handle = await this.openFile(part, 'wx', 0o600);
    try {
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > this.maxBytes) return refusal('evidence.too-large', { maxBytes: this.maxBytes });
        if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
        hash.update(chunk);
        watcher.see(chunk);
        await handle.writeFile(chunk);
      }
      if (bytes === 0) return refusal('evidence.empty');
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { sha256: hash.digest('hex') as Sha256, bytes, head: Buffer.from(head), text: watcher.wasText() };
  }

  /** Synced from the file up to the top folder: after this, a power cut takes nothing away. */
  private async giveName(part: string, sha256: Sha256): Promise<void> {
    const path = this.pathOf(sha256);
    const outer = join(this.folder, sha256.slice(0, 2));
    const inner = join(outer, sha256.slice(2, 4));
    await makeFolder(inner, 0o700);
    // The same content under the same name: whichever of two writers comes last changes nothing.
    await rename(part, path);
    for (const folder of [inner, outer, this.folder]) await syncFolder(folder);
  }

  private pathOf(sha256: Sha256): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

const LEFT_AFTER_MS = 3_600_000;

async function typeOf(received: Received, path: string, fileName: string): Promise<MediaType | null> {
  const byHead = typeByHead(received.head);
  if (byHead === 'zip') {
    const container = await readContainer(path);
    return container === null ? null : officeTypeOf(container.names, container.mimetype);
  }
  return byHead ?? (received.text ? textTypeOf(fileName) : null);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isNoSpace = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '');
