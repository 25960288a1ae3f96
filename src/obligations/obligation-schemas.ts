import { DUTY_KINDS } from '../../workflows/obligations/kinds';
import {
  anything,
  day,
  flag,
  id,
  listOf,
  mapOf,
  moment,
  object,
  oneOf,
  orNull,
  pageOf,
  text,
  whole,
} from '../platform/http/schema';
import { TIMELINESS } from './timeliness';

/** Answers about obligations, as the OpenAPI document has them. */

const named = object({ id: text, name: text });

const line = object({
  id,
  plan: object({ id, slug: text }),
  task: object({ ref: text, clause: text, title: text }),
  kind: oneOf(DUTY_KINDS),
  unit: named,
  office: named,
  router: orNull(named),
  periodKey: text,
  version: whole,
  workState: text,
  watchState: text,
  officeState: orNull(text),
  round: whole,
  standing: flag,
  baselineDueOn: orNull(day),
  dueOn: orNull(day),
  lateFrom: orNull(moment),
  deadlineAsWritten: orNull(text),
  deadlineSource: text,
  handedInAt: orNull(moment),
  forceState: text,
  suspendedAt: orNull(moment),
  objectiveCause: flag,
  corrections: whole,
  transferredFrom: orNull(id),
  ended: flag,
  done: flag,
  timeliness: oneOf(TIMELINESS),
  nextWake: orNull(object({ at: moment, for: text })),
});

const actor = object({ kind: oneOf(['person', 'clock']), person: text, post: text, unit: text }, [
  'person',
  'post',
  'unit',
]);

const entry = object({
  seq: whole,
  type: text,
  recordedAt: moment,
  occurredOn: orNull(day),
  by: actor,
  event: anything,
  texts: mapOf(orNull(text)),
  before: orNull(anything),
  after: anything,
  effects: listOf(anything),
  evidence: listOf(text),
  versions: mapOf(text),
  hash: text,
});

const refused = object({ code: text, facts: anything, detail: text, detailEn: text });

export const OBLIGATION_SCHEMAS = {
  history: listOf(entry),
  page: pageOf(line),
  counts: object({
    total: whole,
    byTimeliness: object(Object.fromEntries(TIMELINESS.map((name) => [name, whole]))),
    cameDue: object({
      ...{ total: whole, doneInTime: whole, doneLate: whole, openInTime: whole, openLate: whole },
      latePercent: orNull({ type: 'number' }),
    }),
  }),
  one: object({ obligation: line, state: anything, history: listOf(entry), asOf: orNull(moment) }),
  next: object({
    roles: listOf(text),
    choices: listOf(object({ event: text, allowed: flag, needs: listOf(text), why: refused }, ['needs', 'why'])),
  }),
  recorded: object(
    { id, version: whole, hash: text, recordedAt: moment, before: anything, after: anything, repeated: flag },
    ['repeated'],
  ),
};
