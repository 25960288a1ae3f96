import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { askingFor } from './request-database.store';
import { signedInOf } from './signed-in-request';

/** Lets the request's database know, as long as the route works, who asks and whether it only reads. */
@Injectable()
export class AskingInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const signedIn = signedInOf(request);
    if (signedIn === null) return next.handle();
    const what = { scope: signedIn.scope, reads: request.method === 'GET' || request.method === 'HEAD' };
    return new Observable((subscriber) => askingFor(what, () => next.handle().subscribe(subscriber)));
  }
}
