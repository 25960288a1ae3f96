import { hasTag, initialRest, isFinal, step, type Stepped } from '../step';
import type { Hands, Rest, Workflow } from '../workflow';
import { refusal, type Effect, type Fact, type Instant, type Refusal } from '../vocabulary';
import { extension } from './extension.machine';
import { force, type ForceContext, type Resumed } from './force.machine';
import {
  extendedDates,
  firstDates,
  handedOverDates,
  resumedDates,
  sentBackDates,
  withOfficeDates,
  type Dates,
} from './obligation-dates';
import { record } from './record.machine';
import { toldOnWay } from './told-on-way';
import { holderOnWay, type WayContext } from './way';
import { watch, type CalendarChanged, type RungFact } from './watch.machine';
import { tell, type Due, type SentBack } from './work';

/** An obligation: its work (one machine per kind of duty), the unit's watch, the office's own watch while it holds the work,
 *  an open wish for more time, whether it binds at all, and what is said about its record. Each is a flat machine; the
 *  function below composes them. Source: ARCHITECTURE "The step", ADR 0005, ADR 0009. */
export interface ObligationState {
  readonly work: Rest;
  readonly watch: Rest;
  /** The ladder of whoever has what was handed in, a unit on the way or the office: only while the work is in their hands. */
  readonly office: Rest | null;
  readonly extension: Rest;
  readonly force: Rest;
  readonly record: Rest;
  readonly dates: Dates;
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
    force: initialRest(force),
    record: initialRest(record),
    dates: firstDates(baseline),
  };
}

/** The same duty for another unit: its own beginning, under the first date and in the round and with the date in force that it
 *  had. What happened stays with the unit before. Source: DOMAIN §7. */
export function takeOverObligation(kind: Workflow, before: ObligationState, due: Due | null): ObligationState {
  const inputs = new Set((kind.inputs ?? []).flatMap((input) => Object.keys(input)));
  const given = Object.entries(before.work.context).filter(([name]) => inputs.has(name));
  const fresh = openObligation(kind, Object.fromEntries(given), before.dates.baseline);
  const { decided, heldWorkingDays, suspendedWorkingDays } = before.dates;
  return {
    ...fresh,
    watch: { ...fresh.watch, context: { ...fresh.watch.context, round: before.watch.context['round'] ?? 1 } },
    extension: {
      ...fresh.extension,
      context: { ...fresh.extension.context, granted: before.extension.context['granted'] ?? 0 },
    },
    dates: { ...fresh.dates, decided, effective: due, heldWorkingDays, suspendedWorkingDays },
  };
}

/** Whose hands the work is in. */
export function handsOf(kind: Workflow, work: Rest): Hands {
  if (isFinal(kind, work.value)) return 'ended';
  return hasTag(kind, work.value, 'office') ? 'office' : 'unit';
}

/** The unit on the way to the office that has the work now, or null: a report may pass others before the office has it. */
export const holderOf = (kind: Workflow, { value, context }: Rest): string | null =>
  hasTag(kind, value, 'router') ? holderOnWay(context as WayContext) : null;

/** Nothing but its record can change any more: the work came to an end, or the duty was replaced or moved. */
export const isOver = (kind: Workflow, { work, force: binding }: ObligationState): boolean =>
  isFinal(force, binding.value) || isFinal(kind, work.value);

/** The word for where it stands: how it ended when it was replaced or moved, else the state of the work. */
export const standsAt = ({ work, force: binding }: ObligationState): string =>
  isFinal(force, binding.value) ? binding.value : work.value;

export const suspendedSince = ({ force: binding }: ObligationState): Instant | null =>
  binding.value === 'suspended' ? (binding.context as ForceContext).suspendedAt : null;

/** What may be recorded while a duty is suspended: its end. */
const WHILE_SUSPENDED: ReadonlySet<string> = new Set(['discharged']);

/** Why this kind of fact cannot be recorded while the duty is suspended, or null. */
export function whySuspended(state: ObligationState, eventType: string): Refusal | null {
  const since = suspendedSince(state);
  if (since === null || WHILE_SUSPENDED.has(eventType)) return null;
  return refusal('duty.suspended', { since });
}

/** Why there is nothing to urge, or null: it is over, does not bind now, or the unit has handed it in. */
export function whyNoUrging(kind: Workflow, state: ObligationState): Refusal | null {
  if (isOver(kind, state)) return refusal('state.ended', { workflow: kind.id, state: standsAt(state) });
  return state.office === null
    ? whySuspended(state, 'duty.urged')
    : refusal('urging.handed-in', { state: standsAt(state) });
}

/** A consequence inside a step is nobody's to record. */
const eventsOf = ({ machine }: Workflow): ReadonlySet<string> =>
  new Set(machine.events.filter((type: string) => type !== 'suspension.lapsed'));
const RECORD_EVENTS = eventsOf(record);
const FORCE_EVENTS = eventsOf(force);

/** One fact, one step: what is said of the record, whether the duty binds, a rung to a watch, a wish for time to the
 *  extension, all else to the work. */
export function stepObligation(kind: Workflow, state: ObligationState, event: Fact): ObligationStepped {
  if (RECORD_EVENTS.has(event.type)) {
    const idle = event.type === 'duty.urged' ? whyNoUrging(kind, state) : null;
    if (idle) return refused(idle);
    const recorded = step(record, state.record, event);
    return recorded.ok ? done({ ...state, record: recorded.next }, recorded.effects) : recorded;
  }
  if (isOver(kind, state)) return refused(refusal('state.ended', { workflow: kind.id, state: standsAt(state) }));
  if (FORCE_EVENTS.has(event.type)) return stepForce(kind, state, event);
  const suspended = whySuspended(state, event.type);
  if (suspended) return refused(suspended);
  if (event.type.startsWith('rung.')) return stepRung(kind, state, event as RungFact);
  if (event.type === 'calendar.changed') return stepCalendar(kind, state, event as CalendarChanged);
  if (event.type.startsWith('extension.')) return stepExtension(kind, state, event);
  return stepWork(kind, state, event);
}

