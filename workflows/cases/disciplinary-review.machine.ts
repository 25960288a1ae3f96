import { assign, setup } from 'xstate';
import { tell } from '../obligations/work';
import { refusal, type Fact, type Verdict } from '../vocabulary';
import { forXState, inTurn, type Workflow } from '../workflow';
import {
  caseActions,
  caseAsks,
  caseGuards,
  caseInputs,
  emptyCaseContext,
  significantCase,
  type CaseContext,
} from './case-work';
import { conducted, fellDue, withEvidence, withReason } from './case-examples';

/** Disciplinary review: proposed → accepted by the competent body (declined, or passed on) → verified → kiểm điểm held → considered by
 *  council or committee → decided, with a form or none → made known, the other side told → complaint window → final. It lapses only by a
 *  named person's word. Once the time limit has run out a decision says so itself, or is refused. Source: DOMAIN §5. */

type ReviewContext = CaseContext & { readonly outOfTime: boolean };

type ReviewEvent = Fact & {
  readonly type:
    | 'review.accepted'
    | 'review.declined'
    | 'review.passed-on'
    | 'verification.concluded'
    | 'consideration.suspended'
    | 'consideration.resumed'
    | 'kiemDiem.held'
    | 'council.considered'
    | 'discipline.decided'
    | 'decision.made-known'
    | 'complaint.lodged'
    | 'complaint.handled'
    | 'complaint-window.closed'
    | 'time-limit.ran-out'
    | 'review.lapsed';
  readonly outOfTime?: boolean;
  readonly otherSideTold?: boolean;
};

/** Late is allowed only where it is visible. */
const saysWhetherInTime = (context: ReviewContext, event: ReviewEvent): Verdict =>
  (event.outOfTime ?? false) === context.outOfTime
    ? true
    : refusal('case.out-of-time', { event: event.type, outOfTime: context.outOfTime });
const otherSideTold = (_: object, event: ReviewEvent): Verdict =>
  event.otherSideTold === true ? true : refusal('case.other-side-not-told', { event: event.type });

const guards = {
  ...caseGuards,
  decidedInSight: inTurn<ReviewContext, ReviewEvent>(caseGuards.evidencedUnconflicted, saysWhetherInTime),
  bothSidesKnow: inTurn<ReviewContext, ReviewEvent>(caseGuards.evidencedUnconflicted, otherSideTold),
};

const final = { tags: 'ended', type: 'final' } as const;
const lapsed = { 'review.lapsed': { target: 'lapsed', guard: 'reasonedUnconflicted' } } as const;
const ranOut = { 'time-limit.ran-out': { actions: 'rememberOutOfTime' } } as const;

export const disciplinaryReviewMachine = setup({
  types: {} as { context: ReviewContext; events: ReviewEvent },
  guards: forXState<ReviewContext, ReviewEvent>(guards),
  actions: {
    ...caseActions,
    rememberOutOfTime: assign({ outOfTime: true }),
  },
}).createMachine({
  id: 'disciplinaryReview',
  context: () => ({ ...emptyCaseContext, outOfTime: false }),
  initial: 'proposed',
  states: {
    proposed: {
      tags: 'office',
      on: {
        'review.accepted': { target: 'verifying', guard: 'unconflicted' },
        'review.declined': { target: 'declined', guard: 'reasonedUnconflicted' },
        'review.passed-on': { target: 'passedOn', guard: 'reasonedUnconflicted' },
      },
    },
    verifying: {
      tags: 'office',
      on: {
        'verification.concluded': { target: 'verified', guard: 'evidencedUnconflicted' },
        'consideration.suspended': { target: 'suspended', guard: 'reasonedUnconflicted' },
        ...ranOut,
        ...lapsed,
      },
    },
    // Illness, pregnancy or a small child, detention: what is not yet considered has no time running.
    suspended: {
      tags: 'office',
      on: { 'consideration.resumed': { target: 'verifying', guard: 'reasonedUnconflicted' }, ...lapsed },
    },
    verified: {
      tags: 'unit',
      on: { 'kiemDiem.held': { target: 'kiemDiemHeld', guard: 'evidencedUnconflicted' }, ...ranOut, ...lapsed },
    },
    kiemDiemHeld: {
      tags: 'office',
      on: { 'council.considered': { target: 'considered', guard: 'evidencedUnconflicted' }, ...ranOut, ...lapsed },
    },
    considered: {
      tags: 'office',
      on: { 'discipline.decided': { target: 'decided', guard: 'decidedInSight' }, ...ranOut, ...lapsed },
    },
    decided: {
      tags: 'office',
      on: {
        'decision.made-known': {
          target: 'complaintWindow',
          guard: 'bothSidesKnow',
          actions: tell('decision-made-known', ['head']),
        },
      },
    },
    complaintWindow: {
      tags: 'unit',
      on: {
        'complaint.lodged': { target: 'complained', guard: 'answeredByConcerned' },
        'complaint-window.closed': 'final',
      },
    },
    complained: { tags: 'office', on: { 'complaint.handled': { target: 'final', guard: 'evidencedUnconflicted' } } },
    final,
    declined: final,
    passedOn: final,
    lapsed: final,
  },
});

export const disciplinaryReview: Workflow = {
  id: 'disciplinaryReview',
  version: 1,
  machine: disciplinaryReviewMachine,
  guards,
  asks: {
    ...caseAsks,
    decidedInSight: { needs: ['evidence', 'outOfTime'], known: caseGuards.unconflicted },
    bothSidesKnow: { needs: ['evidence', 'otherSideTold'], known: caseGuards.unconflicted },
  },
  inputs: caseInputs,
  examples: [
    ...conducted('review.accepted'),
    ...withReason('review.declined'),
    ...withReason('review.passed-on'),
    ...withEvidence('verification.concluded'),
    ...withReason('consideration.suspended'),
    ...withReason('consideration.resumed'),
    ...withEvidence('kiemDiem.held'),
    ...withEvidence('council.considered'),
    ...withEvidence('discipline.decided'),
    ...withEvidence('discipline.decided', { outOfTime: true }),
    ...withEvidence('decision.made-known', { otherSideTold: true }),
    ...withEvidence('decision.made-known'),
    ...withEvidence('complaint.lodged'),
    ...withEvidence('complaint.handled'),
    fellDue('complaint-window.closed'),
    fellDue('time-limit.ran-out'),
    ...withReason('review.lapsed'),
  ],
  significant: (context) => ({ ...significantCase(context), outOfTime: context['outOfTime'] ?? false }),
};
