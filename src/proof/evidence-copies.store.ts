import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sha256 } from '../../workflows/vocabulary';
import type { EvidenceFiles } from '../evidence/evidence-files.store';
import type { EvidenceLine } from '../trail/export/format';

/** Files of proof beside an export, each named by its hash: what `dondoc verify --evidence` looks at. */
export class EvidenceCopies {
  readonly copied = new Set<string>();
  /** Cited, and not in this home any more. */
  readonly missing = new Set<string>();

  constructor(
    private readonly files: Pick<EvidenceFiles, 'read'>,
    private readonly folder: string,
  ) {}

  /** Copies the file behind a line, once. A document has none: it is cited by what it is called. */
  async copy({ sha256, kind }: EvidenceLine): Promise<void> {
    if (kind === 'document' || this.copied.has(sha256) || this.missing.has(sha256)) return;
    const content = HASH.test(sha256) ? await this.files.read(sha256 as Sha256) : null;
    if (content === null) {
      this.missing.add(sha256);
      return;
    }
    await mkdir(this.folder, { recursive: true });
    await pipeline(content, createWriteStream(join(this.folder, sha256)));
    this.copied.add(sha256);
  }
}

/** The name comes out of an entry: it is a hash or no file. */
const HASH = /^[0-9a-f]{64}$/;
