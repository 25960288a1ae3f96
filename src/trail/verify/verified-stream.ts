import { canonicalText } from '../canonical';
import { CHAIN_START } from '../entry';
import type { EntryBody } from '../follower';
import { leafHash, sha256 } from '../tree/merkle';
import type { StreamLine } from '../export/format';
import type { Note } from './finding';
import type { LeafShelf } from './leaf-shelf.store';
import type { StreamReliving } from './relive';
import type { Rereading } from './rereading';

/** The entries of one stream after the other: each hashed as it stands, chained to the one before, none missing, each for its place in the tree. */

export interface StreamRules {
  /** Streams may begin in the middle, since the file begins with a day. */
  readonly mayBeginLate: boolean;
  /** How many entries the tree has. */
  readonly size: number;
}

export class VerifiedStreams {
  entries = 0;
  streams = 0;
  private now: StreamLine | null = null;
  private taken = 0;
  private lastSeq = 0;
  private lastHash: Buffer = CHAIN_START;
  private lastId = '';
  private readonly cited = new Set<string>();

  constructor(
    private readonly rules: StreamRules,
    private readonly shelf: LeafShelf,
    private readonly note: Note,
    /** Null: streams are not lived again. */
    private readonly reliving: StreamReliving | null,
    private readonly rereading: Rereading,
  ) {}

  get isOpen(): boolean {
    return this.now !== null;
  }

  begin(stream: StreamLine): void {
    this.end();
    // In the order of their ids, so that none can come twice unseen.
    const id = stream.name.slice(stream.name.indexOf('/') + 1);
    if (!(id > this.lastId)) this.note('stream.twice', stream.name);
    this.lastId = id;
    this.now = stream;
    [this.taken, this.lastSeq, this.lastHash] = [0, 0, CHAIN_START];
    this.streams += 1;
    this.reliving?.begin();
  }

  entry(line: Buffer): void {
    const stream = this.now as StreamLine;
    this.entries += 1;
    this.taken += 1;
    const hash = sha256(line);
    this.place(stream, hash);
    const body = bodyOf(line);
    const at = `${stream.name} #${body?.seq ?? this.lastSeq + 1}`;
    if (body === null) this.note('entry.not-canonical', at);
    else {
      this.check(stream, at, body);
      this.rereading.take(at, body.event);
    }
    if (body !== null && this.reliving !== null) {
      if (!isCanonical(body, line)) this.note('entry.not-canonical', at);
      this.reliving.take(body);
    }
    this.lastSeq = body?.seq ?? this.lastSeq + 1;
    this.lastHash = hash;
  }

  /** Proof that the stream cited must be listed behind it, each once. */
  evidence(sha256OfProof: string): void {
    if (!this.cited.delete(sha256OfProof))
      this.note('evidence.uncited', this.now?.name ?? null, { sha256: sha256OfProof });
  }

  end(): void {
    const stream = this.now;
    if (stream === null) return;
    const listed = stream.positions.length;
    if (listed !== this.taken) this.note('stream.count', stream.name, { expected: listed, found: this.taken });
    for (const missing of this.cited) this.note('evidence.unlisted', stream.name, { sha256: missing });
    this.cited.clear();
    this.now = null;
  }

  private place({ name, positions }: StreamLine, hash: Buffer): void {
    const position = positions[this.taken - 1];
    if (position === undefined) return;
    const before = positions[this.taken - 2] ?? 0;
    const at = `${name} #${this.lastSeq + 1}`;
    if (!(position > before)) this.note('entry.order', at, { position, before });
    if (position > this.rules.size) this.note('tree.position-beyond', at, { position, size: this.rules.size });
    else this.shelf.put(position, leafHash(hash));
  }

  private check({ name }: StreamLine, at: string, body: EntryBody): void {
    if (body.v !== 1) this.note('file.unknown-format', at, { expected: 1, found: body.v ?? null });
    if (body.stream !== name) this.note('entry.stream', at, { expected: name, found: body.stream ?? null });
    const isFirst = this.taken === 1;
    if (isFirst && body.seq !== 1) {
      if (!this.rules.mayBeginLate) this.note('stream.begins-late', at, { seq: body.seq ?? null });
    } else {
      if (body.seq !== this.lastSeq + 1)
        this.note('entry.gap', at, { expected: this.lastSeq + 1, found: body.seq ?? null });
      const expected = this.lastHash.toString('hex');
      if (body.prev !== expected) this.note('entry.link', at, { field: 'prev', expected, found: body.prev ?? null });
    }
    for (const proof of body.evidence ?? []) this.cited.add(proof);
  }
}

/** Null when the line is no entry at all. */
function bodyOf(line: Buffer): EntryBody | null {
  try {
    const body = JSON.parse(line.toString('utf8')) as EntryBody | null;
    const isEntry =
      typeof body === 'object' &&
      body !== null &&
      typeof body.event === 'object' &&
      body.event !== null &&
      typeof body.versions === 'object' &&
      body.versions !== null &&
      typeof body.stream === 'string' &&
      Number.isSafeInteger(body.seq) &&
      Array.isArray(body.evidence);
    return isEntry ? body : null;
  } catch {
    return null;
  }
}

function isCanonical(body: EntryBody, line: Buffer): boolean {
  try {
    return Buffer.from(canonicalText(body as never)).equals(line);
  } catch {
    return false;
  }
}
