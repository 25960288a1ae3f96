import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap, type Observable } from 'rxjs';
import type { PageResult } from './page-result';
import { PageRenderer } from './page-renderer.service';

/** Sends what a page's route answers. */
@Injectable()
export class PageInterceptor implements NestInterceptor<PageResult, void> {
  constructor(private readonly renderer: PageRenderer) {}

  intercept(context: ExecutionContext, next: CallHandler<PageResult>): Observable<void> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    return next.handle().pipe(mergeMap((result) => this.renderer.send(request, response, result)));
  }
}
