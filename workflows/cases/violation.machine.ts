import { setup } from 'xstate';
import { tell } from '../obligations/work';
import type { Fact } from '../vocabulary';
import { forXState, type Workflow } from '../workflow';
import {
  caseActions,
  caseAsks,
  caseGuards,
  caseInputs,
  emptyCaseContext,
  significantCase,
  type CaseContext,
} from './case-work';
import { conducted, withEvidence, withReason } from './case-examples';

/** A report of a violation, from a unit, the police, an inspector, a citizen or a rule: received → checked by a named person → confirmed,
 *  unfounded, or handed on to who is competent. A report is no finding. Source: DOMAIN §1 (001), §5. */

type ViolationEvent = Fact & {
  readonly type: 'violation.checked' | 'violation.confirmed' | 'violation.unfounded' | 'violation.handed-on';
};

const final = { tags: 'ended', type: 'final' } as const;
const handedOn = { 'violation.handed-on': { target: 'handedOn', guard: 'reasonedUnconflicted' } } as const;

export const violationMachine = setup({
  types: {} as { context: CaseContext; events: ViolationEvent },
  guards: forXState<CaseContext, ViolationEvent>(caseGuards),
  actions: caseActions,
}).createMachine({
  id: 'violation',
  context: () => ({ ...emptyCaseContext }),
  initial: 'received',
  states: {
    received: {
      tags: 'office',
      on: { 'violation.checked': { target: 'checked', guard: 'unconflicted' }, ...handedOn },
    },
    checked: {
      tags: 'office',
      on: {
        'violation.confirmed': {
          target: 'confirmed',
          guard: 'evidencedUnconflicted',
          actions: tell('violation-confirmed', ['officeHead']),
        },
        'violation.unfounded': { target: 'unfounded', guard: 'reasonedUnconflicted' },
        ...handedOn,
      },
    },
    confirmed: final,
    unfounded: final,
    handedOn: final,
  },
});

export const violation: Workflow = {
  id: 'violation',
  version: 1,
  machine: violationMachine,
  guards: caseGuards,
  asks: caseAsks,
  inputs: caseInputs,
  examples: [
    ...conducted('violation.checked'),
    ...withEvidence('violation.confirmed'),
    ...withReason('violation.unfounded'),
    ...withReason('violation.handed-on'),
  ],
  significant: significantCase,
};
