import { createHash } from 'node:crypto';
import { refusal, type Actor, type Instant, type Refusal } from '../../workflows/vocabulary';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { uuidFromParts } from '../platform/identifiers';
import { Refused } from '../platform/refused';
import type { Door } from '../engine/door.service';
import type { Opening } from '../engine/subject';
import { lockRegister, saveRegister, type SaveRegister } from '../people/register.store';
import { saveDocuments } from './document.store';
import type { Amendment, DutyAmender } from './plan-amendment';
import { PlanAmending, type AmendOptions } from './plan-amending.service';
import type { PlanFile } from './plan-file/plan-file';
import type { PlanProblem } from './plan-file/plan-problem';
import { readPeopleFile, type PlanPost } from './plan-file/read-people-file';
import { readPlanFile } from './plan-file/read-plan-file';
import { draftRest, PLAN_MACHINE } from './plan.subject';
import { planBySlug, saveTasks } from './plan.store';

/** Takes a plan file into the register as a draft. Nothing is opened before somebody orders the issue. */

export interface PlanSource {
  readonly text: string;
  readonly fileName: string;
  /** The people file that the plan names, if any. */
  readonly people: { readonly text: string; readonly fileName: string } | null;
}

export type Loaded =
  | {
      readonly ok: true;
      readonly planId: string;
      readonly slug: string;
      readonly unchanged: boolean;
      readonly warnings: readonly PlanProblem[];
    }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] }
  | { readonly ok: false; readonly refusal: Refusal };

export type Amended =
  | ({
      readonly ok: true;
      readonly planId: string;
      readonly slug: string;
      readonly warnings: readonly PlanProblem[];
    } & Amendment)
  | Extract<Loaded, { ok: false }>;

export const planIdOf = (slug: string): string => uuidFromParts('plan', slug);

export class PlanLoading {
  private readonly amending: PlanAmending;

  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly clock: Clock,
    private readonly amender: DutyAmender,
    private readonly takeRegister: SaveRegister = saveRegister,
  ) {
    this.amending = new PlanAmending(database, door, clock, amender, this.takeRegister);
  }

  /** The same, with another way of taking the register in. */
  withRegister(save: SaveRegister): PlanLoading {
    return new PlanLoading(this.database, this.door, this.clock, this.amender, save);
  }

  /** Loading the same file again changes nothing; another file under the same id is refused with `plan.exists-differently`. */
  async load(source: PlanSource, by: Actor): Promise<Loaded> {
    const read = readSource(source);
    if (!read.ok) return read;
    const { plan, posts, warnings } = read;
    const stored = await this.storeOrUndo(plan, posts, source.text, by);
    if ('code' in stored) return { ok: false, refusal: stored };
    return { ok: true, planId: planIdOf(plan.id), slug: plan.id, unchanged: stored.unchanged, warnings };
  }

  /** Puts an amended file in the place of the one that was loaded, or shows what that would do. Refusals: see `PlanAmending`. */
  async amend(source: PlanSource, by: Actor, options: AmendOptions): Promise<Amended> {
    const read = readSource(source);
    if (!read.ok) return read;
    const { plan, posts, warnings } = read;
    const outcome = await this.amending.amend({ plan, posts, text: source.text }, by, options);
    if ('code' in outcome) return { ok: false, refusal: outcome };
    return { ok: true, planId: planIdOf(plan.id), slug: plan.id, ...outcome, warnings };
  }

  /** A refusal takes back what was written before it. */
  private async storeOrUndo(plan: PlanFile, posts: readonly PlanPost[], text: string, by: Actor) {
    try {
      return await this.database.transaction(async (tx) => {
        const stored = await this.store(tx, plan, posts, text, by);
        if ('code' in stored) throw new Refused(stored);
        return stored;
      });
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      throw error;
    }
  }

  private async store(
    tx: Tx,
    plan: PlanFile,
    posts: readonly PlanPost[],
    text: string,
    by: Actor,
  ): Promise<Refusal | { readonly unchanged: boolean }> {
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    // Before looking whether the plan is there: of two first loads at once, the second finds what the first wrote.
    await lockRegister(tx);
    const before = await planBySlug(tx, plan.id);
    if (before !== null) {
      if (before.fileSha256 === sha256) return { unchanged: true };
      return refusal('plan.exists-differently', { plan: plan.id, loaded: before.fileSha256, given: sha256 });
    }
    const contradiction = await this.takeRegister(tx, { units: plan.units, groups: plan.groups, posts });
    if (contradiction !== null) return contradiction;
    await this.door.open(tx, [draftOf(plan, { text, sha256, by, at: this.clock.now() })]);
    await saveTasks(tx, planIdOf(plan.id), plan);
    await saveDocuments(tx, planIdOf(plan.id), plan);
    return { unchanged: false };
  }
}

type Read =
  | {
      readonly ok: true;
      readonly plan: PlanFile;
      readonly posts: readonly PlanPost[];
      readonly warnings: readonly PlanProblem[];
    }
  | Extract<Loaded, { ok: false }>;

function readSource(source: PlanSource): Read {
  const reading = readPlanFile(source.text, source.fileName);
  if (!reading.ok) return { ok: false, problems: reading.problems };
  const { plan } = reading;
  if (plan.people !== null && source.people === null) {
    return { ok: false, refusal: refusal('plan.people-file-missing', { file: plan.people, plan: source.fileName }) };
  }
  const people = source.people === null ? null : readPeopleFile(source.people.text, source.people.fileName, plan.units);
  if (people !== null && !people.ok) return { ok: false, problems: people.problems };
  const posts = people?.people.posts ?? [];
  return { ok: true, plan, posts, warnings: [...reading.warnings, ...(people?.warnings ?? [])] };
}

function draftOf(
  plan: PlanFile,
  {
    text,
    sha256,
    by,
    at,
  }: { readonly text: string; readonly sha256: string; readonly by: Actor; readonly at: Instant },
): Opening {
  const { document } = plan;
  return {
    subject: 'plan',
    id: planIdOf(plan.id),
    ...PLAN_MACHINE,
    state: draftRest(),
    fixed: {
      slug: plan.id,
      issuer_unit_id: document.issuer,
      office_unit_id: plan.office,
      title: document.title,
      document_type: document.type,
      document_number: document.number,
      document_symbol: document.symbol,
      issued_on: document.issuedOn,
      issued_on_assumed: document.issuedOnAssumed,
      ends_on: document.validity?.until ?? null,
      file_sha256: sha256,
      file_text: text,
      sample: plan.sample !== null,
    },
    fact: { type: 'plan.loaded', at, by, ...{ slug: plan.id, file: sha256, tasks: plan.tasks.length } },
    effects: [],
  };
}
