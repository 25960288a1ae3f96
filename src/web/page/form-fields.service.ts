import type { NextFunction, Request, Response } from 'express';
import { unmaskedWord } from './form-word';

/** Plain forms cannot set headers. What a program says in a header, a form of ours says in a field of this name; the guard then asks
 *  of both the same. */
export const FORM_HEADERS = {
  _csrf: 'x-csrf-token',
  _post: 'acting-post',
  _key: 'idempotency-key',
} as const;

/** Moves those fields of a form into its headers, before any route or guard. A header that was sent stands. */
export function formFields(request: Request, _response: Response, next: NextFunction): void {
  if (typeof request.is('application/x-www-form-urlencoded') === 'string') {
    const body = (request.body ?? {}) as Record<string, unknown>;
    for (const [field, header] of Object.entries(FORM_HEADERS)) {
      const given = body[field];
      delete body[field];
      if (typeof given !== 'string' || given === '') continue;
      request.headers[header] ??= field === '_csrf' ? unmaskedWord(given) : given;
    }
  }
  next();
}
