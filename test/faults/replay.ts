import { WORK_MACHINES, type DutyKind } from '../../workflows/obligations/kinds';
import {
  handsOf,
  isOver,
  standsAt,
  stepObligation,
  suspendedSince,
  type ObligationState,
} from '../../workflows/obligations/obligation';
import type { Due } from '../../workflows/obligations/work';
import { plan as planWorkflow } from '../../workflows/plans/plan.machine';
import { step } from '../../workflows/step';
import type { Fact, Instant, Plain } from '../../workflows/vocabulary';
import type { Rest } from '../../workflows/workflow';
import { canonicalText } from '../../src/trail/canonical';
import type { EntryBody } from '../../src/trail/follower';
import type { Judged } from '../../src/obligations/timeliness';

/** Lives a stream again from its entries alone. Pure. */

const text = (value: unknown): string => canonicalText(value as Plain);

function factOf({ event, recordedAt: at, actor: by, occurredOn }: EntryBody): Fact {
  return { ...event, at, by, ...(occurredOn === null ? {} : { occurredOn }) } as Fact;
}

/** The machines, given the events from the opening on, come to each state and each effect that is stored. */
export function replayFaults(entries: readonly EntryBody[], kind: DutyKind | null): string[] {
  const [first, ...rest] = entries;
  if (!first) return ['a stream without entries'];
  const faults: string[] = [];
  let state: unknown = first.after;
  for (const entry of rest) {
    const fact = factOf(entry);
    const stepped =
      kind === null
        ? step(planWorkflow, state as Rest, fact)
        : stepObligation(WORK_MACHINES[kind], state as ObligationState, fact);
    const name = `${entry.stream} ${entry.seq} ${entry.event.type}`;
    if (!stepped.ok) return [...faults, `${name} is refused when it is replayed: ${stepped.refusal.code}`];
    if (text(stepped.next) !== text(entry.after)) faults.push(`${name} leads elsewhere when it is replayed`);
    if (text(stepped.effects) !== text(entry.effects)) faults.push(`${name} has other effects when it is replayed`);
    state = stepped.next;
  }
  return faults;
}

const NOT_DONE = ['discharged', 'superseded', 'transferred'];

/** What timeliness is judged by, told from the events and in whose hands each left the work; no stored date is looked at. */
export function judgedFromTrail(entries: readonly EntryBody[], kind: DutyKind): Judged {
  const work = WORK_MACHINES[kind];
  let due: Due | null = null;
  let handedInAt: Instant | null = null;
  let hands = 'unit';
  for (const { event, effects, after, recordedAt } of entries) {
    const state = after as unknown as ObligationState;
    if (event.type === 'duty.opened') due = (event['effective'] ?? event['due'] ?? null) as Due | null;
    const moved = effects.find(({ type }) => type === 'due-moved');
    if (moved) due = moved['due'] as Due | null;
    const before = hands;
    hands = handsOf(work, state.work);
    if (before !== 'office' && hands === 'office' && state.work.context['handedInBy'] !== null) handedInAt = recordedAt;
    if (before === 'office' && hands === 'unit') handedInAt = null;
    const says = ['returned', 'report.sent-back', 'duty.reassigned', 'calendar.changed'].includes(event.type);
    if (says || (event.type === 'duty.resumed' && hands === 'unit')) due = (event['due'] ?? null) as Due | null;
  }
  const last = entries.at(-1)?.after as unknown as ObligationState;
  const ended = isOver(work, last);
  return {
    ...{ dueOn: due?.dueOn ?? null, lateFrom: due?.lateFrom ?? null, handedInAt, ended },
    suspendedAt: suspendedSince(last),
    forceState: last.force.value,
    done: ended && !NOT_DONE.includes(standsAt(last)),
  };
}
