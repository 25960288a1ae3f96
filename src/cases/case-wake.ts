import { caseHands, isCaseOver, isTimed, type CaseState } from '../../workflows/cases/case-state';
import type { Limitation } from '../../workflows/cases/limits';
import { eventTypesFrom, hasTag } from '../../workflows/step';
import type { Workflow } from '../../workflows/workflow';
import type { Fact, Instant } from '../../workflows/vocabulary';
import type { RungFact } from '../../workflows/obligations/watch.machine';
import { dueAtEndOf } from '../calendar/counting';
import { localDateOf } from '../calendar/local-date';
import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Ladder } from '../obligations/ladder';
import { isSkipped, rungOf, type DueRung } from '../obligations/next-wake';

/** What a case is woken for next: a day of its own that runs out, or the next rung of whoever has it. Pure. */
export type CaseWake =
  | { readonly for: 'rung'; readonly at: Instant; readonly rung: DueRung }
  | { readonly for: 'explanation.fell-due' | 'complaint-window.closed' | 'time-limit.ran-out'; readonly at: Instant }
  | { readonly for: 'limitation.ran-out'; readonly at: Instant; readonly limitation: Limitation };

export interface CaseClock {
  readonly ladder: Ladder;
  readonly calendar: WorkingCalendar;
}

/** Null when it has ended, or stands still because it is not yet considered: then a person has to say so first. */
export function nextCaseWake(kind: Workflow, state: CaseState, clock: CaseClock): CaseWake | null {
  if (isCaseOver(kind, state) || hasTag(kind, state.work.value, 'still')) return null;
  const own = ownWakes(kind, state);
  const rung = nextRungOf(kind, state, clock);
  const wakes = rung === null ? own : [...own, { for: 'rung', at: rung.at, rung } as const];
  // At one moment a day that runs out comes before the rung that follows from it.
  return [...wakes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0] ?? null;
}

function ownWakes(kind: Workflow, { work, term, limits }: CaseState): readonly CaseWake[] {
  const awaited = eventTypesFrom(kind.machine, work.value);
  const wakes: CaseWake[] = [];
  for (const name of ['explanation.fell-due', 'complaint-window.closed'] as const) {
    if (awaited.includes(name) && term?.due) wakes.push({ for: name, at: term.due.lateFrom });
  }
  if (!isTimed(kind, work)) return wakes;
  const limit = limits?.timeLimit?.due ?? null;
  if (limit !== null && work.context['outOfTime'] !== true)
    wakes.push({ for: 'time-limit.ran-out', at: limit.lateFrom });
  const barred = work.context['barred'] as readonly string[] | undefined;
  for (const limitation of limits?.limitations ?? []) {
    const known = limitation.forms.every((form) => barred?.includes(form));
    if (limitation.due !== null && !known) {
      wakes.push({ for: 'limitation.ran-out', at: limitation.due.lateFrom, limitation });
    }
  }
  return wakes;
}

function nextRungOf(kind: Workflow, { work, watch, term }: CaseState, { ladder, calendar }: CaseClock): DueRung | null {
  // Whoever waits for a complaint has nothing to do until it comes or its days are over.
  if (watch === null || term === null || hasTag(kind, work.value, 'waiting')) return null;
  const within = ladder.office.confirmWithinWorkingDays;
  const due = term.due ?? dueAtEndOf(calendar.addWorkingDays(localDateOf(term.since), within));
  const side = caseHands(kind, work) === 'ended' ? null : term.side;
  return side === null ? null : rungOf(side, watch, ladder[side], { due, heldSinceRung: 0 }, calendar);
}

const CLOCK = { kind: 'clock' } as const;

/** The fact that the clock brings. */
export function caseWakeFact(wake: CaseWake, at: Instant): Fact {
  if (wake.for === 'limitation.ran-out') {
    return { type: wake.for, at, by: CLOCK, forms: [...wake.limitation.forms] } as Fact;
  }
  if (wake.for !== 'rung') return { type: wake.for, at, by: CLOCK };
  const { side, step, name, index, notify } = wake.rung;
  const fact: RungFact = {
    type: `rung.${step}`,
    ...{ at, by: CLOCK, side },
    rung: { name, index, notify },
    skipped: isSkipped(wake.rung, at),
  };
  return fact;
}
