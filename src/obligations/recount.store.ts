import type { Tx } from '../platform/database/tx';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import { occurrenceKnown } from '../plans/plan-duties.store';
import type { PlanFile, PlanTask } from '../plans/plan-file/plan-file';
import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { ObligationState } from '../../workflows/obligations/obligation';
import { loadedFile } from '../plans/plan.store';
import { obligationId, type ObligationFixed } from './obligation-row';
import { resolutionOf, type OpeningContext } from './duty-deadlines';
import { ONCE } from './open-duties';
import { recounted, type Recounted } from './recount';

type World = () => Omit<OpeningContext, 'planId' | 'plan'>;

/** The dates of a duty counted by the calendar of today. */
export type Recount = (
  tx: Tx,
  duty: {
    readonly fixed: ObligationFixed;
    readonly state: ObligationState;
    readonly at: Instant;
    /** Hash of the plan's file, where the caller has read it already. */
    readonly file?: string;
  },
) => Promise<Recounted>;

/** Reads the rule of a duty's task where its plan was loaded. A file is read once, however many duties ask. */
export function recountOf(world: World): Recount {
  const files = new Map<string, PlanFile>();
  return async (tx, { fixed, state, at, file }) => {
    const plan = (file && files.get(file)) || (await planOf(tx, fixed.planId, files));
    const task = plan.tasks.find(({ ref }) => ref === fixed.taskRef);
    const context = { ...world(), planId: fixed.planId, plan };
    // Taken out of the plan by an amendment, and open all the same: there is no rule to count by.
    if (!task) return { decided: state.dates.decided, due: state.dates.effective };
    const resolution = resolutionOf(task, context, await withinOf(tx, task, fixed));
    const takenOver = fixed.transferredFrom !== null;
    return recounted(state, { resolution, calendar: context.calendar, at, takenOver });
  };
}

/** The period of a duty, or the moment from which its hours or days run. One that was taken over does not say that moment: its date
 *  stays. */
async function withinOf(tx: Tx, { deadline: { rule } }: PlanTask, fixed: ObligationFixed): Promise<Within> {
  if (rule.kind === 'on-event') {
    const known = await occurrenceKnown(tx, [obligationId(fixed)]);
    const happened = known?.happened;
    return typeof happened === 'string' ? { anchors: { [rule.event]: happened as Instant | LocalDate } } : {};
  }
  const [period] = fixed.periodKey.split('~');
  return period === undefined || period === ONCE ? {} : { periodKey: period };
}
type Within = Parameters<typeof resolutionOf>[2];

async function planOf(tx: Tx, planId: string, files: Map<string, PlanFile>): Promise<PlanFile> {
  const [row] = await tx.query<{ hash: string; slug: string }>(
    'SELECT file_sha256 AS hash, slug FROM plan WHERE id = $1',
    [planId],
  );
  if (!row) throw new Error(`plan ${planId} is gone`);
  const known = files.get(row.hash);
  if (known) return known;
  const reading = readPlanFile(await loadedFile(tx, planId), row.slug);
  if (!reading.ok)
    throw new Error(`plan ${planId} was loaded and can no longer be read: ${JSON.stringify(reading.problems)}`);
  files.set(row.hash, reading.plan);
  return reading.plan;
}
