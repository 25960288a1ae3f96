import { refusal, type Actor, type Refusal } from '../../workflows/vocabulary';
import { actorOf, type SignedIn } from '../people/accounts/signed-in';
import type { Tx } from '../platform/database/tx';

type PersonActor = Extract<Actor, { kind: 'person' }>;

/** Who acts in a case: whoever holds a post, in it; and the person concerned who holds none any more, in the post in which they are
 *  concerned. That post brings them no right but to answer for themselves, since rights are asked of the posts that are held that day.
 *  Refuses `actor.no-post` and `actor.which-post`. Source: ADR 0073. */
export async function actorInCase(
  tx: Pick<Tx, 'query'>,
  signedIn: SignedIn,
  { named, caseId }: { readonly named: string | null; readonly caseId: string },
): Promise<PersonActor | Refusal> {
  const { account, posts } = signedIn;
  if (named !== null || posts.length > 0 || account.person === null) return actorOf(signedIn, named);
  const post = await concernedAs(tx, account.person, caseId);
  return post === null
    ? refusal('actor.no-post')
    : { kind: 'person', person: account.person, post: post.post, unit: post.unit };
}

/** The post on the day of the act, of the unit of the case first; else the last one. Relies on case_file_pk and tenure_person_ix. */
async function concernedAs(tx: Pick<Tx, 'query'>, person: string, caseId: string) {
  const [post] = await tx.query<{ post: string; unit: string }>(
    `SELECT p.id AS post, p.unit_id AS unit
     FROM case_file c JOIN tenure t ON t.person_id = c.concerned_person JOIN post p ON p.id = t.post_id
     WHERE c.id = $1 AND c.concerned_person = $2
     ORDER BY (t.held_from <= c.act_on AND (t.held_to IS NULL OR c.act_on <= t.held_to)) DESC, (p.unit_id = c.unit_id) DESC,
       t.held_from DESC, p.id LIMIT 1`,
    [caseId, person],
  );
  return post ?? null;
}
