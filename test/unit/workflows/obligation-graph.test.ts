import { DUTY_KINDS, WORK_MACHINES } from '../../../workflows/obligations/kinds';
import {
  isOver,
  stepObligation,
  suspendedSince,
  type ObligationState,
} from '../../../workflows/obligations/obligation';
import { strandedPlaces } from '../../support/graph-checks';
import {
  baseline,
  brokenInvariants,
  ladderFellBack,
  rungsOutOfOrder,
  walkObligation,
  type ComposedWalk,
  type StepOf,
} from '../../support/composed-walk';

const stranded = ({ kind, places, moves }: ComposedWalk): string[] =>
  strandedPlaces(places.keys(), moves, (place) => {
    const state = places.get(place);
    return state !== undefined && isOver(kind, state);
  });

const WHILE_SUSPENDED = new Set([
  ...['duty.resumed', 'discharged', 'duty.superseded', 'duty.transferred'],
  ...['objective-cause.confirmed', 'record.corrected'],
]);

/** The types of fact that each suspended place lets happen. */
function acceptedWhileSuspended({ places, moves }: ComposedWalk): ReadonlyMap<string, ReadonlySet<string>> {
  const accepted = new Map<string, Set<string>>();
  for (const [place, state] of places) if (suspendedSince(state) !== null) accepted.set(place, new Set());
  for (const { from, event } of moves) accepted.get(from)?.add(event.type);
  return accepted;
}

describe.each(DUTY_KINDS)('%s with the default ladder and wishes for more time', (id) => {
  const kind = WORK_MACHINES[id];
  const dated = walkObligation(kind, baseline);
  const undated = walkObligation(kind, null);

  test('from everywhere an end can be reached', () => {
    expect(stranded(dated)).toEqual([]);
    expect(stranded(undated)).toEqual([]);
  });
  test('the unit’s watch stands still exactly while the office’s own runs, and both end with the work', () => {
    expect(brokenInvariants(dated)).toEqual([]);
    expect(brokenInvariants(undated)).toEqual([]);
  });
  test('each rung comes in order and once per round', () => {
    expect(rungsOutOfOrder(dated)).toEqual([]);
    expect(ladderFellBack(dated)).toEqual([]);
  });
  test('the whole ladder can be climbed: some path is flagged and listed again', () => {
    expect([...dated.places.values()].some(({ watch }) => watch.value === 'flagged')).toBe(true);
    expect(dated.moves.some(({ event }) => event.type === 'rung.relisted')).toBe(true);
  });
  test('while a duty is suspended it can be resumed, let go, replaced or moved, and spoken of; nothing else', () => {
    for (const walked of [dated, undated]) {
      const seen = acceptedWhileSuspended(walked);
      expect(seen.size).toBeGreaterThan(0);
      for (const types of seen.values()) {
        for (const type of ['duty.resumed', 'discharged', 'duty.superseded']) expect(types).toContain(type);
        expect([...types].filter((type) => !WHILE_SUSPENDED.has(type))).toEqual([]);
      }
    }
  });
  test('whatever ends a duty is proved or said by a named person', () => {
    const ends = dated.moves.filter(({ after }) => isOver(kind, after));
    expect(ends.filter(({ event }) => event.by.kind !== 'person').map(({ event }) => event.type)).toEqual([]);
  });
  test('the baseline stays where it was', () => {
    expect([...dated.places.values()].filter(({ dates }) => dates.baseline !== baseline)).toEqual([]);
  });
});

describe('each check catches its offender', () => {
  const kind = WORK_MACHINES.promptReport;
  const tampered = (change: (next: ObligationState, before: ObligationState) => ObligationState): ComposedWalk => {
    const step: StepOf = (state, event) => {
      const stepped = stepObligation(kind, state, event);
      return stepped.ok ? { ...stepped, next: change(stepped.next, state) } : stepped;
    };
    return walkObligation(kind, baseline, step);
  };
  test('an office without a ladder of its own', () => {
    const forgets: StepOf = (state, event) => {
      // A suspension would stumble over the missing watch; the check has to find it at rest.
      if (event.type.startsWith('duty.')) return { ok: false, refusal: { code: 'never', facts: {} } };
      const stepped = stepObligation(kind, state, event);
      return stepped.ok ? { ...stepped, next: { ...stepped.next, office: null } } : stepped;
    };
    expect(brokenInvariants(walkObligation(kind, baseline, forgets))).not.toEqual([]);
  });
  test('a watch that runs on after handing in', () => {
    const runsOn: StepOf = (state, event) => {
      const stepped = stepObligation(kind, state, event);
      if (!stepped.ok || event.type !== 'incident.reported') return stepped;
      return { ...stepped, next: { ...stepped.next, watch: state.watch } };
    };
    expect(() => walkObligation(kind, baseline, runsOn)).toThrow('the watch must accept this');
  });
  test('a suspension that stops no watch', () => {
    const runsOn: StepOf = (state, event) => {
      if (event.type === 'duty.resumed') return { ok: false, refusal: { code: 'never', facts: {} } };
      const stepped = stepObligation(kind, state, event);
      if (!stepped.ok || event.type !== 'duty.suspended') return stepped;
      return { ...stepped, next: { ...stepped.next, watch: state.watch } };
    };
    expect(brokenInvariants(walkObligation(kind, baseline, runsOn))).not.toEqual([]);
  });
  test('a rung that can come twice', () => {
    const walked = tampered((next, before) => ({
      ...next,
      watch: { ...next.watch, context: { ...next.watch.context, next: before.watch.context['next'] ?? 0 } },
    }));
    expect(rungsOutOfOrder(walked)).not.toEqual([]);
  });
  test('a watch that forgets where it stood', () => {
    const walked = tampered((next, before) =>
      next.watch.value === 'quiet' && before.watch.value === 'paused'
        ? { ...next, watch: { ...next.watch, context: { ...next.watch.context, next: -1 } } }
        : next,
    );
    expect(ladderFellBack(walked)).not.toEqual([]);
  });
  test('an obligation that nobody can end', () => {
    const walked = walkObligation(kind, baseline, (state, event) =>
      ['confirmed', 'discharged', 'duty.superseded', 'duty.transferred'].includes(event.type)
        ? { ok: false, refusal: { code: 'never', facts: {} } }
        : stepObligation(kind, state, event),
    );
    expect(stranded(walked)).not.toEqual([]);
  });
});
