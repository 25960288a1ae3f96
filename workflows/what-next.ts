import { isForPeople, mayDo } from './authority';
import { arrowsFrom, type Arrow } from './arrow-table';
import { askGuard, eventTypesFrom, isFinal } from './step';
import type { Actor, Fact, Instant, Refusal, Role } from './vocabulary';
import type { Rest, Workflow } from './workflow';

/** Who asks, in which roles on this duty, and when. */
export interface Asker {
  readonly by: Actor;
  readonly roles: readonly Role[];
  readonly at: Instant;
}

/** A fact that has an arrow from here: open to the asker, naming what it must bring, or closed, naming why.
 *  `allowed` promises only what can be known before the fact is there; what it brings is judged when it comes. */
export type Choice =
  | { readonly event: string; readonly allowed: true; readonly needs: readonly string[] }
  | { readonly event: string; readonly allowed: false; readonly why: Refusal };

/** What a person can record on this machine now, and why the rest cannot be. Facts of the clock alone are left out. */
export function choicesFrom(workflow: Workflow, rest: Rest, asker: Asker): readonly Choice[] {
  if (isFinal(workflow, rest.value)) return [];
  return eventTypesFrom(workflow.machine, rest.value)
    .filter(isForPeople)
    .map((event) => choice(workflow, rest, event, asker));
}

function choice(workflow: Workflow, rest: Rest, event: string, { by, roles, at }: Asker): Choice {
  const entitled = mayDo(event, roles);
  if (entitled !== true) return { event, allowed: false, why: entitled };
  const bare: Fact = { type: event, at, by };
  const asked = arrowsFrom(workflow.machine, rest.value, event).map((arrow) => askAhead(workflow, rest, arrow, bare));
  const [first] = asked;
  const open = asked.find((answer) => answer.allowed) ?? first;
  if (!open) throw new Error(`machine ${workflow.id} has no arrow ${event} from ${rest.value}`);
  return open;
}

function askAhead(workflow: Workflow, rest: Rest, { guard }: Arrow, bare: Fact): Choice {
  const event = bare.type;
  if (guard === null) return { event, allowed: true, needs: [] };
  const ask = workflow.asks[guard];
  if (!ask) return answer(event, askGuard(workflow, guard, rest, bare), []);
  return answer(event, ask.known ? ask.known(rest.context as never, bare as never) : true, ask.needs);
}

const answer = (event: string, verdict: true | Refusal, needs: readonly string[]): Choice =>
  verdict === true ? { event, allowed: true, needs } : { event, allowed: false, why: verdict };
