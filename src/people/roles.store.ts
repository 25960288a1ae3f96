import type { Actor, LocalDate, Role } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { tenuresOf, type Claim, type HeldPost } from './people.store';
import { rolesOn, type Parties } from './roles';

export interface RoleQuestion extends Parties {
  readonly actor: Actor;
  /** The day of the act, in Asia/Ho_Chi_Minh. */
  readonly on: LocalDate;
}

const nameOf = ({ person, post, on }: Claim): string => `${on} ${person}\n${post}`;

/** What a transaction has read ahead, by claim. */
const foreseen = new WeakMap<Tx, ReadonlyMap<string, HeldPost | null>>();

/** Reads where these actors stand on the day, for a `rolesForBatch` of the same transaction. Asked for behind the statement that locks
 *  the rows, the server answers it after that one, as it would have answered later. */
export async function foreseeRoles(tx: Tx, actors: readonly Actor[], on: LocalDate): Promise<void> {
  const claims = new Map<string, Claim>();
  for (const actor of actors) {
    if (actor.kind !== 'person') continue;
    const claim = { person: actor.person, post: actor.post, on };
    claims.set(nameOf(claim), claim);
  }
  const held = await tenuresOf(tx, [...claims.values()]);
  foreseen.set(tx, new Map([...claims.keys()].map((name, index) => [name, held[index] ?? null])));
}

/** The roles of each actor on each duty, in one query for the whole batch and none when only the clock acts or all was foreseen.
 *  Same length and order as `questions`. */
export async function rolesForBatch(tx: Tx, questions: readonly RoleQuestion[]): Promise<readonly (readonly Role[])[]> {
  const known = foreseen.get(tx);
  const heldBy = new Map<RoleQuestion, HeldPost | null>();
  const claims = new Map<RoleQuestion, Claim>();
  for (const question of questions) {
    const { actor, on } = question;
    if (actor.kind !== 'person') continue;
    const claim = { person: actor.person, post: actor.post, on };
    const held = known?.get(nameOf(claim));
    if (held === undefined) claims.set(question, claim);
    else heldBy.set(question, held);
  }
  const held = await tenuresOf(tx, [...claims.values()]);
  [...claims.keys()].forEach((question, index) => heldBy.set(question, held[index] ?? null));
  return questions.map((question) => rolesOn(question.actor, heldBy.get(question) ?? null, question));
}
