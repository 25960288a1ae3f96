/** The words every room shares: days, instants, actors, facts, refusals.
 *  Plain types and no behaviour, so that a workflow can be read, drawn and replayed without the engine. */

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A calendar day in Asia/Ho_Chi_Minh, written `YYYY-MM-DD`. */
export type LocalDate = Branded<string, 'LocalDate'>;

/** A moment, written as RFC 3339 in UTC with milliseconds: `2024-06-30T17:00:00.000Z`. Sorts as text. */
export type Instant = Branded<string, 'Instant'>;

/** Lower-case hexadecimal SHA-256. */
export type Sha256 = Branded<string, 'Sha256'>;

/** A value that canonical text can carry: no floats, no undefined, no dates. Source: ADR 0004. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };
export type Facts = { readonly [key: string]: Plain };

/** Who does a thing: a person, acting in a post, in a unit; or the engine's own clock. */
export type Actor =
  | { readonly kind: 'person'; readonly person: string; readonly post: string; readonly unit: string }
  | { readonly kind: 'clock' };

/** What may stand between an actor and a duty on the day of the act. Source: DOMAIN §2. */
export type Role =
  | 'clock'
  | 'unit-officer'
  | 'unit-head'
  | 'office-officer'
  | 'office-head'
  | 'router-officer'
  | 'router-head'
  | 'plan-owner'
  | 'competent-authority'
  /** Whom a case is about. */
  | 'concerned'
  | 'inspector'
  | 'log-keeper';

/** A past-tense fact. `at` is when it was recorded; `occurredOn` is when somebody says it happened and never judges timeliness. */
export interface Fact {
  readonly type: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly occurredOn?: LocalDate;
}

/** What users can cause and cannot have: a code and facts, never a sentence. Texts stand in the catalogue. */
export interface Refusal {
  readonly code: string;
  readonly facts: Facts;
}
export const refusal = (code: string, facts: Facts = {}): Refusal => ({ code, facts });

/** A named guard's answer. */
export type Verdict = true | Refusal;

/** What a step asks others to do. Only `open` is carried out by the engine, in the same transaction; all else follows the trail. */
export interface Effect {
  readonly type: string;
  readonly [key: string]: Plain;
}

/** Reference to a text about persons that lives beside the trail: the trail holds only a salted hash. Source: ARCHITECTURE "The trail". */
export type PrivateText = { readonly ref: string; readonly hash: Sha256 };

/** Something that proves a deed: a file by its content, or a document by its identity. */
export type EvidenceRef = { readonly id: string; readonly sha256: Sha256 };

export function assertNever(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
