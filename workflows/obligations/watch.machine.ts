import { assign, setup } from 'xstate';
import { EFFECT, forXState, type Workflow } from '../workflow';
import { refusal, type Fact, type Instant, type Verdict } from '../vocabulary';
import { example, exampleClock, exampleOffice } from './examples';
import { commonGuards, type Due } from './work';

/** What the clock does to a duty. One machine for both watches: the unit's until it hands in, the office's while it holds the work.
 *  It is told which rung came and knows neither dates nor calendar. Source: DOMAIN §2 (default ladder), ADR 0005. */

export const WATCH_STATES = ['quiet', 'reminded', 'overdue', 'urged', 'escalated', 'flagged'] as const;
export type WatchState = (typeof WATCH_STATES)[number] | 'paused' | 'ended';

/** One rung as the ladder wrote it; `index` is its place in the ladder, so that rungs come in order and once per round. */
export interface Rung {
  readonly name: string;
  readonly index: number;
  /** Roles on the task that are told. */
  readonly notify: readonly string[];
}

export interface RungFact extends Fact {
  readonly type: `rung.${'reminded' | 'overdue' | 'urged' | 'escalated' | 'flagged' | 'relisted'}`;
  readonly side: 'unit' | 'office';
  readonly rung: Rung;
  /** The reminder's day had passed when the duty opened or during an outage: recorded, nobody is told. */
  readonly skipped: boolean;
}

/** Days off were announced anew, and dates counted in working days follow. `calendar` is the version that counts from now on;
 *  `decided` and `due` are the dates as it counts them. The watch stays where it is: its next rung is worked out anew. */
export interface CalendarChanged extends Fact {
  readonly type: 'calendar.changed';
  readonly calendar: string;
  readonly decided: Due | null;
  readonly due: Due | null;
}

export type WatchEvent =
  | RungFact
  | CalendarChanged
  | (Fact & { readonly type: 'watch.paused' | 'watch.resumed' | 'watch.round-started' | 'watch.ended' });

export type WatchContext = {
  /** Rises with each granted extension; "once" means once per round. */
  readonly round: number;
  /** Index of the next rung of the ladder in this round. */
  readonly next: number;
  /** When the last rung was recorded: later rungs count from here. */
  readonly lastRungAt: Instant | null;
  /** How many times a flagged duty was listed again. */
  readonly relisted: number;
  /** Where the watch stood when it was paused. */
  readonly resumeTo: string;
  /** How often its dates were counted anew by a changed calendar. */
  readonly recounts: number;
};

const isRung = (event: WatchEvent): event is RungFact => event.type.startsWith('rung.');

const guards = {
  namedPerson: commonGuards.namedPerson,
  /** Rungs come in ladder order, each once per round. */
  nextInLadder: (context: WatchContext, event: WatchEvent): Verdict => {
    if (!isRung(event)) throw new Error(`not a rung: ${event.type}`);
    if (event.rung.index === context.next) return true;
    return refusal('rung.out-of-order', { rung: event.rung.name, expected: context.next, round: context.round });
  },
  wasQuiet: (context: WatchContext): Verdict => stoodAt(context, 'quiet'),
  wasReminded: (context: WatchContext): Verdict => stoodAt(context, 'reminded'),
  wasOverdue: (context: WatchContext): Verdict => stoodAt(context, 'overdue'),
  wasUrged: (context: WatchContext): Verdict => stoodAt(context, 'urged'),
  wasEscalated: (context: WatchContext): Verdict => stoodAt(context, 'escalated'),
  wasFlagged: (context: WatchContext): Verdict => stoodAt(context, 'flagged'),
  skippedNext: (context: WatchContext, event: WatchEvent): Verdict => {
    const inOrder = guards.nextInLadder(context, event);
    if (inOrder !== true) return inOrder;
    return isRung(event) && event.skipped ? true : refusal('rung.not-skipped');
  },
};

const stoodAt = (context: WatchContext, state: string): Verdict =>
  context.resumeTo === state ? true : refusal('watch.stood-elsewhere', { stoodAt: context.resumeTo });

const wide = setup({
  types: {} as { context: WatchContext; events: WatchEvent },
  guards: forXState<WatchContext, WatchEvent>(guards),
  actions: {
    climb: assign(({ context, event }) => ({ next: context.next + 1, lastRungAt: event.at })),
    countListing: assign(({ context, event }) => ({ relisted: context.relisted + 1, lastRungAt: event.at })),
    countRecount: assign(({ context }) => ({ recounts: context.recounts + 1 })),
    rememberQuiet: assign({ resumeTo: 'quiet' }),
    rememberReminded: assign({ resumeTo: 'reminded' }),
    rememberOverdue: assign({ resumeTo: 'overdue' }),
    rememberUrged: assign({ resumeTo: 'urged' }),
    rememberEscalated: assign({ resumeTo: 'escalated' }),
    rememberFlagged: assign({ resumeTo: 'flagged' }),
    startRound: assign(({ context }) => ({
      round: context.round + 1,
      next: 0,
      lastRungAt: null,
      relisted: 0,
      resumeTo: 'quiet',
    })),
    [EFFECT]: (_, _params: object) => undefined,
  },
});

