import { assign, setup } from 'xstate';
import { example, exampleClock, exampleOffice, exampleReason, reasoned } from '../obligations/examples';
import { commonAsks, commonGuards, type Reasoned } from '../obligations/work';
import { refusal, type Fact, type Plain, type Verdict } from '../vocabulary';
import { forXState, inTurn, type Workflow } from '../workflow';

/** The log's own record: which key signs it, and what was lost when a backup was restored. It is kept for as long as the log is.
 *  Source: docs/trail-format.md. */

/** A checkpoint in short: so many entries, and their root in base64. */
type Mark = { readonly size: number; readonly root: string };

type KeyIntroduced = Fact & { readonly type: 'key.introduced'; readonly key: string };
/** `statement`: the old key's signed note that names the new one; null where the old key was lost. */
type KeyRotated = Reasoned & {
  readonly type: 'key.rotated';
  readonly key: string;
  readonly before: string;
  readonly statement: string | null;
};
/** `kept` is known outside and no longer here; the log goes on from `from`. */
type Resealed = Reasoned & { readonly type: 'log.resealed'; readonly kept: Mark; readonly from: Mark };

/** Names and texts beside the trail were erased; `kept` says what was not, and why. */
type PersonErased = Reasoned & { readonly type: 'person.erased'; readonly person: string };

export type LogEvent = KeyIntroduced | KeyRotated | Resealed | PersonErased;

export type LogContext = {
  /** Public keys, oldest first, each with what the one before signed of it. */
  readonly keys: readonly { readonly key: string; readonly statement: string | null }[];
  readonly resealed: readonly { readonly kept: Mark; readonly from: Mark }[];
  readonly erasures: number;
};

const current = ({ keys }: LogContext): string | null => keys.at(-1)?.key ?? null;

const keyNamed = (_: LogContext, event: LogEvent): Verdict =>
  'key' in event && event.key ? true : refusal('key.missing', { event: event.type });

const otherKey = (context: LogContext, event: LogEvent): Verdict => {
  const { key, before } = event as KeyRotated;
  return before === current(context) && !context.keys.some((known) => known.key === key)
    ? true
    : refusal('key.not-the-next', { key: key ?? null, before: before ?? null, current: current(context) });
};

const lossNamed = (_: LogContext, event: LogEvent): Verdict => {
  const { kept, from } = event as Partial<Resealed>;
  return kept && from && (kept.size > from.size || kept.root !== from.root)
    ? true
    : refusal('log.nothing-lost', { event: event.type });
};

const personNamed = (_: LogContext, event: LogEvent): Verdict =>
  'person' in event && event.person ? true : refusal('person.missing', { event: event.type });

const guards = {
  keyNamed,
  rotated: inTurn<LogContext, LogEvent>(commonGuards.reasonGiven, keyNamed, otherKey),
  resealed: inTurn<LogContext, LogEvent>(commonGuards.reasonGiven, lossNamed),
  erased: inTurn<LogContext, LogEvent>(commonGuards.reasonGiven, personNamed),
};

export const logMachine = setup({
  types: {} as { context: LogContext; events: LogEvent },
  guards: forXState<LogContext, LogEvent>(guards),
  actions: {
    rememberKey: assign(({ context, event }) => {
      const { key, statement = null } = event as KeyIntroduced & Partial<KeyRotated>;
      return { keys: [...context.keys, { key, statement }] };
    }),
    countErasure: assign(({ context }) => ({ erasures: context.erasures + 1 })),
    rememberLoss: assign(({ context, event }) => {
      const { kept, from } = event as Resealed;
      return { resealed: [...context.resealed, { kept, from }] };
    }),
  },
}).createMachine({
  id: 'log',
  context: () => ({ keys: [], resealed: [], erasures: 0 }),
  initial: 'unsealed',
  states: {
    unsealed: { on: { 'key.introduced': { target: 'sealed', guard: 'keyNamed', actions: 'rememberKey' } } },
    sealed: {
      on: {
        'key.rotated': { guard: 'rotated', actions: 'rememberKey' },
        'log.resealed': { guard: 'resealed', actions: 'rememberLoss' },
        'person.erased': { guard: 'erased', actions: 'countErasure' },
      },
    },
  },
});

const rotation = { key: 'second', before: 'first', statement: 'note' };
const loss = { kept: { size: 2, root: 'b' }, from: { size: 1, root: 'a' } };

export const log: Workflow = {
  id: 'log',
  version: 1,
  machine: logMachine,
  guards,
  asks: {
    ...commonAsks,
    keyNamed: { needs: ['key'] },
    rotated: { needs: ['key', 'before', 'reason'], known: commonGuards.namedPerson },
    resealed: { needs: ['kept', 'from', 'reason'], known: commonGuards.namedPerson },
    erased: { needs: ['person', 'reason'], known: commonGuards.namedPerson },
  },
  examples: [
    example('key.introduced', exampleClock, { key: 'first' }),
    example('key.introduced', exampleClock),
    ...reasoned('key.rotated', exampleOffice, rotation),
    example('key.rotated', exampleOffice, { ...rotation, before: 'another', reason: exampleReason }),
    ...reasoned('person.erased', exampleOffice, { person: 'officer' }),
    example('person.erased', exampleOffice, { reason: exampleReason }),
    ...reasoned('log.resealed', exampleOffice, loss),
    example('log.resealed', exampleOffice, { ...loss, kept: loss.from, reason: exampleReason }),
  ],
  significant: ({ keys }) => (keys as Plain) ?? [],
};
