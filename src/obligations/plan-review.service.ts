import { refusal, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import type { Door } from '../engine/door.service';
import { membershipsOf } from '../people/groups.store';
import { EVERYTHING, seesPlan, type Scope } from '../people/accounts/scope';
import { allUnits } from '../people/people.store';
import { rolesForBatch } from '../people/roles.store';
import type { UnitActor } from '../people/unit-change.store';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import type { PlanFile } from '../plans/plan-file/plan-file';
import { findPlan, loadedFile, type PlanRow } from '../plans/plan.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import type { OpeningContext } from './duty-deadlines';
import { openingOf } from './open-duties';
import { dutiesOfNewMembers, type KnownDuty, type ReviewedDuty } from './plan-review';
import { headsFor } from './unit-transfers.service';

export interface PlanReview {
  readonly plan: PlanRow;
  /** Duties of units that joined later, open to nobody yet. */
  readonly duties: readonly ReviewedDuty[];
}
export interface PlanReviewed extends PlanReview {
  readonly by: UnitActor;
  readonly opened: readonly ReviewedDuty[];
  /** Their date had passed and nobody asked for them by name. */
  readonly left: readonly ReviewedDuty[];
}

const DECIDE: readonly string[] = ['plan-owner', 'office-head'];

/** Looks at the groups of a running plan again, and opens what somebody decides. */
export class PlanReviews {
  constructor(
    private readonly database: Database,
    private readonly door: Pick<Door, 'open'>,
    private readonly clock: Clock,
    private readonly world: () => Omit<OpeningContext, 'planId' | 'plan'>,
  ) {}

  /** What units would get is shown to whoever tracks the plan. Refuses `not-found` and `plan.not-running`. */
  review(idOrSlug: string, scope: Scope): Promise<PlanReview | Refusal> {
    return this.database.transaction(async (tx) => {
      const found = await this.look(tx, idOrSlug);
      if (!('code' in found) && !seesPlan(scope, found.plan, [])) {
        return refusal('not-found', { subject: 'plan', id: idOrSlug.slice(0, 100) });
      }
      return 'code' in found ? found : { plan: found.plan, duties: found.duties };
    });
  }

  /** Opens what `review` lists; of what has passed only the tasks named in `also`. `by` null: the head of the issuer. Refuses
   *  as `review`, `plan.issuer-without-head` and `actor.not-entitled`. Done twice, it opens nothing more. */
  open(
    idOrSlug: string,
    { by, also }: { readonly by: UnitActor | null; readonly also: readonly string[] },
  ): Promise<PlanReviewed | Refusal> {
    const at = this.clock.now();
    const on = localDateOf(at);
    return this.database.transaction(async (tx) => {
      const found = await this.look(tx, idOrSlug);
      if ('code' in found) return found;
      const { plan, duties, context } = found;
      const issuer = plan.issuerUnitId;
      const actor = by ?? (await headsFor(tx, [issuer], on)).get(issuer) ?? null;
      if (actor === null) return refusal('plan.issuer-without-head', { issuer, on });
      const parties = { unitId: issuer, officeUnitId: plan.officeUnitId, issuerUnitId: issuer };
      const [roles = []] = await rolesForBatch(tx, [{ actor, on, ...parties }]);
      if (!roles.some((role) => DECIDE.includes(role))) {
        return refusal('actor.not-entitled', { event: 'duty.opened', needs: [...DECIDE], has: [...roles] });
      }
      const wanted = duties.filter(({ passed, duty }) => !passed || also.includes(duty.task.ref));
      const openings = wanted.map(({ duty }) => openingOf(duty, context, at));
      const fresh = await this.door.open(
        tx,
        openings.map((opening) => ({ ...opening, fact: { ...opening.fact, by: actor } })),
      );
      const opened = wanted.filter((_, index) => fresh.has(openings[index]?.id ?? ''));
      return { plan, duties, by: actor, opened, left: duties.filter((duty) => !wanted.includes(duty)) };
    });
  }

  private async look(tx: Tx, idOrSlug: string): Promise<(PlanReview & { readonly context: OpeningContext }) | Refusal> {
    const plan = await findPlan(tx, idOrSlug, EVERYTHING);
    if (plan === null) return refusal('not-found', { subject: 'plan', id: idOrSlug.slice(0, 100) });
    if (plan.stage !== 'running') return refusal('plan.not-running', { plan: plan.slug, stage: plan.stage });
    const context = { ...this.world(), planId: plan.id, plan: await this.fileOf(tx, plan) };
    const memberships = await membershipsOf(
      tx,
      context.plan.groups.map(({ id }) => id),
    );
    const known = await tx.query<KnownDuty>(
      // Relies on obligation_key (plan_id, …).
      `SELECT task_ref AS "taskRef", unit_id AS "unitId", period_key AS "periodKey" FROM obligation
       WHERE plan_id = $1 AND unit_id = ANY ($2)`,
      [plan.id, [...new Set(memberships.map(({ unit }) => unit))]],
    );
    const on = localDateOf(this.clock.now());
    const duties = dutiesOfNewMembers(context, { units: await allUnits(tx), memberships }, { on, known });
    return { plan, duties, context };
  }

  private async fileOf(tx: Tx, { id, slug }: PlanRow): Promise<PlanFile> {
    const reading = readPlanFile(await loadedFile(tx, id), slug);
    if (!reading.ok)
      throw new Error(`plan ${id} was loaded and can no longer be read: ${JSON.stringify(reading.problems)}`);
    return reading.plan;
  }
}
