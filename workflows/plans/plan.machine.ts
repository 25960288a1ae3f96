import { assign, setup } from 'xstate';
import { EFFECT, forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Actor, type Fact, type LocalDate, type PrivateText, type Verdict } from '../vocabulary';
import { evidenced, example, exampleClock, exampleOffice, exampleReason, reasoned } from '../obligations/examples';
import { commonAsks, commonGuards, ended, personOf, tell, type Reasoned } from '../obligations/work';
import type {
  Amended,
  ChunkOpened,
  Closed,
  DutiesLetGo,
  IssueOrdered,
  OccurrenceFollowed,
  OccurrenceRecorded,
  PeriodOpened,
  PlanEvent,
} from './plan-facts';

/** A plan's own life: draft → issued, its duties being opened chunk by chunk → running, a new period now and then →
 *  ended on its last day → closed by a person with the final review or a reason; or withdrawn, its open duties being let go chunk by
 *  chunk by whoever withdrew it. Source: ARCHITECTURE, ADR 0080. */

export type PlanContext = {
  readonly issuedOn: LocalDate | null;
  readonly issuedBy: string | null;
  readonly total: number;
  readonly opened: number;
  /** All periods that had begun by this day are open; the plan's own day comes first. */
  readonly periodsThrough: LocalDate | null;
  /** The day whose periods are being opened, and how many of their duties are open. */
  readonly periodOn: LocalDate | null;
  readonly periodOpened: number;
  readonly periodBasis: string | null;
  /** Who withdrew it and why: in their name its duties are let go. */
  readonly withdrawal: { readonly by: Actor; readonly reason: PrivateText } | null;
  readonly letGo: number;
};

const { namedPerson, reasonGiven, evidenceGiven } = commonGuards;

/** No duty is left out and none is opened twice: each chunk begins where the one before ended. */
const nextChunk = (context: PlanContext, event: PlanEvent): Verdict => {
  const { from, count } = event as ChunkOpened;
  const fits = from === context.opened && count > 0 && from + count <= context.total;
  return fits
    ? true
    : refusal('plan.chunk-out-of-order', { from, count, opened: context.opened, total: context.total });
};

/** Periods come in the order in which they begin, each day once, chunk by chunk. */
const nextOfPeriod = (context: PlanContext, event: PlanEvent): Verdict => {
  const { on, from, count, last, basis } = event as PeriodOpened;
  const { periodOn, periodOpened, periodBasis, periodsThrough } = context;
  const inTime = periodOn === null ? on > (periodsThrough ?? '') : on === periodOn;
  // Nobody may have the task any more: then the day is over with nothing opened.
  if (inTime && from === (basis === periodBasis ? periodOpened : 0) && (count > 0 || last)) return true;
  return refusal('plan.period-out-of-order', { on, from, count, periodOn, periodOpened, periodsThrough });
};

const someLeft = (_: PlanContext, event: PlanEvent): Verdict => {
  const { count, last } = event as DutiesLetGo;
  return last === (count === 0) ? true : refusal('plan.let-go-out-of-order', { count, last });
};

const owed = ({ occurrence, unit, total }: OccurrenceRecorded): Verdict =>
  total > 0 ? true : refusal('occurrence.nothing-owed', { occurrence, unit });

const guards = {
  namedPerson,
  reasonGiven,
  bindsSomebody: inTurn<PlanContext, PlanEvent>(namedPerson, (_, event): Verdict =>
    (event as IssueOrdered).total > 0 ? true : refusal('plan.empty'),
  ),
  nextChunk,
  lastChunk: inTurn<PlanContext, PlanEvent>(nextChunk, (context, event): Verdict => {
    const { from, count } = event as ChunkOpened;
    return from + count === context.total ? true : refusal('plan.still-opening');
  }),
  nextOfPeriod,
  lastOfPeriod: inTurn<PlanContext, PlanEvent>(nextOfPeriod, (_, event): Verdict =>
    (event as PeriodOpened).last ? true : refusal('plan.still-opening'),
  ),
  fileNamed: inTurn<PlanContext, PlanEvent>(reasonGiven, (_, event): Verdict => {
    const { file, before } = event as Amended;
    return file && before && file !== before ? true : refusal('plan.amendment-unnamed', { event: event.type });
  }),
  reviewedOrReasoned: inTurn<PlanContext, PlanEvent>(namedPerson, (_, event): Verdict => {
    const { evidence, reason, openDuties: open } = event as Closed;
    if ((evidence?.length ?? 0) === 0 && !reason) return refusal('plan.closing-unproved', { event: event.type });
    // Each duty ends by a deed or by somebody's reason; a plan is not closed over what is left. Source: DOMAIN §2.
    return open.length === 0 ? true : refusal('plan.has-open-duties', { count: open.length, open });
  }),
  occurrenceProved: inTurn<PlanContext, PlanEvent>(evidenceGiven, (_, event): Verdict =>
    (event as OccurrenceRecorded).what
      ? owed(event as OccurrenceRecorded)
      : refusal('occurrence.what-missing', { event: event.type }),
  ),
  someLeft,
  noneLeft: inTurn<PlanContext, PlanEvent>(someLeft, (_, event): Verdict => {
    const { count, last } = event as DutiesLetGo;
    return last ? true : refusal('plan.let-go-out-of-order', { count, last });
  }),
  somethingFollows: (_: PlanContext, event: PlanEvent): Verdict => owed(event as OccurrenceRecorded),
};

