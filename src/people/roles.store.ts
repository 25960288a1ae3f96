import type { Actor, LocalDate, Role } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { tenuresOf, type Claim } from './people.store';
import { rolesOn, type Parties } from './roles';

export interface RoleQuestion extends Parties {
  readonly actor: Actor;
  /** The day of the act, in Asia/Ho_Chi_Minh. */
  readonly on: LocalDate;
}

/** The roles of each actor on each duty, in one query for the whole batch and none when only the clock acts.
 *  Same length and order as `questions`. */
export async function rolesForBatch(tx: Tx, questions: readonly RoleQuestion[]): Promise<readonly (readonly Role[])[]> {
  const claims = new Map<RoleQuestion, Claim>();
  for (const question of questions) {
    const { actor, on } = question;
    if (actor.kind === 'person') claims.set(question, { person: actor.person, post: actor.post, on });
  }
  const held = await tenuresOf(tx, [...claims.values()]);
  const heldBy = new Map([...claims.keys()].map((question, index) => [question, held[index] ?? null]));
  return questions.map((question) => rolesOn(question.actor, heldBy.get(question) ?? null, question));
}
