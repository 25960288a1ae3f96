import {
  example,
  exampleClock,
  exampleEvidence,
  exampleOffice,
  exampleOfficer,
  exampleReason,
} from '../obligations/examples';
import type { Due } from '../obligations/work';
import type { Fact, Instant, LocalDate } from '../vocabulary';

/** Example facts for walking the graphs of cases: done by somebody free to, by the one concerned, by nobody, and without what it needs. */

export const exampleDue: Due = {
  dueOn: '2024-06-28' as LocalDate,
  lateFrom: '2024-06-28T17:00:00.000Z' as Instant,
};

const bySides = (type: string, brings: object): readonly Fact[] => [
  example(type, exampleOffice, brings),
  example(type, exampleOfficer, brings),
  example(type, exampleClock, brings),
];

export const conducted = (type: string, brings: object = {}): readonly Fact[] => bySides(type, brings);
export const withReason = (type: string, brings: object = {}): readonly Fact[] => [
  ...bySides(type, { ...brings, reason: exampleReason }),
  example(type, exampleOffice, brings),
];
export const withEvidence = (type: string, brings: object = {}): readonly Fact[] => [
  ...bySides(type, { ...brings, evidence: [exampleEvidence] }),
  example(type, exampleOffice, { ...brings, evidence: [] }),
];
export const fellDue = (type: string): Fact => example(type, exampleClock);
