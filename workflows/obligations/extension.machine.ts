import { assign, setup } from 'xstate';
import { EFFECT, forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Fact, type Instant, type LocalDate, type Verdict } from '../vocabulary';
import { example, exampleClock, exampleOffice, exampleOfficer, exampleReason, reasoned } from './examples';
import { commonGuards, personOf, tell, type Due, type Reasoned } from './work';

/** Asking for more time: one request at a time, decided by somebody else, with a reason; the baseline never moves.
 *  Source: DOMAIN §3 (extension rules). */

/** A day that was asked for or offered, and what has to be known to judge it. */
interface Proposed extends Reasoned {
  readonly due: Due;
  /** The due date in force when this was said. */
  readonly currentDueOn: LocalDate;
  /** The due date of the duty this one is part of, which it may not pass. */
  readonly parentDueOn: LocalDate | null;
  /** The day on which this was said, in Asia/Ho_Chi_Minh. */
  readonly saidOn: LocalDate;
}

export type ExtensionEvent =
  | (Proposed & { readonly type: 'extension.requested' | 'extension.counter-offered' })
  | (Reasoned & { readonly type: 'extension.granted' | 'extension.refused' })
  | (Fact & { readonly type: 'extension.accepted' | 'extension.declined' | 'extension.lapsed' });

export type ExtensionContext = {
  readonly requestedBy: string | null;
  /** What was asked for, or offered instead: becomes the due date when granted or accepted. */
  readonly proposed: Due | null;
  /** How many were granted; the third and later are marked. */
  readonly granted: number;
};

const MARKED_FROM = 3;

/** A day may be asked for or offered only if it is still to come, later than now, and within the duty this one is part of. */
const laterThanNow = (_: ExtensionContext, event: ExtensionEvent): Verdict => {
  if (!('due' in event)) return refusal('extension.due-missing', { event: event.type });
  const { due, currentDueOn, parentDueOn, saidOn } = event;
  if (due.dueOn < saidOn) return refusal('extension.due-in-past', { dueOn: due.dueOn, saidOn });
  if (due.dueOn <= currentDueOn) return refusal('extension.not-later', { dueOn: due.dueOn, currentDueOn });
  if (parentDueOn !== null && due.dueOn > parentDueOn) {
    return refusal('extension.after-parent', { dueOn: due.dueOn, parentDueOn });
  }
  return true;
};

/** Nobody decides their own request. */
const notOwnRequest = inTurn<ExtensionContext, ExtensionEvent>(commonGuards.namedPerson, (context, event) =>
  personOf(event) !== context.requestedBy ? true : refusal('extension.own-request', { event: event.type }),
);

const { namedPerson, reasonGiven } = commonGuards;
/** A request that lay too long cannot be granted any more: the day it asked for is over. */
const stillAhead = ({ proposed }: ExtensionContext, event: ExtensionEvent): Verdict =>
  proposed === null || event.at < proposed.lateFrom ? true : refusal('extension.due-passed', { dueOn: proposed.dueOn });

const guards = {
  namedPerson,
  grantedAhead: inTurn<ExtensionContext, ExtensionEvent>(notOwnRequest, reasonGiven, stillAhead),
  acceptedAhead: inTurn<ExtensionContext, ExtensionEvent>(namedPerson, stillAhead),
  laterWithReason: inTurn<ExtensionContext, ExtensionEvent>(reasonGiven, laterThanNow),
  decidedByAnother: inTurn<ExtensionContext, ExtensionEvent>(notOwnRequest, reasonGiven),
  offeredByAnother: inTurn<ExtensionContext, ExtensionEvent>(notOwnRequest, reasonGiven, laterThanNow),
};

const settled = { proposed: null, requestedBy: null } as const;

