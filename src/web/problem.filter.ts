import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { refusal } from '../../workflows/vocabulary';
import type { Access } from '../people/accounts/access.service';
import { signedInOf } from '../people/accounts/signed-in-request';
import { randomId } from '../platform/identifiers';
import type { Log } from '../platform/logging';
import { OutOfScope } from './address.guard';
import type { Metrics } from './metrics.service';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { refusalOfError } from './refusal-of-error';

/** Turns whatever went wrong into a problem document. What we do not know is logged under an id and told by that id alone:
 *  no message, no stack, nothing of the inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly metrics: Pick<Metrics, 'refused'>,
    private readonly access: Pick<Access, 'refused'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const found = refusalOfError(error, request);
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
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="dondoc"');
    if (problem.status === 503) response.setHeader('Retry-After', '5');
    if (problem.status === 429 && typeof seconds === 'number') response.setHeader('Retry-After', String(seconds));
    response.status(problem.status).setHeader('Content-Type', PROBLEM_MEDIA_TYPE).send(JSON.stringify(problem));
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