function stepRung(kind: Workflow, state: ObligationState, event: RungFact): ObligationStepped {
  if (event.side === 'office') {
    if (state.office === null) return refused(refusal('rung.no-watch', { side: 'office' }));
    const office = step(watch, state.office, event);
    if (!office.ok) return office;
    return done(
      { ...state, office: office.next, dates: { ...state.dates, suspendedSinceOfficeRung: 0 } },
      toldOnWay(office.effects, event, holderOf(kind, state.work)),
    );
  }
  const unit = step(watch, state.watch, event);
  if (!unit.ok) return unit;
  return done({ ...state, watch: unit.next, dates: { ...state.dates, heldSinceRung: 0 } }, unit.effects);
}

/** Dates follow a changed calendar, the first one never; what was handed in is judged by the date that was in force then. Whoever
 *  has the work is told when its date moved. Source: DOMAIN §6, ADR 0012. */
function stepCalendar(kind: Workflow, state: ObligationState, event: CalendarChanged): ObligationStepped {
  const office = handsOf(kind, state.work) === 'office' ? state.office : null;
  const stepped = step(watch, office ?? state.watch, event);
  if (!stepped.ok) return stepped;
  const { dates } = state;
  const moved = dates.effective?.lateFrom !== event.due?.lateFrom;
  if (moved && dates.withOfficeSince !== null) {
    return refused(refusal('calendar.with-office', { withOfficeSince: dates.withOfficeSince }));
  }
  return done(
    {
      ...state,
      ...(office === null ? { watch: stepped.next } : { office: stepped.next }),
      dates: { ...dates, decided: event.decided, effective: event.due },
    },
    moved ? [tell('due-recounted', ['lead', 'head', 'office']).params] : [],
  );
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
      dates: extendedDates(state.dates, moved),
    },
    stepped.effects,
  );
}

/** A suspension stops whichever watch runs, and lifting it starts that one again; an end ends all. */
function stepForce(kind: Workflow, state: ObligationState, event: Fact): ObligationStepped {
  const closed = event.type === 'duty.transferred' ? whyNoTransfer(state) : null;
  if (closed) return refused(closed);
  const stepped = step(force, state.force, event);
  if (!stepped.ok) return stepped;
  const next = { ...state, force: stepped.next };
  if (isFinal(force, stepped.next.value)) return done(endAll(next, event), stepped.effects);
  if (stepped.next.value === 'suspended')
    return done(onRunningWatch(kind, next, 'watch.paused', event), stepped.effects);
  const resumed = onRunningWatch(kind, next, 'watch.resumed', event);
  return done(
    { ...resumed, dates: resumedDates(handsOf(kind, state.work), state.dates, event as Resumed) },
    stepped.effects,
  );
}

/** Why the duty cannot go to another unit now, or null. What was handed in is first confirmed or returned. */
export function whyNoTransfer({ dates }: ObligationState): Refusal | null {
  return dates.handedInAt === null ? null : refusal('transfer.handed-in', { handedInAt: dates.handedInAt });
}

function onRunningWatch(kind: Workflow, state: ObligationState, type: string, event: Fact): ObligationState {
  if (state.office !== null && handsOf(kind, state.work) === 'office') {
    return { ...state, office: mustStep(state.office, type, event) };
  }
  return { ...state, watch: mustStep(state.watch, type, event) };
}

const endAll = (state: ObligationState, event: Fact): ObligationState => ({
  ...state,
  watch: mustStep(state.watch, 'watch.ended', event),
  office: null,
  extension: lapse(state.extension, event),
  dates: { ...state.dates, withOfficeSince: null, holderSince: null },
});

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
  if (before === after) {
    const handedOver = after === 'office' && holderOf(kind, state.work) !== holderOf(kind, stepped.next);
    return done(handedOver ? withNextHolder(next, event) : next, stepped.effects);
  }
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
      return done({ ...endAll(next, event), force: liftSuspension(state.force, event) }, stepped.effects);
  }
}

/** Whoever receives it next has a ladder and days of their own. */
const withNextHolder = (state: ObligationState, event: Fact): ObligationState => ({
  ...state,
  office: initialRest(watch),
  dates: handedOverDates(state.dates, event),
});

const lapse = (rest: Rest, event: Fact): Rest =>
  rest.value === 'none'
    ? rest
    : expectOk(step(extension, rest, { type: 'extension.lapsed', at: event.at, by: event.by }));

const liftSuspension = (rest: Rest, event: Fact): Rest =>
  rest.value === 'suspended'
    ? expectOk(step(force, rest, { type: 'suspension.lapsed', at: event.at, by: event.by }))
    : rest;

const mustStep = (rest: Rest, type: string, event: Fact): Rest =>
  expectOk(step(watch, rest, { type, at: event.at, by: event.by }));

function expectOk(stepped: Stepped): Rest {
  if (!stepped.ok)
    throw new Error(`the watch must accept this: ${stepped.refusal.code} ${JSON.stringify(stepped.refusal.facts)}`);
  return stepped.next;
}

const done = (next: ObligationState, effects: readonly Effect[]): ObligationStepped => ({ ok: true, next, effects });
const refused = (reason: Refusal): ObligationStepped => ({ ok: false, refusal: reason });
