import { assign, setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
import type { Fact } from '../vocabulary';
import { commonExamples, evidenced, example, exampleClock, exampleOfficer } from './examples';
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

/** Inspection (kiểm tra): planned → carried out, once or more → findings recorded → followed up → confirmed.
 *  Where nothing was found, the minutes that say so are handed in instead. Source: DOMAIN §2. */

type InspectionEvent =
  | CommonEvent
  | (Fact & { readonly type: 'inspection.carried-out' })
  | (HandedIn & { readonly type: 'findings.recorded' | 'no-findings.recorded' | 'findings.followed-up' });

export type InspectionContext = WorkContext & { readonly inspections: number };

const guards = commonGuards;

const carriedOut = { target: 'carriedOut', guard: 'namedPerson', actions: 'countInspection' } as const;
const findingsRecorded = { target: 'findingsRecorded', guard: 'evidenceGiven' } as const;

export const inspectionMachine = setup({
  types: {} as { context: InspectionContext; events: InspectionEvent },
  guards: forXState<InspectionContext, InspectionEvent>(guards),
  actions: {
    ...workActions<InspectionContext, InspectionEvent>(),
    countInspection: assign(({ context }) => ({ inspections: context.inspections + 1 })),
  },
}).createMachine({
  id: 'inspection',
  context: () => ({ ...emptyWorkContext, inspections: 0 }),
  initial: 'planned',
  on: letGo,
  states: {
    planned: { tags: 'unit', on: { 'inspection.carried-out': carriedOut } },
    carriedOut: {
      tags: 'unit',
      on: {
        'inspection.carried-out': carriedOut,
        'findings.recorded': findingsRecorded,
        'no-findings.recorded': handIn('nothingFound'),
      },
    },
    findingsRecorded: { tags: 'unit', on: { 'findings.followed-up': handIn('followedUp') } },
    followedUp: { tags: 'office', on: judged },
    nothingFound: { tags: 'office', on: judged },
    returned: {
      tags: 'unit',
      on: {
        'inspection.carried-out': carriedOut,
        'findings.recorded': findingsRecorded,
        'findings.followed-up': handIn('followedUp'),
        'no-findings.recorded': handIn('nothingFound'),
      },
    },
    confirmed: ended,
    discharged: ended,
  },
});

export const inspection: Workflow = {
  id: 'inspection',
  version: 1,
  machine: inspectionMachine,
  guards,
  asks: commonAsks,
  examples: [
    ...commonExamples,
    example('inspection.carried-out', exampleOfficer),
    example('inspection.carried-out', exampleClock),
    ...evidenced('findings.recorded'),
    ...evidenced('no-findings.recorded'),
    ...evidenced('findings.followed-up'),
  ],
  significant: significantWork,
};
