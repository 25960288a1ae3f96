import { assign, setup } from 'xstate';
import { EFFECT, forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type EvidenceRef, type Fact, type LocalDate, type PrivateText, type Verdict } from '../vocabulary';
import { evidenced, example, exampleClock, exampleOffice, reasoned } from '../obligations/examples';
import { commonAsks, commonGuards, ended, personOf, tell, type Reasoned } from '../obligations/work';

/** A plan's own life: draft → issued, its duties being opened chunk by chunk → running, a new period now and then →
 *  ended on its last day → closed by a person with the final review or a reason; or withdrawn. Source: ARCHITECTURE. */

/** `total` duties are to be opened; read from the plan's tasks, units and first periods when the order is recorded. */
type IssueOrdered = Fact & {
  readonly type: 'plan.issue-ordered';
  readonly issuedOn: LocalDate;
  readonly total: number;
};
/** Duties number `from` to `from + count - 1` of the order are opened in the same transaction. */
type ChunkOpened = Fact & { readonly type: 'plan.chunk-opened'; readonly from: number; readonly count: number };
/** Duties number `from` to `from + count - 1` of all periods that begin `on` that day, named by their keys; `last` when none is
 *  left of them. */
type PeriodOpened = Fact & {
  readonly type: 'plan.period-opened';
  readonly on: LocalDate;
  readonly periods: readonly string[];
  readonly from: number;
  readonly count: number;
  readonly last: boolean;
};
/** Closed with the report of the final review as evidence, or a reason why there is none. */
type Closed = Fact & {
  readonly type: 'plan.closed';
  readonly evidence?: readonly EvidenceRef[];
  readonly reason?: PrivateText;
};

/** Another file took the place of the one before: both by their SHA-256. */
type Amended = Reasoned & { readonly type: 'plan.amended'; readonly file: string; readonly before: string };

export type PlanEvent =
  | IssueOrdered
  | Amended
  | ChunkOpened
  | PeriodOpened
  | Closed
  | (Fact & { readonly type: 'plan.ended' })
  | (Reasoned & { readonly type: 'plan.withdrawn' });

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
};

const { namedPerson, reasonGiven } = commonGuards;

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
  const { on, from, count } = event as PeriodOpened;
  const { periodOn, periodOpened, periodsThrough } = context;
  const inTime = periodOn === null ? on > (periodsThrough ?? '') : on === periodOn;
  if (inTime && from === periodOpened && count > 0) return true;
  return refusal('plan.period-out-of-order', { on, from, count, periodOn, periodOpened, periodsThrough });
};

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
    const { evidence, reason } = event as Closed;
    return (evidence?.length ?? 0) > 0 || reason ? true : refusal('plan.closing-unproved', { event: event.type });
  }),
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

const withdrawn = {
  'plan.withdrawn': { target: 'withdrawn', guard: 'reasonGiven', actions: tell('plan-withdrawn', ['office']) },
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
    countPeriod: assign(({ context, event }) => {
      const { on, count } = event as PeriodOpened;
      return { periodOn: on, periodOpened: context.periodOpened + count };
    }),
    closePeriod: assign(({ event }) => ({
      periodsThrough: (event as PeriodOpened).on,
      ...{ periodOn: null, periodOpened: 0 },
    })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'plan',
  context: () => ({
    ...{ issuedOn: null, issuedBy: null, total: 0, opened: 0 },
    ...{ periodsThrough: null, periodOn: null, periodOpened: 0 },
  }),
  initial: 'draft',
  states: {
    draft: {
      on: {
        'plan.issue-ordered': { target: 'opening', guard: 'bindsSomebody', actions: 'rememberOrder' },
        ...amended,
        ...withdrawn,
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
        ...amended,
        'plan.ended': { target: 'ended', actions: tell('plan-ended', ['office']) },
        ...withdrawn,
      },
    },
    ended: {
      on: {
        'plan.closed': { target: 'closed', guard: 'reviewedOrReasoned', actions: tell('plan-closed', ['office']) },
        ...withdrawn,
      },
    },
    closed: ended,
    withdrawn: ended,
  },
});

const chunk = (from: number, count: number): Fact => example('plan.chunk-opened', exampleClock, { from, count });
const ofPeriod = (brings: object): Fact =>
  example('plan.period-opened', exampleClock, { on: '2025-01-01', periods: ['2025-Q1'], ...brings });
const ordered = (total: number) => ({ issuedOn: '2024-06-10', total });

export const plan: Workflow = {
  id: 'plan',
  version: 1,
  machine: planMachine,
  guards,
  asks: {
    ...commonAsks,
    bindsSomebody: { needs: ['issuedOn'], known: namedPerson },
    reviewedOrReasoned: { needs: ['evidence-or-reason'], known: namedPerson },
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
    ...reasoned('plan.amended', exampleOffice, { file: 'b', before: 'a' }),
    ...reasoned('plan.amended', exampleOffice, { file: 'a', before: 'a' }),
    example('plan.ended', exampleClock),
    example('plan.closed', exampleOffice),
    ...evidenced('plan.closed'),
    ...reasoned('plan.closed', exampleOffice),
    ...reasoned('plan.withdrawn', exampleOffice),
  ],
  significant: ({ total, opened, periodsThrough, periodOpened }) => ({
    ...{ total: total ?? 0, opened: opened ?? 0 },
    ...{ periodsThrough: periodsThrough ?? null, periodOpened: periodOpened ?? 0 },
  }),
};
