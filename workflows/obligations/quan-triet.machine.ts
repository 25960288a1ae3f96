import { assign, setup } from 'xstate';
import { forXState, inTurn, type Workflow } from '../workflow';
import { refusal, type Fact, type Verdict } from '../vocabulary';
import { commonExamples, evidenced, example, exampleOfficer } from './examples';
import {
  commonAsks,
  commonGuards,
  emptyWorkContext,
  ended,
  handIn,
  judged,
  letGo,
  significantWork,
  workActions,
  type CommonEvent,
  type HandedIn,
  type WorkContext,
} from './work';

/** Quán triệt: all members study the document, and it is recorded. Planned → held, in as many sessions as it takes →
 *  evidenced (the list of those who came) → confirmed. Too few attendees keep it open. Source: DOMAIN §2. */

/** One session. `headcount` is how many must study the document in all; `attended` how many came to this session. */
export interface SessionHeld extends Fact {
  readonly type: 'session.held';
  readonly headcount: number;
  readonly attended: number;
  /** For those who missed an earlier one. */
  readonly makeUp: boolean;
}

type QuanTrietEvent = CommonEvent | SessionHeld | (HandedIn & { readonly type: 'attendance.evidenced' });

export type QuanTrietContext = WorkContext & {
  /** Given at opening: whole percent of the headcount that must have attended. */
  readonly thresholdPercent: number;
  /** As counted at the latest session. */
  readonly headcount: number;
  readonly attended: number;
  readonly sessions: number;
  readonly makeUpSessions: number;
};

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const enoughAttended = ({ attended, headcount, thresholdPercent }: QuanTrietContext): Verdict =>
  attended * 100 >= headcount * thresholdPercent
    ? true
    : refusal('coverage.below-threshold', { attended, headcount, thresholdPercent });

const guards = {
  ...commonGuards,
  /** Nobody counts twice: all sessions together cannot have more attendees than there are members. */
  countsFit: inTurn<QuanTrietContext, QuanTrietEvent>(commonGuards.namedPerson, (context, event): Verdict => {
    const { headcount, attended } = event as SessionHeld;
    if (!isCount(headcount) || !isCount(attended) || headcount === 0) {
      return refusal('coverage.counts-missing', { event: event.type });
    }
    const inAll = context.attended + attended;
    return inAll <= headcount ? true : refusal('coverage.more-than-headcount', { attended: inAll, headcount });
  }),
  coveredAndEvidenced: inTurn<QuanTrietContext, QuanTrietEvent>(enoughAttended, commonGuards.evidenceGiven),
};

const sessionHeld = { target: 'held', guard: 'countsFit', actions: 'addSession' } as const;
const attendanceEvidenced = handIn('evidenced', 'coveredAndEvidenced');

export const quanTrietMachine = setup({
  types: {} as { context: QuanTrietContext; events: QuanTrietEvent },
  guards: forXState<QuanTrietContext, QuanTrietEvent>(guards),
  actions: {
    ...workActions<QuanTrietContext, QuanTrietEvent>(),
    addSession: assign(({ context, event }) => {
      const { headcount, attended, makeUp } = event as SessionHeld;
      return {
        headcount,
        attended: context.attended + attended,
        sessions: context.sessions + 1,
        makeUpSessions: context.makeUpSessions + (makeUp ? 1 : 0),
      };
    }),
  },
}).createMachine({
  id: 'quanTriet',
  context: () => ({
    ...emptyWorkContext,
    thresholdPercent: 100,
    headcount: 0,
    attended: 0,
    sessions: 0,
    makeUpSessions: 0,
  }),
  initial: 'planned',
  on: letGo,
  states: {
    planned: { tags: 'unit', on: { 'session.held': sessionHeld } },
    held: { tags: 'unit', on: { 'session.held': sessionHeld, 'attendance.evidenced': attendanceEvidenced } },
    evidenced: { tags: 'office', on: judged },
    returned: { tags: 'unit', on: { 'session.held': sessionHeld, 'attendance.evidenced': attendanceEvidenced } },
    confirmed: ended,
    discharged: ended,
  },
});

const session = (headcount: number, attended: number, makeUp = false): Fact =>
  example('session.held', exampleOfficer, { headcount, attended, makeUp });

export const quanTriet: Workflow = {
  id: 'quanTriet',
  version: 1,
  machine: quanTrietMachine,
  guards,
  asks: {
    ...commonAsks,
    countsFit: { needs: ['headcount', 'attended', 'makeUp'], known: commonGuards.namedPerson },
    coveredAndEvidenced: {
      needs: ['evidence'],
      known: inTurn<QuanTrietContext, Fact>(enoughAttended, commonGuards.namedPerson),
    },
  },
  examples: [
    ...commonExamples,
    session(10, 8),
    session(10, 2, true),
    session(0, 0),
    ...evidenced('attendance.evidenced'),
  ],
  inputs: [{ thresholdPercent: 100 }, { thresholdPercent: 80 }],
  significant: (context) => ({
    ...significantWork(context),
    thresholdPercent: context['thresholdPercent'] ?? 100,
    attended: context['attended'] ?? 0,
    headcount: context['headcount'] ?? 0,
  }),
};
