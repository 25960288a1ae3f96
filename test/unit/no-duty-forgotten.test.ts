import { DUTY_KINDS, WORK_MACHINES, type DutyKind } from '../../workflows/obligations/kinds';
import { handsOf, isOver, suspendedSince, type ObligationState } from '../../workflows/obligations/obligation';
import { loadSettings } from '../../src/house';
import { ladderFor } from '../../src/obligations/ladder';
import { nextObligationWake } from '../../src/obligations/next-wake';
import type { LocalDate } from '../../workflows/vocabulary';
import { baseline, walkObligation } from '../support/composed-walk';

/** The graph of an obligation walked together with the function that names its next wake-up: nothing dies silently.
 *  Source: ARCHITECTURE "The step". */
const { calendar, ladders } = loadSettings();
const ladder = ladderFor(ladders, { kind: 'issuePlan', office: 'van-phong', on: '2024-06-10' as LocalDate });

const wakeOf = (kind: DutyKind, state: ObligationState) => {
  const hands = handsOf(WORK_MACHINES[kind], state.work);
  const facts = { hands, standing: false, planEndsOn: null, opensOn: '2024-06-10' as LocalDate };
  return nextObligationWake(state, facts, { ladder, calendar });
};
/** With the unit and without a date ("không hạn") there is nothing to wait for. */
const waits = (kind: DutyKind, state: ObligationState): boolean =>
  !isOver(WORK_MACHINES[kind], state) &&
  suspendedSince(state) === null &&
  (state.dates.effective !== null || handsOf(WORK_MACHINES[kind], state.work) === 'office');

describe.each(DUTY_KINDS)('%s', (kind) => {
  const places = [...walkObligation(WORK_MACHINES[kind], baseline).places];

  test('wherever it stands unfinished, its clock will come', () => {
    const waiting = places.filter(([, state]) => waits(kind, state));
    expect(waiting.length).toBeGreaterThan(20);
    expect(waiting.filter(([, state]) => wakeOf(kind, state) === null).map(([place]) => place)).toEqual([]);
  });

  test('suspended, or over, it wakes nobody', () => {
    const still = places.filter(([, state]) => isOver(WORK_MACHINES[kind], state) || suspendedSince(state) !== null);
    expect(still.length).toBeGreaterThan(20);
    expect(still.filter(([, state]) => wakeOf(kind, state) !== null).map(([place]) => place)).toEqual([]);
  });
});
