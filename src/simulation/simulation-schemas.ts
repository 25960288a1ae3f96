import { anything, day, flag, listOf, moment, object, orNull, text, whole } from '../platform/http/schema';

/** Answers about trials of plans, as the OpenAPI document has them. */

const dues = { duties: whole, firstDueOn: orNull(day), lastDueOn: orNull(day), undated: whole };

const demand = object({
  ...{ from: day, until: day, duties: whole, refusals: whole },
  units: listOf(object({ unit: text, ...dues, firstNotice: orNull(object({ on: day, what: text })) })),
  months: listOf(object({ month: text, opens: whole, dues: whole, notices: whole })),
  tasks: listOf(object({ task: text, kind: text, ...dues })),
  notices: listOf(object({ on: day, unit: text, what: text, duties: whole })),
});

const running = object({
  ...{ plan: text, from: day, until: day, startedAt: moment, stopping: flag },
  progress: orNull(object({ at: moment, steps: whole, share: { type: 'number' } })),
});

export const SIMULATION_SCHEMAS = {
  running,
  view: object({
    running: orNull(running),
    refused: orNull(object({ code: text, facts: anything })),
    result: orNull(object({ fileSha256: text, finishedAt: moment, current: flag, demand })),
  }),
};
