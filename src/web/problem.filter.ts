import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal, type Refusal } from '../../workflows/vocabulary';
import type { Access } from '../people/accounts/access.service';
import { receiveFiles } from '../evidence/upload.service';
import { signedInOf } from '../people/accounts/signed-in-request';
import { randomId } from '../platform/identifiers';
import type { Log } from '../platform/logging';
import { OutOfScope } from './address.guard';
import { allowedMethods } from './allowed-methods';
import { keptText } from './entry/kept-form';
import { signInPage } from './entry/sign-in-page';
import type { Metrics } from './metrics.service';
import { ADDRESS, localAddress } from './page/addresses';
import { FORM_HEADERS } from './page/form-fields.service';
import type { PageRenderer } from './page/page-renderer.service';
import { seeOther, type PageResult } from './page/page-result';
import { problemPage, wantsPage } from './page/problem-view';
import { typedFrom, type Typed } from './page/typed';
import { typedOf, viewOf } from './page/viewing.dto';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { refusalOfError } from './refusal-of-error';

/** Turns whatever went wrong into a problem document, or into a page when a browser asks for one. What we do not know is logged under an id and told by that id alone:
 *  no message, no stack, nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly metrics: Pick<Metrics, 'refused'>,
    private readonly access: Pick<Access, 'refused'>,
    private readonly renderer: Pick<PageRenderer, 'send'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { method, path } = request;
    const found = refusalOfError(error, { method, path, allowed: () => allowedMethods(request) });
    const refused = found?.refusal ?? this.unknown(error, request);
    this.metrics.refused(refused.code);
    if (response.headersSent) {
      // The answer is half out: all that is left is to break it off, so that nobody takes it for whole.
      response.destroy();
      return;
    }
    const problem = problemOf(refused, found?.fields ?? [], request.path);
    if (problem.status === 403 || error instanceof OutOfScope) this.note(request, refused.code);
    const { seconds } = refused.facts;
    if (wantsPage(request.path, request.headers.accept)) {
      void this.sendPage(request, response, refused);
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="dondoc"');
    if (problem.status === 405) response.setHeader('Allow', allowedMethods(request).join(', '));
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    if (problem.status === 429 && typeof seconds === 'number') response.setHeader('Retry-After', String(seconds));
    response.status(problem.status).setHeader('Content-Type', PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
  }

  private async sendPage(request: Request, response: Response, refused: Refusal): Promise<void> {
    try {
      await this.renderer.send(request, response, await pageOf(request, response, refused));
    } catch (error) {
      this.unknown(error, request);
      response.destroy();
    }
  }

  /** The answer does not wait for it, and does not fail with it. */
  private note(request: Request, code: string): void {
    const signedIn = signedInOf(request);
    if (signedIn === null) return;
    const { path: route = '' } = (request.route ?? {}) as { readonly path?: string };
    this.access
      .refused(signedIn.account.id, request.ip ?? null, { code, method: request.method, route })
      .catch((failure: unknown) => this.log.error({ error: String(failure) }, 'a refusal could not be recorded'));
  }

  private unknown(error: unknown, { method, path }: Request) {
    const id = randomId();
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log.error({ id, method, path, error: detail }, 'a request failed');
    return refusal('internal', { id });
  }
}

/** Who has to sign in first is led there and on again; a form that came too late waits there until they have. */
async function pageOf(request: Request, response: Response, refused: Refusal): Promise<PageResult> {
  const view = viewOf(request);
  if (refused.code !== 'sign-in.needed') return problemPage(refused, view);
  const { originalUrl: address, method } = request;
  if (method !== 'POST') return seeOther(`${ADDRESS.signIn}?onward=${encodeURIComponent(address)}`);
  const kept = keptText(
    { action: address, page: pageBefore(request) },
    {
      ...postOf(request),
      ...(await sentIn(request, response)),
    },
  );
  return signInPage(view.language, { onward: pageBefore(request), kept, status: 401 });
}

/** Of a form with files only what was typed is kept; nothing of a file is. */
async function sentIn(request: Request, response: Response): Promise<Typed> {
  if (!request.is('multipart/form-data')) return typedOf(request);
  const { fields } = await receiveFiles(request, response, () => Promise.resolve(refusal('sign-in.needed')));
  const { _csrf: _word, _key: _repeat, ...typed } = typedFrom(fields);
  return typed;
}

/** Where the form stood: our own pages are told to say so. */
function pageBefore({ headers }: Request): string {
  const { referer = '' } = headers;
  return (
    localAddress(URL.canParse(referer) ? new URL(referer).pathname + new URL(referer).search : '') ?? ADDRESS.start
  );
}

/** In which post it was meant; its word and key are made anew. */
function postOf({ headers }: Request): { readonly _post?: string } {
  const post = headers[FORM_HEADERS._post];
  return typeof post === 'string' ? { _post: post } : {};
}
