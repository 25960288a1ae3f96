import { assign, setup } from 'xstate';
import { tell } from '../obligations/work';
import { refusal, type Fact, type Verdict } from '../vocabulary';
import { forXState, inTurn } from '../workflow';
import { caseActions, caseGuards, caseWorkflow, final, nobodyYet, type CaseContext } from './case-work';
import { conducted, fellDue, withEvidence, withReason } from './case-examples';

/** Disciplinary review: proposed → accepted by the competent body (declined, or passed on) → verified → kiểm điểm held → considered by
 *  council or committee → decided, with a form or none → made known, the other side told → complaint window → final. It lapses only by a
 *  named person's word. Once the time limit has run out, or the limitation for the form that is decided, a decision says so itself or
 *  is refused. The days themselves are worked out where calendar and settings are known. Source: DOMAIN §5. */

/** What a decision may impose; `none`: no discipline. Which of them are open to whom, a table says. */
export const DISCIPLINE_FORMS = [
  ...['reprimand', 'warning', 'removal-from-post', 'recall', 'dismissal', 'expulsion', 'dissolution', 'none'],
] as const;

export type ReviewContext = CaseContext & {
  /** Party or administrative. */
  readonly track: string;
  /** The time limit of the case has run out. */
  readonly outOfTime: boolean;
  /** It was extended, which happens once. */
  readonly extended: boolean;
  /** Forms whose limitation has run out. */
  readonly barred: readonly string[];
};
const emptyReview = { track: 'administrative', outOfTime: false, extended: false, barred: [] } as const;

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
    | 'time-limit.extended'
    | 'time-limit.ran-out'
    | 'limitation.ran-out'
    | 'review.lapsed';
  readonly form?: string;
  readonly outOfTime?: boolean;
  readonly otherSideTold?: boolean;
  readonly forms?: readonly string[];
};

/** Late is allowed only where it is visible. */
const saysWhetherInTime = (context: ReviewContext, event: ReviewEvent): Verdict => {
  const late = context.outOfTime || context.barred.includes(event.form ?? '');
  return (event.outOfTime ?? false) === late
    ? true
    : refusal('case.out-of-time', { event: event.type, outOfTime: late, form: event.form ?? '' });
};
const formGiven = (_: object, event: ReviewEvent): Verdict =>
  DISCIPLINE_FORMS.some((form) => form === event.form)
    ? true
    : refusal('case.form-missing', { event: event.type, known: [...DISCIPLINE_FORMS] });
/** Once, and before it has run out. */
const mayExtend = (context: ReviewContext, event: ReviewEvent): Verdict => {
  if (context.extended) return refusal('case.extended-before', { event: event.type });
  return context.outOfTime ? refusal('case.time-limit-over', { event: event.type }) : true;
};
const otherSideTold = (_: object, event: ReviewEvent): Verdict =>
  event.otherSideTold === true ? true : refusal('case.other-side-not-told', { event: event.type });

const guards = {
  ...caseGuards,
  decidedInSight: inTurn<ReviewContext, ReviewEvent>(caseGuards.evidencedUnconflicted, formGiven, saysWhetherInTime),
  extendedOnce: inTurn<ReviewContext, ReviewEvent>(caseGuards.reasonedUnconflicted, mayExtend),
  bothSidesKnow: inTurn<ReviewContext, ReviewEvent>(caseGuards.evidencedUnconflicted, otherSideTold),
};

const lapsed = { 'review.lapsed': { target: 'lapsed', guard: 'reasonedUnconflicted' } } as const;
/** While it is under way its days run. */
const running = {
  'time-limit.extended': { guard: 'extendedOnce', actions: 'rememberExtended' },
  'time-limit.ran-out': { actions: ['rememberOutOfTime', tell('time-limit-ran-out', ['office', 'officeHead'])] },
  'limitation.ran-out': { actions: ['rememberBarred', tell('limitation-ran-out', ['office', 'officeHead'])] },
} as const;

