import { setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
import type { Fact } from '../vocabulary';
import { commonExamples, evidenced, example, exampleOfficer } from './examples';
import {
  commonAsks,
  commonGuards,
  emptyWorkContext,
  ended,
  handIn,
  judged,
  letGo,
  significantWork,
  workActions,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Issue your own plan: assigned → drafting → issued (the document is the evidence) → confirmed.
 *  Source: e.g. the plan of Ban ATGT Lạng Sơn, III.2, first dash. */

type IssuePlanEvent =
  CommonEvent | (Fact & { readonly type: 'draft.started' }) | (HandedIn & { readonly type: 'plan.issued' });

const guards = commonGuards;

export const issuePlanMachine = setup({
  types: {} as { context: WorkContext; events: IssuePlanEvent },
  guards: forXState<WorkContext, IssuePlanEvent>(guards),
  actions: workActions<WorkContext, IssuePlanEvent>(),
}).createMachine({
  id: 'issuePlan',
  context: () => ({ ...emptyWorkContext }),
  initial: 'assigned',
  on: letGo,
  states: {
    assigned: { tags: 'unit', on: { 'draft.started': 'drafting', 'plan.issued': handIn('issued') } },
    drafting: { tags: 'unit', on: { 'plan.issued': handIn('issued') } },
    issued: { tags: 'office', on: judged },
    returned: { tags: 'unit', on: { 'plan.issued': handIn('issued') } },
    confirmed: ended,
    discharged: ended,
  },
});

export const issuePlan: Workflow = {
  id: 'issuePlan',
  version: 1,
  machine: issuePlanMachine,
  guards,
  asks: commonAsks,
  examples: [...commonExamples, example('draft.started', exampleOfficer), ...evidenced('plan.issued')],
  significant: significantWork,
};
