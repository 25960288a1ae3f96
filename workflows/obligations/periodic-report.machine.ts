import { setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
import type { Fact } from '../vocabulary';
import { commonExamples, evidenced, example, exampleClock, exampleOffice, exampleOfficer } from './examples';
import {
  commonAsks,
  commonGuards,
  confirmAs,
  emptyWorkContext,
  ended,
  handIn,
  letGo,
  sendBack,
  significantWork,
  tell,
  workActions,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Periodic report: upcoming → open once its data window has closed → submitted, or a nil report by a named person →
 *  accepted, or taken into the report of the unit above. Source: DOMAIN §4. */

type PeriodicReportEvent =
  | CommonEvent
  | (Fact & { readonly type: 'window.opened' | 'nil-reported' })
  | (HandedIn & { readonly type: 'report.submitted' })
  /** `into` is the obligation whose report has taken this one in. */
  | (Fact & { readonly type: 'report.consolidated'; readonly into: string });

const guards = commonGuards;

const reported = {
  'report.submitted': handIn('submitted'),
  /** Nothing to report is a statement too: it needs no paper, but somebody who stands by it. */
  'nil-reported': handIn('nilReported', 'namedPerson'),
} as const;

const judgedReport = {
  confirmed: confirmAs('accepted'),
  'report.consolidated': {
    target: 'consolidated',
    guard: 'byAnother',
    actions: tell('report-consolidated', ['lead']),
  },
  returned: sendBack,
} as const;

export const periodicReportMachine = setup({
  types: {} as { context: WorkContext; events: PeriodicReportEvent },
  guards: forXState<WorkContext, PeriodicReportEvent>(guards),
  actions: workActions<WorkContext, PeriodicReportEvent>(),
}).createMachine({
  id: 'periodicReport',
  context: () => ({ ...emptyWorkContext }),
  initial: 'upcoming',
  on: letGo,
  states: {
    upcoming: {
      tags: 'unit',
      on: { 'window.opened': { target: 'open', actions: tell('report-window-opened', ['lead']) } },
    },
    open: { tags: 'unit', on: reported },
    submitted: { tags: 'office', on: judgedReport },
    nilReported: { tags: 'office', on: judgedReport },
    returned: { tags: 'unit', on: reported },
    accepted: ended,
    consolidated: ended,
    discharged: ended,
  },
});

export const periodicReport: Workflow = {
  id: 'periodicReport',
  version: 1,
  machine: periodicReportMachine,
  guards,
  asks: commonAsks,
  examples: [
    ...commonExamples,
    example('window.opened', exampleClock),
    ...evidenced('report.submitted'),
    example('nil-reported', exampleOfficer),
    example('nil-reported', exampleClock),
    example('report.consolidated', exampleOffice, { into: 'example' }),
    example('report.consolidated', exampleOfficer, { into: 'example' }),
  ],
  significant: significantWork,
};
