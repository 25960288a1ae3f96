import { EFFECT, type Guards } from '../workflow';
import {
  refusal,
  type EvidenceRef,
  type Fact,
  type Instant,
  type LocalDate,
  type PrivateText,
  type Sha256,
  type Verdict,
} from '../vocabulary';

/** What every work machine shares: the facts that may come to any duty, and the guards that ask for proof or a name. */

/** What a unit hands in. `evidence` is what proves the deed; a `note` is free text and stands beside the trail. */
export interface HandedIn extends Fact {
  readonly evidence: readonly EvidenceRef[];
  readonly note?: PrivateText;
}

/** An act that needs a reason by a named person. */
export interface Reasoned extends Fact {
  readonly reason: PrivateText;
}

/** A return also carries the due date as it stands once the days in the office's hands are taken out (ADR 0007). */
export interface Returned extends Reasoned {
  readonly type: 'returned';
  readonly heldWorkingDays: number;
  readonly due: Due | null;
}

/** A deadline: the last day in time, and the first instant that is late. */
export type Due = { readonly dueOn: LocalDate; readonly lateFrom: Instant };

export type CommonEvent =
  | Returned
  | (Reasoned & { readonly type: 'discharged' })
  | (Fact & { readonly type: 'confirmed'; readonly note?: PrivateText });

/** What every work machine remembers: who handed in, and how often it came back. */
export type WorkContext = {
  readonly handedInBy: string | null;
  readonly returns: number;
};
export const emptyWorkContext: WorkContext = { handedInBy: null, returns: 0 };

export const personOf = (event: Fact): string | null => (event.by.kind === 'person' ? event.by.person : null);

export const commonGuards = {
  /** No deed is done without something that proves it. */
  evidenceGiven: (_: object, event: Fact & { readonly evidence?: readonly EvidenceRef[] }): Verdict =>
    (event.evidence?.length ?? 0) > 0 ? true : refusal('evidence.missing', { event: event.type }),
  /** Only a named person lets a duty go or sends it back. */
  namedPerson: (_: object, event: Fact): Verdict =>
    event.by.kind === 'person' ? true : refusal('actor.must-be-person', { event: event.type }),
  /** Whoever handed in does not confirm it. */
  byAnother: (context: Pick<WorkContext, 'handedInBy'>, event: Fact): Verdict =>
    event.by.kind === 'person' && event.by.person !== context.handedInBy
      ? true
      : refusal('confirmation.own-work', { event: event.type }),
} satisfies Guards<never, never>;

/** Tells roles on the task that something was done; the followers of the trail decide how. */
export const tell = (what: string, to: readonly string[]) =>
  ({ type: EFFECT, params: { type: 'notify', what, to } }) as const;

const at = '2024-06-20T02:00:00.000Z' as Instant;
const text: PrivateText = { ref: 'example', hash: 'e'.repeat(64) as Sha256 };
export const exampleEvidence: EvidenceRef = { id: 'example', sha256: 'a'.repeat(64) as Sha256 };
export const exampleOfficer = { kind: 'person', person: 'officer', post: 'officer-post', unit: 'unit' } as const;
export const exampleOffice = { kind: 'person', person: 'office', post: 'office-post', unit: 'office' } as const;
export const exampleAt = at;
export const exampleReason = text;

/** Example facts for the walk over the graph: each guard is met once and missed once. */
export const commonExamples: readonly Fact[] = [
  { type: 'confirmed', at, by: exampleOffice },
  { type: 'confirmed', at, by: exampleOfficer },
  { type: 'returned', at, by: exampleOffice, reason: text, heldWorkingDays: 2, due: null } as Returned,
  { type: 'discharged', at, by: exampleOffice, reason: text } as Reasoned,
  { type: 'discharged', at, by: { kind: 'clock' }, reason: text } as Reasoned,
];
