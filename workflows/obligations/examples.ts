import type { Actor, EvidenceRef, Fact, Instant, PrivateText, Sha256 } from '../vocabulary';
import type { SentBack } from './work';

/** Example facts for the walk over the graph: every arrow is taken by one and refused by another. They decide nothing. */

export const exampleAt = '2024-06-20T02:00:00.000Z' as Instant;
export const exampleReason: PrivateText = { ref: 'example', hash: 'e'.repeat(64) as Sha256 };
export const exampleEvidence: EvidenceRef = { id: 'example', sha256: 'a'.repeat(64) as Sha256 };
export const exampleOfficer = { kind: 'person', person: 'officer', post: 'officer-post', unit: 'unit' } as const;
export const exampleOffice = { kind: 'person', person: 'office', post: 'office-post', unit: 'office' } as const;
export const exampleClock = { kind: 'clock' } as const;

/** One example fact of any kind, with what it brings. */
export const example = (type: string, by: Actor, brings: object = {}): Fact => ({ type, at: exampleAt, by, ...brings });

/** A fact that needs proof: with it, without it, and said by nobody. */
export const evidenced = (type: string, brings: object = {}): readonly Fact[] => [
  example(type, exampleOfficer, { ...brings, evidence: [exampleEvidence] }),
  example(type, exampleOfficer, { ...brings, evidence: [] }),
  example(type, exampleClock, { ...brings, evidence: [exampleEvidence] }),
];

/** A fact that needs a named person's reason: with it, without it, and said by nobody. */
export const reasoned = (type: string, by: Actor, brings: object = {}): readonly Fact[] => [
  example(type, by, { ...brings, reason: exampleReason }),
  example(type, by, brings),
  example(type, exampleClock, { ...brings, reason: exampleReason }),
];

const sentBack: Pick<SentBack, 'heldWorkingDays' | 'due'> = { heldWorkingDays: 2, due: null };

/** Work in the office's hands goes back to the unit. */
export const sentBackExamples = (type: string): readonly Fact[] => reasoned(type, exampleOffice, sentBack);

/** What may come to any duty that is handed in and judged. */
export const commonExamples: readonly Fact[] = [
  example('confirmed', exampleOffice),
  example('confirmed', exampleOfficer),
  example('confirmed', exampleClock),
  ...sentBackExamples('returned'),
  ...reasoned('discharged', exampleOffice),
];
