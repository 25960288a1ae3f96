import { createHash } from 'node:crypto';
import { refusal, type Actor, type PrivateText, type Refusal } from '../../workflows/vocabulary';
import { BATCH_LIMIT, type Door } from '../engine/door.service';
import { saveRegister, type SaveRegister } from '../people/register.store';
import { keepText } from '../people/private-texts.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { saveDocuments } from './document.store';
import type { Amendment, AmendedDuties, DutyAmender } from './plan-amendment';
import { planDifference } from './plan-difference';
import type { PlanFile } from './plan-file/plan-file';
import type { PlanPost } from './plan-file/read-people-file';
import { readPlanFile } from './plan-file/read-plan-file';
import { loadedFile, lockPlan, replaceFile, saveTasks, type PlanRow } from './plan.store';

/** Puts an amended file in the place of the one that was loaded, in one transaction: the plan's trail says which file replaced
 *  which, what changed is superseded, what is new is opened, and what was done stays. */

export interface AmendingFile {
  readonly plan: PlanFile;
  readonly posts: readonly PlanPost[];
  readonly text: string;
}
export interface AmendOptions {
  /** Why, in words; kept beside the trail. */
  readonly reason: string;
  /** The plan that is to be amended; another one's file is refused. Left out: whichever the file names. */
  readonly of?: string;
  /** Do all of it, say what it did, and undo it. */
  readonly preview?: boolean;
}

export class PlanAmending {
  constructor(
    private readonly database: Database,
    private readonly door: Door,
    private readonly clock: Clock,
    private readonly amender: DutyAmender,
    private readonly takeRegister: SaveRegister = saveRegister,
  ) {}

  /** Refuses `plan.amendment-misplaced` (the file names another plan), `plan.not-loaded`, `plan.amendment-of-another` (issuer or day of issue differ: that is another document), what the
   *  register, the plan's machine and the superseded duties refuse. The same file again changes nothing. */
  async amend(file: AmendingFile, by: Actor, options: AmendOptions): Promise<Amendment | Refusal> {
    const { of } = options;
    if (of !== undefined && of !== file.plan.id)
      return refusal('plan.amendment-misplaced', { plan: of, file: file.plan.id });
    try {
      return await this.database.transaction(async (tx) => {
        const done = await this.amendIn(tx, file, by, options.reason);
        if (options.preview === true || 'code' in done) throw new Undone(done);
        return done;
      });
    } catch (error) {
      if (error instanceof Undone) return error.outcome;
      throw error;
    }
  }

  private async amendIn(tx: Tx, file: AmendingFile, by: Actor, reason: string): Promise<Amendment | Refusal> {
    const { plan, posts, text } = file;
    // Two amendments at once: the second compares with what the first wrote, and no chunk is opened meanwhile.
    const row = await lockPlan(tx, plan.id);
    if (row === null) return refusal('plan.not-loaded', { plan: plan.id });
    const before = planIn(await loadedFile(tx, row.id), plan.id);
    const difference = planDifference(before, plan);
    const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    if (sha256 === row.fileSha256) return { difference, duties: NOTHING };
    const { issuer, issuedOn } = plan.document;
    if (issuer !== row.issuerUnitId || issuedOn !== row.issuedOn) {
      return refusal('plan.amendment-of-another', { plan: plan.id, issuer: row.issuerUnitId, issuedOn: row.issuedOn });
    }
    const contradiction = await this.takeRegister(tx, { units: plan.units, groups: plan.groups, posts });
    if (contradiction !== null) return contradiction;
    const why = await keepText(tx, reason);
    await replaceFile(tx, row.id, plan, { sha256, text });
    await saveTasks(tx, row.id, plan);
    await saveDocuments(tx, row.id, plan);
    // After the row has its new last day, so that the wake-up follows it.
    const told = await this.tellPlan(tx, row, { file: sha256, before: row.fileSha256, reason: why, by });
    if (told !== null) return told;
    if (row.stage === 'draft') return { difference, duties: NOTHING };
    const duties = await this.amender(tx, { planId: row.id, before, after: plan, at: this.clock.now() });
    const refused = await this.supersede(tx, duties, { amendment: sha256, reason: why, by });
    if (refused !== null) return refused;
    await this.door.open(tx, duties.openings);
    const { openings: _, ...shown } = duties;
    return { difference, duties: shown };
  }

  /** The plan's own machine decides whether it can be amended now. */
  private async tellPlan(
    tx: Tx,
    row: PlanRow,
    { by, file, before, reason }: Said & { readonly file: string; readonly before: string },
  ): Promise<Refusal | null> {
    const asked = { type: 'plan.amended', file, before, reason };
    const [answer] = await this.door.advance(tx, [{ subject: 'plan', id: row.id, asked, by }]);
    return answer === undefined || answer.ok ? null : answer.refusal;
  }

  private async supersede(
    tx: Tx,
    { superseded }: AmendedDuties,
    { by, amendment, reason }: Said & { readonly amendment: string },
  ): Promise<Refusal | null> {
    for (let start = 0; start < superseded.length; start += BATCH_LIMIT) {
      const commands = superseded.slice(start, start + BATCH_LIMIT).map(({ id }) => ({
        ...{ subject: 'obligation', id, by },
        asked: { type: 'duty.superseded', amendment, reason },
      }));
      const answers = await this.door.advance(tx, commands);
      for (const answer of answers) if (!answer.ok) return answer.refusal;
    }
    return null;
  }
}

interface Said {
  readonly by: Actor;
  readonly reason: PrivateText;
}

const NOTHING: Amendment['duties'] = { superseded: [], opened: [], kept: 0 };

function planIn(text: string, slug: string): PlanFile {
  const reading = readPlanFile(text, slug);
  if (!reading.ok) throw new Error(`plan ${slug} was loaded and can no longer be read`);
  return reading.plan;
}

/** Takes back what the transaction did, and carries its outcome out. */
class Undone extends Error {
  constructor(readonly outcome: Amendment | Refusal) {
    super('undone');
    this.name = 'Undone';
  }
}
