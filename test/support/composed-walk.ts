import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { walk } from '../../workflows/behaviour';
import { exampleAt, exampleClock } from '../../workflows/obligations/examples';
import { extension } from '../../workflows/obligations/extension.machine';
import { force } from '../../workflows/obligations/force.machine';
import {
  handsOf,
  isOver,
  openObligation,
  standsAt,
  stepObligation,
  suspendedSince,
  type ObligationState,
} from '../../workflows/obligations/obligation';
import { record } from '../../workflows/obligations/record.machine';
import { watch, type RungFact } from '../../workflows/obligations/watch.machine';
import type { Due } from '../../workflows/obligations/work';
import type { Fact, Instant, LocalDate } from '../../workflows/vocabulary';
import type { Rest, Workflow } from '../../workflows/workflow';

/** An obligation walked whole: its work, both watches climbing the default ladder, wishes for more time, suspensions, being
 *  replaced or moved, and what is said of its record. */

export const baseline: Due = { dueOn: '2024-06-30' as LocalDate, lateFrom: '2024-06-30T17:00:00.000Z' as Instant };

type LadderRung = { rung: string; step?: string; notify: string[] };
type LadderSide = { before: LadderRung[]; overdue: LadderRung; after: LadderRung[]; relist: LadderRung };

/** Every rung of the default ladder as a fact of the clock, in order; reminders also as skipped. */
export function rungFacts(side: 'unit' | 'office'): readonly RungFact[] {
  const file = join(__dirname, '../../workflows/policies/ladder-default.yaml');
  const ladder = (parse(readFileSync(file, 'utf8')) as Record<string, LadderSide>)[side];
  if (!ladder) throw new Error(`the default ladder has no side ${side}`);
  const steps: [string, LadderRung][] = [
    ...ladder.before.map((rung): [string, LadderRung] => ['reminded', rung]),
    ['overdue', ladder.overdue],
    ...ladder.after.map((rung): [string, LadderRung] => [rung.step ?? '', rung]),
    ['relisted', ladder.relist],
  ];
  return steps.flatMap(([name, rung], index) => {
    const fact: RungFact = {
      type: `rung.${name}` as RungFact['type'],
      at: exampleAt,
      by: exampleClock,
      side,
      rung: { name: rung.rung, index, notify: rung.notify },
      skipped: false,
    };
    return name === 'reminded' ? [fact, { ...fact, skipped: true }] : [fact];
  });
}

export interface ComposedMove {
  readonly from: string;
  readonly to: string;
  readonly event: Fact;
  readonly before: ObligationState;
  readonly after: ObligationState;
}
export interface ComposedWalk {
  readonly kind: Workflow;
  readonly places: ReadonlyMap<string, ObligationState>;
  readonly moves: readonly ComposedMove[];
}

export type StepOf = (state: ObligationState, event: Fact) => ReturnType<typeof stepObligation>;

export function walkObligation(
  kind: Workflow,
  due: Due | null,
  step: StepOf = (state, event) => stepObligation(kind, state, event),
): ComposedWalk {
  const places = new Map<string, ObligationState>();
  const queue: string[] = [];
  const visit = (state: ObligationState): string => {
    const name = placeOf(kind, state);
    if (!places.has(name)) {
      places.set(name, state);
      queue.push(name);
    }
    return name;
  };
  for (const input of kind.inputs ?? [{}]) visit(openObligation(kind, input, due));
  const events = [...accepted(kind), ...rungFacts('unit'), ...rungFacts('office'), ...withDue(wishes, due), ...besides];
  const moves: ComposedMove[] = [];
  for (let from = queue.shift(); from !== undefined; from = queue.shift()) {
    const before = places.get(from);
    if (!before) throw new Error(`unknown place ${from}`);
    for (const event of events) {
      const stepped = step(before, event);
      if (stepped.ok) moves.push({ from, to: visit(stepped.next), event, before, after: stepped.next });
    }
  }
  return { kind, places, moves };
}

/** The examples that some place of the machine lets happen: the others show refusals, and only make this walk long. */
function accepted(workflow: Workflow): readonly Fact[] {
  const happening = new Set(walk(workflow).moves.flatMap(({ event, result }) => (result.ok ? [event] : [])));
  return workflow.examples.filter((event) => happening.has(event));
}
const wishes = accepted(extension);
/** What may come to any duty. */
const besides = [...accepted(force), ...accepted(record)];

/** A duty without a date has no time to be extended, so the walk need not ask. */
const withDue = (examples: readonly Fact[], due: Due | null): readonly Fact[] => (due === null ? [] : examples);

const watchKey = (rest: Rest | null): string =>
  rest === null ? '-' : `${rest.value}${JSON.stringify(watch.significant(rest.context))}`;

function placeOf(kind: Workflow, state: ObligationState): string {
  // How far the ladder was climbed decides nothing once it is over.
  if (isOver(kind, state)) return `over ${standsAt(state)}`;
  const { work, watch: unit, office, extension: wish, force: binding } = state;
  return [
    binding.value,
    `${work.value}${JSON.stringify(kind.significant(work.context))}`,
    watchKey(unit),
    watchKey(office),
    // How many wishes were granted marks the next one and changes nothing else; leaving it out keeps the walk short.
    `${wish.value} ${String(wish.context['requestedBy'])}`,
  ].join(' | ');
}

/** What must hold wherever an obligation can come to rest; returns what does not. */
export function brokenInvariants({ kind, places }: ComposedWalk): string[] {
  const broken: string[] = [];
  for (const [place, state] of places) {
    if (!watchesStand(kind, state)) broken.push(place);
    const open = !isOver(kind, state) && handsOf(kind, state.work) === 'unit';
    if (state.extension.value !== 'none' && !open) broken.push(`wish open: ${place}`);
  }
  return broken;
}

/** One watch runs, that of whoever has the work; none while the duty is suspended; both are over with it. */
function watchesStand(kind: Workflow, state: ObligationState): boolean {
  const [unit, office] = [state.watch.value, state.office?.value ?? null];
  if (isOver(kind, state)) return unit === 'ended' && office === null;
  const runs = (value: string | null) => value !== null && value !== 'paused' && value !== 'ended';
  const suspended = suspendedSince(state) !== null;
  if (handsOf(kind, state.work) === 'unit') return office === null && (suspended ? unit === 'paused' : runs(unit));
  return unit === 'paused' && (suspended ? office === 'paused' : runs(office));
}

/** Rungs that came out of order or a second time in their round, per move; returns what did. */
export function rungsOutOfOrder({ moves }: ComposedWalk): string[] {
  return moves.flatMap(({ event, before, after }) => {
    if (!event.type.startsWith('rung.') || event.type === 'rung.relisted') return [];
    const { side, rung } = event as RungFact;
    const was = side === 'unit' ? before.watch : before.office;
    const is = side === 'unit' ? after.watch : after.office;
    const inOrder = was?.context['next'] === rung.index && is?.context['next'] === rung.index + 1;
    const sameRound = was?.context['round'] === is?.context['round'];
    return inOrder && sameRound ? [] : [`${side} ${rung.name} after ${String(was?.context['next'])} rungs`];
  });
}

/** Moves after which the place in the ladder fell back, although no new round began. */
export const ladderFellBack = ({ moves }: ComposedWalk): string[] =>
  moves
    .filter(
      ({ before, after }) =>
        Number(after.watch.context['next']) < Number(before.watch.context['next']) &&
        Number(after.watch.context['round']) !== Number(before.watch.context['round']) + 1,
    )
    .map(({ event }) => event.type);
