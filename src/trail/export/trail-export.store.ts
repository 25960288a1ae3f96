import { createHash, type Hash } from 'node:crypto';
import type { Instant } from '../../../workflows/vocabulary';
import { RELIVED } from '../../../workflows/replay';
import { addDays, startOfDay } from '../../calendar/local-date';
import type { Scope } from '../../people/accounts/scope';
import type { Snapshot } from '../../platform/database/snapshot';
import type { Tx } from '../../platform/database/tx';
import type { EntryBody } from '../follower';
import { isReading, readingsIn, type RecordedReading } from '../recorded-reading';
import type { StoredCheckpoint } from '../sealing/checkpoint.store';
import { signNote, type SignerKey } from '../sealing/signed-note';
import { consistencyProof, subtreeHashes } from '../sealing/tile.store';
import { subtreesOf } from '../tree/merkle';
import { streamsSql } from './exported-streams';
import {
  endText,
  EXPORT_FORMAT,
  type EvidenceLine,
  type ExportHead,
  type ExportLine,
  type ExportScope,
  type NodesLine,
  type SourceKind,
  type SourceLine,
} from './format';
import { PieceQueue } from './piece-queue';
import { PositionSet } from './position-set';

/** Writes the trail, or a part of it, as one file that proves itself: piece by piece, within one snapshot, so that a server may write on. */

export interface ExportOrder {
  readonly scope: ExportScope;
  /** What whoever asks sees: nothing else is in the file. */
  readonly seen: Scope;
  readonly from: ExportHead['from'];
  readonly until: ExportHead['until'];
  readonly build: string;
  readonly checkpoint: StoredCheckpoint;
  readonly origin: string;
  readonly keys: ExportHead['keys'];
  readonly signer: SignerKey;
  /** Checkpoints that were given out before, oldest first: each with a proof that this log began so. */
  readonly earlier: readonly Pick<StoredCheckpoint, 'size' | 'note'>[];
  /** What a machine of this build does, by `name@version`. */
  readonly behaviourOf: (name: string) => string | null;
  /** The text of what an entry names as having decided, where it can be had. */
  readonly sourceOf: (tx: Tx, kind: SourceKind, name: string) => Promise<SourceLine>;
  readonly onProgress?: (entries: number) => void;
  /** Told of each line of proof before the next one is written. */
  readonly onEvidence?: (line: EvidenceLine) => Promise<void>;
}

const PAGE_ROWS = 2_000;
const GAPS_TOGETHER = 100;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The pieces of the file, in order. */
export async function* exportedFile(snapshot: Snapshot, order: ExportOrder): AsyncGenerator<string> {
  const pieces = new PieceQueue();
  // The transaction lives for as long as somebody reads the pieces.
  const writing = snapshot((tx) => new ExportWriter(tx, order, pieces).write());
  const ended = writing.then(
    () => pieces.end(null),
    (error: unknown) => pieces.end({ error }),
  );
  try {
    yield* pieces.all();
  } finally {
    pieces.abandon();
    await ended;
  }
}

class ExportWriter {
  private readonly digest: Hash = createHash('sha256');
  private lines = 0;
  private entries = 0;
  private readonly positions: PositionSet;
  private readonly machines = new Set<string>();
  private readonly sources = new Map<string, readonly [SourceKind, string]>();

  constructor(
    private readonly tx: Tx,
    private readonly order: ExportOrder,
    private readonly pieces: PieceQueue,
  ) {
    this.positions = new PositionSet(order.checkpoint.size);
  }

  async write(): Promise<void> {
    const { scope, from, until, build, checkpoint, keys } = this.order;
    await this.line({
      export: { format: EXPORT_FORMAT, build, scope, from, until, checkpoint: checkpoint.note, keys },
    });
    for await (const page of this.pages()) await this.writeStreams(page);
    await this.writeGaps();
    for (const { size, note } of this.order.earlier) {
      const proof = await consistencyProof(this.tx, size, checkpoint.size);
      await this.line({ earlier: { note, proof: proof.map(hex) } });
    }
    for (const name of [...this.machines].sort()) {
      await this.line({ machine: { name, behaviour: this.order.behaviourOf(name) } });
    }
    for (const [kind, name] of this.sources.values()) {
      await this.line({ source: await this.order.sourceOf(this.tx, kind, name) });
    }
    await this.end();
  }

  private async writeStreams(page: readonly Stream[]): Promise<void> {
    const proofs = await this.evidenceOf(page);
    for (const { name, entries } of page) {
      await this.line({ stream: { name, positions: entries.map(({ position }) => position) } });
      for (const { position, body } of entries) {
        this.positions.add(position);
        await this.put(`${body}\n`);
      }
      this.entries += entries.length;
      for (const sha256 of citedIn(entries)) {
        const evidence = proofs.get(sha256) ?? unknownProof(sha256);
        await this.line({ evidence });
        await this.order.onEvidence?.(evidence);
      }
      for (const { parsed } of entries) this.noteVersions(name, parsed);
    }
    this.order.onProgress?.(this.entries);
  }

  private noteVersions(stream: string, { versions, readings }: Names): void {
    const machines = RELIVED[stream.slice(0, stream.indexOf('/'))]?.machines ?? [];
    for (const [role, name] of Object.entries(versions)) {
      const kind = SOURCES[role];
      if (machines.includes(role)) this.machines.add(name);
      else if (kind !== undefined) this.noteSource(kind, name);
    }
    for (const { sha256, lawSha256 } of readings) {
      this.noteSource('rules', sha256);
      this.noteSource('law', lawSha256);
    }
  }

  private noteSource(kind: SourceKind, name: string): void {
    this.sources.set(`${kind} ${name}`, [kind, name]);
  }