const openDuties = {
  type: EFFECT,
  params: ({ event }: { event: PlanEvent }) => {
    const { from, count } = event as ChunkOpened;
    return event.type === 'plan.period-opened'
      ? { type: 'open', on: event.on, from, count }
      : { type: 'open', on: null, from, count };
  },
} as const;

const openWhatFollows = {
  type: EFFECT,
  params: ({ event }: { event: PlanEvent }) => {
    const { occurrence, unit, reference, happened, what, evidence, total } = event as
      OccurrenceRecorded | OccurrenceFollowed;
    return { type: 'open', occurrence: { occurrence, unit, reference, happened, what, evidence }, count: total };
  },
} as const;

/** It happens in the life of the plan, and may be recorded when that is over. */
const occurred = {
  'occurrence.recorded': { guard: 'occurrenceProved', actions: openWhatFollows },
  'occurrence.followed': { guard: 'somethingFollows', actions: openWhatFollows },
} as const;

/** The work of a plan that is withdrawn would otherwise be asked for, and its units flagged, for nothing. */
const withdrawn = {
  'plan.withdrawn': {
    target: 'withdrawing',
    guard: 'reasonGiven',
    actions: ['rememberWithdrawal', tell('plan-withdrawn', ['office'])],
  },
} as const;

const letDutiesGo = {
  type: EFFECT,
  params: ({ event }: { event: PlanEvent }) => ({
    type: 'advance',
    event: 'discharged',
    count: (event as DutiesLetGo).count,
  }),
} as const;

/** The text changes, the stage does not; the duties that change with it are superseded one by one. */
const amended = {
  'plan.amended': { guard: 'fileNamed', actions: tell('plan-amended', ['office']) },
} as const;

