import { hash } from 'node:crypto';
import type { Actor, Effect, Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { canonicalText } from './canonical';

/** The first entry of a stream has nothing before it: 32 zero bytes. */
export const CHAIN_START: Buffer = Buffer.alloc(32);

/** What one step leaves behind. Stored as it will be sealed: the text is hashed, never the columns. Source: ARCHITECTURE "The trail". */
export interface EntryContent {
  /** `subject/id`: one obligation, one plan, one case. */
  readonly stream: string;
  /** Dense per stream, from 1. */
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly occurredOn: LocalDate | null;
  readonly actor: Actor;
  /** The fact: its type and all that the step was given. */
  readonly event: { readonly type: string; readonly [key: string]: Plain };
  /** Versions of all that decided: machines, ladder, calendar, rules. */
  readonly versions: { readonly [name: string]: string };
  /** Where each machine stood, in short; the whole state is the `after` of the entry before. */
  readonly before: Plain;
  readonly after: Plain;
  readonly effects: readonly Effect[];
  /** Content hashes of what proves the deed. */
  readonly evidence: readonly string[];
}

export interface Entry {
  readonly stream: string;
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly type: string;
  /** Canonical text of the state that the step led to: part of the body, and what the row keeps. */
  readonly after: string;
  readonly body: string;
  readonly hash: Buffer;
}

/** Writes the entry's text, chained to the hash of the one before it in the same stream. */
export function writeEntry(content: EntryContent, previous: Buffer): Entry {
  const after = canonicalText(content.after);
  const { actor, before, effects, event, evidence, occurredOn, recordedAt, seq, stream, versions } = content;
  // The members of the canonical text in their order (RFC 8785 §3.2.3), each written once.
  const body =
    `{"actor":${canonicalText(actor)},"after":${after},"before":${canonicalText(before)},` +
    `"effects":${canonicalText(effects)},"event":${canonicalText(event)},"evidence":${canonicalText(evidence)},` +
    `"occurredOn":${canonicalText(occurredOn)},"prev":"${previous.toString('hex')}",` +
    `"recordedAt":${canonicalText(recordedAt)},"seq":${canonicalText(seq)},"stream":${canonicalText(stream)},` +
    `"v":1,"versions":${canonicalText(versions)}}`;
  return { stream, seq, recordedAt, type: event.type, after, body, hash: hashText(body) };
}

export const hashText = (text: string): Buffer => hash('sha256', text, 'buffer');

/** An entry as read back. */
export interface StoredEntry {
  readonly position: string | null;
  readonly stream: string;
  readonly seq: number;
  readonly body: string;
  readonly hash: Buffer;
}

export type ChainFault =
  | { readonly fault: 'hash'; readonly stream: string; readonly seq: number }
  | { readonly fault: 'link'; readonly stream: string; readonly seq: number }
  | { readonly fault: 'gap'; readonly stream: string; readonly expected: number; readonly found: number };

/** Checks the entries of one stream, in order of `seq`: each text has its hash, each names the one before, none is missing. */
export function chainFaults(entries: readonly StoredEntry[]): ChainFault[] {
  const faults: ChainFault[] = [];
  let previous: Buffer = CHAIN_START;
  let expected = 1;
  for (const entry of entries) {
    const at = { stream: entry.stream, seq: entry.seq };
    if (entry.seq !== expected) faults.push({ fault: 'gap', stream: entry.stream, expected, found: entry.seq });
    if (!hashText(entry.body).equals(entry.hash)) faults.push({ fault: 'hash', ...at });
    if (!isLinked(entry, previous)) faults.push({ fault: 'link', ...at });
    previous = entry.hash;
    expected = entry.seq + 1;
  }
  return faults;
}

/** A text that was altered may be no JSON any more: then it names nothing. */
function isLinked({ body, stream, seq }: StoredEntry, previous: Buffer): boolean {
  try {
    const named = JSON.parse(body) as { prev?: unknown; seq?: unknown; stream?: unknown } | null;
    return named?.prev === previous.toString('hex') && named.seq === seq && named.stream === stream;
  } catch {
    return false;
  }
}