  /** The streams of the scope, whole, a page of entries at a time. Relies on trail_entry_pk (stream_id, seq). */
  private async *pages(): AsyncGenerator<readonly Stream[]> {
    let [lastId, lastSeq] = [FIRST_ID, 0];
    let open = null as Stream | null;
    const { sql, values } = this.page();
    for (;;) {
      const rows: Row[] = await this.tx.query<Row>(sql, [lastId, lastSeq, ...values]);
      const whole: Stream[] = [];
      for (const row of rows) {
        const name = `${row.subject}/${row.stream_id}`;
        if (open?.name !== name) {
          if (open !== null) whole.push(open);
          open = { name, entries: [] };
        }
        open.entries.push({ position: Number(row.position), body: row.body, parsed: namesIn(row.body) });
        [lastId, lastSeq] = [row.stream_id, row.seq];
      }
      const isLast = rows.length < PAGE_ROWS;
      if (isLast && open !== null) whole.push(open);
      if (whole.length > 0) yield whole;
      if (isLast) return;
    }
  }

  private page(): { readonly sql: string; readonly values: readonly unknown[] } {
    const { scope, seen, from, until, checkpoint } = this.order;
    const begins: Instant | null = from === null ? null : startOfDay(from);
    const ends: Instant | null = until === null ? null : startOfDay(addDays(until, 1));
    const values: unknown[] = [checkpoint.size, begins, ends];
    // Two places come before these: where the last page ended.
    const streams = streamsSql(scope, seen, (value) => `$${values.push(value) + 2}`);
    const sql = `SELECT e.subject, e.stream_id, e.seq, e.body, p.position
      FROM trail_entry e JOIN trail_position p ON p.entry_id = e.id
      WHERE (e.stream_id, e.seq) > ($1::uuid, $2::integer) AND p.position <= $3
        AND ($4::timestamptz IS NULL OR e.recorded_at >= $4) AND ($5::timestamptz IS NULL OR e.recorded_at < $5)
        AND (${streams})
      ORDER BY e.stream_id, e.seq LIMIT ${PAGE_ROWS}`;
    return { sql, values };
  }

  private async evidenceOf(page: readonly Stream[]): Promise<ReadonlyMap<string, EvidenceLine>> {
    const cited = [...new Set(page.flatMap(({ entries }) => [...citedIn(entries)]))];
    if (cited.length === 0) return new Map();
    const rows = await this.tx.query<{ sha256: string; kind: string; media_type: string | null; bytes: string | null }>(
      'SELECT DISTINCT ON (sha256) sha256, kind, media_type, bytes FROM evidence WHERE sha256 = ANY ($1) ORDER BY sha256, id',
      [cited],
    );
    return new Map(
      rows.map(({ sha256, kind, media_type: mediaType, bytes }) => [
        sha256,
        { sha256, kind, mediaType, bytes: bytes === null ? null : Number(bytes) },
      ]),
    );
  }

  /** What is not in the file stands in it as the hashes over it, so that what is in it can be placed. */
  private async writeGaps(): Promise<void> {
    let together: { readonly from: number; readonly to: number }[] = [];
    const write = async (): Promise<void> => {
      const subtrees = together.map(({ from, to }) => subtreesOf(from - 1, to));
      const hashOf = await subtreeHashes(this.tx, subtrees.flat());
      for (const [place, { from, to }] of together.entries()) {
        const nodes: NodesLine = { from, to, hashes: (subtrees[place] ?? []).map((subtree) => hex(hashOf(subtree))) };
        await this.line({ nodes });
      }
      together = [];
    };
    for (const gap of this.positions.gaps()) {
      together.push(gap);
      if (together.length === GAPS_TOGETHER) await write();
    }
    if (together.length > 0) await write();
  }

  private async end(): Promise<void> {
    const { origin, checkpoint, signer } = this.order;
    const sha256 = this.digest.digest('hex');
    const note = signNote(endText(origin, sha256, checkpoint), [signer]);
    const line: ExportLine = { end: { entries: this.entries, lines: this.lines + 1, sha256, note } };
    await this.pieces.put(`${JSON.stringify(line)}\n`);
  }

  private line(line: ExportLine): Promise<void> {
    return this.put(`${JSON.stringify(line)}\n`);
  }

  private async put(text: string): Promise<void> {
    this.lines += 1;
    this.digest.update(text);
    await this.pieces.put(text);
  }
}

type Row = { subject: string; stream_id: string; seq: number; body: string; position: string };
type Names = Pick<EntryBody, 'versions' | 'evidence'> & { readonly readings: readonly RecordedReading[] };
type Exported = { readonly position: number; readonly body: string; readonly parsed: Names };
type Stream = { readonly name: string; readonly entries: Exported[] };

/** What an entry names. One that was changed may be no JSON any more: it is exported as it is, and whoever verifies will say so. */
function namesIn(body: string): Names {
  try {
    const { versions, evidence, event } = JSON.parse(body) as Partial<EntryBody>;
    return {
      ...{ versions: versions ?? {}, evidence: Array.isArray(evidence) ? evidence : [] },
      readings: readingsIn(event ?? {}).filter(isReading),
    };
  } catch {
    return { versions: {}, evidence: [], readings: [] };
  }
}

/** Which members of `versions` name something that can be shown. */
const SOURCES: Readonly<Record<string, SourceKind>> = {
  calendar: 'calendar',
  ladder: 'ladder',
  file: 'plan-file',
};

const citedIn = (entries: readonly Exported[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ parsed }) => parsed.evidence));
const unknownProof = (sha256: string): EvidenceLine => ({ sha256, kind: null, mediaType: null, bytes: null });
const hex = (hash: Buffer): string => hash.toString('hex');
