import { setup, type AnyStateMachine } from 'xstate';
import { commonGuards, personOf, type Due } from '../obligations/work';
import { EFFECT, forXState, inTurn, type Asks, type Guards, type Rest, type Workflow } from '../workflow';
import { refusal, type Fact, type Plain, type Verdict } from '../vocabulary';

/** What every case shares: whom it concerns, and who for that reason decides nothing in it. A case only records what people do: no arrow
 *  of it punishes anybody by itself. Source: DOMAIN §5. */

export type CaseContext = {
  /** Who answers: whoever held the post on the day of the act, not whoever holds it today. Null where a body is concerned. */
  readonly concerned: string | null;
  /** Whoever the concerned person heads, and their direct superior's deputies: read from the register when the case is opened. */
  readonly conflicted: readonly string[];
};
const emptyCaseContext: CaseContext = { concerned: null, conflicted: [] };

/** Nobody conducts or decides a case about themselves, or about whom they depend on. */
const notConflicted = (context: CaseContext, event: Fact): Verdict => {
  const person = personOf(event);
  if (person === null || (person !== context.concerned && !context.conflicted.includes(person))) return true;
  return refusal('case.conflict-of-interest', { event: event.type, person });
};

/** The one who is concerned speaks for themselves. */
const byConcerned = (context: CaseContext, event: Fact): Verdict =>
  context.concerned === null || personOf(event) === context.concerned
    ? true
    : refusal('case.not-concerned', { event: event.type });

/** An answer is asked for by a day, so that silence can be told from patience. The day is worked out where the calendar is known. */
const dayGiven = (_: object, event: Fact & { readonly due?: Due }): Verdict =>
  event.due ? true : refusal('case.day-missing', { event: event.type });

const { namedPerson, evidenceGiven, reasonGiven } = commonGuards;

export const caseGuards = {
  ...{ namedPerson, evidenceGiven, reasonGiven },
  unconflicted: inTurn(namedPerson, notConflicted),
  reasonedUnconflicted: inTurn(reasonGiven, notConflicted),
  evidencedUnconflicted: inTurn(evidenceGiven, notConflicted),
  answeredByConcerned: inTurn(evidenceGiven, byConcerned),
  askedByADay: inTurn(namedPerson, notConflicted, dayGiven),
};

const caseAsks: Asks = {
  evidenceGiven: { needs: ['evidence'], known: namedPerson },
  reasonGiven: { needs: ['reason'], known: namedPerson },
  reasonedUnconflicted: { needs: ['reason'], known: caseGuards.unconflicted },
  evidencedUnconflicted: { needs: ['evidence'], known: caseGuards.unconflicted },
  answeredByConcerned: { needs: ['evidence'], known: inTurn(namedPerson, byConcerned) },
  askedByADay: { needs: ['due'], known: caseGuards.unconflicted },
};

/** A case that concerns somebody, and one whose concerned is a body. */
const caseInputs: readonly Rest['context'][] = [
  { concerned: 'officer', conflicted: ['deputy'] },
  { concerned: null, conflicted: [] },
];

const significantCase = ({ concerned }: Rest['context']): { readonly [key: string]: Plain } => ({
  concerned: concerned ?? null,
});

/** Effects are carried out of the step; nothing happens here. */
export const caseActions = { [EFFECT]: (_: unknown, _params: object): void => undefined };

/** The beginning that every machine of a case has: its guards handed to XState, and nobody concerned until somebody is named. */
export const caseMachine = <Event extends Fact>(guards: Guards<never, never> = caseGuards) =>
  setup({
    types: {} as { context: CaseContext; events: Event },
    guards: forXState(guards as Guards<CaseContext, Event>),
    actions: caseActions,
  });
export const nobodyYet = { context: (): CaseContext => ({ ...emptyCaseContext }) };

/** How a case ends; nothing follows by itself. */
export const final = { tags: 'ended', type: 'final' } as const;

/** A machine of a case with what all of them share; `own` is what its own arrows ask for. */
export const caseWorkflow = (
  machine: AnyStateMachine,
  examples: readonly Fact[],
  own: Partial<Pick<Workflow, 'guards' | 'asks' | 'significant'>> = {},
): Workflow => ({
  id: machine.id,
  version: 1,
  machine,
  guards: own.guards ?? caseGuards,
  asks: { ...caseAsks, ...own.asks },
  inputs: caseInputs,
  examples,
  significant: (context) => ({ ...significantCase(context), ...(own.significant?.(context) as object | undefined) }),
});
