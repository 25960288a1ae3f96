import { isCanonicalText } from '../canonical';
import { CHAIN_START } from '../entry';
import type { EntryBody } from '../follower';
import { entryTail, type EntryTail } from './entry-tail';
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
  /** Of the entry that was just read whole. */
  private wholeSeq = 0;
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

  /** Throws a `TypeError` when the line lacks its name or its places: it is none of the format. */
  begin(stream: StreamLine): void {
    this.end();
    if (!isStreamLine(stream)) throw new TypeError('a stream without its name or its places');
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
    // Whoever lives it again needs all of it; where it belongs stands at its end.
    const tail = this.reliving === null ? entryTail(line) : null;
    if (tail === null) this.whole(stream, line);
    else this.check(stream, tail);
    this.lastSeq = tail?.seq ?? this.wholeSeq;
    this.lastHash = hash;
  }

  private whole(stream: StreamLine, line: Buffer): void {
    const text = line.toString('utf8');
    const body = bodyOf(text);
    this.wholeSeq = body?.seq ?? this.lastSeq + 1;
    const at = `${stream.name} #${this.wholeSeq}`;
    if (body === null) return this.note('entry.not-canonical', at);
    if (body.v !== 1) this.note('file.unknown-format', at, { expected: 1, found: body.v ?? null });
    this.check(stream, body);
    this.rereading.take(at, body.event);
    if (this.reliving === null) return;
    if (!isCanonical(body, text, line)) this.note('entry.not-canonical', at);
    this.reliving.take(body);
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
    const { size } = this.rules;
    if (!(position > before)) this.note('entry.order', `${name} #${this.lastSeq + 1}`, { position, before });
    if (position > size) this.note('tree.position-beyond', `${name} #${this.lastSeq + 1}`, { position, size });
    else this.shelf.put(position, leafHash(hash));
  }

  private check({ name }: StreamLine, { stream, seq, prev, evidence }: EntryTail): void {
    const isFirst = this.taken === 1;
    const isNext = stream === name && (isFirst ? seq === 1 : seq === this.lastSeq + 1);
    if (!isNext || prev !== this.lastHash.toString('hex')) this.say(name, { stream, seq, prev });
    for (const proof of evidence) this.cited.add(proof);
  }

  private say(name: string, { stream, seq, prev }: Omit<EntryTail, 'evidence'>): void {
    const at = `${name} #${seq}`;
    if (stream !== name) this.note('entry.stream', at, { expected: name, found: stream });
    if (this.taken === 1 && seq !== 1) {
      if (!this.rules.mayBeginLate) this.note('stream.begins-late', at, { seq });
      return;
    }
    if (seq !== this.lastSeq + 1) this.note('entry.gap', at, { expected: this.lastSeq + 1, found: seq });
    const expected = this.lastHash.toString('hex');
    if (prev !== expected) this.note('entry.link', at, { field: 'prev', expected, found: prev ?? null });
  }
}

const isStreamLine = ({ name, positions }: Partial<StreamLine>): boolean =>
  typeof name === 'string' && Array.isArray(positions) && positions.every((place) => Number.isSafeInteger(place));

/** Null when the line is no entry at all. */
function bodyOf(text: string): EntryBody | null {
  try {
    const body = JSON.parse(text) as EntryBody | null;
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

function isCanonical(body: EntryBody, text: string, line: Buffer): boolean {
  // Bytes that are no UTF-8 were read as this character: only the bytes themselves tell the two apart.
  return isCanonicalText(text, body as never) && (!text.includes('\ufffd') || Buffer.from(text).equals(line));
}
