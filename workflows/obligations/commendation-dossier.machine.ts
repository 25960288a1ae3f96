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
  workActions,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Commendation dossier: awaited → sent → reviewed → accepted and handed on, or returned to be completed.
 *  A unit with nobody to propose says so by a named person. Source: the plan of Ban ATGT Lạng Sơn, III.3. */

type CommendationDossierEvent =
  | CommonEvent
  | (HandedIn & { readonly type: 'dossier.sent' })
  | (Fact & { readonly type: 'none-to-send.declared' | 'dossier.reviewed' });

const guards = commonGuards;

const answered = {
  'dossier.sent': handIn('sent'),
  'none-to-send.declared': handIn('noneToSend', 'namedPerson'),
} as const;

export const commendationDossierMachine = setup({
  types: {} as { context: WorkContext; events: CommendationDossierEvent },
  guards: forXState<WorkContext, CommendationDossierEvent>(guards),
  actions: workActions<WorkContext, CommendationDossierEvent>(),
}).createMachine({
  id: 'commendationDossier',
  context: () => ({ ...emptyWorkContext }),
  initial: 'awaited',
  on: letGo,
  states: {
    awaited: { tags: 'unit', on: answered },
    sent: {
      tags: 'office',
      on: { 'dossier.reviewed': { target: 'reviewed', guard: 'byAnother' }, returned: sendBack },
    },
    reviewed: { tags: 'office', on: { confirmed: confirmAs('accepted'), returned: sendBack } },
    noneToSend: { tags: 'office', on: { confirmed: confirmAs('noneAccepted'), returned: sendBack } },
    returned: { tags: 'unit', on: answered },
    accepted: ended,
    noneAccepted: ended,
    discharged: ended,
  },
});

export const commendationDossier: Workflow = {
  id: 'commendationDossier',
  version: 1,
  machine: commendationDossierMachine,
  guards,
  asks: commonAsks,
  examples: [
    ...commonExamples,
    ...evidenced('dossier.sent'),
    example('none-to-send.declared', exampleOfficer),
    example('none-to-send.declared', exampleClock),
    example('dossier.reviewed', exampleOffice),
    example('dossier.reviewed', exampleOfficer),
  ],
  significant: significantWork,
};
