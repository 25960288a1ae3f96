import { setup } from 'xstate';
import { forXState, type Workflow } from '../workflow';
import { commonExamples, evidenced } from './examples';
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

/** Prompt report ("kịp thời"): one obligation per incident, opened when the incident becomes known, due within the hours
 *  that the plan or the office sets: occurred → reported → confirmed. Source: DOMAIN §1, §4. */

type PromptReportEvent = CommonEvent | (HandedIn & { readonly type: 'incident.reported' });

const guards = commonGuards;
const reported = { 'incident.reported': handIn('reported') } as const;

export const promptReportMachine = setup({
  types: {} as { context: WorkContext; events: PromptReportEvent },
  guards: forXState<WorkContext, PromptReportEvent>(guards),
  actions: workActions<WorkContext, PromptReportEvent>(),
}).createMachine({
  id: 'promptReport',
  context: () => ({ ...emptyWorkContext }),
  initial: 'occurred',
  on: letGo,
  states: {
    occurred: { tags: 'unit', on: reported },
    reported: { tags: 'office', on: judged },
    returned: { tags: 'unit', on: reported },
    confirmed: ended,
    discharged: ended,
  },
});

export const promptReport: Workflow = {
  id: 'promptReport',
  version: 1,
  machine: promptReportMachine,
  guards,
  asks: commonAsks,
  examples: [...commonExamples, ...evidenced('incident.reported')],
  significant: significantWork,
};
