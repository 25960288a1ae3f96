import type { Instant, LocalDate, Plain } from '../../workflows/vocabulary';
import { dayOfAnchor } from '../calendar/counting';
import type { Opening } from '../engine/subject';
import { occurrencePeriod, type Occurrence, type OccurrenceDuty } from '../plans/occurrence';
import { expandTasks } from '../plans/plan-file/expand-tasks';
import type { OpeningContext } from './duty-deadlines';
import { resolutionOf } from './duty-deadlines';
import { obligationId } from './obligation-row';
import { openingOf, type Duty } from './open-duties';

/** The duties that one occurrence opens: each task of the plan that speaks of such an event and that the unit carries out on the day
 *  when it happened, due so many hours or days from then. Pure. Source: DOMAIN §1 ("kịp thời"), ADR 0017. */
export function occurrenceDuties(context: OpeningContext, occurrence: Occurrence): readonly OccurrenceDuty[] {
  const { planId } = context;
  return dutiesFrom(context, occurrence).map(({ task, assignment, resolution }) => {
    const periodKey = occurrencePeriod(occurrence.reference);
    const id = obligationId({ planId, taskRef: task.ref, unitId: assignment.unit, periodKey });
    return { id, task: task.ref, unit: assignment.unit, dueOn: resolution.dueOn, lateFrom: resolution.lateFrom };
  });
}

/** They as the door takes them. Each names what happened, in the words and with the proof of whoever recorded it. */
export function occurrenceOpenings(context: OpeningContext, occurrence: Occurrence, at: Instant): readonly Opening[] {
  const { occurrence: name, reference, happened, what, evidence } = occurrence;
  const said: { readonly [key: string]: Plain } = {
    ...{ occurrence: name, reference, happened, what },
    evidence: evidence.map((each) => ({ ...each })),
  };
  return dutiesFrom(context, occurrence).map((duty) => {
    const opening = openingOf(duty, context, at);
    return { ...opening, fact: { ...opening.fact, ...said } };
  });
}

function dutiesFrom(context: OpeningContext, { occurrence, unit, reference, happened }: Occurrence): readonly Duty[] {
  const on: LocalDate = dayOfAnchor(happened);
  const tasks = context.plan.tasks.filter(
    ({ deadline: { rule } }) => rule.kind === 'on-event' && rule.event === occurrence,
  );
  const byRef = new Map(tasks.map((task) => [task.ref, task]));
  return expandTasks({ ...context.plan, tasks }, on).flatMap((assignment) => {
    const task = byRef.get(assignment.taskRef);
    if (task === undefined || assignment.unit !== unit) return [];
    const resolution = resolutionOf(task, context, { anchors: { [occurrence]: happened } });
    // The ladder that was in force when it happened.
    return [
      {
        task,
        assignment,
        resolution: { ...resolution, periodKey: occurrencePeriod(reference), opensOn: on },
        beginsOn: on,
      },
    ];
  });
}
