import { assign, setup } from 'xstate';
import { forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Fact, type PrivateText, type Verdict } from '../vocabulary';
import {
  commonExamples,
  evidenced,
  example,
  exampleClock,
  exampleOffice,
  exampleOfficer,
  exampleReason,
  reasoned,
  sentBackExamples,
} from './examples';
import {
  commonAsks,
  commonGuards,
  emptyWorkContext,
  ended,
  handIn,
  judged,
  letGo,
  significantWork,
  tell,
  workActions,
  type CommonEvent,
  type HandedIn,
  type Reasoned,
  type SentBack,
  type WorkContext,
} from './work';

/** Implementation: assigned → accepted → in progress → submitted → confirmed, or handed back with a reason.
 *  A standing duty ("thường xuyên") is never submitted: the office assesses it at each report, and a last time when the plan
 *  ends; that last assessment ends it. Source: DOMAIN §1, §2. */

type ImplementationEvent =
  | CommonEvent
  | (Fact & { readonly type: 'duty.accepted' | 'work.started' | 'assessment.fell-due' })
  | (Reasoned & { readonly type: 'duty.handed-back' })
  | (SentBack & { readonly type: 'duty.reassigned' })
  | (HandedIn & { readonly type: 'progress.reported' | 'work.submitted' })
  | (Fact & { readonly type: 'assessed'; readonly note: PrivateText });

export type ImplementationContext = WorkContext & {
  /** Given at opening: the duty goes on for as long as the plan does and has no date of its own. */
  readonly standing: boolean;
  readonly progressReports: number;
  readonly assessments: number;
};

const isStanding = ({ standing }: ImplementationContext, event: Fact): Verdict =>
  standing ? true : refusal('duty.not-standing', { event: event.type });

const canBeDone = ({ standing }: ImplementationContext, event: Fact): Verdict =>
  standing ? refusal('duty.standing', { event: event.type }) : true;

const noteGiven = (_: ImplementationContext, event: Fact & { readonly note?: PrivateText }): Verdict =>
  event.note ? true : refusal('note.missing', { event: event.type });

const { namedPerson, evidenceGiven } = commonGuards;
const guards = {
  ...commonGuards,
  isStanding,
  doneAndEvidenced: inTurn<ImplementationContext, ImplementationEvent>(canBeDone, evidenceGiven),
  assessedWithNote: inTurn<ImplementationContext, ImplementationEvent>(isStanding, namedPerson, noteGiven),
};

const submitted = handIn('submitted', 'doneAndEvidenced');
const progress = { guard: 'evidenceGiven', actions: ['countProgress', tell('progress-reported', ['office'])] } as const;
const handedBack = {
  target: 'handedBack',
  guard: 'reasonGiven',
  actions: tell('handed-back', ['office', 'officeHead']),
} as const;
const ofStandingDuties = {
  assessed: { guard: 'assessedWithNote', actions: ['countAssessment', tell('assessed', ['lead'])] },
  'assessment.fell-due': {
    target: 'awaitingAssessment',
    guard: 'isStanding',
    actions: tell('assessment-fell-due', ['office']),
  },
} as const;

export const implementationMachine = setup({
  types: {} as { context: ImplementationContext; events: ImplementationEvent },
  guards: forXState<ImplementationContext, ImplementationEvent>(guards),
  actions: {
    ...workActions<ImplementationContext, ImplementationEvent>(),
    countProgress: assign(({ context }) => ({ progressReports: context.progressReports + 1 })),
    countAssessment: assign(({ context }) => ({ assessments: context.assessments + 1 })),
  },
}).createMachine({
  id: 'implementation',
  context: () => ({ ...emptyWorkContext, standing: false, progressReports: 0, assessments: 0 }),
  initial: 'assigned',
  on: letGo,
  states: {
    assigned: {
      tags: 'unit',
      on: { 'duty.accepted': 'accepted', 'duty.handed-back': handedBack, ...ofStandingDuties },
    },
    accepted: {
      tags: 'unit',
      on: {
        'work.started': 'inProgress',
        'progress.reported': { target: 'inProgress', ...progress },
        'work.submitted': submitted,
        'duty.handed-back': handedBack,
        ...ofStandingDuties,
      },
    },
    inProgress: {
      tags: 'unit',
      on: { 'progress.reported': progress, 'work.submitted': submitted, ...ofStandingDuties },
    },
    handedBack: {
      tags: 'office',
      on: {
        'duty.reassigned': { target: 'assigned', guard: 'reasonGiven', actions: tell('reassigned', ['lead', 'head']) },
        'assessment.fell-due': ofStandingDuties['assessment.fell-due'],
      },
    },
    submitted: { tags: 'office', on: judged },
    returned: { tags: 'unit', on: { 'progress.reported': progress, 'work.submitted': submitted } },
    awaitingAssessment: {
      tags: 'office',
      on: {
        assessed: {
          target: 'concluded',
          guard: 'assessedWithNote',
          actions: ['countAssessment', tell('concluded', ['lead', 'head'])],
        },
      },
    },
    confirmed: ended,
    concluded: ended,
    discharged: ended,
  },
});

export const implementation: Workflow = {
  id: 'implementation',
  version: 1,
  machine: implementationMachine,
  guards,
  asks: {
    ...commonAsks,
    doneAndEvidenced: {
      needs: ['evidence'],
      known: inTurn<ImplementationContext, Fact>(canBeDone, namedPerson),
    },
    assessedWithNote: { needs: ['note'], known: inTurn<ImplementationContext, Fact>(isStanding, namedPerson) },
  },
  examples: [
    ...commonExamples,
    example('duty.accepted', exampleOfficer),
    ...reasoned('duty.handed-back', exampleOfficer),
    ...sentBackExamples('duty.reassigned'),
    example('work.started', exampleOfficer),
    ...evidenced('progress.reported'),
    ...evidenced('work.submitted'),
    example('assessed', exampleOffice, { note: exampleReason }),
    example('assessed', exampleOffice),
    example('assessment.fell-due', exampleClock),
  ],
  inputs: [{ standing: false }, { standing: true }],
  significant: (context) => ({ ...significantWork(context), standing: context['standing'] ?? false }),
};
