import type { StateNode } from 'xstate';
import type { Workflow } from '../../../workflows/workflow';

/** From one state to another, and the facts that lead there. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
}

/** The ways between the states of a machine, in the order of its source. What stays in place and what can happen anywhere is left
 *  out: it would hide the rest. */
export function waysOf(workflow: Workflow): readonly Way[] {
  const ways = new Map<string, { from: string; to: string; events: Set<string> }>();
  for (const [from, node] of Object.entries(workflow.machine.root.states) as [string, StateNode][]) {
    for (const [event, transitions] of node.transitions) {
      for (const { target } of transitions) {
        const to = target?.[0]?.key ?? from;
        if (to === from) continue;
        const way = ways.get(`${from} ${to}`) ?? { from, to, events: new Set() };
        way.events.add(event);
        ways.set(`${from} ${to}`, way);
      }
    }
  }
  return [...ways.values()].map(({ from, to, events }) => ({ from, to, events: [...events] }));
}
