import { day, id, moment, object, oneOf, orNull, text, whole } from '../platform/http/schema';

/** Answers about evidence, as the OpenAPI document has them. */

const file = object({
  ...{ kind: oneOf(['file']), id, sha256: text, addedAt: moment },
  ...{ mediaType: text, bytes: whole, fileName: text },
});
const document = object({
  ...{ kind: oneOf(['document']), id, sha256: text, addedAt: moment },
  document: object({ type: text, number: orNull(text), symbol: text, issuedOn: day, issuer: text }),
});

export const EVIDENCE_SCHEMAS = {
  one: { oneOf: [file, document] },
  content: { type: 'string', format: 'binary' },
};
