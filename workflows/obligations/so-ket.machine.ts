import { setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
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
  type ReviewContext,
  type ReviewEvent,
} from './review';
import { ended, letGo, sendBack, significantWork } from './work';

/** Sơ kết, the interim review: announced → collecting units' reports, naming who is missing → drafted → held → issued →
 *  concluded. Source: DOMAIN §2. */
export const soKetMachine = setup({
  types: {} as { context: ReviewContext; events: ReviewEvent },
  guards: forXState<ReviewContext, ReviewEvent>(reviewGuards),
  actions: reviewActions,
}).createMachine({
  id: 'soKet',
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
      on: { concluded: { target: 'concluded', guard: 'byAnother', actions: toldConcluded }, returned: sendBack },
    },
    returned: { tags: 'unit', on: { 'review.issued': issued } },
    concluded: ended,
    discharged: ended,
  },
});

export const soKet: Workflow = {
  id: 'soKet',
  version: 1,
  machine: soKetMachine,
  guards: reviewGuards,
  asks: reviewAsks,
  examples: reviewExamples,
  significant: significantWork,
};
