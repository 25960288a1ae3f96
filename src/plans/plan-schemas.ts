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

const listedTask = {
  ref: text,
  clause: text,
  title: text,
  kind: text,
  origin: text,
  deadlineAsWritten: orNull(text),
  detail: anything,
};
const task = object({ ...listedTask, obligations: whole, open: whole });

const warning = object({ path: text, code: text, facts: anything, words: object({ vi: text, en: text }) });

const changes = object({
  added: listOf(text),
  removed: listOf(text),
  changed: listOf(object({ id: text, fields: listOf(text) })),
});
const dutyName = { task: text, unit: text, period: text };
const amended = object({
  id,
  slug: text,
  preview: flag,
  difference: object({ same: flag, plan: listOf(text), tasks: changes, units: changes, groups: changes }),
  duties: object({ superseded: listOf(object({ ...dutyName, id })), opened: listOf(object(dutyName)), kept: whole }),
  warnings: listOf(warning),
});

/** A document with those that carry it out, to any depth: each branch has the members of the one above it. */
const branch = object({
  ...{ id, issuer: orNull(text), type: text, number: orNull(text), symbol: text, issuedOn: orNull(text) },
  ...{ title: orNull(text), plan: orNull(text), carriedOutBy: listOf(anything) },
});
const owed = object({
  ...{ obligation: id, plan: text, task: text, unit: text, unitName: text, dueOn: orNull(day), workState: text },
});

export const PLAN_SCHEMAS = {
  page: pageOf(plan),
  one: object({ plan, tasks: listOf(task) }),
  tasks: pageOf(object({ plan: text, ...listedTask })),
  loaded: object({ id, slug: text, unchanged: flag, warnings: listOf(warning) }),
  amended,
  occurred: object({
    ...{ plan: text, occurrence: text, unit: text, reference: text, unchanged: flag },
    duties: listOf(
      object({ id, task: text, kind: text, unit: text, dueOn: orNull(day), lateFrom: orNull(moment), workState: text }),
    ),
  }),
  cascade: object({ items: listOf(object({ tree: branch, owed: listOf(owed) })) }),
  recorded: object({ id, version: whole, hash: text, recordedAt: moment, before: {}, after: {}, repeated: flag }, [
    'repeated',
  ]),
};
