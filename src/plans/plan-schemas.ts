import { anything, day, flag, id, listOf, moment, object, orNull, pageOf, text, whole } from '../platform/http/schema';

/** Answers about plans, as the OpenAPI document has them. */

const plan = object({
  id,
  slug: text,
  title: text,
  documentType: text,
  documentNumber: orNull(text),
  documentSymbol: text,
  issuedOn: day,
  issuedOnAssumed: flag,
  endsOn: orNull(day),
  issuerUnitId: text,
  officeUnitId: text,
  stage: text,
  version: whole,
  sample: flag,
  fileSha256: text,
});

const task = object({
  ref: text,
  clause: text,
  title: text,
  kind: text,
  origin: text,
  deadlineAsWritten: orNull(text),
  detail: anything,
  obligations: whole,
  open: whole,
});

const warning = object({ path: text, code: text, facts: anything, words: object({ vi: text, en: text }) });

export const PLAN_SCHEMAS = {
  page: pageOf(plan),
  one: object({ plan, tasks: listOf(task) }),
  loaded: object({ id, slug: text, unchanged: flag, warnings: listOf(warning) }),
  recorded: object({ id, version: whole, hash: text, recordedAt: moment, before: {}, after: {}, repeated: flag }, [
    'repeated',
  ]),
};
