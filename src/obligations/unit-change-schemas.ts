import { UNIT_CHANGE_KINDS } from '../people/unit-change';
import { UNIT_LINK_KINDS } from '../people/unit-links.store';
import { anything, day, flag, id, listOf, moment, object, oneOf, orNull, text, whole } from '../platform/http/schema';

/** Answers about changes of units and of the calendar, as the OpenAPI document has them. */

const actor = object({ kind: oneOf(['person']), person: text, post: text, unit: text });
const refusal = object({ code: text, facts: anything });
const duty = object({
  id,
  plan: object({ id, slug: text }),
  task: object({ ref: text, title: text }),
  unit: text,
  office: text,
  issuer: text,
  periodKey: text,
  workState: text,
  dueOn: orNull(day),
  handedIn: flag,
});
const destination = object({ duty, candidates: listOf(text), proposed: orNull(text) });
const effects = object({
  founds: listOf(anything),
  ends: listOf(object({ unit: text, to: day })),
  renames: listOf(object({ unit: text, before: text, name: text, to: day })),
  endsTenures: listOf(object({ unit: text, post: text, person: text, from: day, to: day })),
  endsMemberships: listOf(object({ group: text, unit: text, to: day })),
  joins: listOf(object({ group: text, unit: text, from: day })),
  moves: listOf(object({ unit: text, before: text, parent: text, to: day })),
  successions: listOf(object({ predecessor: text, successor: text })),
});
const change = object({
  id,
  kind: oneOf(UNIT_CHANGE_KINDS),
  on: day,
  decision: text,
  decidedOn: day,
  recordedAt: moment,
  by: actor,
  predecessors: listOf(text),
  successors: listOf(text),
  effects,
});
const link = object({ party: text, state: text, kind: oneOf(UNIT_LINK_KINDS), from: day, to: orNull(day) });
const reviewed = object({ task: text, unit: text, periodKey: text, dueOn: orNull(day), joinedOn: day, passed: flag });
const move = object({
  id,
  version: whole,
  plan: text,
  task: text,
  unit: text,
  baselineDueOn: orNull(day),
  dueOn: object({ before: orNull(day), after: orNull(day) }),
  nextWake: object({ before: orNull(moment), after: orNull(moment) }),
  decidedBy: object({ office: text, issuer: text }),
});

export const UNIT_CHANGE_SCHEMAS = {
  changes: object({ items: listOf(change) }),
  changed: object({ id, unchanged: flag, effects, by: actor, preview: flag, open: listOf(destination) }),
  open: object({ items: listOf(destination) }),
  transferred: object({
    preview: flag,
    items: listOf(destination),
    moved: listOf(object({ duty, version: whole })),
    refused: listOf(object({ duty, refusal })),
  }),
  links: object({ items: listOf(link) }),
  review: object({ plan: text, items: listOf(reviewed) }),
  reviewed: object({ plan: text, by: actor, opened: listOf(reviewed), left: listOf(reviewed) }),
  calendar: object({
    preview: flag,
    calendar: text,
    looked: whole,
    moves: listOf(move),
    moved: whole,
    refused: listOf(object({ id, refusal })),
  }),
};
