import { assign, setup } from 'xstate';
import { EFFECT, forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type EvidenceRef, type Fact, type Instant, type PrivateText, type Verdict } from '../vocabulary';
import { evidenced, example, exampleClock, exampleEvidence, exampleOffice, exampleReason, reasoned } from './examples';
import { commonAsks, commonGuards, tell, type Reasoned } from './work';

/** What is said about a duty beside its work: an objective cause for lateness that a competent body confirms, corrections of
 *  entries, and that the office urged the unit. None changes the work, its dates, its timeliness or the ladder. The first two may come
 *  after the end. Source: DOMAIN §5, ADR 0009, ADR 0069. */

type CauseConfirmed = Fact & {
  readonly type: 'objective-cause.confirmed';
  readonly cause: PrivateText;
  /** The document by which the body confirms it. */
  readonly evidence: readonly EvidenceRef[];
};
/** `seq` is the entry that is wrong; it stays as it is. `entries` is how many there are. */
type Corrected = Reasoned & {
  readonly type: 'record.corrected';
  readonly seq: number;
  readonly correction: PrivateText;
  readonly entries: number;
};

/** The office urges beside the ladder, which the clock alone climbs. */
type Urged = Fact & { readonly type: 'duty.urged'; readonly note?: PrivateText };

export type RecordEvent = CauseConfirmed | Corrected | Urged;

export type ObjectiveCause = { readonly at: Instant; readonly evidence: readonly EvidenceRef[] };

export type RecordContext = {
  readonly objectiveCauses: readonly ObjectiveCause[];
  readonly corrections: number;
};

const { namedPerson, evidenceGiven, reasonGiven } = commonGuards;

const causeGiven = (_: RecordContext, event: RecordEvent): Verdict =>
  'cause' in event && event.cause ? true : refusal('objective-cause.cause-missing', { event: event.type });

const entryNamed = (_: RecordContext, event: RecordEvent): Verdict => {
  const { seq, entries } = event as Corrected;
  return Number.isInteger(seq) && seq >= 1 && seq <= entries
    ? true
    : refusal('correction.no-such-entry', { seq, entries });
};

const correctionGiven = (_: RecordContext, event: RecordEvent): Verdict =>
  'correction' in event && event.correction ? true : refusal('correction.text-missing', { event: event.type });

const guards = {
  namedPerson,
  causeProved: inTurn<RecordContext, RecordEvent>(namedPerson, causeGiven, evidenceGiven),
  entryCorrected: inTurn<RecordContext, RecordEvent>(reasonGiven, correctionGiven, entryNamed),
};

export const recordMachine = setup({
  types: {} as { context: RecordContext; events: RecordEvent },
  guards: forXState<RecordContext, RecordEvent>(guards),
  actions: {
    rememberCause: assign(({ context, event }) => ({
      objectiveCauses: [...context.objectiveCauses, { at: event.at, evidence: (event as CauseConfirmed).evidence }],
    })),
    countCorrection: assign(({ context }) => ({ corrections: context.corrections + 1 })),
    [EFFECT]: (_, _params: object) => undefined,
  },
}).createMachine({
  id: 'record',
  context: () => ({ objectiveCauses: [], corrections: 0 }),
  initial: 'kept',
  states: {
    kept: {
      on: {
        'objective-cause.confirmed': {
          guard: 'causeProved',
          actions: ['rememberCause', tell('objective-cause-confirmed', ['lead', 'head', 'office'])],
        },
        'record.corrected': {
          guard: 'entryCorrected',
          actions: ['countCorrection', tell('record-corrected', ['lead', 'office'])],
        },
        'duty.urged': { guard: 'namedPerson', actions: tell('duty-urged', ['lead', 'head']) },
      },
    },
  },
});

const correction = { seq: 1, entries: 2, correction: exampleReason };

export const record: Workflow = {
  id: 'record',
  version: 1,
  machine: recordMachine,
  guards,
  asks: {
    ...commonAsks,
    causeProved: { needs: ['cause', 'evidence'], known: namedPerson },
    entryCorrected: { needs: ['seq', 'correction', 'reason'], known: namedPerson },
  },
  examples: [
    ...evidenced('objective-cause.confirmed', { cause: exampleReason }),
    example('objective-cause.confirmed', exampleOffice, { evidence: [exampleEvidence] }),
    ...reasoned('record.corrected', exampleOffice, correction),
    example('record.corrected', exampleOffice, { ...correction, seq: 3, reason: exampleReason }),
    example('record.corrected', exampleOffice, { seq: 1, entries: 2, reason: exampleReason }),
    example('objective-cause.confirmed', exampleClock, { cause: exampleReason }),
    example('duty.urged', exampleOffice),
    example('duty.urged', exampleClock),
  ],
  significant: () => null,
};
