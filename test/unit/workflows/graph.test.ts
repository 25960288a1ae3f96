import { setup } from 'xstate';
import { walk, type Walk } from '../../../workflows/behaviour';
import { EVERY_MACHINE } from '../../../workflows/every-machine';
import { WORK_MACHINES } from '../../../workflows/obligations/kinds';
import { extension } from '../../../workflows/obligations/extension.machine';
import { example, exampleClock, exampleOfficer } from '../../../workflows/obligations/examples';
import type { Fact } from '../../../workflows/vocabulary';
import type { Workflow } from '../../../workflows/workflow';
import {
  deadEnds,
  eventsNeverRefused,
  strandedPlaces,
  unprovedEnds,
  unreachableStates,
  untaggedStates,
  untakenArrows,
} from '../../support/graph-checks';

const walks = EVERY_MACHINE.map((workflow) => [workflow.id, walk(workflow)] as const);
/** A wish for time comes and goes; a record, the log and the book of provisions are kept for ever. */
const ending = walks.filter(([id]) => !['extension', 'record', 'log', 'law'].includes(id));
/** The watch ends with the work, by a consequence that nobody records: the work's end carries the proof. */
const deciding = ending.filter(([id]) => id !== 'watch');

describe('every machine, walked', () => {
  test.each(walks)('%s: every state can be reached', (_, walked) => expect(unreachableStates(walked)).toEqual([]));
  test.each(walks)('%s: every arrow is taken by an example', (_, walked) => expect(untakenArrows(walked)).toEqual([]));
  /** Where a watch resumes is remembered, so one of the guards of `watch.resumed` always fits. */
  test.each(walks)('%s: every guarded fact is once refused', (_, walked) =>
    expect(eventsNeverRefused(walked).filter((type) => type !== 'watch.resumed')).toEqual([]),
  );
  test.each(ending)('%s: from every state an end can be reached', (_, walked) => expect(deadEnds(walked)).toEqual([]));
  test.each(deciding)('%s: no path ends without evidence or a named person', (_, walked) =>
    expect(unprovedEnds(walked)).toEqual([]),
  );
  test('a wish for more time can always be settled', () => {
    const { places, moves } = walk(extension);
    expect(strandedPlaces(places.keys(), moves, (place) => place.startsWith('none'))).toEqual([]);
  });
  test.each(Object.values(WORK_MACHINES).map((workflow) => [workflow.id, walk(workflow)] as const))(
    '%s: every state says in whose hands the work is',
    (_, walked) => expect(untaggedStates(walked)).toEqual([]),
  );
  test('kinds are named as their machines', () =>
    expect(Object.entries(WORK_MACHINES).filter(([kind, { id }]) => kind !== id)).toEqual([]));
});

/** A small machine with one fault each. */
const walkOf = (machine: Workflow['machine'], examples: readonly Fact[], guards: Workflow['guards'] = {}): Walk =>
  walk({ id: machine.id, version: 1, machine, guards, asks: {}, examples, significant: () => null });
const did = example('done', exampleOfficer);
const ticked = example('ticked', exampleClock);

describe('each check catches its offender', () => {
  test('a state without a way in', () => {
    const machine = setup({}).createMachine({
      id: 'island',
      initial: 'a',
      states: { a: { on: { done: 'b' } }, b: { type: 'final' }, island: { on: { done: 'b' } } },
    });
    expect(unreachableStates(walkOf(machine, [did]))).toEqual(['island']);
    expect(untakenArrows(walkOf(machine, [did]))).toEqual(['island done 0']);
  });
  test('a state without a way out', () => {
    const machine = setup({}).createMachine({
      id: 'trap',
      initial: 'a',
      states: { a: { on: { done: 'b', ticked: 'trap' } }, b: { type: 'final' }, trap: {} },
    });
    expect(deadEnds(walkOf(machine, [did, ticked]))).toEqual(['trap null']);
  });
  test('an end that the clock alone brings', () => {
    const machine = setup({}).createMachine({
      id: 'silent',
      initial: 'a',
      states: { a: { on: { ticked: 'b' } }, b: { type: 'final' } },
    });
    expect(unprovedEnds(walkOf(machine, [ticked]))).toEqual(['ticked → b']);
  });
  test('an end that the clock brings after a deed that proves nothing', () => {
    const machine = setup({}).createMachine({
      id: 'slow-silent',
      initial: 'a',
      states: { a: { on: { done: 'b' } }, b: { on: { ticked: 'c' } }, c: { type: 'final' } },
    });
    expect(unprovedEnds(walkOf(machine, [did, ticked]))).toEqual(['ticked → c']);
  });
  test('a guard that every example passes', () => {
    const machine = setup({ guards: { always: () => true } }).createMachine({
      id: 'lenient',
      initial: 'a',
      states: { a: { on: { done: { target: 'b', guard: 'always' } } }, b: { type: 'final' } },
    });
    expect(eventsNeverRefused(walkOf(machine, [did], { always: () => true }))).toEqual(['done']);
  });
  test('a state that is in nobody’s hands', () => {
    const machine = setup({}).createMachine({
      id: 'untagged',
      initial: 'a',
      states: { a: { on: { done: 'b' } }, b: { type: 'final', tags: 'ended' } },
    });
    expect(untaggedStates(walkOf(machine, [did]))).toEqual(['a']);
  });
});
