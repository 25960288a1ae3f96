import { transition, type AnyStateMachine, type StateNode } from 'xstate';
import { EFFECT, type Rest, type Workflow } from './workflow';
import { refusal, type Effect, type Fact, type Refusal } from './vocabulary';

export type Stepped =
  | { readonly ok: true; readonly next: Rest; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** The one place where XState runs: (machine, where it rests, fact) → where it rests next and the effects, or a refusal.
 *  Pure: no live actor is made, nothing is scheduled. Source: ARCHITECTURE "The step". */
export function step(workflow: Workflow, rest: Rest, event: Fact): Stepped {
  const node = stateNode(workflow.machine, rest.value);
  if (node.type === 'final') {
    return { ok: false, refusal: refusal('state.ended', { workflow: workflow.id, state: rest.value }) };
  }
  const blocked = whyNot(workflow, rest, event);
  if (blocked) return { ok: false, refusal: blocked };
  const snapshot = workflow.machine.resolveState({ value: rest.value, context: rest.context });
  const [next, actions] = transition(workflow.machine, snapshot, event);
  const effects = actions.flatMap(({ type, params }: { type: string; params?: unknown }) =>
    type === EFFECT ? [params as Effect] : [],
  );
  return { ok: true, next: { value: next.value as string, context: next.context as Rest['context'] }, effects };
}

/** Why this fact cannot happen here, or null when it can. */
export function whyNot(workflow: Workflow, rest: Rest, event: Fact): Refusal | null {
  const arrows = arrowsFrom(workflow.machine, rest.value, event.type);
  if (arrows.length === 0) {
    return refusal('event.not-allowed', {
      event: event.type,
      state: rest.value,
      workflow: workflow.id,
      allowed: eventTypesFrom(workflow.machine, rest.value),
    });
  }
  const reasons: Refusal[] = [];
  for (const arrow of arrows) {
    const verdict = arrow.guard === null ? true : askGuard(workflow, arrow.guard, rest, event);
    if (verdict === true) return null;
    reasons.push(verdict);
  }
  return reasons[0] ?? null;
}

/** The facts that have an arrow from this state, guarded or not, in the order they are written. */
export function eventTypesFrom(machine: AnyStateMachine, state: string): string[] {
  const own = Object.keys(stateNode(machine, state).config.on ?? {});
  const common = Object.keys(machine.root.config.on ?? {});
  return [...new Set([...own, ...common])];
}

/** Whether the state carries the tag, e.g. whose hands the work is in. */
export const hasTag = (workflow: Workflow, state: string, tag: string): boolean =>
  stateNode(workflow.machine, state).tags.includes(tag);

export const isFinal = (workflow: Workflow, state: string): boolean =>
  stateNode(workflow.machine, state).type === 'final';

/** Where a machine rests before anything happened. */
export function initialRest(workflow: Workflow, input: Rest['context'] = {}): Rest {
  const machine = workflow.machine;
  const initial = machine.root.initial.target[0];
  if (!initial) throw new Error(`machine ${workflow.id} has no initial state`);
  const empty = (machine.config as { context?: unknown }).context;
  const base =
    typeof empty === 'function' ? (empty as (args: { input: unknown }) => object)({ input: undefined }) : empty;
  return { value: initial.key, context: { ...(base as Rest['context']), ...input } };
}

function stateNode(machine: AnyStateMachine, state: string): StateNode {
  const node = machine.root.states[state];
  if (!node) throw new Error(`machine ${machine.id} has no state ${state}`);
  return node as StateNode;
}

/** One arrow of a state: its named guard, or none. */
export type Arrow = { readonly guard: string | null };

/** XState looks at the state's own arrows first and at the root's when none of them fits: the same order here. */
export function arrowsFrom(machine: AnyStateMachine, state: string, type: string): readonly Arrow[] {
  const own = stateNode(machine, state).transitions.get(type) ?? [];
  const common = machine.root.transitions.get(type) ?? [];
  return [...own, ...common].map(({ guard }) => ({ guard: guardName(guard) }));
}

function guardName(guard: unknown): string | null {
  if (guard === undefined) return null;
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return String(guard.type);
  throw new Error('a guard must be named, so that it can give its reason');
}

/** What a named guard says of this fact here. */
export function askGuard(workflow: Workflow, name: string, rest: Rest, event: Fact): true | Refusal {
  const guard = workflow.guards[name];
  if (!guard) throw new Error(`machine ${workflow.id} names an unknown guard ${name}`);
  return guard(rest.context as never, event as never);
}
