import { hasTag, initialRest, isFinal, step, type Stepped } from '../step';
import type { Hands, Rest, Workflow } from '../workflow';
import { refusal, type Effect, type Fact, type Instant, type Refusal } from '../vocabulary';
import { extension } from './extension.machine';
import { watch, type RungFact } from './watch.machine';
import type { Due, SentBack } from './work';

/** An obligation: its work (one machine per kind of duty), the unit's watch, the office's own watch while it holds the work,
 *  and an open wish for more time. Each is a flat machine; the function below composes them. Source: ARCHITECTURE "The step". */
export interface ObligationState {
  readonly work: Rest;
  readonly watch: Rest;
  /** The office's own ladder: only while the work is in its hands. */
  readonly office: Rest | null;
  readonly extension: Rest;
  readonly dates: Dates;
}

export interface Dates {
  /** The first due date: never changes. Null: không hạn. */
  readonly baseline: Due | null;
  /** As decided: the baseline, or what the last granted extension set. */
  readonly decided: Due | null;
  /** As decided, plus the working days the office held the work (ADR 0007): what the ladder and timeliness go by. */
  readonly effective: Due | null;
  /** When it was last handed in, while that stands: what timeliness is judged by. Null where nothing was handed in. */
  readonly handedInAt: Instant | null;
  /** When the work came into the office's hands, while it is there: the office's own days count from here. */
  readonly withOfficeSince: Instant | null;
  /** Working days in the office's hands in this round, in all. */
  readonly heldWorkingDays: number;
  /** Those of them since the unit's last rung: they put its next rung off. */
  readonly heldSinceRung: number;
}

export type ObligationStepped =
  | { readonly ok: true; readonly next: ObligationState; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** A duty as it opens. */
export function openObligation(kind: Workflow, input: Rest['context'], baseline: Due | null): ObligationState {
  return {
    work: initialRest(kind, input),
    watch: initialRest(watch),
    office: null,
    extension: initialRest(extension),
    dates: {
      ...{ baseline, decided: baseline, effective: baseline },
      ...{ handedInAt: null, withOfficeSince: null, heldWorkingDays: 0, heldSinceRung: 0 },
    },
  };
}

/** Whose hands the work is in. */
export function handsOf(kind: Workflow, work: Rest): Hands {
  if (isFinal(kind, work.value)) return 'ended';
  return hasTag(kind, work.value, 'office') ? 'office' : 'unit';
}

/** One fact, one step: a rung goes to a watch, a wish for time to the extension, all else to the work. */
export function stepObligation(kind: Workflow, state: ObligationState, event: Fact): ObligationStepped {
  if (isFinal(kind, state.work.value)) {
    return refused(refusal('state.ended', { workflow: kind.id, state: state.work.value }));
  }
  if (event.type.startsWith('rung.')) return stepRung(state, event as RungFact);
  if (event.type.startsWith('extension.')) return stepExtension(kind, state, event);
  return stepWork(kind, state, event);
}

function stepRung(state: ObligationState, event: RungFact): ObligationStepped {
  if (event.side === 'office') {
    if (state.office === null) return refused(refusal('rung.no-watch', { side: 'office' }));
    const office = step(watch, state.office, event);
    return office.ok ? done({ ...state, office: office.next }, office.effects) : office;
  }
  const unit = step(watch, state.watch, event);
  if (!unit.ok) return unit;
  return done({ ...state, watch: unit.next, dates: { ...state.dates, heldSinceRung: 0 } }, unit.effects);
}

function stepExtension(kind: Workflow, state: ObligationState, event: Fact): ObligationStepped {
  const closed = whyNoExtension(kind, state);
  if (closed) return refused(closed);
  const stepped = step(extension, state.extension, event);
  if (!stepped.ok) return stepped;
  const moved = stepped.effects.find((effect) => effect.type === 'due-moved')?.['due'] as Due | undefined;
  const asked = { ...state, extension: stepped.next };
  if (!moved) return done(asked, stepped.effects);
  return done(
    {
      ...asked,
      watch: mustStep(state.watch, 'watch.round-started', event),
      dates: { ...state.dates, decided: moved, effective: moved, heldWorkingDays: 0, heldSinceRung: 0 },
    },
    stepped.effects,
  );
}

/** Why nobody can ask for or decide about more time now, or null. */
export function whyNoExtension(kind: Workflow, state: ObligationState): Refusal | null {
  if (state.dates.effective === null) return refusal('extension.no-due-date');
  if (handsOf(kind, state.work) !== 'unit') return refusal('extension.not-with-unit', { state: state.work.value });
  return null;
}

/** Handing in pauses the unit's watch and starts the office's own; a return resumes it; an end ends it. */
function stepWork(kind: Workflow, state: ObligationState, event: Fact): ObligationStepped {
  const stepped = step(kind, state.work, event);
  if (!stepped.ok) return stepped;
  const before = handsOf(kind, state.work);
  const after = handsOf(kind, stepped.next);
  const next = { ...state, work: stepped.next };
  if (before === after) return done(next, stepped.effects);
  switch (after) {
    case 'office':
      return done(
        {
          ...next,
          watch: mustStep(state.watch, 'watch.paused', event),
          office: initialRest(watch),
          extension: lapse(state.extension, event),
          dates: withOfficeDates(state.dates, stepped.next, event),
        },
        stepped.effects,
      );
    case 'unit':
      return done(
        {
          ...next,
          watch: mustStep(state.watch, 'watch.resumed', event),
          office: null,
          dates: sentBackDates(state.dates, event as SentBack),
        },
        stepped.effects,
      );
    case 'ended':
      return done(
        {
          ...next,
          watch: mustStep(state.watch, 'watch.ended', event),
          office: null,
          extension: lapse(state.extension, event),
          dates: { ...state.dates, withOfficeSince: null },
        },
        stepped.effects,
      );
  }
}

/** Only what was handed in counts as done by then: a duty handed back, or one that fell due for assessment, was not. */
const withOfficeDates = (dates: Dates, work: Rest, event: Fact): Dates => ({
  ...dates,
  handedInAt: work.context['handedInBy'] === null ? null : event.at,
  withOfficeSince: event.at,
});

function sentBackDates(dates: Dates, event: SentBack): Dates {
  if (event.due === undefined || event.heldWorkingDays === undefined) {
    throw new Error(`${event.type} leaves the office's hands and must say what the due date is now`);
  }
  return {
    ...dates,
    handedInAt: null,
    withOfficeSince: null,
    effective: event.due,
    heldWorkingDays: dates.heldWorkingDays + event.heldWorkingDays,
    heldSinceRung: dates.heldSinceRung + event.heldWorkingDays,
  };
}

const lapse = (rest: Rest, event: Fact): Rest =>
  rest.value === 'none'
    ? rest
    : expectOk(step(extension, rest, { type: 'extension.lapsed', at: event.at, by: event.by }));

const mustStep = (rest: Rest, type: string, event: Fact): Rest =>
  expectOk(step(watch, rest, { type, at: event.at, by: event.by }));

function expectOk(stepped: Stepped): Rest {
  if (!stepped.ok)
    throw new Error(`the watch must accept this: ${stepped.refusal.code} ${JSON.stringify(stepped.refusal.facts)}`);
  return stepped.next;
}

const done = (next: ObligationState, effects: readonly Effect[]): ObligationStepped => ({ ok: true, next, effects });
const refused = (reason: Refusal): ObligationStepped => ({ ok: false, refusal: reason });
