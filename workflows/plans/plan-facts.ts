import type { DutyRef, Reasoned } from '../obligations/work';
import type { EvidenceRef, Fact, Instant, LocalDate, PrivateText } from '../vocabulary';

/** What can happen to a plan. */

/** `total` duties are to be opened; read from the plan's tasks, units and first periods when the order is recorded. */
export type IssueOrdered = Fact & {
  readonly type: 'plan.issue-ordered';
  readonly issuedOn: LocalDate;
  readonly total: number;
};
/** Duties number `from` to `from + count - 1` of the order are opened in the same transaction. */
export type ChunkOpened = Fact & { readonly type: 'plan.chunk-opened'; readonly from: number; readonly count: number };
/** Duties number `from` to `from + count - 1` of all periods that begin `on` that day, named by their keys; `last` when none is
 *  left of them. */
export type PeriodOpened = Fact & {
  readonly type: 'plan.period-opened';
  readonly on: LocalDate;
  readonly periods: readonly string[];
  readonly from: number;
  readonly count: number;
  readonly last: boolean;
  /** Names the list that is counted through: who has which task that day. Another one, since a unit came or went meanwhile, is
   *  begun anew; what is open already stays. */
  readonly basis: string;
};
/** Something happened that a task of the plan speaks of: a violation was found, a result is to be made public. `reference` tells it
 *  from others of its kind; `happened` is the moment or the day from which its hours or days run; `total` duties follow. */
export type OccurrenceRecorded = Fact & {
  readonly type: 'occurrence.recorded';
  readonly occurrence: string;
  readonly unit: string;
  readonly reference: string;
  readonly happened: Instant | LocalDate;
  readonly what: PrivateText | null;
  readonly evidence: readonly EvidenceRef[];
  readonly total: number;
};
/** The same as it follows from a case, by whose entry it is proved. */
export type OccurrenceFollowed = Omit<OccurrenceRecorded, 'type'> & { readonly type: 'occurrence.followed' };
/** Closed with the report of the final review as evidence, or a reason why there is none. */
export type Closed = Fact & {
  readonly type: 'plan.closed';
  readonly evidence?: readonly EvidenceRef[];
  readonly reason?: PrivateText;
  /** What is still open, read from other rows. */
  readonly openDuties: readonly DutyRef[];
};

/** `count` open duties are let go in the same transaction; `last`, with none, when nothing is open any more. */
export type DutiesLetGo = Fact & {
  readonly type: 'plan.duties-let-go';
  readonly count: number;
  readonly last: boolean;
};

/** Another file took the place of the one before: both by their SHA-256. */
export type Amended = Reasoned & { readonly type: 'plan.amended'; readonly file: string; readonly before: string };

export type PlanEvent =
  | IssueOrdered
  | Amended
  | ChunkOpened
  | PeriodOpened
  | OccurrenceRecorded
  | OccurrenceFollowed
  | Closed
  | DutiesLetGo
  | (Fact & { readonly type: 'plan.ended' })
  | (Reasoned & { readonly type: 'plan.withdrawn' });
