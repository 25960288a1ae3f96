import { assign } from 'xstate';
import { EFFECT, inTurn, type Asks, type Guards, type Rest } from '../workflow';
import {
  refusal,
  type EvidenceRef,
  type Fact,
  type Instant,
  type LocalDate,
  type Plain,
  type PrivateText,
  type Verdict,
} from '../vocabulary';

/** What every work machine shares: the facts that may come to any duty, the guards that ask for proof or a name,
 *  and the arrows of handing in and judging, written once. */

/** What a unit hands in. `evidence` is what proves the deed; a `note` is free text and stands beside the trail. */
export interface HandedIn extends Fact {
  readonly evidence: readonly EvidenceRef[];
  readonly note?: PrivateText;
}

/** An act that needs a reason by a named person. */
export interface Reasoned extends Fact {
  readonly reason: PrivateText;
}

/** The work leaves the office's hands for the unit's: the due date as it stands once those days are taken out (ADR 0007). */
export interface SentBack extends Reasoned {
  readonly heldWorkingDays: number;
  readonly due: Due | null;
}

export type Returned = SentBack & { readonly type: 'returned' };

/** A deadline: the last day in time, and the first instant that is late. */
export type Due = { readonly dueOn: LocalDate; readonly lateFrom: Instant };

/** Another unit's duty, as read from other rows at the moment of the fact. */
export type DutyRef = { readonly unit: string; readonly task: string };

export type CommonEvent =
  | Returned
  | (Reasoned & { readonly type: 'discharged' })
  | (Fact & { readonly type: 'confirmed'; readonly note?: PrivateText });

/** What every work machine remembers: who handed in, and how often it came back. */
export type WorkContext = {
  readonly handedInBy: string | null;
  readonly returns: number;
};
export const emptyWorkContext: WorkContext = { handedInBy: null, returns: 0 };

export const personOf = (event: Fact): string | null => (event.by.kind === 'person' ? event.by.person : null);

/** Only a named person lets a duty go, sends it back or answers for it. */
const namedPerson = (_: object, event: Fact): Verdict =>
  event.by.kind === 'person' ? true : refusal('actor.must-be-person', { event: event.type });

/** Whoever handed in does not confirm it. */
const notWhoHandedIn = (context: Pick<WorkContext, 'handedInBy'>, event: Fact): Verdict =>
  personOf(event) !== context.handedInBy ? true : refusal('confirmation.own-work', { event: event.type });

export const commonGuards = {
  namedPerson,
  /** No deed is done without something that proves it, and somebody who says so. */
  evidenceGiven: inTurn(namedPerson, (_: object, event: Fact & { readonly evidence?: readonly EvidenceRef[] }) =>
    (event.evidence?.length ?? 0) > 0 ? true : refusal('evidence.missing', { event: event.type }),
  ),
  reasonGiven: inTurn(namedPerson, (_: object, event: Fact & { readonly reason?: PrivateText }) =>
    event.reason ? true : refusal('reason.missing', { event: event.type }),
  ),
  byAnother: inTurn(namedPerson, notWhoHandedIn),
} satisfies Guards<never, never>;

/** What the common guards want in the fact; all they know before is whether a person acts. */
export const commonAsks: Asks = {
  evidenceGiven: { needs: ['evidence'], known: namedPerson },
  reasonGiven: { needs: ['reason'], known: namedPerson },
};

/** Tells roles on the task that something was done; the followers of the trail decide how. */
export const tell = (what: string, to: readonly string[]) =>
  ({ type: EFFECT, params: { type: 'notify', what, to } }) as const;

/** What every work machine does with its own memory. */
export const workActions = <Context extends WorkContext, Event extends Fact>() => ({
  rememberWho: assign<Context, Event, undefined, Event, never>(
    ({ event }) => ({ handedInBy: personOf(event) }) as Partial<Context>,
  ),
  countReturn: assign<Context, Event, undefined, Event, never>(
    ({ context }) => ({ returns: context.returns + 1 }) as Partial<Context>,
  ),
  [EFFECT]: (_: unknown, _params: object): void => undefined,
});

/** Handing in: the proof goes to the office, which is told. */
export const handIn = <State extends string, Name extends string = 'evidenceGiven'>(
  target: State,
  guard: Name = 'evidenceGiven' as Name,
) => ({ target, guard, actions: ['rememberWho', tell('handed-in', ['office'])] }) as const;

/** The office is content, and the duty ends. */
export const confirmAs = <State extends string>(target: State) =>
  ({ target, guard: 'byAnother', actions: tell('confirmed', ['lead']) }) as const;

/** The office is not content, and says why. */
export const sendBack = {
  target: 'returned',
  guard: 'reasonGiven',
  actions: ['countReturn', tell('returned', ['lead'])],
} as const;

/** The office's two answers to what was handed in. */
export const judged = { confirmed: confirmAs('confirmed'), returned: sendBack } as const;

/** A named person may let a duty go at any time, with a reason. */
export const letGo = {
  discharged: { target: '.discharged', guard: 'reasonGiven', actions: tell('discharged', ['lead', 'head']) },
} as const;

export const ended = { tags: 'ended', type: 'final' } as const;

/** All that decides what can follow in a machine that remembers nothing more. */
export const significantWork = ({ handedInBy }: Rest['context']): { readonly [key: string]: Plain } => ({
  handedInBy: handedInBy ?? null,
});
