import { machineNamed, RELIVED, type Reliving } from '../../../workflows/replay';
import type { EvidenceRef, Fact, Plain } from '../../../workflows/vocabulary';
import type { Workflow } from '../../../workflows/workflow';
import type { EntryBody } from '../follower';
import type { Note } from './finding';
import { firstDifference, valueAt } from './same-plain';

/** Lives a stream again, entry by entry: what came of each fact must come of it once more, state, effects and all. A stream that another machine
 *  decided than this build has is left, and said to be. */

export class StreamReliving {
  private before: EntryBody | null = null;
  private left = false;
  private readonly machines = new MachineLookup();
  /** Entries whose step was taken again with the same result or opened a stream as its machines begin. */
  relived = 0;

  constructor(
    private readonly note: Note,
    private readonly build: string,
  ) {}

  begin(): void {
    this.before = null;
    this.left = false;
  }

  take(entry: EntryBody): void {
    if (!this.left) this.reliveOrSay(entry);
    this.before = entry;
  }

  /** A state that no machine can come to may break one: that is said of the entry, not of us. */
  private reliveOrSay(entry: EntryBody): void {
    try {
      this.relive(entry);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.note('replay.refused', `${entry.stream} #${entry.seq}`, { refusal: reason });
    }
  }

  private relive(entry: EntryBody): void {
    const at = `${entry.stream} #${entry.seq}`;
    const found = this.machines.of(entry);
    if ('subject' in found) return this.leave('replay.subject-unknown', at, { subject: found.subject });
    if ('missing' in found) {
      return this.leave('replay.machine-missing', at, { machine: found.missing, build: this.build });
    }
    const { reliving, work, opened } = found;
    const cited = ((entry.event['evidence'] as readonly EvidenceRef[] | undefined) ?? []).map(({ sha256 }) => sha256);
    this.compare(at, 'evidence', cited, entry.evidence as Plain);
    if (entry.seq === 1) {
      this.compare(at, 'before', null, entry.before);
      const differs = openedOtherwise(opened, entry.after);
      if (differs !== null) this.note('replay.opening', at, { field: `after.${differs}` });
      this.relived += 1;
    } else if (this.before !== null) {
      this.stepAgain(at, { reliving, work, state: this.before.after }, entry);
    }
  }

  private stepAgain(
    at: string,
    { reliving, work, state }: { readonly reliving: Reliving; readonly work: Workflow; readonly state: Plain },
    entry: EntryBody,
  ): void {
    this.compare(at, 'before', reliving.brief(state), entry.before);
    const stepped = reliving.step(work, state, factOf(entry));
    if (!stepped.ok) return this.note('replay.refused', at, { refusal: stepped.refusal.code });
    this.compare(at, 'after', stepped.next, entry.after);
    this.compare(at, 'effects', stepped.effects, entry.effects);
    this.relived += 1;
  }

  private compare(at: string, field: string, expected: Plain, found: Plain): void {
    const path = firstDifference(expected, found);
    if (path === null) return;
    const where = path === '' ? field : `${field}${path.startsWith('[') ? '' : '.'}${path}`;
    this.note('replay.differs', at, {
      field: where,
      expected: valueAt(expected, path),
      found: valueAt(found, path),
    });
  }

  private leave(
    code: 'replay.subject-unknown' | 'replay.machine-missing',
    at: string,
    facts: { [name: string]: Plain },
  ) {
    this.left = true;
    this.note(code, at, facts);
  }
}

type Found =
  | {
      readonly reliving: Reliving;
      readonly work: Workflow;
      /** As its machines begin. */
      readonly opened: Plain;
    }
  | { readonly subject: string }
  | { readonly missing: string };

/** What an entry was decided by is looked up once for each set of machines: a log of millions has a handful of them. */
class MachineLookup {
  private readonly known = new Map<string, Found>();

  of({ stream, versions }: EntryBody): Found {
    const subject = stream.slice(0, stream.indexOf('/'));
    const reliving = Object.hasOwn(RELIVED, subject) ? RELIVED[subject] : undefined;
    if (reliving === undefined) return { subject };
    let key = subject;
    for (const name of reliving.machines) key += ` ${versions[name]}`;
    let found = this.known.get(key);
    if (found === undefined) {
      found = lookUp(reliving, versions);
      // Somebody may have written a million versions that nobody has.
      if ('work' in found) this.known.set(key, found);
    }
    return found;
  }
}

function lookUp(reliving: Reliving, versions: EntryBody['versions']): Found {
  let first: Workflow | undefined;
  for (const name of reliving.machines) {
    const version = String(versions[name]);
    const machine = machineNamed(version);
    if (machine === undefined) return { missing: version };
    first ??= machine;
  }
  if (first === undefined) throw new Error('every subject has a machine');
  return { reliving, work: first, opened: reliving.opened(first) };
}

/** The fact as the step was given it. */
function factOf({ event, recordedAt, actor, occurredOn }: EntryBody): Fact {
  const fact = { ...event, at: recordedAt, by: actor };
  return (occurredOn === null ? fact : { ...fact, occurredOn }) as Fact;
}

/** Where a stream began otherwise than its machines begin: in another state. What a machine was told at opening stands in its context and is taken
 *  as given. */
function openedOtherwise(expected: Plain, found: Plain): string | null {
  if (isRest(expected)) return isRest(found) && found.value === expected.value ? null : 'value';
  for (const [name, part] of Object.entries(expected as Members)) {
    const other = (found as Members | null)?.[name] ?? null;
    if (part === null ? other !== null : isRest(part) && openedOtherwise(part, other) !== null) return name;
  }
  return null;
}

type Members = { readonly [name: string]: Plain };
const isRest = (value: Plain): value is { readonly value: string; readonly context: Plain } =>
  typeof value === 'object' && value !== null && 'value' in value && 'context' in value;
