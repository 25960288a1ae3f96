import { mayDo } from '../authority';
import { choicesFrom, type Asker, type Choice } from '../what-next';
import type { Workflow } from '../workflow';
import { extension } from './extension.machine';
import { whyNoExtension, type ObligationState } from './obligation';

/** What this person can record on the obligation now, with what each fact must bring, and why the rest cannot be recorded.
 *  An ended obligation offers nothing. Source: ARCHITECTURE "The step". */
export function whatNext(kind: Workflow, state: ObligationState, asker: Asker): readonly Choice[] {
  const work = choicesFrom(kind, state.work, asker);
  if (work.length === 0) return [];
  const closed = whyNoExtension(kind, state);
  const moreTime = choicesFrom(extension, state.extension, asker);
  return [...work, ...moreTime.map((choice) => (closed ? whyClosed(choice, closed, asker) : choice))];
}

function whyClosed(choice: Choice, closed: NonNullable<ReturnType<typeof whyNoExtension>>, asker: Asker): Choice {
  const entitled = mayDo(choice.event, asker.roles);
  return { event: choice.event, allowed: false, why: entitled === true ? closed : entitled };
}
