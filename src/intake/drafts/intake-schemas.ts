import { DUTY_KINDS } from '../../../workflows/obligations/kinds';
import { anything, flag, id, listOf, moment, object, oneOf, orNull, text, whole } from '../../platform/http/schema';

/** Answers about papers that were read, as the OpenAPI document has them. */

const names = listOf(text);
const span = object({ start: whole, end: whole });
const cited = object({ symbol: text, type: orNull(text), issuedOn: orNull(text), issuer: orNull(text) });

const document = object(
  {
    ...{ type: orNull(text), number: orNull(text), symbol: orNull(text), issuedOn: orNull(text), place: orNull(text) },
    ...{
      issuer: orNull(text),
      parentIssuer: orNull(text),
      title: orNull(text),
      basis: listOf(cited),
      recipients: names,
    },
    receivers: listOf(object({ name: text, receivesFor: orNull(text) })),
    aliases: listOf(object({ alias: text, stands: text, span })),
    signer: orNull(object({ name: orNull(text), title: orNull(text), capacity: orNull(text) })),
    validity: orNull(text),
    office: text,
  },
  ['office'],
);

const deadline = object({
  ...{
    literal: text,
    kind: text,
    date: orNull(text),
    comparator: orNull(text),
    period: orNull(text),
    day: orNull(text),
  },
  ...{ anchor: orNull(text), amount: orNull(whole), unit: orNull(text), time: orNull(text) },
});

const duty = object({
  ...{ ref: text, text, kind: oneOf(DUTY_KINDS), directs: names, leads: names, carriesOut: names, coordinates: names },
  ...{ drafts: names, routedThrough: names, reportsTo: names, contactPoint: names, deadline: orNull(deadline) },
  ...{ product: orNull(text), span, confidence: oneOf(['high', 'medium', 'low']) },
  questions: listOf(object({ code: text, facts: anything })),
});

const row = object({
  ...{
    id,
    unit: text,
    fileName: text,
    readAt: moment,
    revision: whole,
    correctedAt: orNull(moment),
    plan: orNull(text),
  },
  ...{ symbol: orNull(text), title: orNull(text), duties: whole },
});

const one = object({
  ...{ id, unit: text, fileName: text, sha256: text, readAt: moment, revision: whole, correctedAt: orNull(moment) },
  ...{ plan: orNull(text), text, document, duties: listOf(duty) },
  context: listOf(object({ ref: text, text, span })),
  warnings: listOf(object({ code: text, facts: anything, span: orNull(span) })),
  said: listOf(object({ code: text, ref: orNull(text), vi: text, en: text })),
  unsure: whole,
  units: listOf(
    object({ name: text, how: oneOf(['said', 'name', 'group', 'unknown']), units: names, candidates: names }),
  ),
  cited: listOf(
    object({
      symbol: text,
      known: listOf(
        object({
          ...{ id, issuer: orNull(text), type: text, number: orNull(text), symbol: text, issuedOn: orNull(text) },
          ...{ title: orNull(text), plan: orNull(text) },
        }),
      ),
    }),
  ),
  corrections: listOf(anything),
  unplaced: listOf(anything),
});

export const INTAKE_SCHEMAS = {
  one,
  page: object({ items: listOf(row), next: orNull(text) }),
  plan: object({ text }),
  accepted: object({ plan: id, slug: text, unchanged: flag, warnings: listOf(anything) }),
};
