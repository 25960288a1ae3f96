import { mayDo } from '../../workflows/authority';
import {
  refusal,
  type Effect,
  type EvidenceRef,
  type Fact,
  type Plain,
  type Refusal,
} from '../../workflows/vocabulary';
import { writeEntry, type Entry } from '../trail/entry';
import type { Locked, Prepared, Subject } from './subject';

/** One row on its way through a batch: where it stands now, and the entries it has gained. Pure. */
export interface Moving<State> {
  readonly row: Locked<State>;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
}

export type Moved<State> =
  | {
      readonly ok: true;
      readonly moving: Moving<State>;
      readonly before: Plain;
      readonly after: Plain;
      readonly entry: Entry;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Authority first, then the machine, then the entry that says so. */
export function move<State>(
  subject: Subject<State>,
  moving: Moving<State>,
  prepared: Exclude<Prepared, { again: true }>,
): Moved<State> {
  if ('refusal' in prepared) return { ok: false, refusal: prepared.refusal };
  const { row } = moving;
  const { fact, roles } = prepared;
  const entitled = mayDo(fact.type, roles);
  if (entitled !== true) return { ok: false, refusal: entitled };
  const stepped = subject.step(row, fact);
  if (!stepped.ok) return { ok: false, refusal: stepped.refusal };
  const before = subject.brief(row.state);
  const after = subject.plain(stepped.next);
  const entry = writeEntry(
    { ...contentOf(subject, row, fact), seq: row.version + 1, before, after, effects: stepped.effects },
    row.headHash,
  );
  const next: Locked<State> = {
    ...row,
    version: row.version + 1,
    state: stepped.next,
    headHash: entry.hash,
    lastAt: fact.at,
  };
  return {
    ok: true,
    moving: { row: next, entries: [...moving.entries, entry], effects: [...moving.effects, ...stepped.effects] },
    before,
    after: subject.brief(stepped.next),
    entry,
  };
}

/** The part of an entry that fact and subject give. */
export function contentOf<State>(subject: Subject<State>, row: Locked<State>, fact: Fact) {
  const { at, by, occurredOn, ...event } = fact as Fact & { readonly [key: string]: Plain };
  return {
    stream: `${subject.name}/${row.id}`,
    recordedAt: at,
    occurredOn: occurredOn ?? null,
    actor: by,
    event,
    versions: subject.versions(row),
    evidence: evidenceOf(fact),
  };
}

export function evidenceOf(fact: Fact): readonly string[] {
  const cited = (fact as Fact & { readonly evidence?: readonly EvidenceRef[] }).evidence ?? [];
  return cited.map(({ sha256 }) => sha256);
}

export const staleVersion = (expected: number, row: { readonly version: number; readonly lastAt: string }): Refusal =>
  refusal('version.stale', { expected, actual: row.version, lastAt: row.lastAt });
