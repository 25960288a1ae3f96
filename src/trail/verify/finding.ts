import type { Plain } from '../../../workflows/vocabulary';

/** What a verification found. `broken`: the file is not what was recorded. `open`: nothing speaks against it, and this program cannot say more. */

export const FINDINGS = {
  // The file as such.
  'file.empty': 'broken',
  'file.not-an-export': 'broken',
  'file.gzipped-twice': 'broken',
  'file.unpacking-failed': 'broken',
  'file.unknown-format': 'broken',
  'file.line-unreadable': 'broken',
  'file.line-out-of-place': 'broken',
  'file.truncated': 'broken',
  'file.something-after-end': 'broken',
  'file.digest': 'broken',
  'file.count': 'broken',
  // Who signed.
  'key.wrong': 'broken',
  'key.unreadable': 'broken',
  'key.rotation-unsigned': 'broken',
  'key.unconfirmed': 'open',
  'checkpoint.unreadable': 'broken',
  'checkpoint.unsigned': 'broken',
  'end.unsigned': 'broken',
  // The tree.
  'tree.root': 'broken',
  'tree.position-twice': 'broken',
  'tree.position-missing': 'broken',
  'tree.position-beyond': 'broken',
  'tree.nodes': 'broken',
  'earlier.not-continued': 'broken',
  'earlier.unsigned': 'broken',
  'kept.unreadable': 'broken',
  'kept.unsigned': 'broken',
  'kept.another-log': 'broken',
  'kept.is-longer': 'broken',
  'kept.not-continued': 'broken',
  'kept.unproved': 'open',
  // The streams.
  'entry.link': 'broken',
  'entry.gap': 'broken',
  'entry.stream': 'broken',
  'entry.not-canonical': 'broken',
  'entry.order': 'broken',
  'stream.twice': 'broken',
  'stream.begins-late': 'broken',
  'stream.count': 'broken',
  // Proof.
  'evidence.unlisted': 'broken',
  'evidence.uncited': 'broken',
  'evidence.file-missing': 'broken',
  'evidence.file-differs': 'broken',
  'source.hash': 'broken',
  'source.unreadable': 'open',
  // What tables said.
  'rules.differs': 'broken',
  'rules.refused': 'broken',
  'rules.not-a-reading': 'broken',
  'rules.table-missing': 'open',
  // Living it again.
  'replay.refused': 'broken',
  'replay.differs': 'broken',
  'replay.opening': 'broken',
  'replay.machine-missing': 'open',
  'replay.machine-differs': 'open',
  'replay.subject-unknown': 'open',
} as const satisfies Readonly<Record<string, 'broken' | 'open'>>;

export type FindingCode = keyof typeof FINDINGS;

export interface Finding {
  readonly code: FindingCode;
  /** Where: an entry as `stream #seq`, or a line of the file. */
  readonly at: string | null;
  readonly facts: { readonly [name: string]: Plain };
}

export type Note = (code: FindingCode, at: string | null, facts?: Finding['facts']) => void;

const SHOWN = 200;

/** Counts all and keeps the first of them. */
export class Findings {
  readonly shown: Finding[] = [];
  broken = 0;
  open = 0;
  private readonly said = new Set<string>();

  readonly note: Note = (code, at, facts = {}) => {
    if (FINDINGS[code] === 'open') {
      // One machine that is missing is missing a million times: said once.
      const once = `${code} ${JSON.stringify(facts)}`;
      if (this.said.has(once)) return;
      this.said.add(once);
      this.open += 1;
    } else {
      this.broken += 1;
    }
    if (this.shown.length < SHOWN) this.shown.push({ code, at, facts });
  };
}
