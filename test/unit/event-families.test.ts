import 'reflect-metadata';
import { AUTHORITY, isForPeople } from '../../workflows/authority';
import { DUTY_KINDS, WORK_MACHINES } from '../../workflows/obligations/kinds';
import { force } from '../../workflows/obligations/force.machine';
import { record } from '../../workflows/obligations/record.machine';
import { extension } from '../../workflows/obligations/extension.machine';
import type { Workflow } from '../../workflows/workflow';
import { FAMILY_OF_CASE_EVENT } from '../../src/cases/case-event.dto';
import { CASE_MACHINES } from '../../workflows/cases/kinds';
import { FAMILY_OF_FIGURE_EVENT } from '../../src/cases/figures/figures.dto';
import { FAMILY_OF_EVENT } from '../../src/obligations/event.dto';
import { FAMILY_OF_PLAN_EVENT } from '../../src/plans/plans.dto';
import { readEvent } from '../../src/platform/http/event-reader.dto';
import { Refused } from '../../src/platform/refused';

const machines: readonly Workflow[] = [
  ...DUTY_KINDS.map((kind) => WORK_MACHINES[kind]),
  ...[extension, force, record],
  ...Object.values(CASE_MACHINES),
];
const FAMILIES = new Map([...FAMILY_OF_EVENT, ...FAMILY_OF_CASE_EVENT]);
const eventsOf = (workflow: Workflow): string[] => [
  ...new Set(
    [workflow.machine.root, ...Object.values(workflow.machine.root.states)].flatMap((node) =>
      Object.keys(node.config.on ?? {}),
    ),
  ),
];

/** Recorded by taking a file in, at an address of its own that says what follows, or at the machine that holds the key; never sent as
 *  an event. */
const ELSEWHERE = new Set(['plan.amended', 'occurrence.recorded', 'key.rotated', 'log.resealed', 'person.erased']);

test('every event that people may record can be sent or has an address of its own, and no other', () => {
  const sendable = [
    ...FAMILY_OF_EVENT.keys(),
    ...FAMILY_OF_PLAN_EVENT.keys(),
    ...FAMILY_OF_CASE_EVENT.keys(),
    ...FAMILY_OF_FIGURE_EVENT.keys(),
  ].sort();
  const recordable = Object.keys(AUTHORITY).filter((event) => isForPeople(event) && !ELSEWHERE.has(event));
  expect(sendable).toEqual(recordable.sort());
});

test('what the machines ask for is a field of the event that may bring it', () => {
  // Read from other rows, or worked out from the calendar: nobody sends these.
  const byOthers = new Set(['due']);
  const asked = new Set<string>();
  for (const workflow of machines) {
    for (const event of eventsOf(workflow).filter(isForPeople)) {
      for (const need of needsOf(workflow, event)) {
        const field = byOthers.has(need) ? 'dueOn' : need;
        asked.add(field);
        expect({ event, field, known: acceptsField(event, field) }).toEqual({ event, field, known: true });
      }
    }
  }
  expect([...asked].sort()).toEqual(expect.arrayContaining(['dueOn', 'evidence', 'number', 'place', 'reason']));
});

test('an event with a field of another is refused', () => {
  expect(acceptsField('draft.started', 'evidence')).toBe(false);
  expect(acceptsField('session.held', 'reason')).toBe(false);
});

function needsOf(workflow: Workflow, event: string): string[] {
  const nodes = [workflow.machine.root, ...Object.values(workflow.machine.root.states)];
  const guards = nodes.flatMap((node) => (node.transitions.get(event) ?? []).map(({ guard }) => guard));
  return guards.flatMap((guard) => (typeof guard === 'string' ? (workflow.asks[guard]?.needs ?? []) : []));
}

const SAMPLES: readonly unknown[] = ['2024-07-10', 'x', 1, true, {}, ['00000000-0000-4000-8000-000000000000']];

/** Whether the field is known: a wrong value is another complaint than an unknown name. */
function acceptsField(event: string, field: string): boolean {
  return SAMPLES.some((value) => {
    try {
      readEvent({ type: event, [field]: value }, FAMILIES);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return !error.fields.some(({ path, code }) => path === `event.${field}` && code === 'field.unknown');
    }
  });
}
