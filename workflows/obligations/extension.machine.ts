import { assign, setup } from 'xstate';
import { EFFECT, forXState, type Workflow } from '../workflow';
import { refusal, type Fact, type Instant, type LocalDate, type Verdict } from '../vocabulary';
import {
  commonGuards,
  exampleAt,
  exampleOffice,
  exampleOfficer,
  exampleReason,
  personOf,
  tell,
  type Due,
  type Reasoned,
} from './work';

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

const guards = {
  namedPerson: commonGuards.namedPerson,
  laterThanNow: (_: ExtensionContext, event: ExtensionEvent): Verdict => {
    if (!('due' in event)) throw new Error(`${event.type} proposes no day`);
    const { due, currentDueOn, parentDueOn, saidOn } = event;
    if (due.dueOn < saidOn) return refusal('extension.due-in-past', { dueOn: due.dueOn, saidOn });
    if (due.dueOn <= currentDueOn) return refusal('extension.not-later', { dueOn: due.dueOn, currentDueOn });
    if (parentDueOn !== null && due.dueOn > parentDueOn) {
      return refusal('extension.after-parent', { dueOn: due.dueOn, parentDueOn });
    }
    return true;
  },
  /** Nobody decides their own request. */
  notOwnRequest: (context: ExtensionContext, event: ExtensionEvent): Verdict =>
    personOf(event) !== null && personOf(event) !== context.requestedBy
      ? true
      : refusal('extension.own-request', { event: event.type }),
  offerByAnother: (context: ExtensionContext, event: ExtensionEvent): Verdict => {
    const another = guards.notOwnRequest(context, event);
    return another === true ? guards.laterThanNow(context, event) : another;
  },
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
          guard: 'laterThanNow',
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
          guard: 'notOwnRequest',
          actions: [
            { type: EFFECT, params: ({ context }) => ({ type: 'due-moved', due: context.proposed }) },
            'countGranted',
            tell('extension-granted', ['lead', 'head']),
          ],
        },
        'extension.refused': {
          target: 'none',
          guard: 'notOwnRequest',
          actions: ['settle', tell('extension-refused', ['lead'])],
        },
        'extension.counter-offered': {
          target: 'counterOffered',
          guard: 'offerByAnother',
          actions: ['rememberOffer', tell('extension-counter-offered', ['lead'])],
        },
        'extension.lapsed': { target: 'none', actions: 'settle' },
      },
    },
    counterOffered: {
      on: {
        'extension.accepted': {
          target: 'none',
          guard: 'namedPerson',
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
const due: Due = { dueOn: day('2024-07-10'), lateFrom: '2024-07-10T17:00:00.000Z' as Instant };
const proposal = (type: string, by: Fact['by'], dueOn = due): Fact =>
  ({
    type,
    at: exampleAt,
    by,
    reason: exampleReason,
    due: dueOn,
    currentDueOn: day('2024-06-30'),
    parentDueOn: null,
    saidOn: day('2024-06-25'),
  }) as Fact;

export const extension: Workflow = {
  id: 'extension',
  version: 1,
  machine: extensionMachine,
  guards,
  examples: [
    proposal('extension.requested', exampleOfficer),
    proposal('extension.requested', exampleOfficer, { ...due, dueOn: day('2024-06-01') }),
    proposal('extension.counter-offered', exampleOffice),
    { type: 'extension.granted', at: exampleAt, by: exampleOffice, reason: exampleReason } as Fact,
    { type: 'extension.granted', at: exampleAt, by: exampleOfficer, reason: exampleReason } as Fact,
    { type: 'extension.refused', at: exampleAt, by: exampleOffice, reason: exampleReason } as Fact,
    { type: 'extension.accepted', at: exampleAt, by: exampleOfficer },
    { type: 'extension.declined', at: exampleAt, by: exampleOfficer },
    { type: 'extension.lapsed', at: exampleAt, by: { kind: 'clock' } },
  ],
  significant: ({ requestedBy, proposed, granted }) => ({
    requestedBy: requestedBy ?? null,
    proposed: proposed !== null,
    granted: Math.min(Number(granted), MARKED_FROM),
  }),
};
