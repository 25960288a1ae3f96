import type { Facts, Refusal } from '../../workflows/vocabulary';
import { refusalStatus, refusalText } from '../platform/refusals/refusal-text';
import type { FieldRefusal } from '../platform/refused';

/** A problem as RFC 9457 writes it, with what our clients need beside it: code, facts, both languages, and each wrong field. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Vietnamese. */
  readonly detail: string;
  readonly detailEn: string;
  readonly instance: string;
  readonly code: string;
  readonly facts: Facts;
  readonly errors: readonly ProblemField[];
}
export interface ProblemField {
  readonly path: string;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly facts: Facts;
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** `instance` is the path that was asked for. The type is a name and no address: there is nothing to fetch. */
export function problemOf(refused: Refusal, fields: readonly FieldRefusal[], instance: string): Problem {
  const status = refusalStatus(refused.code);
  return {
    type: `urn:dondoc:problem:${refused.code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: refusalText(refused, 'vi'),
    detailEn: refusalText(refused, 'en'),
    instance,
    code: refused.code,
    facts: refused.facts,
    errors: fields.map(problemField),
  };
}

const problemField = (field: FieldRefusal): ProblemField => ({
  path: field.path,
  code: field.code,
  detail: field.words?.vi ?? refusalText(field, 'vi'),
  detailEn: field.words?.en ?? refusalText(field, 'en'),
  facts: field.facts,
});

/** Reason phrases of RFC 9110 for the statuses of the catalogue. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};
