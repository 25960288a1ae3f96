import { createHash, type Hash } from 'node:crypto';
import type { Instant } from '../../../workflows/vocabulary';
import { RELIVED } from '../../../workflows/replay';
import { addDays, startOfDay } from '../../calendar/local-date';
import type { Database, Tx } from '../../platform/database/tx';
import type { EntryBody } from '../follower';
import type { StoredCheckpoint } from '../sealing/checkpoint.store';
import { signNote, type SignerKey } from '../sealing/signed-note';
import { consistencyProof, subtreeHashes } from '../sealing/tile.store';
import { subtreesOf } from '../tree/merkle';
import {
  endText,
  EXPORT_FORMAT,
  type EvidenceLine,
  type ExportHead,
  type ExportLine,
  type ExportScope,
  type NodesLine,
  type SourceLine,
} from './format';
import { PositionSet } from './position-set';

/** Writes the trail, or a part of it, as one file that proves itself: piece by piece, within one snapshot, so that a server may write on. */

export interface ExportOrder {
  readonly scope: ExportScope;
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
  readonly sourceOf: (tx: Tx, kind: SourceLine['kind'], name: string) => Promise<SourceLine>;
  readonly onProgress?: (entries: number) => void;
}

const PAGE_ROWS = 2_000;
const GAPS_TOGETHER = 100;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The pieces of the file, in order. */
export async function* exportedFile(database: Database, order: ExportOrder): AsyncGenerator<string> {
  const pieces = new PieceQueue();
  // The transaction lives for as long as somebody reads the pieces.
  const writing = database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await new ExportWriter(tx, order, pieces).write();
  });
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
  private readonly sources = new Map<string, readonly [SourceLine['kind'], string]>();

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
      for (const sha256 of citedIn(entries)) await this.line({ evidence: proofs.get(sha256) ?? unknownProof(sha256) });
      for (const { parsed } of entries) this.noteVersions(name, parsed);
    }
    this.order.onProgress?.(this.entries);
  }

  private noteVersions(stream: string, { versions }: Names): void {
    const machines = RELIVED[stream.slice(0, stream.indexOf('/'))]?.machines ?? [];
    for (const [role, name] of Object.entries(versions)) {
      const kind = SOURCES[role];
      if (machines.includes(role)) this.machines.add(name);
      else if (kind !== undefined) this.sources.set(`${kind} ${name}`, [kind, name]);
    }
  }

  /** The streams of the scope, whole, a page of entries at a time. Relies on trail_entry_pk (stream_id, seq). */
  private async *pages(): AsyncGenerator<readonly Stream[]> {
    let [lastId, lastSeq] = [FIRST_ID, 0];
    let open = null as Stream | null;
    for (;;) {
      const rows: Row[] = await this.tx.query<Row>(this.pageSql(), [lastId, lastSeq, ...this.pageValues()]);
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

  private pageSql(): string {
    return `SELECT e.subject, e.stream_id, e.seq, e.body, p.position
      FROM trail_entry e JOIN trail_position p ON p.entry_id = e.id
      WHERE (e.stream_id, e.seq) > ($1::uuid, $2::integer) AND p.position <= $3
        AND ($4::timestamptz IS NULL OR e.recorded_at >= $4) AND ($5::timestamptz IS NULL OR e.recorded_at < $5)
        AND (${SCOPES[this.order.scope.kind]})
      ORDER BY e.stream_id, e.seq LIMIT ${PAGE_ROWS}`;
  }

  private pageValues(): readonly unknown[] {
    const { scope, from, until, checkpoint } = this.order;
    const begins: Instant | null = from === null ? null : startOfDay(from);
    const ends: Instant | null = until === null ? null : startOfDay(addDays(until, 1));
    return [checkpoint.size, begins, ends, ...(scope.kind === 'all' ? [] : [scope.id])];
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
type Names = Pick<EntryBody, 'versions' | 'evidence'>;
type Exported = { readonly position: number; readonly body: string; readonly parsed: Names };
type Stream = { readonly name: string; readonly entries: Exported[] };

/** What an entry names. One that was changed may be no JSON any more: it is exported as it is, and whoever verifies will say so. */
function namesIn(body: string): Names {
  try {
    const { versions, evidence } = JSON.parse(body) as Partial<EntryBody>;
    return { versions: versions ?? {}, evidence: Array.isArray(evidence) ? evidence : [] };
  } catch {
    return { versions: {}, evidence: [] };
  }
}

const SCOPES: Readonly<Record<ExportScope['kind'], string>> = {
  all: 'true',
  plan: `e.stream_id = $6::uuid OR e.stream_id IN (SELECT id FROM obligation WHERE plan_id = $6::uuid)
    OR e.stream_id IN (SELECT id FROM case_file WHERE plan_id = $6::uuid)`,
  unit: `e.stream_id IN (SELECT id FROM obligation WHERE unit_id = $6)
    OR e.stream_id IN (SELECT id FROM case_file WHERE unit_id = $6)`,
  obligation: 'e.stream_id = $6::uuid',
  case: 'e.stream_id = $6::uuid',
};

/** Which members of `versions` name something that can be shown. */
const SOURCES: Readonly<Record<string, SourceLine['kind']>> = {
  calendar: 'calendar',
  ladder: 'ladder',
  file: 'plan-file',
};

const citedIn = (entries: readonly Exported[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ parsed }) => parsed.evidence));
const unknownProof = (sha256: string): EvidenceLine => ({ sha256, kind: null, mediaType: null, bytes: null });
const hex = (hash: Buffer): string => hash.toString('hex');

/** Hands pieces from the transaction that makes them to whoever writes them, and lets it run no further ahead than this. */
const AHEAD_CHARACTERS = 4_000_000;

class PieceQueue {
  private queue: string[] = [];
  private held = 0;
  private outcome: { readonly error: unknown } | null | undefined;
  private wakeReader: () => void = () => undefined;
  private wakeWriter: () => void = () => undefined;
  private isAbandoned = false;

  async put(text: string): Promise<void> {
    this.queue.push(text);
    this.held += text.length;
    this.wakeReader();
    while (this.held > AHEAD_CHARACTERS && !this.isAbandoned) {
      await new Promise<void>((resolve) => (this.wakeWriter = resolve));
    }
    if (this.isAbandoned) throw new Error('nobody reads the export any more');
  }

  end(outcome: { readonly error: unknown } | null): void {
    this.outcome = outcome;
    this.wakeReader();
  }

  abandon(): void {
    this.isAbandoned = true;
    this.wakeWriter();
  }

  async *all(): AsyncGenerator<string> {
    for (;;) {
      if (this.queue.length > 0) {
        const text = this.queue.join('');
        [this.queue, this.held] = [[], 0];
        this.wakeWriter();
        yield text;
      } else if (this.outcome === undefined) {
        await new Promise<void>((resolve) => (this.wakeReader = resolve));
      } else if (this.outcome === null) {
        return;
      } else {
        throw this.outcome.error;
      }
    }
  }
}
