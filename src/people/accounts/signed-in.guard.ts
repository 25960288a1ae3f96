import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { refusal } from '../../../workflows/vocabulary';
import type { Frontage } from '../../platform/http/frontage';
import { Refused } from '../../platform/refused';
import type { Access } from './access.service';
import { cookieSecret } from './cookie';
import { isCsrfOf } from './secret';
import type { SignedIn } from './signed-in';
import { rememberSignedIn } from './signed-in-request';

const OPEN = 'dondoc:open';
/** Who may come without an account: anybody; or whoever sits at this machine, and otherwise a token made for it. */
export type OpenTo = 'anybody' | 'this-machine';

/** Lets a route be asked without signing in. A route that says nothing is closed. */
export const Open = (to: OpenTo): MethodDecorator & ClassDecorator => SetMetadata(OPEN, to);

const WORD_IN_FORM = 'dondoc:word-in-form';
/** The route reads a form with files by itself, and the word of the session in it: the guard, which comes before it is read, asks only
 *  for the origin. */
export const WordInForm = (): MethodDecorator => SetMetadata(WORD_IN_FORM, true);

/** Stands before every route: who asks, and whether the request can be their own doing. */
@Injectable()
export class SignedInGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(
    private readonly access: Access,
    private readonly frontage: Frontage,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    this.refuseWrongAddress(request);
    const open = this.reflector.getAllAndOverride<OpenTo | undefined>(OPEN, [context.getHandler(), context.getClass()]);
    if (open === 'anybody') return true;
    if (open === 'this-machine') return this.watches(request);
    const signedIn = await this.whoAsks(request);
    rememberSignedIn(request, signedIn);
    const wordInForm = this.reflector.get<true | undefined>(WORD_IN_FORM, context.getHandler()) === true;
    if (isUnsafe(request)) this.refuseForeign(request, signedIn, wordInForm && isWithFiles(request));
    return true;
  }

  private refuseWrongAddress(request: Request): void {
    if (!this.frontage.isReachedSafely(reachOf(request))) throw new Refused(refusal('request.needs-https'));
  }

  /** Numbers about the process: for a program on this machine, or with a token for nothing else. */
  private async watches(request: Request): Promise<boolean> {
    if (this.frontage.isThisMachine(reachOf(request))) return true;
    const bearer = bearerOf(request);
    const signedIn = bearer === null ? null : await this.access.resumeToken(bearer);
    if (signedIn?.by.kind === 'token' && signedIn.by.token.reach === 'metrics') return true;
    throw new Refused(refusal('sign-in.needed'));
  }

  private async whoAsks(request: Request): Promise<SignedIn> {
    const bearer = bearerOf(request);
    const secret = bearer === null ? cookieSecret(request.headers.cookie, this.frontage.cookieName) : null;
    const found =
      bearer !== null
        ? await this.access.resumeToken(bearer)
        : secret === null
          ? null
          : await this.access.resume(secret);
    if (found === null || (found.by.kind === 'token' && found.by.token.reach === 'metrics')) {
      throw new Refused(refusal('sign-in.needed'));
    }
    return found;
  }

  /** A browser sends the cookie along with whatever a foreign page asks; it cannot be made to send our word or a false origin. A
   *  token is sent by nobody unasked. */
  private refuseForeign(request: Request, { by }: SignedIn, wordInForm: boolean): void {
    if (by.kind === 'token') {
      if (by.token.reach !== 'write') throw new Refused(refusal('token.only-reads'));
      return;
    }
    const word = request.headers['x-csrf-token'];
    if (!this.frontage.isOwnOrigin(request.headers.origin, request.headers.host))
      throw new Refused(refusal('request.foreign'));
    if (wordInForm) return;
    if (typeof word !== 'string' || !isCsrfOf(by.secret, word)) throw new Refused(refusal('request.foreign'));
  }
}

const isWithFiles = ({ headers }: Request): boolean => /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
const isUnsafe = ({ method }: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

const reachOf = (request: Request) => ({
  secure: request.secure,
  peer: request.socket.remoteAddress ?? '',
  forwarded: request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined,
  host: request.headers.host,
});

function bearerOf({ headers }: Request): string | null {
  return /^Bearer ([\x21-\x7e]{1,200})$/i.exec(headers.authorization ?? '')?.[1] ?? null;
}
