import { arrowsFrom } from './arrow-table';
import { askGuard, initialRest, step, type Stepped } from './step';
import type { Fact, Plain } from './vocabulary';
import type { Rest, Workflow } from './workflow';

/** A machine walked to its last corner: every state that its example facts can reach, and what each fact does there.
 *  Ends because a state counts once per significant context. Source: ARCHITECTURE "The step". */

export interface Move {
  readonly from: string;
  readonly event: Fact;
  readonly result: Stepped;
  /** Where it leads; null when refused. */
  readonly to: string | null;
  /** The arrow taken, as `arrowNames` writes it; null when refused. */
  readonly arrow: string | null;
}

export interface Walk {
  readonly workflow: Workflow;
  readonly starts: readonly string[];
  /** One resting place per state and significant context. */
  readonly places: ReadonlyMap<string, Rest>;
  readonly moves: readonly Move[];
}

/** Walks the machine from each way of opening it, breadth first, so that the result does not depend on chance. */
export function walk(workflow: Workflow): Walk {
  const places = new Map<string, Rest>();
  const queue: string[] = [];
  const visit = (rest: Rest): string => {
    const name = placeOf(workflow, rest);
    if (!places.has(name)) {
      places.set(name, rest);
      queue.push(name);
    }
    return name;
  };
  const starts = (workflow.inputs ?? [{}]).map((input) => visit(initialRest(workflow, input)));
  const moves: Move[] = [];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const rest = places.get(name);
    if (!rest) throw new Error(`unknown place ${name}`);
    for (const event of workflow.examples) {
      const result = step(workflow, rest, event);
      const to = result.ok ? visit(result.next) : null;
      moves.push({ from: name, event, result, to, arrow: result.ok ? arrowTaken(workflow, rest, event) : null });
    }
  }
  return { workflow, starts, places, moves };
}

/** The whole transition table of a walk: what a version promises never to change. */
export function behaviourTable({ workflow, places, moves }: Walk): Plain {
  return moves.map(({ from, event, result }) => ({
    state: places.get(from)?.value ?? '',
    context: places.get(from)?.context ?? {},
    event: event as unknown as Plain,
    ...(result.ok
      ? { next: result.next.value, nextContext: result.next.context, effects: result.effects }
      : { refused: result.refusal.code }),
    machine: workflow.id,
  }));
}

/** Every arrow as written: state (or `*` for all), fact, place in the list. */
export function arrowNames(workflow: Workflow): readonly string[] {
  const { root } = workflow.machine;
  const own = Object.entries(root.states).flatMap(([state, node]) => namesOf(state, node.transitions));
  return [...own, ...namesOf('*', root.transitions)];
}

const namesOf = (state: string, transitions: ReadonlyMap<string, readonly unknown[]>): readonly string[] =>
  [...transitions].flatMap(([type, arrows]) => arrows.map((_, place) => `${state} ${type} ${place}`));

function arrowTaken(workflow: Workflow, rest: Rest, event: Fact): string {
  const arrows = arrowsFrom(workflow.machine, rest.value, event.type);
  const place = arrows.findIndex(({ guard }) => guard === null || askGuard(workflow, guard, rest, event) === true);
  const own = workflow.machine.root.states[rest.value]?.transitions.get(event.type)?.length ?? 0;
  return place < own ? `${rest.value} ${event.type} ${place}` : `* ${event.type} ${place - own}`;
}

const placeOf = (workflow: Workflow, rest: Rest): string =>
  `${rest.value} ${JSON.stringify(workflow.significant(rest.context))}`;
