import { mayDo } from '../authority';
import { choicesFrom, type Asker, type Choice } from '../what-next';
import type { Refusal } from '../vocabulary';
import type { Workflow } from '../workflow';
import { extension } from './extension.machine';
import { force } from './force.machine';
import { isOver, whyNoExtension, whyNoTransfer, whyNoUrging, whySuspended, type ObligationState } from './obligation';
import { record } from './record.machine';

/** What this person can record on the obligation now, with what each fact must bring, and why the rest cannot be recorded.
 *  Of an ended obligation only the record can be spoken of. Source: ARCHITECTURE "The step". */
export function whatNext(kind: Workflow, state: ObligationState, asker: Asker): readonly Choice[] {
  const ofRecord = choicesFrom(record, state.record, asker).map((choice) =>
    orClosed(choice, choice.event === 'duty.urged' ? whyNoUrging(kind, state) : null, asker),
  );
  if (isOver(kind, state)) return ofRecord;
  const noTime = whyNoExtension(kind, state);
  const moreTime = choicesFrom(extension, state.extension, asker).map((choice) => orClosed(choice, noTime, asker));
  const asUsual = [...choicesFrom(kind, state.work, asker), ...moreTime].map((choice) =>
    orClosed(choice, whySuspended(state, choice.event), asker),
  );
  const ofForce = choicesFrom(force, state.force, asker).map((choice) =>
    orClosed(choice, choice.event === 'duty.transferred' ? whyNoTransfer(state) : null, asker),
  );
  return [...asUsual, ...ofForce, ...ofRecord];
}

function orClosed(choice: Choice, closed: Refusal | null, asker: Asker): Choice {
  if (closed === null) return choice;
  const entitled = mayDo(choice.event, asker.roles);
  return { event: choice.event, allowed: false, why: entitled === true ? closed : entitled };
}
