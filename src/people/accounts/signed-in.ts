import { refusal, type Actor, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import type { Account } from './accounts.store';
import type { Standing } from './scope.store';
import type { ApiToken, Session } from './sessions.store';

/** Who asks, by what, and what they may see on this day. */
export interface SignedIn extends Standing {
  readonly account: Account;
  readonly by:
    | { readonly kind: 'session'; readonly session: Session; readonly secret: string }
    | { readonly kind: 'token'; readonly token: ApiToken };
  readonly on: LocalDate;
}

/** Keeps accounts today. */
export const keepsAccounts = ({ grants }: Pick<SignedIn, 'grants'>): boolean =>
  grants.some(({ role }) => role === 'administrator');

/** What a token must not do is done in a session. Refuses `token.not-here`. */
export const ownSession = ({ by }: SignedIn): Session | Refusal =>
  by.kind === 'session' ? by.session : refusal('token.not-here');

type PersonActor = Extract<Actor, { kind: 'person' }>;

/** In which post they act today: the one they name, or the only one they hold. Nobody acts in a post that they do not hold that day.
 *  Refuses `actor.no-post` and `actor.which-post`. */
export function actorOf({ account, posts }: SignedIn, named: string | null): PersonActor | Refusal {
  const held = named === null ? posts : posts.filter(({ post }) => post === named);
  const [first, ...more] = held;
  if (account.person === null || first === undefined) return refusal('actor.no-post');
  if (more.length > 0) return refusal('actor.which-post', { posts: posts.map(({ post }) => post) });
  return { kind: 'person', person: account.person, post: first.post, unit: first.unit };
}
