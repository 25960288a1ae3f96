import type { OnModuleDestroy } from '@nestjs/common';
import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { addDays, laterOf, localDateOf } from '../calendar/local-date';
import { EVERYTHING, type Scope } from '../people/accounts/scope';
import { rolesForBatch } from '../people/roles.store';
import type { UnitActor } from '../people/unit-change.store';
import { findPlan, type PlanRow } from '../plans/plan.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import type { Log } from '../platform/logging';
import type { PlanDemand } from './demand';
import { demandOfPlan, saveDemand, seesDemand, sourceOfPlan, type StoredDemand } from './plan-simulations.store';
import type { SimulatedSpan, SimulationProgress } from './simulation';
import type { PlanTrial } from './try-plan';

/** Runs a trial somewhere: in a thread of its own where people are served. */
export type TryPlan = (
  trial: PlanTrial,
  watching: Required<Pick<SimulatedSpan, 'onProgress' | 'isCancelled'>>,
) => Promise<PlanDemand | Refusal>;

/** A trial under way. */
export interface RunningTrial {
  readonly plan: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly startedAt: Instant;
  /** Null until the run begins to live. */
  readonly progress: SimulationProgress | null;
  /** Told to stop, and not gone yet. */
  readonly stopping: boolean;
}

/** What a plan's page and the API tell of its trials. */
export interface TrialView {
  readonly running: RunningTrial | null;
  /** Why the last one since the start of this process brought nothing. */
  readonly refused: Refusal | null;
  readonly result: (StoredDemand & { readonly current: boolean }) | null;
}

interface Job {
  readonly person: string;
  trial: RunningTrial;
  cancelled: boolean;
  done: Promise<void>;
}

const RUNNING_MOST = 2;
const YEARS_MOST = 10;
const DAYS_OF_A_YEAR = 365;

/** Trials of plans before anybody signs them, behind the page: one of each person, two in all; what they bring is kept with the file of
 *  the plan that it is about. They end with this process, and take their databases along. Source: ADR 0063. */
export class PlanSimulations implements OnModuleDestroy {
  private readonly jobs = new Map<string, Job>();
  private readonly refused = new Map<string, Refusal>();

  constructor(
    /** What people look at comes through the wall. */
    private readonly seen: Database,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Pick<Log, 'error'>,
    private readonly tryPlan: TryPlan,
  ) {}

  /** Begins a trial, or finds the one that runs already. `until` null: the plan's own last day, else a year on. Refuses `not-found`,
   *  `simulation.not-yours`, `simulation.plan-issued`, `simulation.until-before-from`, `simulation.too-long`,
   *  `simulation.one-at-a-time` and `simulation.too-many-at-once`. */
  async start(idOrSlug: string, until: LocalDate | null, by: UnitActor): Promise<RunningTrial | Refusal> {
    const found = await this.database.transaction((tx) => this.prepared(tx, idOrSlug, until, by));
    if ('code' in found) return found;
    const { plan, trial } = found;
    const running = this.jobs.get(plan.id);
    if (running) return running.trial;
    const [own] = [...this.jobs.values()].filter(({ person }) => person === by.person);
    if (own) return refusal('simulation.one-at-a-time', { plan: own.trial.plan });
    if (this.jobs.size >= RUNNING_MOST) return refusal('simulation.too-many-at-once', { most: RUNNING_MOST });
    const { from } = trial;
    const job: Job = {
      ...{ person: by.person, cancelled: false, done: Promise.resolve() },
      trial: {
        ...{ plan: plan.slug, from, until: trial.until, startedAt: this.clock.now(), progress: null, stopping: false },
      },
    };
    this.jobs.set(plan.id, job);
    this.refused.delete(plan.id);
    job.done = this.live(job, plan, trial);
    return job.trial;
  }

