import type { Registered, Registry } from './registry';
import type { Command, Opening } from './subject';

/** How commands and openings that come together are set apart: by subject, and so that each row is stepped once at a time. */

/** A command and its place among those that came together. */
export interface Wanted {
  readonly place: number;
  readonly command: Command;
}

/** In the order of registration, whatever the order of the commands, so that two batches never wait for one another in a ring. */
export function bySubject(
  registry: Registry,
  commands: readonly Command[],
): readonly (readonly [Registered, readonly Wanted[]])[] {
  const groups = new Map<Registered, Wanted[]>(registry.all().map((registered) => [registered, []]));
  commands.forEach((command, place) => {
    groups.get(registry.get(command.subject))?.push({ place, command });
  });
  return [...groups].filter(([, wanted]) => wanted.length > 0);
}

/** By subject; an id that comes twice is opened once. */
export function groupOpenings(openings: readonly Opening[]): ReadonlyMap<string, Opening[]> {
  const groups = new Map<string, Opening[]>();
  const seen = new Set<string>();
  for (const opening of openings) {
    const name = `${opening.subject}/${opening.id}`;
    if (seen.has(name)) continue;
    seen.add(name);
    const group = groups.get(opening.subject) ?? [];
    group.push(opening);
    groups.set(opening.subject, group);
  }
  return groups;
}

/** The first command of each row; the rest waits for the next wave. */
export function nextWave(wanted: readonly Wanted[]): { readonly wave: Wanted[]; readonly later: Wanted[] } {
  const taken = new Set<string>();
  const wave: Wanted[] = [];
  const later: Wanted[] = [];
  for (const item of wanted) {
    if (taken.has(item.command.id)) later.push(item);
    else {
      taken.add(item.command.id);
      wave.push(item);
    }
  }
  return { wave, later };
}