const tell = {
  type: EFFECT,
  params: ({ context, event }: { context: WatchContext; event: WatchEvent }) => {
    if (!isRung(event)) throw new Error(`not a rung: ${event.type}`);
    return {
      type: 'notify',
      what: event.type,
      rung: event.rung.name,
      side: event.side,
      round: context.round,
      to: event.rung.notify,
    };
  },
} as const;

const climbTo = (target: string) => ({ target, guard: 'nextInLadder', actions: ['climb', tell] }) as const;
const nextRound = { target: 'quiet', actions: 'startRound' } as const;

export const watchMachine = wide.createMachine({
  id: 'watch',
  context: () => ({ round: 1, next: 0, lastRungAt: null, relisted: 0, resumeTo: 'quiet', recounts: 0 }),
  initial: 'quiet',
  on: { 'watch.ended': '.ended', 'calendar.changed': { guard: 'namedPerson', actions: 'countRecount' } },
  states: {
    quiet: {
      on: {
        'rung.reminded': [{ guard: 'skippedNext', actions: 'climb' }, climbTo('reminded')],
        'rung.overdue': climbTo('overdue'),
        'watch.paused': { target: 'paused', actions: 'rememberQuiet' },
        'watch.round-started': nextRound,
      },
    },
    reminded: {
      on: {
        'rung.reminded': [{ guard: 'skippedNext', actions: 'climb' }, climbTo('reminded')],
        'rung.overdue': climbTo('overdue'),
        'watch.paused': { target: 'paused', actions: 'rememberReminded' },
        'watch.round-started': nextRound,
      },
    },
    overdue: {
      on: {
        'rung.urged': climbTo('urged'),
        'rung.escalated': climbTo('escalated'),
        'watch.paused': { target: 'paused', actions: 'rememberOverdue' },
        'watch.round-started': nextRound,
      },
    },
    urged: {
      on: {
        'rung.urged': climbTo('urged'),
        'rung.escalated': climbTo('escalated'),
        'watch.paused': { target: 'paused', actions: 'rememberUrged' },
        'watch.round-started': nextRound,
      },
    },
    escalated: {
      on: {
        'rung.flagged': climbTo('flagged'),
        // A ladder may end at escalation (the office's own does): the duty is then listed again from here.
        'rung.relisted': { actions: ['countListing', tell] },
        'watch.paused': { target: 'paused', actions: 'rememberEscalated' },
        'watch.round-started': nextRound,
      },
    },
    flagged: {
      on: {
        'rung.relisted': { actions: ['countListing', tell] },
        'watch.paused': { target: 'paused', actions: 'rememberFlagged' },
        'watch.round-started': nextRound,
      },
    },
    paused: {
      on: {
        'watch.resumed': [
          { target: 'quiet', guard: 'wasQuiet' },
          { target: 'reminded', guard: 'wasReminded' },
          { target: 'overdue', guard: 'wasOverdue' },
          { target: 'urged', guard: 'wasUrged' },
          { target: 'escalated', guard: 'wasEscalated' },
          { target: 'flagged', guard: 'wasFlagged' },
        ],
      },
    },
    ended: { type: 'final' },
  },
});

const clock = { kind: 'clock' } as const;
const at = '2024-07-01T00:00:00.000Z' as Instant;
const rungFact = (type: RungFact['type'], index: number, skipped = false): RungFact => ({
  type,
  at,
  by: clock,
  side: 'unit',
  rung: { name: `${type.slice('rung.'.length)}-${index}`, index, notify: ['lead'] },
  skipped,
});

export const watch: Workflow = {
  id: 'watch',
  version: 1,
  machine: watchMachine,
  guards,
  // Nobody is asked which rung to record next: the ladder says.
  asks: {},
  examples: [
    rungFact('rung.reminded', 0),
    rungFact('rung.reminded', 0, true),
    rungFact('rung.reminded', 1),
    rungFact('rung.reminded', 1, true),
    rungFact('rung.overdue', 0),
    rungFact('rung.overdue', 1),
    rungFact('rung.urged', 1),
    rungFact('rung.urged', 2),
    rungFact('rung.escalated', 2),
    rungFact('rung.escalated', 3),
    rungFact('rung.flagged', 3),
    rungFact('rung.flagged', 4),
    rungFact('rung.relisted', 5),
    { type: 'watch.paused', at, by: clock },
    { type: 'watch.resumed', at, by: clock },
    { type: 'watch.round-started', at, by: clock },
    { type: 'watch.ended', at, by: clock },
    example('calendar.changed', exampleOffice, { calendar: 'example', decided: null, due: null }),
    example('calendar.changed', exampleClock, { calendar: 'example', decided: null, due: null }),
  ],
  significant: ({ next, resumeTo }) => ({ next: next ?? 0, resumeTo: resumeTo ?? '' }),
};
