import { commonGuards, personOf } from '../obligations/work';
import { EFFECT, inTurn, type Asks, type Rest } from '../workflow';
import { refusal, type Fact, type Plain, type Verdict } from '../vocabulary';

/** What every case shares: whom it concerns, and who for that reason decides nothing in it. A case only records what people do: no arrow
 *  of it punishes anybody by itself. Source: DOMAIN §5. */

export type CaseContext = {
  /** Who answers: whoever held the post on the day of the act, not whoever holds it today. Null where a body is concerned. */
  readonly concerned: string | null;
  /** Whoever the concerned person heads, and their direct superior's deputies: read from the register when the case is opened. */
  readonly conflicted: readonly string[];
};
export const emptyCaseContext: CaseContext = { concerned: null, conflicted: [] };

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

const { namedPerson, evidenceGiven, reasonGiven } = commonGuards;

export const caseGuards = {
  ...{ namedPerson, evidenceGiven, reasonGiven },
  unconflicted: inTurn(namedPerson, notConflicted),
  reasonedUnconflicted: inTurn(reasonGiven, notConflicted),
  evidencedUnconflicted: inTurn(evidenceGiven, notConflicted),
  answeredByConcerned: inTurn(evidenceGiven, byConcerned),
};

export const caseAsks: Asks = {
  evidenceGiven: { needs: ['evidence'], known: namedPerson },
  reasonGiven: { needs: ['reason'], known: namedPerson },
  reasonedUnconflicted: { needs: ['reason'], known: caseGuards.unconflicted },
  evidencedUnconflicted: { needs: ['evidence'], known: caseGuards.unconflicted },
  answeredByConcerned: { needs: ['evidence'], known: inTurn(namedPerson, byConcerned) },
};

/** A case that concerns somebody, and one whose concerned is a body. */
export const caseInputs: readonly Rest['context'][] = [
  { concerned: 'officer', conflicted: ['deputy'] },
  { concerned: null, conflicted: [] },
];

export const significantCase = ({ concerned }: Rest['context']): { readonly [key: string]: Plain } => ({
  concerned: concerned ?? null,
});

/** Effects are carried out of the step; nothing happens here. */
export const caseActions = { [EFFECT]: (_: unknown, _params: object): void => undefined };
