import { assign, setup } from 'xstate';
import { commonGuards } from '../obligations/work';
import { example, exampleClock, exampleOffice, exampleReason } from '../obligations/examples';
import { forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Fact, type Verdict } from '../vocabulary';

/** A figure from outside, as it was brought: an accident, or the numbers of a year. It stands until somebody corrects it or strikes it
 *  out with a reason; what was said first stays in the trail. */

export const FIGURE_KINDS = ['accident', 'yearly'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** Only what a plan speaks of has a word of its own. Source: DOMAIN §1 (000). */
export const SEVERITIES = ['especially-serious', 'other'] as const;

export type FigureContext = {
  readonly severity: string | null;
  readonly accidents: number;
  readonly dead: number;
  readonly injured: number;
};
type FigureEvent = Fact & { readonly type: 'figure.corrected' | 'figure.struck-out' } & Partial<FigureContext>;

const counts = ['accidents', 'dead', 'injured'] as const;
const somethingCorrected = (_: object, event: FigureEvent): Verdict =>
  [...counts, 'severity' as const].some((name) => event[name] !== undefined && event[name] !== null)
    ? true
    : refusal('figure.nothing-corrected', { event: event.type });

const { reasonGiven } = commonGuards;
const guards = { reasonGiven, corrected: inTurn<FigureContext, FigureEvent>(reasonGiven, somethingCorrected) };

export const figureMachine = setup({
  types: {} as { context: FigureContext; events: FigureEvent },
  guards: forXState<FigureContext, FigureEvent>(guards),
  actions: {
    correct: assign(({ context, event }) => ({
      severity: event.severity ?? context.severity,
      accidents: event.accidents ?? context.accidents,
      dead: event.dead ?? context.dead,
      injured: event.injured ?? context.injured,
    })),
  },
}).createMachine({
  id: 'figure',
  context: () => ({ severity: null, accidents: 0, dead: 0, injured: 0 }),
  initial: 'recorded',
  states: {
    recorded: {
      tags: 'office',
      on: {
        'figure.corrected': { guard: 'corrected', actions: 'correct' },
        'figure.struck-out': { target: 'struckOut', guard: 'reasonGiven' },
      },
    },
    struckOut: { tags: 'ended', type: 'final' },
  },
});

export const figure: Workflow = {
  id: 'figure',
  version: 1,
  machine: figureMachine,
  guards,
  asks: {
    reasonGiven: { needs: ['reason'], known: commonGuards.namedPerson },
    corrected: { needs: ['reason'], known: commonGuards.namedPerson },
  },
  examples: [
    example('figure.corrected', exampleOffice, { dead: 3, reason: exampleReason }),
    example('figure.corrected', exampleOffice, { reason: exampleReason }),
    example('figure.corrected', exampleClock, { dead: 3, reason: exampleReason }),
    example('figure.struck-out', exampleOffice, { reason: exampleReason }),
    example('figure.struck-out', exampleOffice),
  ],
  significant: () => null,
};
