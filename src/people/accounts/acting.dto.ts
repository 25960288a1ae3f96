import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { orRefuse } from '../../platform/refused';
import type { Keeper } from './access-record.store';
import type { UnitActor } from '../unit-change.store';
import type { Scope } from './scope';
import { actorOf, ownSession, type SignedIn } from './signed-in';
import { signedInOf } from './signed-in-request';

/** What a route is told of who asks. It never comes out of what was sent: a body cannot say who acts. */

const requestOf = (context: ExecutionContext): Request => context.switchToHttp().getRequest<Request>();

function whoAsks(context: ExecutionContext): SignedIn {
  const found = signedInOf(requestOf(context));
  if (found === null) throw new Error('this route is open to anybody, so nobody is known to ask');
  return found;
}

/** Who asks. */
export const Asking = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => whoAsks(context));

/** Who acts, in which post: the header `Acting-Post` names one of several that are held that day. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): UnitActor => {
  const named = requestOf(context).headers['acting-post'];
  return orRefuse(actorOf(whoAsks(context), typeof named === 'string' ? named.normalize('NFC') : null));
});

/** Who keeps accounts, in a session of theirs: a token that could make accounts would outlive its own end. That they may at all is
 *  asked before any route (`AddressGuard`). */
export const Keeping = createParamDecorator((_: unknown, context: ExecutionContext): NonNullable<Keeper> => {
  const signedIn = whoAsks(context);
  orRefuse(ownSession(signedIn));
  return { account: signedIn.account.id, address: requestOf(context).ip ?? '' };
});

/** What is seen. */
export const Seeing = createParamDecorator((_: unknown, context: ExecutionContext): Scope => whoAsks(context).scope);
