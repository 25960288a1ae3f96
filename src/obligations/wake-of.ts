import { handsOf, type ObligationState } from '../../workflows/obligations/obligation';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Wake } from '../engine/subject';
import { ladderName, type Ladder } from './ladder';
import { nextObligationWake, type ObligationWake } from './next-wake';
import { workMachineOf, type ObligationFixed } from './obligation-row';

/** What an obligation is woken for next. Pure; throws where this build lacks the ladder that the duty was opened under. */
export function wakeOf(
  state: ObligationState,
  fixed: ObligationFixed,
  { ladders, calendar }: { readonly ladders: ReadonlyMap<string, Ladder>; readonly calendar: WorkingCalendar },
): ObligationWake | null {
  const ladder = ladders.get(fixed.ladder);
  if (!ladder) throw new Error(`an obligation names ladder ${fixed.ladder}, which this build does not have`);
  const facts = {
    hands: handsOf(workMachineOf(fixed.kind), state.work),
    // Only an implementation is assessed at the end of its plan; other kinds without a date simply wait.
    standing: fixed.standing && fixed.kind === 'implementation',
    planEndsOn: fixed.planEndsOn,
    opensOn: fixed.opensOn,
  };
  return nextObligationWake(state, facts, { ladder, calendar });
}

/** A wake-up as it stands in the row. */
export const wakeColumns = (wake: ObligationWake | null): Wake | null =>
  wake === null ? null : { at: wake.at, for: wake.for === 'rung' ? `${wake.rung.side}:${wake.rung.name}` : wake.for };

export const laddersByName = (ladders: readonly Ladder[]): ReadonlyMap<string, Ladder> =>
  new Map(ladders.map((ladder) => [ladderName(ladder), ladder]));
