import { assign } from 'xstate';
import { EFFECT, inTurn } from '../workflow';
import { refusal, type Fact, type Verdict } from '../vocabulary';
import { commonGuards, emptyWorkContext, tell, type WorkContext } from './work';

/** "Qua": a report that passes other units on its way to the office. Each of them receives it, and passes it on or sends it back
 *  with a reason; only then does the next one have it. Source: the plan of Đảng ủy phường Phố Hòa, III.1; ADR 0016. */

export type WayContext = WorkContext & {
  /** Units on the way before the office, in order; empty where the report goes straight to it. */
  readonly route: readonly string[];
  /** Which of them has the report now; null while nobody on the way does. */
  readonly hop: number | null;
};
export const emptyWayContext: WayContext = { ...emptyWorkContext, route: [], hop: null };

/** The unit on the way that has the report, or null. */
export const holderOnWay = ({ route, hop }: Pick<WayContext, 'route' | 'hop'>): string | null =>
  hop === null ? null : (route[hop] ?? null);

const routed = ({ route }: WayContext): Verdict => (route.length > 0 ? true : refusal('report.not-routed'));
const anotherFollows = ({ route, hop }: WayContext): Verdict =>
  (hop ?? 0) + 1 < route.length ? true : refusal('report.last-on-way', { route: [...route] });

const { evidenceGiven, namedPerson, reasonGiven, byAnother } = commonGuards;
export const wayGuards = {
  ...commonGuards,
  evidencedOnWay: inTurn<WayContext, Fact>(evidenceGiven, routed),
  declaredOnWay: inTurn<WayContext, Fact>(namedPerson, routed),
  passedToNext: inTurn<WayContext, Fact>(byAnother, anotherFollows),
  returnedOnWay: inTurn<WayContext, Fact>(reasonGiven, routed),
};
export const wayAsks = {
  evidencedOnWay: { needs: ['evidence'], known: inTurn<WayContext, Fact>(namedPerson, routed) },
  returnedOnWay: { needs: ['reason'], known: inTurn<WayContext, Fact>(namedPerson, routed) },
};

/** A telling that names the unit on the way, since who has the report may have changed by the time somebody reads of it. */
const tellOnWay = (what: string, unitOf: (context: WayContext) => string | null) =>
  ({
    type: EFFECT,
    params: ({ context }: { context: WayContext }) => ({
      type: 'notify',
      what,
      to: ['router'],
      router: unitOf(context),
    }),
  }) as const;
export const tellHolder = tellOnWay('report-to-pass-on', holderOnWay);
/** Who passed it on last hears that it came back. */
export const tellLastOnWay = tellOnWay('passed-report-returned', ({ route }) => route.at(-1) ?? null);
export const tellPassedOn = tell('report-passed-on', ['lead']);

export const wayActions = <Context extends WayContext, Event extends Fact>() => ({
  startWay: assign<Context, Event, undefined, Event, never>(() => ({ hop: 0 }) as Partial<Context>),
  nextOnWay: assign<Context, Event, undefined, Event, never>(
    ({ context }) => ({ hop: (context.hop ?? 0) + 1 }) as Partial<Context>,
  ),
  leaveWay: assign<Context, Event, undefined, Event, never>(() => ({ hop: null }) as Partial<Context>),
});

/** Handing in where the way begins: the first unit on it has the report. */
export const handInOnWay = <State extends string, Name extends string>(target: State, guard: Name) =>
  ({ target, guard, actions: ['rememberWho', 'startWay', tellHolder] }) as const;

/** What a unit on the way can do with what it has: pass it on to the next one, to the office, or send it back. */
export const onWayTo = <State extends string>(office: State) =>
  ({
    'report.passed-on': [
      { guard: 'passedToNext', actions: ['nextOnWay', tellHolder, tellPassedOn] },
      { target: office, guard: 'byAnother', actions: ['leaveWay', tell('handed-in', ['office']), tellPassedOn] },
    ],
    'report.sent-back': {
      target: 'returned',
      guard: 'reasonGiven',
      actions: ['countReturn', 'leaveWay', tell('returned', ['lead'])],
    },
  }) as const;
