import type { LocalDate } from '../../workflows/vocabulary';
import type { CountingRules } from '../calendar/counting';
import {
  periodicOf,
  resolutionInPeriod,
  resolveDeadline,
  type DeadlineContext,
  type DeadlineLink,
  type Resolution,
} from '../calendar/deadline';
import { addMonths, laterOf } from '../calendar/local-date';
import { owedPeriods } from '../calendar/period';
import type { ReportingRegime } from '../calendar/reporting-regime';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { opensAtIssue } from '../plans/plan-file/expand-tasks';
import type { PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import type { Ladder } from './ladder';

/** By when each task of a plan is due, and when each of its periods begins. Pure. */

export interface OpeningContext {
  readonly planId: string;
  readonly plan: PlanFile;
  readonly calendar: WorkingCalendar;
  readonly counting: CountingRules;
  readonly regimes: readonly ReportingRegime[];
  readonly ladders: readonly Ladder[];
}

/** By when a task is due under a plan, and why: in one period of it where a key is given, from an event where its moment is. */
export const resolutionOf = (
  task: PlanTask,
  context: OpeningContext,
  within: Pick<DeadlineContext, 'periodKey' | 'anchors'> = {},
): Resolution => resolveDeadline(task.deadline.rule, { ...deadlineContext(task, context), ...within });

function deadlineContext(task: PlanTask, { plan, calendar, counting, regimes }: OpeningContext): DeadlineContext {
  return {
    ...{ calendar, counting, regimes },
    planIssuedOn: plan.document.issuedOn,
    planEndsOn: plan.document.validity?.until ?? null,
    chain: officeDefaults(task, plan),
  };
}

/** What the office set for the task itself comes before what it set for all tasks of the kind. */
function officeDefaults(task: PlanTask, plan: PlanFile): DeadlineLink[] {
  return plan.officeDefaults
    .filter(({ kind, refs }) => kind === task.kind && (refs === null || refs.includes(task.ref)))
    .sort((a, b) => Number(a.refs === null) - Number(b.refs === null))
    .map(({ rule, source }) => ({ source: 'office-default', rule, reference: source }));
}

/** A period of a task: from when it is owed, and how it is due. */
export interface ScheduledPeriod {
  readonly beginsOn: LocalDate;
  readonly resolution: Resolution;
}

/** Seen from a day, the next period of any length begins and falls due within this time. */
const HORIZON_MONTHS = 36;

/** The periods of each periodic task, by ref, over the plan's life; of a plan without an end, as far as is to be seen from a day.
 *  A periodic task that cannot be dated is left out: it opens once, and says what is missing. Source: ADR 0011. */
export function scheduleOf(
  context: OpeningContext,
  seenFrom: LocalDate,
): ReadonlyMap<string, readonly ScheduledPeriod[]> {
  const { document, tasks } = context.plan;
  const until = document.validity?.until ?? addMonths(laterOf(seenFrom, document.issuedOn), HORIZON_MONTHS);
  return new Map(
    tasks.filter(opensAtIssue).flatMap((task) => {
      const settled = periodicOf(task.deadline.rule, deadlineContext(task, context));
      if (settled === null) return [];
      const periods = owedPeriods(settled.rule, { from: document.issuedOn, until }, context);
      return [
        [
          task.ref,
          periods.map(({ beginsOn, ...period }) => {
            const resolution = resolutionInPeriod(settled, period);
            return { beginsOn, resolution: { ...resolution, opensOn: resolution.opensOn ?? beginsOn } };
          }),
        ] as const,
      ];
    }),
  );
}

/** The first day after `after` on which a period of the plan begins, or null when none does before it ends. */
export function nextBeginning(context: OpeningContext, after: LocalDate): LocalDate | null {
  const days = [...scheduleOf(context, after).values()].flat().map(({ beginsOn }) => beginsOn);
  return days.filter((day) => day > after).sort()[0] ?? null;
}

/** The keys of the periods that begin on a day, in the order of the tasks. */
export function periodKeysOn(context: OpeningContext, on: LocalDate): readonly string[] {
  const begin = [...scheduleOf(context, on).values()].flat().filter(({ beginsOn }) => beginsOn === on);
  return [...new Set(begin.map(({ resolution }) => resolution.periodKey ?? ''))];
}
