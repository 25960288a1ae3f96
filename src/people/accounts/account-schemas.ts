import { day, flag, id, listOf, moment, object, oneOf, orNull, text } from '../../platform/http/schema';
import { GRANTED_ROLES } from './scope';
import { SESSION, TOKEN } from './session-schemas';

/** Answers about accounts, as the OpenAPI document has them. */

const grant = object({
  ...{ id, account: id, role: oneOf(GRANTED_ROLES), unit: orNull(text) },
  ...{ from: day, to: orNull(day), revokedAt: orNull(moment) },
});
const account = object({
  ...{ id, name: text, person: orNull(text), personName: orNull(text), hasPassword: flag },
  ...{ madeAt: moment, closedAt: orNull(moment), sample: flag, grants: listOf(grant) },
});
const entry = object({
  ...{ id: text, at: moment, what: text, account: orNull(id), address: orNull(text), facts: text },
});
const detail = { account, sessions: listOf(SESSION), tokens: listOf(TOKEN), record: listOf(entry) };

export const ACCOUNT_SCHEMAS = {
  list: object({ items: listOf(account) }),
  one: object(detail),
  withLink: object({ ...detail, link: text, linkEndsAt: moment }),
};