export const extensionMachine = setup({
  types: {} as { context: ExtensionContext; events: ExtensionEvent },
  guards: forXState<ExtensionContext, ExtensionEvent>(guards),
  actions: {
    rememberRequest: assign(({ event }) => ({
      requestedBy: personOf(event),
      proposed: 'due' in event ? event.due : null,
    })),
    rememberOffer: assign(({ event }) => ({ proposed: 'due' in event ? event.due : null })),
    settle: assign(settled),
    countGranted: assign(({ context }) => ({ ...settled, granted: context.granted + 1 })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'extension',
  context: () => ({ requestedBy: null, proposed: null, granted: 0 }),
  initial: 'none',
  states: {
    none: {
      on: {
        'extension.requested': {
          target: 'requested',
          guard: 'laterWithReason',
          actions: [
            {
              type: EFFECT,
              params: ({ context }) => ({
                type: 'notify',
                what: 'extension-requested',
                to: ['office'],
                number: context.granted + 1,
                marked: context.granted + 1 >= MARKED_FROM,
              }),
            },
            'rememberRequest',
          ],
        },
      },
    },
    requested: {
      on: {
        'extension.granted': {
          target: 'none',
          guard: 'grantedAhead',
          actions: [
            { type: EFFECT, params: ({ context }) => ({ type: 'due-moved', due: context.proposed }) },
            'countGranted',
            tell('extension-granted', ['lead', 'head']),
          ],
        },
        'extension.refused': {
          target: 'none',
          guard: 'decidedByAnother',
          actions: ['settle', tell('extension-refused', ['lead'])],
        },
        'extension.counter-offered': {
          target: 'counterOffered',
          guard: 'offeredByAnother',
          actions: ['rememberOffer', tell('extension-counter-offered', ['lead'])],
        },
        'extension.lapsed': { target: 'none', actions: 'settle' },
      },
    },
    counterOffered: {
      on: {
        'extension.accepted': {
          target: 'none',
          guard: 'acceptedAhead',
          actions: [
            { type: EFFECT, params: ({ context }) => ({ type: 'due-moved', due: context.proposed }) },
            'countGranted',
            tell('extension-granted', ['lead', 'head', 'office']),
          ],
        },
        'extension.declined': {
          target: 'none',
          guard: 'namedPerson',
          actions: ['settle', tell('extension-declined', ['office'])],
        },
        'extension.lapsed': { target: 'none', actions: 'settle' },
      },
    },
  },
});

const day = (text: string) => text as LocalDate;
const proposal = (dueOn: string, parentDueOn: string | null = null) => ({
  due: { dueOn: day(dueOn), lateFrom: `${dueOn}T17:00:00.000Z` as Instant },
  currentDueOn: day('2024-06-30'),
  parentDueOn: parentDueOn === null ? null : day(parentDueOn),
  saidOn: day('2024-06-25'),
});

const tooLate = '2024-08-01T02:00:00.000Z' as Instant;

export const extension: Workflow = {
  id: 'extension',
  version: 1,
  machine: extensionMachine,
  guards,
  asks: {
    laterWithReason: { needs: ['dueOn', 'reason'], known: namedPerson },
    decidedByAnother: { needs: ['reason'], known: notOwnRequest },
    grantedAhead: { needs: ['reason'], known: inTurn<ExtensionContext, ExtensionEvent>(notOwnRequest, stillAhead) },
    acceptedAhead: { needs: [], known: inTurn<ExtensionContext, ExtensionEvent>(namedPerson, stillAhead) },
    offeredByAnother: { needs: ['dueOn', 'reason'], known: notOwnRequest },
  },
  examples: [
    ...reasoned('extension.requested', exampleOfficer, proposal('2024-07-10')),
    ...reasoned('extension.requested', exampleOfficer, proposal('2024-06-01')),
    ...reasoned('extension.requested', exampleOfficer, proposal('2024-06-28')),
    ...reasoned('extension.requested', exampleOfficer, proposal('2024-07-10', '2024-07-05')),
    ...reasoned('extension.counter-offered', exampleOffice, proposal('2024-07-05')),
    example('extension.counter-offered', exampleOfficer, { ...proposal('2024-07-05'), reason: exampleReason }),
    ...reasoned('extension.granted', exampleOffice),
    example('extension.granted', exampleOfficer, { reason: exampleReason }),
    { ...example('extension.granted', exampleOffice, { reason: exampleReason }), at: tooLate },
    ...reasoned('extension.refused', exampleOffice),
    example('extension.refused', exampleOfficer, { reason: exampleReason }),
    example('extension.accepted', exampleOfficer),
    { ...example('extension.accepted', exampleOfficer), at: tooLate },
    example('extension.accepted', exampleClock),
    example('extension.declined', exampleOfficer),
    example('extension.declined', exampleClock),
    example('extension.lapsed', exampleClock),
  ],
  significant: ({ requestedBy, proposed, granted }) => ({
    requestedBy: requestedBy ?? null,
    proposed: proposed !== null,
    granted: Math.min(Number(granted), MARKED_FROM),
  }),
};