export const planMachine = setup({
  types: {} as { context: PlanContext; events: PlanEvent },
  guards: forXState<PlanContext, PlanEvent>(guards),
  actions: {
    rememberOrder: assign(({ event }) => {
      const { issuedOn, total } = event as IssueOrdered;
      return { issuedOn, total, issuedBy: personOf(event), opened: 0, periodsThrough: issuedOn };
    }),
    countOpened: assign(({ context, event }) => ({ opened: context.opened + (event as ChunkOpened).count })),
    countPeriod: assign(({ event }) => {
      const { on, from, count, basis } = event as PeriodOpened;
      return { periodOn: on, periodOpened: from + count, periodBasis: basis };
    }),
    closePeriod: assign(({ event }) => ({
      periodsThrough: (event as PeriodOpened).on,
      ...{ periodOn: null, periodOpened: 0, periodBasis: null },
    })),
    rememberWithdrawal: assign(({ event }) => {
      const { by, reason } = event as Reasoned;
      return { withdrawal: { by, reason } };
    }),
    countLetGo: assign(({ context, event }) => ({ letGo: context.letGo + (event as DutiesLetGo).count })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'plan',
  context: () => ({
    ...{ issuedOn: null, issuedBy: null, total: 0, opened: 0 },
    ...{ periodsThrough: null, periodOn: null, periodOpened: 0, periodBasis: null },
    ...{ withdrawal: null, letGo: 0 },
  }),
  initial: 'draft',
  states: {
    draft: {
      on: {
        'plan.issue-ordered': { target: 'opening', guard: 'bindsSomebody', actions: 'rememberOrder' },
        ...amended,
        // Nothing was opened.
        'plan.withdrawn': { ...withdrawn['plan.withdrawn'], target: 'withdrawn' },
      },
    },
    opening: {
      on: {
        'plan.chunk-opened': [
          { target: 'running', guard: 'lastChunk', actions: ['countOpened', openDuties] },
          { guard: 'nextChunk', actions: ['countOpened', openDuties] },
        ],
        ...withdrawn,
      },
    },
    running: {
      on: {
        'plan.period-opened': [
          { guard: 'lastOfPeriod', actions: ['closePeriod', openDuties] },
          { guard: 'nextOfPeriod', actions: ['countPeriod', openDuties] },
        ],
        ...occurred,
        ...amended,
        'plan.ended': { target: 'ended', actions: tell('plan-ended', ['office']) },
        ...withdrawn,
      },
    },
    ended: {
      on: {
        ...occurred,
        'plan.closed': { target: 'closed', guard: 'reviewedOrReasoned', actions: tell('plan-closed', ['office']) },
        ...withdrawn,
      },
    },
    withdrawing: {
      tags: 'decided',
      on: {
        'plan.duties-let-go': [
          { target: 'withdrawn', guard: 'noneLeft' },
          { guard: 'someLeft', actions: ['countLetGo', letDutiesGo] },
        ],
        // Whoever withdrew it may hold their post no more: then somebody else says so again, and it goes on in their name.
        ...withdrawn,
      },
    },
    closed: ended,
    withdrawn: ended,
  },
});

const chunk = (from: number, count: number): Fact => example('plan.chunk-opened', exampleClock, { from, count });
const ofPeriod = (brings: object): Fact =>
  example('plan.period-opened', exampleClock, { on: '2025-01-01', periods: ['2025-Q1'], basis: 'list', ...brings });
const occurrence = { occurrence: 'violation-found', unit: 'unit', reference: 'BB-12', happened: '2024-07-01' };
const ordered = (total: number) => ({ issuedOn: '2024-06-10', total });

export const plan: Workflow = {
  id: 'plan',
  version: 2,
  machine: planMachine,
  guards,
  asks: {
    ...commonAsks,
    bindsSomebody: { needs: ['issuedOn'], known: namedPerson },
    reviewedOrReasoned: { needs: ['evidence-or-reason'], known: namedPerson },
    occurrenceProved: {
      needs: ['occurrence', 'unit', 'reference', 'happened', 'what', 'evidence'],
      known: namedPerson,
    },
    // Which file replaced which is read from the files themselves.
    fileNamed: { needs: ['reason'], known: namedPerson },
  },
  examples: [
    example('plan.issue-ordered', exampleOffice, ordered(3)),
    example('plan.issue-ordered', exampleOffice, ordered(0)),
    example('plan.issue-ordered', exampleClock, ordered(3)),
    chunk(0, 2),
    chunk(2, 1),
    chunk(2, 2),
    ofPeriod({ from: 0, count: 2, last: false }),
    ofPeriod({ from: 2, count: 1, last: true }),
    ofPeriod({ from: 1, count: 2, last: true }),
    ofPeriod({ from: 0, count: 1, last: false, basis: 'another' }),
    ofPeriod({ on: '2025-02-01', from: 0, count: 0, last: true }),
    ...evidenced('occurrence.recorded', { ...occurrence, what: exampleReason, total: 1 }),
    ...evidenced('occurrence.recorded', { ...occurrence, total: 1 }),
    ...evidenced('occurrence.recorded', { ...occurrence, what: exampleReason, total: 0 }),
    ...[1, 0].map((total) => example('occurrence.followed', exampleClock, { ...occurrence, total })),
    ...reasoned('plan.amended', exampleOffice, { file: 'b', before: 'a' }),
    ...reasoned('plan.amended', exampleOffice, { file: 'a', before: 'a' }),
    example('plan.ended', exampleClock),
    example('plan.closed', exampleOffice, { openDuties: [] }),
    ...evidenced('plan.closed', { openDuties: [] }),
    ...reasoned('plan.closed', exampleOffice, { openDuties: [] }),
    ...reasoned('plan.closed', exampleOffice, { openDuties: [{ unit: 'unit', task: 'III.2.1' }] }),
    ...reasoned('plan.withdrawn', exampleOffice),
    example('plan.duties-let-go', exampleClock, { count: 2, last: false }),
    example('plan.duties-let-go', exampleClock, { count: 0, last: true }),
    example('plan.duties-let-go', exampleClock, { count: 2, last: true }),
  ],
  significant: ({ total, opened, periodsThrough, periodOpened, periodBasis }) => ({
    ...{ total: total ?? 0, opened: opened ?? 0 },
    ...{ periodsThrough: periodsThrough ?? null, periodOpened: periodOpened ?? 0, periodBasis: periodBasis ?? null },
  }),
};
