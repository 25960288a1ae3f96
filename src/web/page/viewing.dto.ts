import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { csrfOf } from '../../people/accounts/secret';
import { signedInOf } from '../../people/accounts/signed-in-request';
import { ADDRESS } from './addresses';
import { maskedWord } from './form-word';
import { languageOf } from './language';
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

/** What was typed into a form, as the browser sent it: in NFC, with the line ends of Unix. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export const TypedIn = createParamDecorator((_: unknown, context: ExecutionContext): Typed =>
  typedOf(context.switchToHttp().getRequest<Request>()),
);

export function typedOf(request: Request): Typed {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const cleaned = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, clean(value)]];
    return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string').map(clean)]] : [];
  });
  return Object.fromEntries(cleaned);
}

const clean = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n');

/** One field of a form; what was sent twice counts once. */
export const fieldOf = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
