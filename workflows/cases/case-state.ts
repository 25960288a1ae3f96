import { hasTag, initialRest, isFinal, step } from '../step';
import { watch, type RungFact } from '../obligations/watch.machine';
import type { Due } from '../obligations/work';
import { refusal, type Effect, type Fact, type Instant, type Plain, type Refusal } from '../vocabulary';
import type { Hands, Rest, Workflow } from '../workflow';
import type { Limits } from './limits';

/** A case: its work (one machine per kind), the watch over whoever has it now, and the days that run. Pure, as an obligation is.
 *  Source: ARCHITECTURE "The step", ADR 0050. */
export interface CaseState {
  readonly work: Rest;
  /** The ladder of whoever has the case, begun anew whenever it changes hands or gets another date; null once it has ended. */
  readonly watch: Rest | null;
  readonly term: Term | null;
  /** Time limit and limitation of a disciplinary review, with their working; null for cases that have none. */
  readonly limits: Limits | null;
  /** How it was decided, once it is. */
  readonly decided: Decided | null;
}

/** What was decided, and whether that was after the time limit or the limitation had run out. */
export interface Decided {
  readonly at: Instant;
  readonly event: string;
  readonly form: string | null;
  readonly outOfTime: boolean;
}

/** Since when the case lies where it lies, and by when something is awaited; without a day of its own the ladder's days count. */
export interface Term {
  readonly side: 'unit' | 'office';
  readonly since: Instant;
  readonly due: Due | null;
}

export type CaseStepped =
  | { readonly ok: true; readonly next: CaseState; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** Who is concerned, and who conducts nothing for that reason: read from the register for the day of the act. */
export interface Concerned {
  readonly concerned: string | null;
  readonly conflicted: readonly string[];
}

export interface CaseOpening extends Concerned {
  readonly at: Instant;
  readonly limits?: Limits | null;
  /** What the machine remembers beside its parties. */
  readonly remembered?: Rest['context'];
}

export function openCase(
  kind: Workflow,
  { at, limits = null, remembered = {}, concerned, conflicted }: CaseOpening,
): CaseState {
  const work = initialRest(kind, { ...remembered, concerned, conflicted });
  const term = termOf(kind, work, { before: null, moved: true, at, due: null, limits });
  return { work, watch: initialRest(watch), term, limits, decided: null };
}

export const isCaseOver = (kind: Workflow, { work }: CaseState): boolean => isFinal(kind, work.value);

/** Whose hands the case is in. */
export function caseHands(kind: Workflow, work: Rest): Hands {
  if (isFinal(kind, work.value)) return 'ended';
  return hasTag(kind, work.value, 'office') ? 'office' : 'unit';
}

/** A fact that may bring a day by which something is awaited, or the days of a review counted anew. */
type DatedFact = Fact & { readonly due?: Due; readonly limits?: Limits };

/** Facts that decide a case; all else conducts it. */
const DECIDING: ReadonlySet<string> = new Set([
  ...['case.closed-without-fault', 'reminder.issued', 'case.referred', 'discipline.decided', 'violation.confirmed'],
  ...['violation.unfounded', 'commendation.decided', 'commendation.refused'],
]);
type DecidingFact = Fact & { readonly form?: string; readonly outOfTime?: boolean };
const decidedBy = ({
  type,
  at,
  form = null,
  outOfTime = false,
}: { form?: string | null } & Omit<DecidingFact, 'form'>): Decided => ({
  ...{ at, event: type, form, outOfTime },
});

/** A rung goes to the watch, all else to the work. */
export function stepCase(kind: Workflow, state: CaseState, event: Fact): CaseStepped {
  if (isCaseOver(kind, state)) {
    return { ok: false, refusal: refusal('state.ended', { workflow: kind.id, state: state.work.value }) };
  }
  if (event.type.startsWith('rung.')) return stepWatch(state, event as RungFact);
  const stepped = step(kind, state.work, event);
  if (!stepped.ok) return stepped;
  const { due = null, limits = state.limits } = event as DatedFact;
  const moved = stepped.next.value !== state.work.value;
  const term = termOf(kind, stepped.next, { before: state.term, moved, at: event.at, due, limits });
  const begunAnew = term !== null && !sameTerm(term, state.term);
  return {
    ok: true,
    next: {
      work: stepped.next,
      watch: term === null ? null : begunAnew ? initialRest(watch) : state.watch,
      term,
      limits,
      decided: DECIDING.has(event.type) ? decidedBy(event as DecidingFact) : state.decided,
    },
    effects: stepped.effects,
  };
}

function stepWatch(state: CaseState, event: RungFact): CaseStepped {
  if (state.watch === null || state.term?.side !== event.side) {
    return { ok: false, refusal: refusal('rung.no-watch', { side: event.side }) };
  }
  const stepped = step(watch, state.watch, event);
  return stepped.ok ? { ok: true, next: { ...state, watch: stepped.next }, effects: stepped.effects } : stepped;
}

interface Moved {
  readonly before: Term | null;
  readonly moved: boolean;
  readonly at: Instant;
  readonly due: Due | null;
  readonly limits: Limits | null;
}

function termOf(kind: Workflow, work: Rest, { before, moved, at, due, limits }: Moved): Term | null {
  const hands = caseHands(kind, work);
  if (hands === 'ended') return null;
  // A day that was set for an answer holds until the case moves on.
  if (due !== null) return { side: hands, since: at, due };
  const limit = isTimed(kind, work) ? (limits?.timeLimit?.due ?? null) : null;
  if (limit !== null) return { side: 'office', since: before?.side === 'office' ? before.since : at, due: limit };
  return moved || before === null ? { side: hands, since: at, due: null } : before;
}

/** States in which the time limit of the case runs: those that know what its end is. */
export const isTimed = (kind: Workflow, work: Rest): boolean =>
  Object.hasOwn(kind.machine.states[work.value]?.config.on ?? {}, 'time-limit.ran-out');

const sameTerm = (one: Term, other: Term | null): boolean =>
  one.side === other?.side && (one.due === null ? one.since === other.since : one.due.dueOn === other.due?.dueOn);

/** The state as the trail has it, in short. */
export const briefCase = ({ work, watch: climbing }: CaseState): Plain => ({
  work: work.value,
  watch: climbing?.value ?? null,
});
