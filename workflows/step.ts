import type { AnyStateMachine, StateNode } from 'xstate';
import { arrowsFrom, type Arrow } from './arrow-table';
import type { Rest, Workflow } from './workflow';
import { refusal, type Effect, type Fact, type Refusal } from './vocabulary';

export type Stepped =
  | { readonly ok: true; readonly next: Rest; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** (machine, where it rests, fact) → where it rests next and the effects, or a refusal. Pure: no live actor is made, nothing is
 *  scheduled. Source: ARCHITECTURE "The step". */
export function step(workflow: Workflow, rest: Rest, event: Fact): Stepped {
  if (isFinal(workflow, rest.value)) {
    return { ok: false, refusal: refusal('state.ended', { workflow: workflow.id, state: rest.value }) };
  }
  const found = findArrow(workflow, rest, event);
  return 'code' in found ? { ok: false, refusal: found } : follow(found, rest, event);
}

function follow({ target, acts }: Arrow, rest: Rest, event: Fact): Stepped {
  let { context } = rest;
  const effects: Effect[] = [];
  // Each act sees what the ones before it remembered.
  for (const act of acts) {
    if (act.kind === 'assign') context = act.change(context, event);
    else effects.push(act.effect(context, event));
  }
  return { ok: true, next: { value: target ?? rest.value, context }, effects };
}

/** Why this fact cannot happen here, or null when it can. */
export function whyNot(workflow: Workflow, rest: Rest, event: Fact): Refusal | null {
  const found = findArrow(workflow, rest, event);
  return 'code' in found ? found : null;
}

/** The first arrow whose guard has no objection; when all object, what the first one says. */
function findArrow(workflow: Workflow, rest: Rest, event: Fact): Arrow | Refusal {
  let reason: Refusal | null = null;
  for (const arrow of arrowsFrom(workflow.machine, rest.value, event.type)) {
    const verdict = arrow.guard === null ? true : askGuard(workflow, arrow.guard, rest, event);
    if (verdict === true) return arrow;
    reason ??= verdict;
  }
  return (
    reason ??
    refusal('event.not-allowed', {
      event: event.type,
      state: rest.value,
      workflow: workflow.id,
      allowed: eventTypesFrom(workflow.machine, rest.value),
    })
  );
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

/** What a named guard says of this fact here. */
export function askGuard(workflow: Workflow, name: string, rest: Rest, event: Fact): true | Refusal {
  const guard = workflow.guards[name];
  if (!guard) throw new Error(`machine ${workflow.id} names an unknown guard ${name}`);
  return guard(rest.context as never, event as never);
}
