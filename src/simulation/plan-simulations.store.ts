import type { Instant } from '../../workflows/vocabulary';
import type { Scope } from '../people/accounts/scope';
import { tenuresIn, type Holder } from '../people/people.store';
import { loadedFile, type PlanRow } from '../plans/plan.store';
import type { PlanSource } from '../plans/plan-loading.service';
import { readPlanFile } from '../plans/plan-file/read-plan-file';
import type { Tx } from '../platform/database/tx';
import type { PlanDemand } from './demand';

/** The last trial of a plan, and of which file. */
export interface StoredDemand {
  readonly fileSha256: string;
  readonly finishedAt: Instant;
  readonly demand: PlanDemand;
}

/** Whoever tracks or issues a plan sees what it demands of everybody; the wall of the database says the same. */
export const seesDemand = (scope: Scope, { officeUnitId, issuerUnitId }: PlanRow): boolean =>
  scope.kind === 'everything' || scope.tracks.has(officeUnitId) || scope.tracks.has(issuerUnitId);

/** Relies on plan_simulation_pk. */
export async function demandOfPlan(tx: Tx, planId: string): Promise<StoredDemand | null> {
  const [row] = await tx.query<StoredDemand>(
    'SELECT file_sha256 AS "fileSha256", finished_at AS "finishedAt", demand FROM plan_simulation WHERE plan_id = $1',
    [planId],
  );
  return row ?? null;
}

export async function saveDemand(
  tx: Tx,
  { planId, by, ...found }: StoredDemand & { readonly planId: string; readonly by: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO plan_simulation (plan_id, file_sha256, asked_by, finished_at, demand) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT ON CONSTRAINT plan_simulation_pk DO UPDATE SET file_sha256 = excluded.file_sha256,
       asked_by = excluded.asked_by, finished_at = excluded.finished_at, demand = excluded.demand`,
    [planId, found.fileSha256, by, found.finishedAt, JSON.stringify(found.demand)],
  );
}

/** The plan's file as it was loaded, with everybody who holds a post of its units: a trial runs with the register as it is, and without
 *  anybody's name. */
export async function sourceOfPlan(tx: Tx, { id, slug }: PlanRow): Promise<PlanSource> {
  const text = await loadedFile(tx, id);
  const reading = readPlanFile(text, slug);
  if (!reading.ok) throw new Error(`plan ${slug} was loaded and can no longer be read`);
  const posts = [];
  for (const unit of reading.plan.units) posts.push(...postsOf(await tenuresIn(tx, unit.id)));
  return {
    ...{ text, fileName: `${slug}.plan.yaml` },
    people: { text: JSON.stringify({ dondocPeople: 1, posts }), fileName: `${slug}.people.yaml` },
  };
}

function postsOf(holders: readonly Holder[]): readonly object[] {
  const held = holders.filter(({ kind }) => kind !== 'inspector');
  const posts = new Map(held.map(({ post, unit, kind, title }) => [post, { id: post, unit, kind, title }]));
  return [...posts.values()].map((post) => ({
    ...post,
    holders: held
      .filter((holder) => holder.post === post.id)
      .map(({ person, from, to }) => ({ person, name: person, from, ...(to === null ? {} : { to }) })),
  }));
}
