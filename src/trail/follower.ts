import type { Actor, Effect, Instant, Plain } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';

/** The text of an entry, parsed. Its shape is that of `writeEntry`. */
export interface EntryBody {
  readonly v: number;
  readonly stream: string;
  readonly seq: number;
  readonly prev: string;
  readonly recordedAt: Instant;
  readonly occurredOn: string | null;
  readonly actor: Actor;
  readonly event: { readonly type: string; readonly [key: string]: Plain };
  readonly versions: { readonly [name: string]: string };
  readonly before: Plain;
  readonly after: Plain;
  readonly effects: readonly Effect[];
  readonly evidence: readonly string[];
}

/** An entry in the one order of all entries. `position` is a decimal number without gaps, from 1. */
export interface FollowedEntry {
  readonly position: string;
  readonly subject: string;
  readonly streamId: string;
  readonly seq: number;
  readonly recordedAt: Instant;
  readonly type: string;
  readonly body: EntryBody;
}

/** One that reads the trail in order and draws consequences. Its effects and its cursor are in one transaction: each effect once.
 *  A follower never changes a row that has a machine except through the door. */
export interface Follower {
  /** Names the cursor; never reused for another purpose. */
  readonly name: string;
  follow(tx: Tx, entries: readonly FollowedEntry[]): Promise<void>;
}
