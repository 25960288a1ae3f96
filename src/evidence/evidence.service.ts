import type { ReadStream } from 'node:fs';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Scope } from '../people/accounts/scope';
import type { SignedIn } from '../people/accounts/signed-in';
import type { Clock } from '../platform/clock';
import { documentReference, type StatedDocument } from './document-reference';
import type { EvidenceFiles } from './evidence-files.store';
import type { Evidence, EvidenceStore } from './evidence.store';
import { keptFileName } from './file-name';

const AT_ONCE = 4;

/** Takes proof in and gives it out. The content is on disk, synced, before its row is committed: a step can cite only what lasts. */
export class EvidenceRoom {
  /** Files on their way in, by person: one of them must not hold every connection and the disk. */
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly files: EvidenceFiles,
    private readonly store: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  /** Refuses what `EvidenceFiles.take` refuses. */
  async takeFile(content: AsyncIterable<Buffer>, declaredName: string, by: string | null): Promise<Evidence | Refusal> {
    const fileName = keptFileName(declaredName);
    const stored = await this.files.take(content, fileName);
    if ('code' in stored) return stored;
    return this.store.addFile({ ...stored, fileName }, by, this.clock.now());
  }

  /** Whoever holds a post hands proof in, and whoever answers for themselves in a case that is open. Refuses `actor.no-post`. */
  async whoMayHandIn({ account, posts }: SignedIn): Promise<string | Refusal> {
    const { person } = account;
    const may = person !== null && (posts.length > 0 || (await this.store.isConcerned(person)));
    return may ? person : refusal('actor.no-post');
  }

  /** A person's upload, as long as it lasts. Refuses `evidence.too-many-at-once`. */
  async whileUploading<T>(person: string, upload: () => Promise<T>): Promise<T | Refusal> {
    const others = this.underWay.get(person) ?? 0;
    if (others >= AT_ONCE) return refusal('evidence.too-many-at-once', { most: AT_ONCE });
    this.underWay.set(person, others + 1);
    try {
      return await upload();
    } finally {
      const left = (this.underWay.get(person) ?? 1) - 1;
      if (left > 0) this.underWay.set(person, left);
      else this.underWay.delete(person);
    }
  }

  /** Refuses what `documentReference` refuses. */
  async takeDocument(stated: StatedDocument, by: string | null): Promise<Evidence | Refusal> {
    const now = this.clock.now();
    const document = documentReference(stated, localDateOf(now));
    return 'code' in document ? document : this.store.addDocument(document, by, now);
  }

  /** What uploads cut off by a crash left behind goes when the process starts. Returns how many. */
  removeLeftovers(): Promise<number> {
    return this.files.removeLeftovers(this.clock.now());
  }

  /** `not-found` when no such proof is registered, or none that is seen. */
  async get(id: string, scope: Scope): Promise<Evidence | Refusal> {
    return (await this.store.get(id, scope)) ?? refusal('not-found', { subject: 'evidence', id });
  }

  /** Refuses `not-found`, `evidence.no-content` (a document reference has none) and `evidence.content-gone`. */
  async content(
    id: string,
    scope: Scope,
  ): Promise<{ readonly file: Evidence & { kind: 'file' }; readonly stream: ReadStream } | Refusal> {
    const found = await this.get(id, scope);
    if ('code' in found) return found;
    if (found.kind === 'document') return refusal('evidence.no-content', { id });
    const stream = await this.files.read(found.sha256);
    return stream === null ? refusal('evidence.content-gone', { id, sha256: found.sha256 }) : { file: found, stream };
  }
}