export const disciplinaryReviewMachine = setup({
  types: {} as { context: ReviewContext; events: ReviewEvent },
  guards: forXState<ReviewContext, ReviewEvent>(guards),
  actions: {
    ...caseActions,
    rememberOutOfTime: assign({ outOfTime: true }),
    rememberExtended: assign({ extended: true }),
    rememberBarred: assign(({ context, event }) => ({ barred: [...context.barred, ...(event.forms ?? [])] })),
  },
}).createMachine({
  id: 'disciplinaryReview',
  context: () => ({ ...nobodyYet.context(), ...emptyReview }),
  initial: 'proposed',
  states: {
    proposed: {
      tags: 'office',
      on: {
        'review.accepted': { target: 'verifying', guard: 'unconflicted' },
        'review.declined': { target: 'declined', guard: 'reasonedUnconflicted' },
        'review.passed-on': { target: 'passedOn', guard: 'reasonedUnconflicted' },
        ...running,
      },
    },
    verifying: {
      tags: 'office',
      on: {
        'verification.concluded': { target: 'verified', guard: 'evidencedUnconflicted' },
        'consideration.suspended': { target: 'suspended', guard: 'reasonedUnconflicted' },
        ...running,
        ...lapsed,
      },
    },
    // Illness, pregnancy or a small child, detention: what is not yet considered has no time running.
    suspended: {
      tags: ['office', 'still'],
      on: { 'consideration.resumed': { target: 'verifying', guard: 'reasonedUnconflicted' }, ...lapsed },
    },
    verified: {
      tags: 'unit',
      on: { 'kiemDiem.held': { target: 'kiemDiemHeld', guard: 'evidencedUnconflicted' }, ...running, ...lapsed },
    },
    kiemDiemHeld: {
      tags: 'office',
      on: { 'council.considered': { target: 'considered', guard: 'evidencedUnconflicted' }, ...running, ...lapsed },
    },
    considered: {
      tags: 'office',
      on: { 'discipline.decided': { target: 'decided', guard: 'decidedInSight' }, ...running, ...lapsed },
    },
    decided: {
      tags: 'office',
      on: {
        'decision.made-known': {
          target: 'complaintWindow',
          guard: 'bothSidesKnow',
          actions: tell('decision-made-known', ['concerned']),
        },
      },
    },
    complaintWindow: {
      tags: ['unit', 'waiting'],
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

export const disciplinaryReview = caseWorkflow(
  disciplinaryReviewMachine,
  [
    ...conducted('review.accepted'),
    ...withReason('review.declined'),
    ...withReason('review.passed-on'),
    ...withEvidence('verification.concluded'),
    ...withReason('consideration.suspended'),
    ...withReason('consideration.resumed'),
    ...withEvidence('kiemDiem.held'),
    ...withEvidence('council.considered'),
    ...withEvidence('discipline.decided', { form: 'reprimand' }),
    ...withEvidence('discipline.decided', { form: 'reprimand', outOfTime: true }),
    ...withEvidence('discipline.decided'),
    ...withEvidence('decision.made-known', { otherSideTold: true }),
    ...withEvidence('decision.made-known'),
    ...withEvidence('complaint.lodged'),
    ...withEvidence('complaint.handled'),
    fellDue('complaint-window.closed'),
    ...withReason('time-limit.extended'),
    fellDue('time-limit.ran-out'),
    { ...fellDue('limitation.ran-out'), forms: ['reprimand'] } as Fact,
    ...withReason('review.lapsed'),
  ],
  {
    guards,
    asks: {
      decidedInSight: { needs: ['evidence', 'form', 'outOfTime'], known: caseGuards.unconflicted },
      bothSidesKnow: { needs: ['evidence', 'otherSideTold'], known: caseGuards.unconflicted },
      extendedOnce: { needs: ['reason'], known: inTurn(caseGuards.unconflicted, mayExtend) },
    },
    significant: ({ outOfTime, extended, barred }) => ({
      outOfTime: outOfTime ?? false,
      extended: extended ?? false,
      barred: (barred as readonly string[] | undefined)?.includes('reprimand') ?? false,
    }),
  },
);
