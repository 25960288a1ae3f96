import { tell } from '../obligations/work';
import { refusal, type Fact, type Verdict } from '../vocabulary';
import { inTurn } from '../workflow';
import { caseGuards, caseMachine, caseWorkflow, final, nobodyYet, type CaseContext } from './case-work';
import { conducted, exampleDue, fellDue, withEvidence, withReason } from './case-examples';

/** Accountability: flagged → explanation asked, with a date → explained, or silent → examined by a named person of the supervising office
 *  → closed without fault, reminded, or referred to disciplinary review. Silence is examined, never punished. Source: DOMAIN §5. */

export const GROUNDS_WITHOUT_FAULT = ['objective-cause', 'not-competent', 'mistake'] as const;

type AccountabilityEvent = Fact & {
  readonly type:
    | 'explanation.asked'
    | 'explanation.given'
    | 'explanation.fell-due'
    | 'case.examined'
    | 'case.closed-without-fault'
    | 'reminder.issued'
    | 'case.referred';
  readonly ground?: string;
};

const groundGiven = (_: object, event: Fact & { readonly ground?: string }): Verdict =>
  GROUNDS_WITHOUT_FAULT.some((ground) => ground === event.ground)
    ? true
    : refusal('case.ground-missing', { event: event.type, known: [...GROUNDS_WITHOUT_FAULT] });

const guards = {
  ...caseGuards,
  closedForAGround: inTurn<CaseContext, AccountabilityEvent>(caseGuards.reasonedUnconflicted, groundGiven),
};

const given = {
  target: 'explained',
  guard: 'answeredByConcerned',
  actions: tell('explanation-given', ['office']),
} as const;
const examined = { target: 'examined', guard: 'unconflicted' } as const;

export const accountabilityMachine = caseMachine<AccountabilityEvent>(guards).createMachine({
  id: 'accountability',
  ...nobodyYet,
  initial: 'flagged',
  states: {
    flagged: {
      tags: 'office',
      on: {
        'explanation.asked': {
          target: 'explanationAsked',
          guard: 'askedByADay',
          actions: tell('explanation-asked', ['concerned']),
        },
      },
    },
    explanationAsked: { tags: 'unit', on: { 'explanation.given': given, 'explanation.fell-due': 'silent' } },
    // Who was late to explain may still do so, until somebody has examined the case.
    silent: { tags: 'office', on: { 'explanation.given': given, 'case.examined': examined } },
    explained: { tags: 'office', on: { 'case.examined': examined } },
    examined: {
      tags: 'office',
      on: {
        'case.closed-without-fault': { target: 'closedWithoutFault', guard: 'closedForAGround' },
        'reminder.issued': {
          target: 'reminded',
          guard: 'evidencedUnconflicted',
          actions: tell('reminded', ['concerned']),
        },
        'case.referred': { target: 'referred', guard: 'reasonedUnconflicted' },
      },
    },
    closedWithoutFault: final,
    reminded: final,
    referred: final,
  },
});

export const accountability = caseWorkflow(
  accountabilityMachine,
  [
    ...conducted('explanation.asked', { due: exampleDue }),
    ...conducted('explanation.asked'),
    ...withEvidence('explanation.given'),
    fellDue('explanation.fell-due'),
    ...conducted('case.examined'),
    ...withReason('case.closed-without-fault', { ground: 'objective-cause' }),
    ...withReason('case.closed-without-fault'),
    ...withEvidence('reminder.issued'),
    ...withReason('case.referred'),
  ],
  {
    guards,
    asks: { closedForAGround: { needs: ['reason', 'ground'], known: caseGuards.unconflicted } },
  },
);
