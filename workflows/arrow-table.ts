import type { AnyStateMachine, StateNode } from 'xstate';
import type { Effect, Fact } from './vocabulary';
import { EFFECT, type Rest } from './workflow';

/** The arrows of a flat machine, read once from XState's own reading of its definition. XState makes an actor, a scheduler and several
 *  snapshots for each single transition; a table does the same work for a fraction, and a sweep takes a million of them. It knows only
 *  what our machines use and throws on anything else; a test holds it equal to XState for every machine, state and example
 *  fact: next state, context, effects and refusal. Source: ADR 0013. */

type Context = Rest['context'];

/** What an arrow does, in order: remember something, or carry an effect out of the step. */
export type Act =
  | { readonly kind: 'assign'; readonly change: (context: Context, event: Fact) => Context }
  | { readonly kind: 'effect'; readonly effect: (context: Context, event: Fact) => Effect };

export interface Arrow {
  /** Its named guard, or none. */
  readonly guard: string | null;
  /** Where it leads; null when it stays. */
  readonly target: string | null;
  readonly acts: readonly Act[];
}

type ArrowTable = ReadonlyMap<string, ReadonlyMap<string, readonly Arrow[]>>;

const tables = new WeakMap<AnyStateMachine, ArrowTable>();
const NO_ARROWS: readonly Arrow[] = [];

/** The arrows for a fact in a state: its own first, then those that every state has, as XState looks at them. */
export function arrowsFrom(machine: AnyStateMachine, state: string, type: string): readonly Arrow[] {
  let table = tables.get(machine);
  if (!table) tables.set(machine, (table = readTable(machine)));
  return table.get(state)?.get(type) ?? NO_ARROWS;
}

function readTable(machine: AnyStateMachine): ArrowTable {
  refuseLivelyParts(machine.root as StateNode);
  const common = machine.root.transitions;
  const states = Object.entries(machine.root.states) as [string, StateNode][];
  return new Map(
    states.map(([name, node]) => {
      refuseLivelyParts(node);
      if (Object.keys(node.states).length > 0) throw new Error(`${machine.id}.${name} is not flat`);
      const types = new Set([...node.transitions.keys(), ...common.keys()]);
      const arrows = [...types].map((type) => {
        const own = [...(node.transitions.get(type) ?? []), ...(common.get(type) ?? [])];
        return [type, own.map((transition) => readArrow(machine, transition))] as const;
      });
      return [name, new Map(arrows)] as const;
    }),
  );
}

/** Parts that act without a fact of ours have no place in our machines. Source: ARCHITECTURE "The step". */
function refuseLivelyParts(node: StateNode): void {
  const lively = [node.entry, node.exit, node.invoke, node.always ?? [], node.after];
  if (lively.some((part) => part.length > 0) || node.transitions.has('*')) {
    throw new Error(`state ${node.id} has entry, exit, invoke, always, after or a wildcard`);
  }
}

type Transition = {
  readonly guard?: unknown;
  readonly target: readonly { readonly key: string }[] | undefined;
  readonly actions: readonly unknown[];
};

function readArrow(machine: AnyStateMachine, { guard, target, actions }: Transition): Arrow {
  if (target !== undefined && target.length !== 1) throw new Error(`${machine.id} has an arrow to several states`);
  return {
    guard: guardName(guard),
    target: target?.[0]?.key ?? null,
    acts: actions.map((action) => readAct(machine, action)),
  };
}

function guardName(guard: unknown): string | null {
  if (guard === undefined) return null;
  if (typeof guard === 'string') return guard;
  if (typeof guard === 'object' && guard !== null && 'type' in guard) return String(guard.type);
  throw new Error('a guard must be named, so that it can give its reason');
}

type Told = { readonly context: Context; readonly event: Fact };

function readAct(machine: AnyStateMachine, action: unknown): Act {
  const named = typeof action === 'string' ? { type: action } : (action as { type: string; params?: unknown });
  const { type, params } = named;
  if (type === EFFECT) {
    const make = params as Effect | ((told: Told) => Effect);
    return {
      kind: 'effect',
      effect: typeof make === 'function' ? (context, event) => make({ context, event }) : () => make,
    };
  }
  const known: unknown = machine.implementations.actions[type];
  if (!isAssign(known) || params !== undefined)
    throw new Error(`${machine.id} names an action ${type} that is no assign`);
  return { kind: 'assign', change: changeOf(known.assignment) };
}

type Assigner = (told: Told) => Context;
type Assignment = Assigner | { readonly [key: string]: unknown };
type Assign = { readonly type: 'xstate.assign'; readonly assignment: Assignment };

const isAssign = (action: unknown): action is Assign =>
  typeof action === 'function' && 'type' in action && action.type === 'xstate.assign' && 'assignment' in action;

function changeOf(assignment: Assignment): (context: Context, event: Fact) => Context {
  if (typeof assignment === 'function') {
    return (context, event) => ({ ...context, ...(assignment as Assigner)({ context, event }) });
  }
  if (Object.values(assignment).some((value) => typeof value === 'function')) {
    throw new Error('an assign is one function, or plain values');
  }
  return (context) => ({ ...context, ...assignment }) as Context;
}
