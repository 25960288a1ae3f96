import {
  ENTRY_START,
  EXPORT_FORMAT,
  endText,
  type EarlierLine,
  type EndLine,
  type EvidenceLine,
  type ExportHead,
  type MachineLine,
  type NodesLine,
  type SourceLine,
  type StreamLine,
} from '../export/format';
import { readCheckpoint, type SignedCheckpoint } from '../sealing/checkpoint';
import { readNote, type VerifierKey } from '../sealing/signed-note';
import { provesConsistency } from '../tree/proofs';
import type { EvidenceFile } from './evidence-folder.store';
import { Findings } from './finding';
import { LeafShelf } from './leaf-shelf.store';
import { isSignedByAny, knownKeys } from './log-keys';
import { StreamReliving } from './relive';
import { Rereading, type SourceReader } from './rereading';
import { VerifiedStreams } from './verified-stream';
import { VerifiedTree } from './verified-tree';

/** Verifies an exported file line by line, with nothing but the file, a key and a checkpoint that somebody kept. Whatever is not as the format says is a
 *  finding; nothing is taken for good because nobody looked. Source: docs/trail-format.md. */

export interface VerifyWishes {
  /** Public keys that whoever verifies got elsewhere. */
  readonly keys: readonly string[];
  /** A checkpoint that they kept. */
  readonly kept: string | null;
  readonly replay: boolean;
  /** What this build's machines do, by `name@version`; null: not compared. */
  readonly behaviours: ReadonlyMap<string, string> | null;
  /** Reads tables, provisions and calendars. */
  readonly sources: SourceReader;
  /** Looks at a file of proof; null: none are at hand. */
  readonly evidenceFile: EvidenceFile | null;
}

/** What may follow what: each kind of line has its part of the file. */
const PARTS = ['export', 'stream', 'nodes', 'earlier', 'machine', 'source', 'end'] as const;
type Part = (typeof PARTS)[number];

export class ExportVerification {
  readonly findings = new Findings();
  private readonly shelf = new LeafShelf();
  private part: Part | null = null;
  private line = 0;
  private head: ExportHead | null = null;
  private checkpoint: SignedCheckpoint | null = null;
  private keys: readonly VerifierKey[] = [];
  private listed: readonly VerifierKey[] = [];
  private streams: VerifiedStreams | null = null;
  private reliving: StreamReliving | null = null;
  private rereading: Rereading | null = null;
  private tree: VerifiedTree | null = null;
  private treeStands: boolean | null = null;
  private kept: SignedCheckpoint | null = null;
  private keptProved = false;
  /** Nothing after a head that cannot be read means anything. */
  private isLost = false;

  constructor(private readonly wishes: VerifyWishes) {}

  get isOver(): boolean {
    return this.isLost;
  }

  take(line: Buffer, digestBefore: () => string): void {
    if (this.isLost) return;
    this.line += 1;
    if (this.part === 'end') return this.lose('file.something-after-end');
    if (this.head !== null && startsEntry(line)) return this.takeEntry(line);
    const value = parse(line);
    const kind = value === null ? null : (Object.keys(value)[0] ?? null);
    if (value === null || kind === null || Object.keys(value).length !== 1) return this.misread();
    try {
      this.takeLine(kind, value[kind], digestBefore);
    } catch (error) {
      // A member that is missing or of another kind: the line is none of the format.
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      this.misread();
    }
  }

  /** When the file is at its end. */
  async finish(endedWithLine: boolean, signal?: AbortSignal): Promise<void> {
    if (!this.isLost) {
      if (this.line === 0) this.findings.note('file.empty', null);
      else if (this.part !== 'end' || !endedWithLine) this.findings.note('file.truncated', `line ${this.line}`);
      this.finishTree();
      this.judgeKept();
      await this.rereading?.finish(signal);
    }
    this.close();
  }

  /** Takes away what was put aside. */
  close(): void {
    this.shelf.close();
    this.rereading?.close();
  }

  get counts() {
    const { entries = 0, streams = 0 } = this.streams ?? {};
    return {
      entries,
      streams,
      relived: this.reliving?.relived ?? null,
      reread: this.wishes.replay ? (this.rereading?.reread ?? 0) : null,
    };
  }

