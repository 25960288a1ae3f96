import { DEFAULT_COUNTING } from '../calendar/counting';
import type { ObligationCounts } from '../obligations/obligation-counts';
import { dutiesOf, type Duty } from '../obligations/open-duties';
import type { Party, PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import type { PlanRow, TaskRow } from '../plans/plan.store';
import type { Settings } from '../house';
import { understood } from '../calendar/deadline-words';

/** A plan as `dondoc plan show` tells it: the document, and each task with who, when, on whose word, and what proves it. */
export type PlanView = ReturnType<typeof planView>;

export interface PlanViewParts {
  readonly row: PlanRow;
  readonly tasks: readonly TaskRow[];
  readonly fileText: string;
  readonly settings: Settings;
  readonly counts: ObligationCounts;
}

/** Days and sources are worked out from the file as it was loaded, so that a draft shows what issuing it would open. */
export function planView({ row, tasks, fileText, settings, counts }: PlanViewParts) {
  const reading = readPlanFile(fileText, row.slug);
  if (!reading.ok) throw new Error(`plan ${row.slug} was loaded and can no longer be read`);
  const { plan } = reading;
  const { calendar, regimes, ladders } = settings;
  const duties = dutiesOf({ planId: row.id, plan, calendar, regimes, ladders, counting: DEFAULT_COUNTING });
  const names = namesIn(plan);
  const opened = new Map(tasks.map((task) => [task.ref, task]));
  return {
    plan: row,
    document: plan.document,
    issuer: { id: plan.document.issuer, name: names(plan.document.issuer) },
    office: { id: plan.office, name: names(plan.office) },
    targets: plan.targets,
    counts,
    tasks: plan.tasks.map((task) =>
      taskView(task, {
        names,
        duties: duties.filter((duty) => duty.task.ref === task.ref),
        row: opened.get(task.ref) ?? null,
      }),
    ),
  };
}

type Names = (id: string) => string;

function namesIn(plan: PlanFile): Names {
  const names = new Map([...plan.groups, ...plan.units].map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
}

function taskView(
  task: PlanTask,
  { names, duties, row }: { readonly names: Names; readonly duties: readonly Duty[]; readonly row: TaskRow | null },
) {
  const party = (each: Party) =>
    typeof each === 'string' ? { id: each, name: names(each) } : { id: null, name: each.named };
  const one = (id: string | null) => (id === null ? null : party(id));
  const { ref, clause, title, kind, origin, onlyIf, deadline, evidence, coverage, notes } = task;
  return {
    ...{ ref, clause, title, kind, origin, onlyIf },
    who: {
      leads: one(task.leads),
      carriesOut: task.carriesOut.map(party),
      directs: task.directs.map(party),
      coordinates: task.coordinates.map(party),
      drafts: task.drafts.map(party),
      contactPoint: one(task.contactPoint),
      routedThrough: task.routedThrough.map(party),
      reportsTo: task.reportsTo.map(party),
      confirmedBy: one(task.confirmedBy),
      decidedBy: one(task.decidedBy),
    },
    deadline: {
      asWritten: deadline.asWritten,
      assumed: deadline.assumed,
      rule: deadline.rule,
      understood: understood(deadline.rule),
      ...resolutionView(duties[0]),
    },
    ...{ evidence, coverage, notes },
    /** How many obligations the task binds at issue, how many were opened since, and how many of them are open. */
    units: duties.length,
    obligations: row?.obligations ?? 0,
    open: row?.open ?? 0,
  };
}

function resolutionView(duty: Duty | undefined) {
  const { dueOn, source, reference, standing, missing } = duty?.resolution ?? {};
  return {
    dueOn: dueOn ?? null,
    source: source ?? null,
    reference: reference ?? null,
    standing: standing ?? false,
    missing: missing ?? null,
  };
}
