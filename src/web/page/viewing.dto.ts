import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { csrfOf } from '../../people/accounts/secret';
import { signedInOf } from '../../people/accounts/signed-in-request';
import { ADDRESS } from './addresses';
import { maskedWord } from './form-word';
import { languageOf } from './language';
import { typedFrom, type Typed } from './typed';
import type { View } from './view';

/** How the one who asks is to be answered. */
export function viewOf(request: Request): View {
  const signedIn = signedInOf(request);
  return {
    language: languageOf(request.headers.cookie),
    signedIn,
    // What a form was sent to is nothing that can be looked at again.
    address: request.method === 'GET' ? request.originalUrl : ADDRESS.start,
    formWord: signedIn?.by.kind === 'session' ? maskedWord(csrfOf(signedIn.by.secret)) : null,
    icons: new Set(),
  };
}

/** The view of a page's route: language and whoever looks. */
export const Viewing = createParamDecorator((_: unknown, context: ExecutionContext): View =>
  viewOf(context.switchToHttp().getRequest<Request>()),
);

/** What was typed into the form that was sent. */
export const TypedIn = createParamDecorator((_: unknown, context: ExecutionContext): Typed =>
  typedOf(context.switchToHttp().getRequest<Request>()),
);

export const typedOf = (request: Request): Typed => typedFrom((request.body ?? {}) as Record<string, unknown>);
