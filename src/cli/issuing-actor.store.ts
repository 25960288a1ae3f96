import { refusal, type Actor, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { headOn, tenuresOf } from '../people/people.store';
import { isWithin } from '../plans/plan-file/resolve-parties';
import type { PlanPost } from '../plans/plan-file/read-people-file';
import type { Database } from '../platform/database/tx';

type Person = Extract<Actor, { kind: 'person' }>;

/** Who loads and issues. `named` comes from `--by`; without it, the head of the issuer on the day. The register answers first,
 *  then the people file that is about to enter it. Refuses `actor.not-in-post` and `plan.issuer-without-head`. */
export async function issuingActor(
  database: Database,
  question: {
    readonly named: Person | null;
    readonly issuer: string;
    readonly posts: readonly PlanPost[];
    readonly on: LocalDate;
  },
): Promise<Person | Refusal> {
  const { named, issuer, posts, on } = question;
  if (named === null) {
    const heads = await database.transaction((tx) => headOn(tx, [issuer], on));
    const head = heads.get(issuer);
    if (head) return { kind: 'person', person: head.person, post: head.post, unit: issuer };
    return headInFile(posts, issuer, on) ?? refusal('plan.issuer-without-head', { issuer, on });
  }
  const { person, post, unit } = named;
  const [held = null] = await database.transaction((tx) => tenuresOf(tx, [{ person, post, on }]));
  const holds =
    held?.unit === unit || posts.some((each) => each.id === post && each.unit === unit && heldBy(each, person, on));
  return holds ? named : refusal('actor.not-in-post', { person, post, unit, on });
}

/** `person/post/unit`, or null when it is not written so. */
export function actorFromText(text: string): Person | null {
  const [person, post, unit, ...rest] = text.split('/');
  return person && post && unit && rest.length === 0 ? { kind: 'person', person, post, unit } : null;
}

function headInFile(posts: readonly PlanPost[], issuer: string, on: LocalDate): Person | null {
  const post = posts.find(
    ({ kind, unit, holders }) => kind === 'head' && unit === issuer && holders.some((h) => isWithin(h, on)),
  );
  const holder = post?.holders.find((each) => isWithin(each, on));
  return post && holder ? { kind: 'person', person: holder.person, post: post.id, unit: issuer } : null;
}

const heldBy = (post: PlanPost, person: string, on: LocalDate): boolean =>
  post.holders.some((holder) => holder.person === person && isWithin(holder, on));
