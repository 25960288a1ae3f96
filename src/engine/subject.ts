import type { Actor, Effect, Fact, Instant, LocalDate, Plain, Refusal, Role } from '../../workflows/vocabulary';
import type { ElementType } from '../platform/database/binary-array';
import type { SealedText } from '../people/private-texts.store';
import type { Tx } from '../platform/database/tx';

/** What a room hands the engine so that its rows can be machine instances: its table, its step, its next wake-up.
 *  The engine knows no obligation, plan or case: only this. Source: ARCHITECTURE "The one door". */

export interface Column {
  readonly name: string;
  /** What arrays of a batch are cast to. */
  readonly type: ElementType;
}
export type ColumnValue = string | number | boolean | null;
export type ColumnValues = Readonly<Record<string, ColumnValue>>;

/** A machine instance as locked: the engine's columns, and the subject's own that never change in a step. */
export interface Locked<State> {
  readonly id: string;
  readonly version: number;
  readonly machine: string;
  readonly machineVersion: number;
  readonly state: State;
  readonly headHash: Buffer;
  readonly lastAt: Instant;
  readonly wakeFor: string | null;
  readonly fixed: ColumnValues;
}

/** When the row wants to be looked at next, and what for. Only the next one is kept. */
export interface Wake {
  readonly at: Instant;
  readonly for: string;
}

/** A person's wish that a fact be recorded; the engine adds when. */
export interface Asked {
  readonly type: string;
  readonly occurredOn?: LocalDate;
  readonly [key: string]: Plain | undefined;
}

/** One row, one fact to be prepared: `asked` by somebody, or null when the row's own wake-up came. */
export interface ToPrepare<State> {
  readonly row: Locked<State>;
  readonly asked: Asked | null;
  readonly by: Actor;
  readonly at: Instant;
}

/** The fact with all that the step needs, and the roles of the actor on this row that day; or why there is none.
 *  `again`: nothing to record, only a new wake-up to be set. */
export type Prepared =
  { readonly fact: Fact; readonly roles: readonly Role[] } | { readonly refusal: Refusal } | { readonly again: true };

export type SubjectStepped<State> =
  | { readonly ok: true; readonly next: State; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

export interface Subject<State> {
  /** Names the streams: `obligation` → `obligation/<id>`. */
  readonly name: string;
  readonly table: string;
  /** Columns written once, at opening, and read with the row. */
  readonly fixed: readonly Column[];
  /** Columns computed from the state after each step, for lists and counts. */
  readonly projected: readonly Column[];
  /** Reads, after the rows are locked, what the facts need from other rows. Same length and order as `items`. */
  prepare(tx: Tx, items: readonly ToPrepare<State>[]): Promise<readonly Prepared[]>;
  /** Reads what `prepare` will ask for and no locked row tells: sent right behind the statement that locks, it saves a round trip.
   *  `around` is about the moment at which the facts will be recorded. */
  foresee?(tx: Tx, commands: readonly Command[], around: Instant): Promise<void>;
  step(row: Locked<State>, fact: Fact): SubjectStepped<State>;
  nextWake(row: Locked<State>, state: State): Wake | null;
  project(row: Locked<State>, state: State): ColumnValues;
  /** The state as the trail and the row store it, whole, and in short. */
  plain(state: State): Plain;
  brief(state: State): Plain;
  ended(row: Locked<State>, state: State): boolean;
  /** Versions of everything that decided, for the trail. */
  versions(row: Locked<State>): Readonly<Record<string, string>>;
  /** What an `open` effect opens. Only subjects whose machines have that effect give it. */
  openings?(tx: Tx, row: Locked<State>, effect: Effect, at: Instant): Promise<readonly Opening[]>;
  /** What an `advance` effect asks of other rows, in the same transaction. */
  commands?(tx: Tx, row: Locked<State>, effect: Effect): Promise<readonly Command[]>;
}

/** A row to be opened. Opening the same id twice is harmless: the second is left out. */
export interface Opening {
  readonly subject: string;
  readonly id: string;
  readonly machine: string;
  readonly machineVersion: number;
  readonly state: unknown;
  readonly fixed: ColumnValues;
  readonly fact: Fact;
  readonly effects: readonly Effect[];
}

export interface Command {
  readonly subject: string;
  readonly id: string;
  readonly asked: Asked;
  readonly by: Actor;
  /** The version that the actor saw; a newer one refuses with `version.stale`. */
  readonly expectedVersion?: number;
  /** Private texts that the asked fact mentions: kept with its entry, and only then. */
  readonly texts?: readonly SealedText[];
  /** Unique per actor: a repeat with the same body gets the first answer. */
  readonly idempotencyKey?: string;
}

export type Answer =
  | {
      readonly ok: true;
      readonly id: string;
      readonly version: number;
      readonly hash: string;
      readonly recordedAt: Instant;
      readonly before: Plain;
      readonly after: Plain;
      /** The first answer, given again. */
      readonly repeated?: true;
    }
  | { readonly ok: false; readonly id: string; readonly refusal: Refusal };