  get about(): { readonly head: ExportHead | null; readonly checkpoint: SignedCheckpoint | null } {
    return { head: this.head, checkpoint: this.checkpoint };
  }

  private takeEntry(line: Buffer): void {
    if (this.part !== 'stream' || this.streams?.isOpen !== true) return this.misplaced('entry');
    this.streams.entry(line);
  }

  private takeLine(kind: string, value: unknown, digestBefore: () => string): void {
    if (this.head === null && kind !== 'export') return this.lose('file.not-an-export');
    if (kind === 'evidence') {
      if (this.streams?.isOpen !== true) return this.misplaced(kind);
      return this.takeEvidence(value as EvidenceLine, this.streams);
    }
    const part = PARTS.find((one) => one === kind);
    if (part === undefined) return this.misread();
    if (this.part !== null && PARTS.indexOf(part) < PARTS.indexOf(this.part)) return this.misplaced(kind);
    if (part === 'export' && this.head !== null) return this.misplaced(kind);
    this.part = part;
    if (part !== 'stream') this.streams?.end();
    switch (part) {
      case 'export':
        return this.takeHead(value as ExportHead);
      case 'stream':
        return this.streams?.begin(value as StreamLine);
      case 'nodes':
        return this.takeNodes(value as NodesLine);
      case 'earlier':
        return this.takeEarlier(value as EarlierLine);
      case 'machine':
        return this.takeMachine(value as MachineLine);
      case 'source':
        return this.rereading?.source(value as SourceLine, `line ${this.line}`);
      case 'end':
        return this.takeEnd(value as EndLine, digestBefore());
    }
  }

  private takeHead(head: ExportHead): void {
    const { note } = this.findings;
    if (head.format !== EXPORT_FORMAT) {
      note('file.unknown-format', 'line 1', { expected: EXPORT_FORMAT, found: String(head.format) });
      this.isLost = true;
      return;
    }
    this.head = head;
    const read = readCheckpoint(head.checkpoint);
    if (read === null) return this.lose('checkpoint.unreadable');
    this.checkpoint = read.checkpoint;
    const { keys, listed } = knownKeys(head.keys, this.wishes.keys, note);
    [this.keys, this.listed] = [keys, listed];
    const isOwn = this.keys.every(({ name }) => name === read.checkpoint.origin);
    if (!isOwn || !isSignedByAny(read.note, this.keys)) note('checkpoint.unsigned', null);
    this.readKept();
    const { size } = read.checkpoint;
    this.tree = new VerifiedTree(this.shelf, note, this.kept?.size ?? null);
    this.reliving = this.wishes.replay ? new StreamReliving(note, head.build) : null;
    const { sources, replay } = this.wishes;
    this.rereading = new Rereading(sources, note, { replay, build: head.build });
    const rules = { mayBeginLate: head.from !== null, size };
    this.streams = new VerifiedStreams(rules, this.shelf, note, this.reliving, this.rereading);
  }

  private readKept(): void {
    if (this.wishes.kept === null) return;
    const read = readCheckpoint(this.wishes.kept);
    if (read === null) return this.findings.note('kept.unreadable', null);
    if (read.checkpoint.origin !== this.checkpoint?.origin) {
      return this.findings.note('kept.another-log', null, {
        expected: this.checkpoint?.origin ?? null,
        found: read.checkpoint.origin,
      });
    }
    if (!isSignedByAny(read.note, this.keys)) this.findings.note('kept.unsigned', null);
    this.kept = read.checkpoint;
  }

  private takeEvidence({ sha256: named, kind }: EvidenceLine, streams: VerifiedStreams): void {
    streams.evidence(named);
    // A document is cited by what it is called: there is no file of it.
    if (this.wishes.evidenceFile === null || kind === 'document') return;
    const found = this.wishes.evidenceFile(named);
    if (found === 'missing') this.findings.note('evidence.file-missing', `line ${this.line}`, { sha256: named });
    if (found === 'differs') this.findings.note('evidence.file-differs', `line ${this.line}`, { sha256: named });
  }

