import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { orRefuse } from '../../platform/refused';
import type { Keeper } from './access-record.store';
import type { UnitActor } from '../unit-change.store';
import type { TenureRecorder } from '../tenure-change.store';
import type { Scope } from './scope';
import { actorOf, keepsAccounts, ownSession, type SignedIn } from './signed-in';
import { signedInOf } from './signed-in-request';

/** What a route is told of who asks. It never comes out of what was sent: a body cannot say who acts. */

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

function whoAsks(context: ExecutionContext): SignedIn {
  const found = signedInOf(requestOf(context));
  if (found === null) throw new Error('this route is open to anybody, so nobody is known to ask');
  return found;
}

function postNamed(context: ExecutionContext): string | null {
  const named = requestOf(context).headers['acting-post'];
  return typeof named === 'string' ? named.normalize('NFC') : null;
}

/** Who asks. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => whoAsks(context));

/** Who acts, in which post: the header `Acting-Post` names one of several that are held that day. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): UnitActor => {
  return orRefuse(actorOf(whoAsks(context), postNamed(context)));
});

/** Who keeps accounts, in a session of theirs: a token that could make accounts would outlive its own end. That they may at all is
 *  asked before any route (`AddressGuard`). */
export const Keeping = createParamDecorator((_: unknown, context: ExecutionContext): NonNullable<Keeper> => {
  const signedIn = whoAsks(context);
  orRefuse(ownSession(signedIn));
  return { account: signedIn.account.id, address: requestOf(context).ip ?? '' };
});

/** Who records in the register: in the post that they name or the only one they hold; whoever keeps accounts also without one, and
 *  then in a session of theirs. */
export const Recording = createParamDecorator((_: unknown, context: ExecutionContext): TenureRecorder => {
  const signedIn = whoAsks(context);
  const { account } = signedIn;
  if (keepsAccounts(signedIn)) {
    orRefuse(ownSession(signedIn));
    return { by: null, keeper: account.id, person: account.person };
  }
  return { by: orRefuse(actorOf(signedIn, postNamed(context))), keeper: null, person: account.person };
});

/** What is seen. */
export const Seeing = createParamDecorator((_: unknown, context: ExecutionContext): Scope => whoAsks(context).scope);
