import type { AnyStateMachine } from 'xstate';
import type { Effect, Fact, Plain, Verdict } from './vocabulary';

/** A machine at rest: the name of its state and what it remembers. Flat machines only, so the value is one word. */
export interface Rest {
  readonly value: string;
  readonly context: { readonly [key: string]: Plain };
}

/** A named guard: may this fact happen here? `true`, or a code with the facts that a person needs to mend it. */
export type Guard<Context, Event> = (context: Context, event: Event) => Verdict;
export type Guards<Context, Event> = { readonly [name: string]: Guard<Context, Event> };

/** What a guard wants in the fact, and what it can already say before the fact is there. Feeds "what can be done next". */
export interface Ask {
  readonly needs: readonly string[];
  readonly known?: Guard<never, never>;
}
export type Asks = { readonly [guard: string]: Ask };

/** Several guards as one: the first that objects gives the reason. */
export const inTurn =
  <Context, Event>(...guards: readonly Guard<Context, Event>[]): Guard<Context, Event> =>
  (context, event) => {
    for (const guard of guards) {
      const verdict = guard(context, event);
      if (verdict !== true) return verdict;
    }
    return true;
  };

/** Whose hands the work is in: decides whose ladder runs. Written on each state as its tag. */
export type Hands = 'unit' | 'office' | 'ended';

/** A machine and what the engine, the drawings and the walk over its graph need to know of it. */
export interface Workflow {
  readonly id: string;
  /** Rises with every change of behaviour; `versions.lock` holds the hash of each released one. */
  readonly version: number;
  readonly machine: AnyStateMachine;
  readonly guards: Guards<never, never>;
  /** The guards that look at what the fact brings. Any other answers from the context and the actor alone. */
  readonly asks: Asks;
  /** One or more example facts per event type, enough to take every arrow. */
  readonly examples: readonly Fact[];
  /** What it may be told at opening, one example per way of life; left out where there is only one. */
  readonly inputs?: readonly Rest['context'][];
  /** The part of the context that decides what can happen next; the walk stops where this repeats. */
  readonly significant: (context: Rest['context']) => Plain;
}

/** Hands guards to XState, which asks yes or no; the step asks the same function again for the reason. */
export function forXState<Context, Event>(
  guards: Guards<Context, Event>,
): { [name: string]: (args: { context: Context; event: Event }) => boolean } {
  return Object.fromEntries(
    Object.entries(guards).map(([name, guard]) => [
      name,
      ({ context, event }: { context: Context; event: Event }) => guard(context, event) === true,
    ]),
  );
}

/** An XState action that does nothing but carry an effect out of the step. */
export const EFFECT = 'effect';
export interface EffectAction {
  readonly type: typeof EFFECT;
  readonly params: Effect;
}
