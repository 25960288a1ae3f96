import { refusal, type Refusal } from '../../workflows/vocabulary';
import { localDateOf } from '../calendar/local-date';
import { EVERYTHING, type Scope } from '../people/accounts/scope';
import { successorsOn } from '../people/succession.store';
import { mayChangeUnits, whoRecords } from '../people/unit-authority.store';
import type { UnitChange } from '../people/unit-change';
import { changeUnits, type UnitActor, type UnitChangeAnswer } from '../people/unit-change.store';
import type { Clock } from '../platform/clock';
import type { Database, Tx } from '../platform/database/tx';
import { destinationsOf, type Destination } from './destinations';
import { openDutiesOf } from './unit-duties.store';

/** What a change of units does and leaves open. */
export interface UnitChangeReport extends UnitChangeAnswer {
  readonly by: UnitActor;
  readonly preview: boolean;
  /** Open duties of the units that cease: none of them moves before a transfer is decided. */
  readonly open: readonly Destination[];
}

/** Changes units, and shows which open duties then wait for a decision. */
export class UnitChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `by` null: the head of the nearest unit above. Refuses what `mayChangeUnits` and `effectsOfUnitChange` refuse, and
   *  `unit-change.nobody-above` where no unit above has a head. */
  async change(
    change: UnitChange,
    { by, preview }: { readonly by: UnitActor | null; readonly preview: boolean },
  ): Promise<UnitChangeReport | Refusal> {
    const at = this.clock.now();
    const on = localDateOf(at);
    return this.database.transaction(async (tx) => {
      const actor = by ?? (await whoRecords(tx, change.predecessors, on));
      if (actor === null) return refusal('unit-change.nobody-above', { units: [...change.predecessors], on });
      const barred = await mayChangeUnits(tx, actor, { units: change.predecessors, on });
      if (barred) return barred;
      const answer = await changeUnits(tx, change, { by: actor, at, preview });
      if ('code' in answer) return answer;
      return { ...answer, by: actor, preview, open: await this.leftOpen(tx, change, answer) };
    });
  }

  /** The open duties of units that are seen, with the units that follow them today. */
  open(units: readonly string[], scope: Scope): Promise<readonly Destination[]> {
    const on = localDateOf(this.clock.now());
    return this.database.transaction(async (tx) =>
      destinationsOf(await openDutiesOf(tx, units, { scope }), await successorsOn(tx, units, on)),
    );
  }

  private async leftOpen(
    tx: Tx,
    { kind, predecessors }: UnitChange,
    { effects }: UnitChangeAnswer,
  ): Promise<readonly Destination[]> {
    // Whoever is renamed goes on, with all duties.
    if (kind === 'rename') return [];
    const successors = new Map(
      predecessors.map((unit) => [
        unit,
        effects.successions.filter(({ predecessor }) => predecessor === unit).map(({ successor }) => successor),
      ]),
    );
    return destinationsOf(await openDutiesOf(tx, predecessors, { scope: EVERYTHING }), successors);
  }
}
