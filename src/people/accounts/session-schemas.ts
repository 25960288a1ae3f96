import { day, id, listOf, moment, object, oneOf, orNull, text } from '../../platform/http/schema';

/** Answers about sessions and tokens, as the OpenAPI document has them. */

export const SESSION = object({ id, begunAt: moment, seenAt: moment, endsAt: moment, address: text });
export const TOKEN = object({
  id,
  name: text,
  reach: oneOf(['read', 'write', 'metrics']),
  madeAt: moment,
  endsAt: moment,
});
const post = object({
  post: text,
  title: text,
  unit: text,
  unitName: text,
  kind: oneOf(['head', 'deputy', 'officer', 'inspector']),
});
const grant = object({ role: text, unit: orNull(text) });
const account = object({ id, name: text, person: orNull(text), personName: orNull(text) });

export const SESSION_SCHEMAS = {
  begun: object({ account: text, csrf: text, endsAt: moment }),
  own: object({
    ...{ account, on: day, posts: listOf(post), grants: listOf(grant) },
    csrf: orNull(text),
    session: orNull(SESSION),
    token: orNull(TOKEN),
  }),
  sessions: object({ items: listOf(SESSION) }),
  tokens: object({ items: listOf(TOKEN) }),
  madeToken: object({ token: TOKEN, secret: text }),
  linkUsed: object({ account: text }),
};
