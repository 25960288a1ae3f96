import { WORK_MACHINES, type DutyKind } from '../../workflows/obligations/kinds';
import { openObligation, stepObligation, type ObligationState } from '../../workflows/obligations/obligation';
import type { Due } from '../../workflows/obligations/work';
import type {
  Actor,
  Effect,
  EvidenceRef,
  Fact,
  Instant,
  LocalDate,
  PrivateText,
  Refusal,
  Sha256,
} from '../../workflows/vocabulary';
import type { Rest } from '../../workflows/workflow';

/** A duty told as a story: fact by fact, each either happening or refused. */

const person = (name: string, unit: string): Actor => ({ kind: 'person', person: name, post: `${name}-post`, unit });
export const lan = person('lan', 'so-giao-thong');
export const minh = person('minh', 'so-giao-thong');
export const huong = person('huong', 'van-phong');
export const clock: Actor = { kind: 'clock' };

export const at = (time: string): Instant => `2024-06-${time}.000Z` as Instant;
/** The last day in time; late from the midnight that follows in Asia/Ho_Chi_Minh, which is 17:00 UTC of that day. */
export const dueBy = (dueOn: string): Due => ({
  dueOn: dueOn as LocalDate,
  lateFrom: `${dueOn}T17:00:00.000Z` as Instant,
});
export const paper: EvidenceRef = { id: 'paper', sha256: 'a'.repeat(64) as Sha256 };
export const words: PrivateText = { ref: 'words', hash: 'b'.repeat(64) as Sha256 };
export const proved = { evidence: [paper] };
export const said = { reason: words };
export const backAfter = (heldWorkingDays: number, due: Due | null = null) => ({ ...said, heldWorkingDays, due });

export interface Story {
  state(): ObligationState;
  work(): string;
  /** Records the fact and returns its effects; throws when it is refused. */
  happens(type: string, by: Actor, brings?: object, when?: Instant): readonly Effect[];
  /** Why the fact cannot happen; throws when it can. */
  refuses(type: string, by: Actor, brings?: object): Refusal;
}

export function story(kind: DutyKind, due: Due | null = dueBy('2024-06-30'), input: Rest['context'] = {}): Story {
  const machine = WORK_MACHINES[kind];
  let state = openObligation(machine, input, due);
  const fact = (type: string, by: Actor, brings: object, when = at('20T02:00:00')): Fact => ({
    type,
    at: when,
    by,
    ...brings,
  });
  return {
    state: () => state,
    work: () => state.work.value,
    happens(type, by, brings = {}, when) {
      const stepped = stepObligation(machine, state, fact(type, by, brings, when));
      if (!stepped.ok) throw new Error(`${type} refused: ${JSON.stringify(stepped.refusal)}`);
      state = stepped.next;
      return stepped.effects;
    },
    refuses(type, by, brings = {}) {
      const stepped = stepObligation(machine, state, fact(type, by, brings));
      if (stepped.ok) throw new Error(`${type} happened, from ${state.work.value} to ${stepped.next.work.value}`);
      return stepped.refusal;
    },
  };
}
