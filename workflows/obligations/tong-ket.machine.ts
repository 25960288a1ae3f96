import { setup } from 'xstate';
import { forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Verdict } from '../vocabulary';
import {
  collected,
  drafted,
  emptyReviewContext,
  held,
  issued,
  reviewActions,
  reviewAsks,
  reviewExamples,
  reviewGuards,
  toldConcluded,
  type Concluded,
  type ReviewContext,
  type ReviewEvent,
} from './review';
import { ended, letGo, sendBack, significantWork } from './work';

/** Tổng kết, the final review: as sơ kết, but it is concluded only when nothing is left open without a reason.
 *  Source: DOMAIN §2, the plan of Ban ATGT Lạng Sơn, III.2. */

const guards = {
  ...reviewGuards,
  byAnotherWithNothingOpen: inTurn<ReviewContext, ReviewEvent>(reviewGuards.byAnother, (_, event): Verdict => {
    const open = (event as Concluded).openWithoutReason;
    return open.length === 0 ? true : refusal('plan.has-open-duties', { count: open.length, open });
  }),
};

export const tongKetMachine = setup({
  types: {} as { context: ReviewContext; events: ReviewEvent },
  guards: forXState<ReviewContext, ReviewEvent>(guards),
  actions: reviewActions,
}).createMachine({
  id: 'tongKet',
  context: emptyReviewContext,
  initial: 'announced',
  on: letGo,
  states: {
    announced: { tags: 'unit', on: { 'reports.collected': collected } },
    collecting: { tags: 'unit', on: { 'reports.collected': collected, 'report.drafted': drafted } },
    drafted: { tags: 'unit', on: { 'reports.collected': collected, 'review.held': held } },
    held: { tags: 'unit', on: { 'review.issued': issued } },
    issued: {
      tags: 'office',
      on: {
        concluded: { target: 'concluded', guard: 'byAnotherWithNothingOpen', actions: toldConcluded },
        returned: sendBack,
      },
    },
    returned: { tags: 'unit', on: { 'review.issued': issued } },
    concluded: ended,
    discharged: ended,
  },
});

export const tongKet: Workflow = {
  id: 'tongKet',
  version: 1,
  machine: tongKetMachine,
  guards,
  asks: {
    ...reviewAsks,
    // What is still open is read from other rows when it is recorded.
    byAnotherWithNothingOpen: { needs: [], known: reviewGuards.byAnother },
  },
  examples: reviewExamples,
  significant: significantWork,
};
