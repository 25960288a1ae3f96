import { createMachine, transition } from 'xstate';
import { arrowsFrom } from '../../../workflows/arrow-table';
import { walk } from '../../../workflows/behaviour';
import { EVERY_MACHINE } from '../../../workflows/every-machine';
import { step } from '../../../workflows/step';
import type { Fact } from '../../../workflows/vocabulary';
import { EFFECT, type Rest, type Workflow } from '../../../workflows/workflow';

/** XState is the judge: what it does with each fact in each place that a machine can rest in, our table must do. */

function byXState({ machine }: Workflow, { value, context }: Rest, event: Fact): unknown {
  const snapshot = machine.resolveState({ value, context });
  if (snapshot.status !== 'active' || !snapshot.can(event)) return 'refused';
  const [next, actions] = transition(machine, snapshot, event);
  const effects = actions.flatMap(({ type, params }: { type: string; params?: unknown }) =>
    type === EFFECT ? [params] : [],
  );
  return { value: next.value as string, context: next.context as unknown, effects };
}

function byTable(workflow: Workflow, rest: Rest, event: Fact): unknown {
  const stepped = step(workflow, rest, event);
  return stepped.ok ? { ...stepped.next, effects: stepped.effects } : 'refused';
}

describe.each(EVERY_MACHINE.map((workflow) => [workflow.id, workflow] as const))('%s', (_, workflow) => {
  const places = [...walk(workflow).places.values()];

  it('is walked through every state', () => {
    const states = new Set(places.map(({ value }) => value));
    expect([...states].sort()).toEqual(Object.keys(workflow.machine.root.states).sort());
  });

  it('steps as XState does: next state, context, effects, refusal', () => {
    for (const rest of places) {
      for (const event of workflow.examples) {
        // As text, so that the order of members counts too; the place and the fact say where they part.
        const where = { rest, event };
        expect(JSON.stringify({ where, result: byTable(workflow, rest, event) })).toBe(
          JSON.stringify({ where, result: byXState(workflow, rest, event) }),
        );
      }
    }
  });
});

describe('what the table does not know it refuses to read', () => {
  const lively = (config: object) => createMachine({ initial: 'a', ...config });

  it.each([
    ['entry actions', { states: { a: { entry: 'remember' } } }],
    ['delays', { states: { a: { after: { 1000: 'b' } }, b: {} } }],
    ['arrows without a fact', { states: { a: { always: 'b' }, b: {} } }],
    ['states in states', { states: { a: { initial: 'b', states: { b: {} } } } }],
    ['wildcards', { states: { a: { on: { '*': 'b' } }, b: {} } }],
    ['actions that are no assign', { states: { a: { on: { x: { actions: 'unknown' } } } } }],
  ])('%s', (_, config) => {
    expect(() => arrowsFrom(lively(config), 'a', 'x')).toThrow();
  });
});
