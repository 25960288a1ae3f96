import { assign, setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
import type { Fact } from '../vocabulary';
import {
  commonExamples,
  evidenced,
  example,
  exampleClock,
  exampleOffice,
  exampleOfficer,
  sentBackExamples,
} from './examples';
import {
  commonAsks,
  confirmAs,
  ended,
  handIn,
  letGo,
  sendBack,
  tell,
  workActions,
  type CommonEvent,
  type HandedIn,
  type SentBack,
} from './work';
import {
  emptyWayContext,
  handInOnWay,
  onWayTo,
  tellLastOnWay,
  wayActions,
  wayAsks,
  wayGuards,
  type WayContext,
} from './way';

/** Periodic report: upcoming → open once its data window has closed → submitted, or a nil report by a named person; through the
 *  units on its way, where it has one, each of which passes it on or sends it back → accepted, or taken into the report of the
 *  unit above. Source: DOMAIN §2, §4; ADR 0016. */

type PeriodicReportEvent =
  | CommonEvent
  | (Fact & { readonly type: 'window.opened' | 'nil-reported' | 'report.passed-on' })
  | (HandedIn & { readonly type: 'report.submitted' })
  | (SentBack & { readonly type: 'report.sent-back' })
  | Consolidated;

/** `into` is the obligation whose report has taken this one in. */
type Consolidated = Fact & { readonly type: 'report.consolidated'; readonly into: string };

type ReportContext = WayContext & { readonly consolidatedInto: string | null };

const guards = wayGuards;

const reported = {
  'report.submitted': [handInOnWay('submittedOnWay', 'evidencedOnWay'), handIn('submitted')],
  /** Nothing to report is a statement too: it needs no paper, but somebody who stands by it. */
  'nil-reported': [handInOnWay('nilOnWay', 'declaredOnWay'), handIn('nilReported', 'namedPerson')],
} as const;

const judgedReport = {
  confirmed: confirmAs('accepted'),
  'report.consolidated': {
    target: 'consolidated',
    guard: 'byAnother',
    actions: ['rememberInto', tell('report-consolidated', ['lead'])],
  },
  returned: [{ ...sendBack, guard: 'returnedOnWay', actions: [...sendBack.actions, tellLastOnWay] }, sendBack],
} as const;

export const periodicReportMachine = setup({
  types: {} as { context: ReportContext; events: PeriodicReportEvent },
  guards: forXState<ReportContext, PeriodicReportEvent>(guards),
  actions: {
    ...workActions<ReportContext, PeriodicReportEvent>(),
    ...wayActions<ReportContext, PeriodicReportEvent>(),
    rememberInto: assign(({ event }) => ({ consolidatedInto: (event as Consolidated).into })),
  },
}).createMachine({
  id: 'periodicReport',
  context: () => ({ ...emptyWayContext, consolidatedInto: null }),
  initial: 'upcoming',
  on: letGo,
  states: {
    upcoming: {
      tags: 'unit',
      on: { 'window.opened': { target: 'open', actions: tell('report-window-opened', ['lead']) } },
    },
    open: { tags: 'unit', on: reported },
    submittedOnWay: { tags: ['office', 'router'], on: onWayTo('submitted') },
    nilOnWay: { tags: ['office', 'router'], on: onWayTo('nilReported') },
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
  version: 2,
  machine: periodicReportMachine,
  guards,
  asks: { ...commonAsks, ...wayAsks },
  examples: [
    ...commonExamples,
    example('window.opened', exampleClock),
    ...evidenced('report.submitted'),
    example('nil-reported', exampleOfficer),
    example('nil-reported', exampleClock),
    example('report.consolidated', exampleOffice, { into: 'example' }),
    example('report.consolidated', exampleOfficer, { into: 'example' }),
    example('report.passed-on', exampleOffice),
    example('report.passed-on', exampleOfficer),
    ...sentBackExamples('report.sent-back'),
  ],
  inputs: [{}, { route: ['first'] }, { route: ['first', 'second'] }],
  significant: ({ handedInBy, route, hop }) => ({
    ...{ handedInBy: handedInBy ?? null, route: route ?? [], hop: hop ?? null },
  }),
};