  private takeNodes(nodes: NodesLine): void {
    if (this.isWhole)
      this.findings.note('tree.position-missing', `line ${this.line}`, { from: nodes.from, to: nodes.to });
    this.tree?.nodes(nodes);
  }

  /** A file that says it holds everything has to. */
  private get isWhole(): boolean {
    return this.head?.scope.kind === 'all' && this.head.from === null && this.head.until === null;
  }

  private takeEarlier({ note, proof }: EarlierLine): void {
    const at = `line ${this.line}`;
    this.finishTree();
    const read = readCheckpoint(note);
    if (read === null) return this.findings.note('checkpoint.unreadable', at);
    const { size, root } = read.checkpoint;
    if (!isSignedByAny(read.note, this.listed)) this.findings.note('earlier.unsigned', at, { size });
    const isContinued = this.continues(read.checkpoint, proof);
    if (!isContinued) this.findings.note('earlier.not-continued', at, { size });
    else if (this.kept?.size === size && this.kept.root.equals(root)) this.keptProved = true;
    else if (this.kept?.size === size) this.findings.note('kept.not-continued', at, { size });
  }

  private continues(older: SignedCheckpoint, proof: readonly string[]): boolean {
    const nodes = proof.map((hex) => Buffer.from(hex, 'hex'));
    return this.checkpoint !== null && provesConsistency(older, this.checkpoint, nodes);
  }

  private takeMachine({ name, behaviour }: MachineLine): void {
    const own = this.wishes.behaviours?.get(name);
    if (own === undefined || behaviour === null || own === behaviour || !this.wishes.replay) return;
    this.findings.note('replay.machine-differs', null, { machine: name, expected: behaviour, found: own });
  }

  private takeEnd({ entries, lines, sha256: named, note }: EndLine, digest: string): void {
    const at = `line ${this.line}`;
    this.finishTree();
    if (named !== digest) this.findings.note('file.digest', at, { expected: named, found: digest });
    const found = this.streams?.entries ?? 0;
    if (entries !== found) this.findings.note('file.count', at, { field: 'entries', expected: entries, found });
    if (lines !== this.line)
      this.findings.note('file.count', at, { field: 'lines', expected: lines, found: this.line });
    const read = readNote(note);
    const says = this.checkpoint === null ? null : endText(this.checkpoint.origin, digest, this.checkpoint);
    if (read?.text !== says || read === null || !isSignedByAny(read, this.keys)) this.findings.note('end.unsigned', at);
  }

  private finishTree(): void {
    if (this.treeStands !== null || this.checkpoint === null || this.tree === null) return;
    this.streams?.end();
    this.treeStands = this.tree.finish(this.checkpoint);
  }

  private judgeKept(): void {
    const { kept, checkpoint, tree } = this;
    if (kept === null || checkpoint === null || tree === null) return;
    const { size, root } = kept;
    if (size > checkpoint.size) {
      return this.findings.note('kept.is-longer', null, { kept: size, found: checkpoint.size });
    }
    if (this.keptProved || size === 0) return;
    const seen = size === checkpoint.size ? checkpoint.root : this.treeStands === true ? tree.rootKept : null;
    if (seen === null) this.findings.note('kept.unproved', null, { size });
    else if (!seen.equals(root)) this.findings.note('kept.not-continued', null, { size });
  }

  private misread(): void {
    if (this.head === null) return this.lose('file.not-an-export');
    this.findings.note('file.line-unreadable', `line ${this.line}`);
  }

  private misplaced(kind: string): void {
    this.findings.note('file.line-out-of-place', `line ${this.line}`, { kind });
  }

  private lose(code: 'file.something-after-end' | 'file.not-an-export' | 'checkpoint.unreadable'): void {
    this.findings.note(code, `line ${this.line}`);
    this.isLost = true;
  }
}

const START = Buffer.from(ENTRY_START);
const startsEntry = (line: Buffer): boolean => line.subarray(0, START.length).equals(START);

function parse(line: Buffer): { readonly [kind: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(line.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as { readonly [kind: string]: unknown })
      : null;
  } catch {
    return null;
  }
}
