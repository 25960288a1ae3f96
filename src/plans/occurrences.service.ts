import { refusal, type Actor, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import type { Door } from '../engine/door.service';
import { citedFields } from '../evidence/cited-fields.store';
import { type Scope } from '../people/accounts/scope';
import { keepSealed } from '../people/private-texts.store';
import type { Database } from '../platform/database/tx';
import { occurrenceDutiesOf, type OpenedDuty } from './plan-duties.store';
import type { PlanRow } from './plan.store';

/** Records that something happened which tasks of a plan speak of; the duties that follow open in the same step, once. */

export interface OccurrenceWish {
  readonly occurrence: string;
  readonly unit: string;
  readonly reference: string;
  readonly happened: Instant | LocalDate;
  /** In free words; kept beside the trail. */
  readonly what: string | null;
  /** Ids of registered evidence. */
  readonly evidence: readonly string[];
  readonly by: Actor;
  /** Of whoever records it: proof and duties out of it are not there. */
  readonly scope: Scope;
}

export interface OccurrenceAnswer {
  /** It was recorded before, and nothing was done. */
  readonly unchanged: boolean;
  readonly duties: readonly OpenedDuty[];
}

export class Occurrences {
  constructor(
    private readonly database: Database,
    private readonly door: Pick<Door, 'advance'>,
  ) {}

  /** Said again, it changes nothing; said again with another moment, it is refused with `occurrence.exists-differently`. Refuses what
   *  the plan's machine, `whyNotOccurred` and `findEvidence` refuse. */
  async record(plan: Pick<PlanRow, 'id'>, wish: OccurrenceWish): Promise<OccurrenceAnswer | Refusal> {
    const refused = await this.recordNew(plan, wish);
    if (refused !== null && refused.code !== 'occurrence.recorded-before') return refused;
    const known = refused?.facts['happened'] ?? wish.happened;
    const { unit, reference, happened: given } = wish;
    if (known !== given) return refusal('occurrence.exists-differently', { unit, reference, happened: known, given });
    const duties = await this.database.transaction((tx) => occurrenceDutiesOf(tx, plan.id, wish, wish.scope));
    return { unchanged: refused !== null, duties };
  }

  /** In a transaction of its own, so that of two who say the same at once the second finds what the first recorded; and what is refused
   *  leaves no words behind. */
  private async recordNew({ id }: Pick<PlanRow, 'id'>, wish: OccurrenceWish): Promise<Refusal | null> {
    const { by, what, evidence, scope, ...stated } = wish;
    const event = { type: 'occurrence.recorded', ...stated, evidence, ...(what === null ? {} : { what }) };
    try {
      await this.database.transaction(async (tx) => {
        const cited = await citedFields(tx, event, null, scope);
        if (isRefusal(cited)) throw new Undone(cited);
        const [answer] = await this.door.advance(tx, [{ subject: 'plan', id, by, asked: cited.event }]);
        if (answer && !answer.ok) throw new Undone(answer.refusal);
        await keepSealed(tx, cited.texts);
      });
      return null;
    } catch (error) {
      if (error instanceof Undone) return error.refusal;
      throw error;
    }
  }
}

const isRefusal = (cited: object): cited is Refusal => 'code' in cited;

/** Takes back what the transaction did, and carries the refusal out. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = 'Undone';
  }
}
