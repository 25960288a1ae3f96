import {
  refusal,
  type EvidenceRef,
  type Instant,
  type LocalDate,
  type PrivateText,
  type Refusal,
} from '../../workflows/vocabulary';
import { dayOfAnchor } from '../calendar/counting';
import { localDateOf } from '../calendar/local-date';
import type { Asked } from '../engine/subject';
import type { PlanFile } from './plan-file/plan-file';

/** Something happened that tasks of a plan speak of: one thing, recorded once, from which hours or days run. Source: ADR 0017. */
export interface Occurrence {
  /** The event as the plan file names it: `violation-found`. */
  readonly occurrence: string;
  readonly unit: string;
  /** What tells it from others of its kind: the number of the minutes, of the case. */
  readonly reference: string;
  /** The moment, or the day where only that is known. */
  readonly happened: Instant | LocalDate;
  /** Null where it follows from a case, whose entry is named. */
  readonly what: PrivateText | null;
  readonly evidence: readonly EvidenceRef[];
}

/** A duty that follows from it. */
export interface OccurrenceDuty {
  readonly id: string;
  readonly task: string;
  readonly unit: string;
  readonly dueOn: LocalDate | null;
  readonly lateFrom: Instant | null;
}

/** A tilde tells later openings of a duty apart and cannot be part of a name. */
const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N} ./_-]{0,79}$/u;

/** The events that tasks of the plan wait for. */
export const eventsOf = (plan: Pick<PlanFile, 'tasks'>): readonly string[] => [
  ...new Set(plan.tasks.flatMap(({ deadline: { rule } }) => (rule.kind === 'on-event' ? [rule.event] : []))),
];

export const occurrenceFrom = (asked: Asked): Occurrence => asked as unknown as Occurrence;

/** Why what was stated cannot be recorded, before anybody asks who has such a duty, or null. `until` is the plan's last day. */
export function whyNotOccurred(
  { occurrence, reference, happened }: Occurrence,
  plan: PlanFile,
  at: Instant,
): Refusal | null {
  const known = eventsOf(plan);
  if (!known.includes(occurrence)) return refusal('occurrence.event-unknown', { occurrence, known });
  if (!REFERENCE.test(reference)) {
    const facts = { event: 'occurrence.recorded', field: 'reference', value: reference.slice(0, 100) };
    return refusal('event.field-invalid', { ...facts, expected: 'BB-12/2024' });
  }
  const [on, today] = [dayOfAnchor(happened), localDateOf(at)];
  const isAhead = happened.length > on.length ? happened > at : on > today;
  if (isAhead) return refusal('event.in-future', { occurredOn: happened, recordedOn: today });
  const { issuedOn, validity } = plan.document;
  const until = validity?.until ?? null;
  if (on < issuedOn || (until !== null && on > until)) {
    return refusal('occurrence.outside-plan', { happenedOn: on, from: issuedOn, until });
  }
  return null;
}

/** An occurrence takes the place of a period: one duty per task, unit and occurrence. */
export const occurrencePeriod = (reference: string): string => `@${reference}`;
