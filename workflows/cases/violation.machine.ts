import { tell } from '../obligations/work';
import type { Fact } from '../vocabulary';
import { caseMachine, caseWorkflow, final, nobodyYet } from './case-work';
import { conducted, withEvidence, withReason } from './case-examples';

/** A report of a violation, from a unit, the police, an inspector, a citizen or a rule: received → checked by a named person → confirmed,
 *  unfounded, or handed on to who is competent. A report is no finding. Source: DOMAIN §1 (001), §5. */

type ViolationEvent = Fact & {
  readonly type: 'violation.checked' | 'violation.confirmed' | 'violation.unfounded' | 'violation.handed-on';
};

const handedOn = { 'violation.handed-on': { target: 'handedOn', guard: 'reasonedUnconflicted' } } as const;

export const violationMachine = caseMachine<ViolationEvent>().createMachine({
  id: 'violation',
  ...nobodyYet,
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

export const violation = caseWorkflow(violationMachine, [
  ...conducted('violation.checked'),
  ...withEvidence('violation.confirmed'),
  ...withReason('violation.unfounded'),
  ...withReason('violation.handed-on'),
]);
