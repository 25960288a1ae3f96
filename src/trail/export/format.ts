import type { LocalDate } from '../../../workflows/vocabulary';

/** The lines of an exported file: one JSON value each, in UTF-8, ended by a line feed. An entry stands as its own canonical text; every other line
 *  is an object with one member that says what it is. Source: docs/trail-format.md. */

export const EXPORT_FORMAT = 'dondoc-trail-export/1';

/** Which streams a file holds: all there are, all that whoever asked for it sees, or those of one thing; `seen` where of that one, too, only what
 *  they see. */
export type ExportScope =
  | { readonly kind: 'all' | 'seen' }
  | { readonly kind: 'plan' | 'unit' | 'obligation' | 'case'; readonly id: string; readonly seen?: true };

export interface ExportHead {
  readonly format: string;
  /** The build that wrote it: it has every machine that the entries name. */
  readonly build: string;
  readonly scope: ExportScope;
  /** Only entries recorded from this day on, and up to this one, in Asia/Ho_Chi_Minh. */
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  /** A signed note: the tree that all entries of the file stand in. */
  readonly checkpoint: string;
  /** Public keys of the log, oldest first; `statement` is what the one before signed of it. */
  readonly keys: readonly LogKey[];
}

export interface LogKey {
  readonly key: string;
  readonly statement: string | null;
}

/** Stands before the entries of one stream, which follow it in order of `seq`; `positions` are theirs. */
export interface StreamLine {
  readonly name: string;
  readonly positions: readonly number[];
}

/** Proof that was cited in the stream before it. */
export interface EvidenceLine {
  readonly sha256: string;
  readonly kind: string | null;
  readonly mediaType: string | null;
  readonly bytes: number | null;
}

/** Positions that are not in the file: the hashes of the fewest complete subtrees over them, from left to right. */
export interface NodesLine {
  readonly from: number;
  readonly to: number;
  readonly hashes: readonly string[];
}

/** A checkpoint given out before, with the proof that this tree begins with that one. */
export interface EarlierLine {
  readonly note: string;
  readonly proof: readonly string[];
}

/** A machine that entries name, and the hash of all it does (workflows/versions.lock). */
export interface MachineLine {
  readonly name: string;
  readonly behaviour: string | null;
}

export type SourceKind = 'calendar' | 'ladder' | 'plan-file' | 'rules' | 'law';

/** What decided besides machines, as the entries name it, with its text: a calendar, a ladder, a plan file, a table of rules, the register of provisions. */
export interface SourceLine {
  readonly kind: SourceKind;
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The last line. `sha256` is over all bytes before it; the note says the same and is signed. */
export interface EndLine {
  readonly entries: number;
  readonly lines: number;
  readonly sha256: string;
  readonly note: string;
}

export type ExportLine =
  | { readonly export: ExportHead }
  | { readonly stream: StreamLine }
  | { readonly evidence: EvidenceLine }
  | { readonly nodes: NodesLine }
  | { readonly earlier: EarlierLine }
  | { readonly machine: MachineLine }
  | { readonly source: SourceLine }
  | { readonly end: EndLine };

/** How an entry's line begins, and no other one does. */
export const ENTRY_START = '{"actor":';

/** What the end's note says: of which log, over which bytes, in which tree. */
export const endText = (
  origin: string,
  sha256: string,
  { size, root }: { readonly size: number; readonly root: Buffer },
) => `${origin}\nexport ${sha256}\ntree ${size} ${root.toString('base64')}\n`;
