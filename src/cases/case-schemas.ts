import { CASE_KINDS } from '../../workflows/cases/kinds';
import {
  anything,
  day,
  flag,
  id,
  listOf,
  moment,
  object,
  oneOf,
  orNull,
  pageOf,
  text,
  whole,
} from '../platform/http/schema';
import { OBLIGATION_SCHEMAS } from '../obligations/obligation-schemas';
import { CASE_SOURCES } from './case-row';
import { RECOMPUTED } from './explain-case';

/** Answers about cases, as the OpenAPI document has them. */

const named = object({ id: text, name: text });
const cause = { subject: text, stream: id, seq: whole };

const line = object({
  id,
  kind: oneOf(CASE_KINDS),
  source: oneOf(CASE_SOURCES),
  unit: named,
  office: named,
  issuer: named,
  plan: orNull(object({ id, slug: text })),
  cause: orNull(object(cause)),
  concerned: orNull(named),
  actOn: day,
  version: whole,
  workState: text,
  watchState: orNull(text),
  side: orNull(text),
  dueOn: orNull(day),
  lateFrom: orNull(moment),
  outOfTime: flag,
  decided: orNull(object({ on: day, form: orNull(text) })),
  ended: flag,
  nextWake: orNull(object({ at: moment, for: text })),
});

const entryHead = { seq: whole, type: text, recordedAt: moment, hash: text };

export const CASE_SCHEMAS = {
  line,
  page: pageOf(line),
  counts: object({ items: listOf(object({ kind: oneOf(CASE_KINDS), state: text, ended: flag, count: whole })) }),
  one: object({ case: line, state: anything, history: OBLIGATION_SCHEMAS.history }),
  next: OBLIGATION_SCHEMAS.next,
  recorded: OBLIGATION_SCHEMAS.recorded,
  explanation: object({
    case: line,
    opened: object({ ...entryHead, event: anything }),
    cause: orNull(object({ ...cause, ...entryHead })),
    readings: listOf(object({ stored: anything, recomputed: oneOf(RECOMPUTED), detail: orNull(anything) })),
  }),
};