  /** Refuses `not-found`, and `simulation.not-yours` to whoever does not track or issue the plan. */
  async view(idOrSlug: string, scope: Scope): Promise<TrialView | Refusal> {
    return this.seen.transaction(async (tx) => {
      const plan = await findPlan(tx, idOrSlug, scope);
      if (plan === null) return refusal('not-found', { subject: 'plan', id: idOrSlug.slice(0, 100) });
      if (!seesDemand(scope, plan)) return refusal('simulation.not-yours');
      const stored = await demandOfPlan(tx, plan.id);
      return {
        running: this.jobs.get(plan.id)?.trial ?? null,
        refused: this.refused.get(plan.id) ?? null,
        result: stored === null ? null : { ...stored, current: stored.fileSha256 === plan.fileSha256 },
      };
    });
  }

  /** Tells a trial to stop, and returns once it has and its database is gone. Nothing runs: nothing is stopped. Refuses as `start`. */
  async cancel(idOrSlug: string, by: UnitActor): Promise<null | Refusal> {
    const plan = await this.database.transaction((tx) => this.ownPlan(tx, idOrSlug, by));
    if ('code' in plan) return plan;
    const job = this.jobs.get(plan.id);
    if (job === undefined) return null;
    stop(job);
    await job.done;
    return null;
  }

  async onModuleDestroy(): Promise<void> {
    const jobs = [...this.jobs.values()];
    jobs.forEach(stop);
    await Promise.all(jobs.map(({ done }) => done));
  }

  private async prepared(
    tx: Tx,
    idOrSlug: string,
    asked: LocalDate | null,
    by: UnitActor,
  ): Promise<{ readonly plan: PlanRow; readonly trial: PlanTrial } | Refusal> {
    const plan = await this.ownPlan(tx, idOrSlug, by);
    if ('code' in plan) return plan;
    if (plan.stage !== 'draft') return refusal('simulation.plan-issued', { stage: plan.stage });
    // What has passed is asked of nobody: the plan is issued today at the earliest.
    const from = laterOf(plan.issuedOn, localDateOf(this.clock.now()));
    const until = asked ?? (plan.endsOn !== null && plan.endsOn > from ? plan.endsOn : addDays(from, DAYS_OF_A_YEAR));
    if (until < from) return refusal('simulation.until-before-from', { from, until });
    if (until > addDays(from, YEARS_MOST * 366))
      return refusal('simulation.too-long', { from, until, years: YEARS_MOST });
    return { plan, trial: { source: await sourceOfPlan(tx, plan), from, until } };
  }

  /** Of whoever acts for the issuer or the office. That others do not learn of it is seen to where its address is read. */
  private async ownPlan(tx: Tx, idOrSlug: string, by: UnitActor): Promise<PlanRow | Refusal> {
    const plan = await findPlan(tx, idOrSlug, EVERYTHING);
    if (plan === null) return refusal('not-found', { subject: 'plan', id: idOrSlug.slice(0, 100) });
    const { issuerUnitId, officeUnitId } = plan;
    const on = localDateOf(this.clock.now());
    const [roles = []] = await rolesForBatch(tx, [{ actor: by, on, unitId: issuerUnitId, officeUnitId, issuerUnitId }]);
    const isTheirs = roles.some(
      (role) => role === 'plan-owner' || role.startsWith('office-') || role.startsWith('unit-'),
    );
    return isTheirs ? plan : refusal('simulation.not-yours');
  }

  private async live(job: Job, plan: PlanRow, trial: PlanTrial): Promise<void> {
    const watching = {
      onProgress: (progress: SimulationProgress) => {
        job.trial = { ...job.trial, progress };
      },
      isCancelled: () => job.cancelled,
    };
    try {
      const demand = await this.tryPlan(trial, watching);
      if ('code' in demand) {
        this.refused.set(plan.id, demand);
        return;
      }
      const finishedAt = this.clock.now();
      await this.database.transaction((tx) =>
        saveDemand(tx, { planId: plan.id, fileSha256: plan.fileSha256, finishedAt, demand, by: job.person }),
      );
    } catch (error) {
      this.log.error({ plan: plan.slug, error: String(error) }, 'the trial of a plan failed');
      this.refused.set(plan.id, refusal('simulation.failed'));
    } finally {
      this.jobs.delete(plan.id);
    }
  }
}

function stop(job: Job): void {
  job.cancelled = true;
  job.trial = { ...job.trial, stopping: true };
}
