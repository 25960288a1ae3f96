import { assign, setup } from 'xstate';
import { EFFECT, forXState, type Workflow } from '../workflow';
import type { Fact } from '../vocabulary';
import {
  commonExamples,
  commonGuards,
  emptyWorkContext,
  exampleAt,
  exampleEvidence,
  exampleOfficer,
  personOf,
  tell,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Issue your own plan: assigned → drafting → issued (the document is the evidence) → confirmed.
 *  Source: e.g. the plan of Ban ATGT Lạng Sơn, III.2, first dash. */

type IssuePlanEvent =
  CommonEvent | (Fact & { readonly type: 'draft.started' }) | (HandedIn & { readonly type: 'plan.issued' });

const guards = { ...commonGuards };

export const issuePlanMachine = setup({
  types: {} as { context: WorkContext; events: IssuePlanEvent },
  guards: forXState<WorkContext, IssuePlanEvent>(guards),
  actions: {
    rememberWho: assign(({ event }) => ({ handedInBy: personOf(event) })),
    countReturn: assign(({ context }) => ({ returns: context.returns + 1 })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'issuePlan',
  context: () => ({ ...emptyWorkContext }),
  initial: 'assigned',
  on: { discharged: { target: '.discharged', guard: 'namedPerson', actions: tell('discharged', ['lead', 'head']) } },
  states: {
    assigned: {
      tags: 'unit',
      on: {
        'draft.started': 'drafting',
        'plan.issued': {
          target: 'issued',
          guard: 'evidenceGiven',
          actions: ['rememberWho', tell('handed-in', ['office'])],
        },
      },
    },
    drafting: {
      tags: 'unit',
      on: {
        'plan.issued': {
          target: 'issued',
          guard: 'evidenceGiven',
          actions: ['rememberWho', tell('handed-in', ['office'])],
        },
      },
    },
    issued: {
      tags: 'office',
      on: {
        confirmed: { target: 'confirmed', guard: 'byAnother', actions: tell('confirmed', ['lead']) },
        returned: { target: 'returned', guard: 'namedPerson', actions: ['countReturn', tell('returned', ['lead'])] },
      },
    },
    returned: {
      tags: 'unit',
      on: {
        'plan.issued': {
          target: 'issued',
          guard: 'evidenceGiven',
          actions: ['rememberWho', tell('handed-in', ['office'])],
        },
      },
    },
    confirmed: { tags: 'ended', type: 'final' },
    discharged: { tags: 'ended', type: 'final' },
  },
});

export const issuePlan: Workflow = {
  id: 'issuePlan',
  version: 1,
  machine: issuePlanMachine,
  guards,
  examples: [
    ...commonExamples,
    { type: 'draft.started', at: exampleAt, by: exampleOfficer },
    { type: 'plan.issued', at: exampleAt, by: exampleOfficer, evidence: [exampleEvidence] } as HandedIn,
    { type: 'plan.issued', at: exampleAt, by: exampleOfficer, evidence: [] } as HandedIn,
  ],
  significant: ({ handedInBy }) => ({ handedInBy: handedInBy ?? null }),
};
