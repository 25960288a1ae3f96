import { assign, setup } from 'xstate';
import { EFFECT, forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type EvidenceRef, type Fact, type Instant, type Verdict } from '../vocabulary';
import { evidenced, example, exampleClock, exampleEvidence, exampleOffice, exampleReason, reasoned } from './examples';
import { commonAsks, commonGuards, ended, tell, type Due, type Reasoned } from './work';

/** Whether a duty binds its unit: in force, suspended for a while, replaced by an amendment, or moved to another unit. One
 *  machine for all kinds, beside work and watch. Source: DOMAIN §7, ADR 0009. */

/** The clock stands still from now on. Both counts are working days; null where the duty has no date. */
type Suspended = Reasoned & {
  readonly type: 'duty.suspended';
  /** Used up since the duty could be worked on, the days with the office and earlier suspensions taken out. */
  readonly usedWorkingDays: number;
  /** Left until the due date in force; negative when it had passed. */
  readonly remainingWorkingDays: number | null;
};
/** The clock runs again: `due` is the date in force once the suspended days are given back. */
export type Resumed = Reasoned & {
  readonly type: 'duty.resumed';
  readonly suspendedWorkingDays: number;
  readonly due: Due | null;
};
/** `amendment` is the identity of the plan or document that puts something else in this duty's place. */
type Superseded = Reasoned & { readonly type: 'duty.superseded'; readonly amendment: string };
/** Where the duty goes on: the obligation that is opened in the same transaction. */
export type Successor = { readonly id: string; readonly unit: string; readonly periodKey: string };
/** `evidence` is the decision. `due` is the date in force as the successor takes it over. */
type Transferred = Reasoned & {
  readonly type: 'duty.transferred';
  readonly evidence: readonly EvidenceRef[];
  readonly successor: Successor;
  readonly due: Due | null;
};

export type ForceEvent =
  Suspended | Resumed | Superseded | Transferred | (Fact & { readonly type: 'suspension.lapsed' });

export type ForceContext = {
  readonly suspendedAt: Instant | null;
  /** As counted when it was last suspended. */
  readonly usedWorkingDays: number | null;
  readonly remainingWorkingDays: number | null;
  /** Of all suspensions that are over. */
  readonly suspensions: number;
  readonly suspendedWorkingDays: number;
  readonly amendment: string | null;
  readonly successor: Successor | null;
};

const { reasonGiven, evidenceGiven } = commonGuards;

const guards = {
  reasonGiven,
  amendmentNamed: inTurn<ForceContext, ForceEvent>(reasonGiven, (_, event): Verdict =>
    'amendment' in event && event.amendment ? true : refusal('supersession.amendment-missing', { event: event.type }),
  ),
  decidedInWriting: inTurn<ForceContext, ForceEvent>(reasonGiven, evidenceGiven),
};

/** Gone for good, from either state. */
const gone = {
  'duty.superseded': {
    target: 'superseded',
    guard: 'amendmentNamed',
    actions: ['rememberAmendment', tell('superseded', ['lead', 'head', 'office'])],
  },
  'duty.transferred': {
    target: 'transferred',
    guard: 'decidedInWriting',
    actions: [
      'rememberSuccessor',
      tell('transferred', ['lead', 'head', 'office']),
      {
        type: EFFECT,
        params: ({ event }: { event: ForceEvent }) => {
          const { successor, due } = event as Transferred;
          return { type: 'open', successor, due };
        },
      },
    ],
  },
} as const;

export const forceMachine = setup({
  types: {} as { context: ForceContext; events: ForceEvent },
  guards: forXState<ForceContext, ForceEvent>(guards),
  actions: {
    stopClock: assign(({ event }) => {
      const { at, usedWorkingDays, remainingWorkingDays } = event as Suspended;
      return { suspendedAt: at, usedWorkingDays, remainingWorkingDays };
    }),
    countSuspension: assign(({ context, event }) => ({
      suspendedAt: null,
      suspensions: context.suspensions + 1,
      suspendedWorkingDays: context.suspendedWorkingDays + (event as Resumed).suspendedWorkingDays,
    })),
    forgetSuspension: assign({ suspendedAt: null }),
    rememberAmendment: assign(({ event }) => ({ amendment: (event as Superseded).amendment, suspendedAt: null })),
    rememberSuccessor: assign(({ event }) => ({ successor: (event as Transferred).successor, suspendedAt: null })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'force',
  context: () => ({
    ...{ suspendedAt: null, usedWorkingDays: null, remainingWorkingDays: null },
    ...{ suspensions: 0, suspendedWorkingDays: 0, amendment: null, successor: null },
  }),
  initial: 'inForce',
  states: {
    inForce: {
      on: {
        'duty.suspended': {
          target: 'suspended',
          guard: 'reasonGiven',
          actions: ['stopClock', tell('suspended', ['lead', 'head', 'office'])],
        },
        ...gone,
      },
    },
    suspended: {
      on: {
        'duty.resumed': {
          target: 'inForce',
          guard: 'reasonGiven',
          actions: ['countSuspension', tell('resumed', ['lead', 'head', 'office'])],
        },
        // The work was let go meanwhile: a consequence inside that step.
        'suspension.lapsed': { target: 'inForce', actions: 'forgetSuspension' },
        ...gone,
      },
    },
    superseded: ended,
    transferred: ended,
  },
});

const successor: Successor = { id: 'example', unit: 'successor', periodKey: 'once' };

export const force: Workflow = {
  id: 'force',
  version: 1,
  machine: forceMachine,
  guards,
  asks: {
    ...commonAsks,
    amendmentNamed: { needs: ['amendment', 'reason'], known: commonGuards.namedPerson },
    decidedInWriting: { needs: ['toUnit', 'evidence', 'reason'], known: commonGuards.namedPerson },
  },
  examples: [
    ...reasoned('duty.suspended', exampleOffice, { usedWorkingDays: 4, remainingWorkingDays: 6 }),
    ...reasoned('duty.resumed', exampleOffice, { suspendedWorkingDays: 3, due: null }),
    ...reasoned('duty.superseded', exampleOffice, { amendment: 'example' }),
    example('duty.superseded', exampleOffice, { amendment: '', reason: exampleReason }),
    ...evidenced('duty.transferred', { reason: exampleReason, successor, due: null }),
    example('duty.transferred', exampleOffice, { evidence: [exampleEvidence], successor, due: null }),
    example('suspension.lapsed', exampleClock),
  ],
  significant: () => null,
};
