import { day, flag, id, listOf, moment, object, oneOf, orNull, pageOf, text } from '../platform/http/schema';

/** Answers about units, as the OpenAPI document has them. */

const unit = object({
  id: text,
  name: text,
  shortName: orNull(text),
  tree: oneOf(['state', 'party']),
  parent: orNull(text),
  from: orNull(day),
  to: orNull(day),
  aliases: listOf(text),
  sample: flag,
});

const holder = object({
  unit: text,
  post: text,
  kind: oneOf(['head', 'deputy', 'officer', 'inspector']),
  title: text,
  person: text,
  name: text,
  email: orNull(text),
  from: day,
  to: orNull(day),
});

export const UNIT_SCHEMAS = {
  page: pageOf(unit),
  one: object({ unit, on: day, posts: listOf(holder), below: listOf(text) }),
};

const tenure = object({
  ...{ id, kind: oneOf(['appointed', 'ended']), unit: text, post: text, person: text, from: day, to: orNull(day) },
  ...{ decision: text, decidedOn: day, recordedAt: moment },
  by: object({ person: orNull(text), post: orNull(text), account: orNull(text) }),
});

export const TENURE_SCHEMAS = { list: object({ items: listOf(tenure) }), one: tenure };
