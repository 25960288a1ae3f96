import { briefCase, stepCase, type CaseState } from './cases/case-state';
import { EVERY_MACHINE } from './every-machine';
import { openObligation, stepObligation, type ObligationState } from './obligations/obligation';
import { briefObligation } from './obligations/obligation-brief';
import { watch } from './obligations/watch.machine';
import { initialRest, step } from './step';
import type { Effect, Fact, Plain, Refusal } from './vocabulary';
import type { Rest, Workflow } from './workflow';

/** How an auditor lives a stream again, years later and without the engine: the recorded fact on the recorded state, under the machines that
 *  the entry names, and what must have come of it. Pure. Source: docs/trail-format.md. */

export type Relived =
  | { readonly ok: true; readonly next: Plain; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** What each subject's states are made of. A room that registers a subject adds its row here. */
export interface Reliving {
  /** The members of `versions` that name machines, the one that people move first. */
  readonly machines: readonly string[];
  readonly step: (work: Workflow, state: Plain, fact: Fact) => Relived;
  readonly brief: (state: Plain) => Plain;
  /** The machines of a state as it opens, each at rest, apart from what the opening told them. */
  readonly opened: (work: Workflow) => Plain;
}

/** One flat machine, which is called by the name of its subject. */
const flat = (name: string): Reliving => ({
  machines: [name],
  step: (work, state, fact) => relived(step(work, state as unknown as Rest, fact)),
  brief: (state) => ({ stage: (state as unknown as Rest).value }),
  opened: (work) => plain(initialRest(work)),
});

export const RELIVED: Readonly<Record<string, Reliving>> = {
  obligation: {
    machines: ['work', 'watch', 'extension', 'force', 'record'],
    step: (work, state, fact) => relived(stepObligation(work, state as unknown as ObligationState, fact)),
    brief: (state) => plain(briefObligation(state as unknown as ObligationState)),
    opened: (work) => plain(openObligation(work, {}, null)),
  },
  case: {
    machines: ['work', 'watch'],
    step: (work, state, fact) => relived(stepCase(work, state as unknown as CaseState, fact)),
    brief: (state) => briefCase(state as unknown as CaseState),
    opened: (work) => plain({ work: initialRest(work), watch: initialRest(watch) }),
  },
  figure: {
    ...flat('figure'),
    brief: (state) => ({ state: (state as unknown as Rest).value, ...(state as unknown as Rest).context }),
  },
  plan: flat('plan'),
  law: flat('law'),
  log: flat('log'),
};

const MACHINES: ReadonlyMap<string, Workflow> = new Map(
  EVERY_MACHINE.map((workflow) => [`${workflow.id}@${workflow.version}`, workflow]),
);

/** A machine by the name that entries give it, `watch@1`; undefined when this build does not have it. */
export const machineNamed = (name: string): Workflow | undefined => MACHINES.get(name);

type Stepped =
  | { readonly ok: true; readonly next: object; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal };

const relived = (stepped: Stepped): Relived =>
  stepped.ok ? { ok: true, next: plain(stepped.next), effects: stepped.effects } : stepped;
const plain = (state: object): Plain => state as unknown as Plain;
