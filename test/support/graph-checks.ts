import { arrowNames, type Walk } from '../../workflows/behaviour';
import { isFinal } from '../../workflows/step';
import type { Fact } from '../../workflows/vocabulary';

/** What must hold of every machine's graph; each check returns what breaks it. */

export function unreachableStates({ workflow, places }: Walk): string[] {
  const reached = new Set([...places.values()].map((rest) => rest.value));
  return Object.keys(workflow.machine.root.states).filter((state) => !reached.has(state));
}

/** Places from which no place that satisfies `isGoal` can be reached. */
export function strandedPlaces(
  places: Iterable<string>,
  moves: Iterable<{ from: string; to: string | null }>,
  isGoal: (place: string) => boolean,
): string[] {
  const all = [...places];
  const cameFrom = new Map<string, string[]>();
  for (const { from, to } of moves) if (to !== null) cameFrom.set(to, [...(cameFrom.get(to) ?? []), from]);
  const safe = new Set(all.filter(isGoal));
  const queue = [...safe];
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    for (const before of cameFrom.get(place) ?? []) {
      if (safe.has(before)) continue;
      safe.add(before);
      queue.push(before);
    }
  }
  return all.filter((place) => !safe.has(place));
}

export const deadEnds = ({ workflow, places, moves }: Walk): string[] =>
  strandedPlaces(places.keys(), moves, (place) => {
    const rest = places.get(place);
    return rest !== undefined && isFinal(workflow, rest.value);
  });

const isProof = (event: Fact): boolean => ((event as { evidence?: readonly unknown[] }).evidence?.length ?? 0) > 0;

/** What follows there only carries out what a named person has decided. */
const isDecided = ({ workflow, places }: Walk, place: string): boolean =>
  workflow.machine.root.states[places.get(place)?.value ?? '']?.tags.includes('decided') ?? false;

/** Ends that some path reaches without any evidence on the way and without a named person's last word. */
export function unprovedEnds(walk: Walk): string[] {
  const { workflow, starts, places, moves } = walk;
  const unproved = new Set(starts);
  const queue = [...starts];
  const found = new Set<string>();
  for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
    for (const { from, to, event } of moves) {
      if (from !== place || to === null || isProof(event)) continue;
      if (event.by.kind === 'person' && isDecided(walk, to)) continue;
      const rest = places.get(to);
      if (rest !== undefined && isFinal(workflow, rest.value)) {
        if (event.by.kind !== 'person') found.add(`${event.type} → ${rest.value}`);
      } else if (!unproved.has(to)) {
        unproved.add(to);
        queue.push(to);
      }
    }
  }
  return [...found];
}

export function untakenArrows({ workflow, moves }: Walk): string[] {
  const taken = new Set(moves.map(({ arrow }) => arrow));
  return arrowNames(workflow).filter((arrow) => !taken.has(arrow));
}

/** Guards that no example fact is ever refused by: the example that shows the refusal is missing. */
export function eventsNeverRefused({ workflow, places, moves }: Walk): string[] {
  const guarded = new Set<string>();
  const refused = new Set<string>();
  for (const { from, event, result } of moves) {
    const state = places.get(from)?.value;
    const own = state === undefined ? undefined : workflow.machine.root.states[state]?.transitions.get(event.type);
    const arrows = own ?? workflow.machine.root.transitions.get(event.type) ?? [];
    if (arrows.some(({ guard }) => guard !== undefined)) guarded.add(event.type);
    if (!result.ok && !['event.not-allowed', 'state.ended'].includes(result.refusal.code)) refused.add(event.type);
  }
  return [...guarded].filter((type) => !refused.has(type));
}

/** Machines are walked as one flat list of tagged states: every state says in whose hands it leaves the work. */
export const untaggedStates = ({ workflow }: Walk): string[] =>
  Object.entries(workflow.machine.root.states)
    .filter(([, node]) => node.tags.filter((tag) => ['unit', 'office', 'ended'].includes(tag)).length !== 1)
    .map(([state]) => state);
