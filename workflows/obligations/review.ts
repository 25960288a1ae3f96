import { assign } from 'xstate';
import { EFFECT, inTurn, type Asks } from '../workflow';
import { refusal, type Fact, type LocalDate, type Verdict } from '../vocabulary';
import { commonExamples, evidenced, example, exampleClock, exampleOffice, exampleOfficer } from './examples';
import {
  commonAsks,
  commonGuards,
  emptyWorkContext,
  handIn,
  tell,
  workActions,
  type CommonEvent,
  type DutyRef,
  type HandedIn,
  type WorkContext,
} from './work';

/** What interim and final review (sơ kết, tổng kết) share: units' reports come in, a report is drafted, a meeting held,
 *  the report issued under a number and date, and somebody else concludes. Source: DOMAIN §2. */

/** Which units' reports are still missing, read from other rows when this is recorded. May be said again as reports come in. */
type ReportsCollected = Fact & { readonly type: 'reports.collected'; readonly missing: readonly DutyRef[] };

/** The issued report: its number and date as written on it, and the document itself. */
type ReviewIssued = HandedIn & {
  readonly type: 'review.issued';
  readonly number: string;
  readonly issuedOn: LocalDate;
};

/** What is still open and has no reason why, read from other rows. Only the final review looks at it. */
export type Concluded = Fact & { readonly type: 'concluded'; readonly openWithoutReason: readonly DutyRef[] };

export type ReviewEvent =
  | CommonEvent
  | ReportsCollected
  | ReviewIssued
  | Concluded
  | (Fact & { readonly type: 'report.drafted' | 'review.held' });

export type ReviewContext = WorkContext & {
  /** As last collected; null before anybody looked. */
  readonly missing: readonly DutyRef[] | null;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
};
export const emptyReviewContext = (): ReviewContext => ({
  ...emptyWorkContext,
  missing: null,
  number: null,
  issuedOn: null,
});

const numberAndDateGiven = (_: ReviewContext, event: ReviewEvent): Verdict => {
  const { number, issuedOn } = event as ReviewIssued;
  return number && issuedOn ? true : refusal('document.number-missing', { event: event.type });
};

const { namedPerson, evidenceGiven } = commonGuards;
export const reviewGuards = {
  ...commonGuards,
  missingNamed: inTurn<ReviewContext, ReviewEvent>(namedPerson, (_, event): Verdict =>
    Array.isArray((event as ReportsCollected).missing) ? true : refusal('review.missing-unknown'),
  ),
  numberedAndEvidenced: inTurn<ReviewContext, ReviewEvent>(evidenceGiven, numberAndDateGiven),
};

export const reviewAsks: Asks = {
  ...commonAsks,
  // The list itself is read from other rows, so nobody is asked for it.
  missingNamed: { needs: [], known: namedPerson },
  numberedAndEvidenced: { needs: ['evidence', 'number', 'issuedOn'], known: namedPerson },
};

export const reviewActions = {
  ...workActions<ReviewContext, ReviewEvent>(),
  rememberMissing: assign<ReviewContext, ReviewEvent, undefined, ReviewEvent, never>(({ event }) => ({
    missing: (event as ReportsCollected).missing,
  })),
  rememberIssued: assign<ReviewContext, ReviewEvent, undefined, ReviewEvent, never>(({ event }) => {
    const { number, issuedOn } = event as ReviewIssued;
    return { number, issuedOn };
  }),
};

const nameMissing = {
  type: EFFECT,
  params: ({ event }: { event: ReviewEvent }) => ({
    type: 'notify',
    what: 'reports-collected',
    to: ['lead', 'office'],
    missing: (event as ReportsCollected).missing,
  }),
} as const;

const issue = handIn('issued', 'numberedAndEvidenced');
export const collected = {
  target: 'collecting',
  guard: 'missingNamed',
  actions: ['rememberMissing', nameMissing],
} as const;
export const drafted = { target: 'drafted', guard: 'namedPerson' } as const;
export const held = { target: 'held', guard: 'namedPerson' } as const;
export const issued = { ...issue, actions: ['rememberIssued', ...issue.actions] } as const;
export const toldConcluded = tell('concluded', ['lead', 'head']);

const openDuty: DutyRef = { unit: 'so-giao-thong', task: 'III.2.1' };
export const reviewExamples: readonly Fact[] = [
  ...commonExamples,
  example('reports.collected', exampleOfficer, { missing: [openDuty] }),
  example('reports.collected', exampleOfficer, { missing: [] }),
  example('reports.collected', exampleOfficer),
  example('report.drafted', exampleOfficer),
  example('report.drafted', exampleClock),
  example('review.held', exampleOfficer),
  example('review.held', exampleClock),
  ...evidenced('review.issued', { number: '15/BC-BATGT', issuedOn: '2025-01-08' }),
  ...evidenced('review.issued', { number: '', issuedOn: '2025-01-08' }),
  example('concluded', exampleOffice, { openWithoutReason: [] }),
  example('concluded', exampleOfficer, { openWithoutReason: [] }),
  example('concluded', exampleOffice, { openWithoutReason: [openDuty] }),
];
