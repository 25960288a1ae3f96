import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { allUnits, headOn, tenuresOf, type Unit } from './people.store';
import type { UnitActor } from './unit-change.store';

/** Who records a change of units: the head, or a deputy, of a unit above each of those that change; of a unit above which
 *  nothing stands, its own. Whether the decision was theirs to take, the paper says. Refuses `actor.not-in-post` and
 *  `unit-change.not-above`. */
export async function mayChangeUnits(
  tx: Tx,
  by: UnitActor,
  { units, on }: { readonly units: readonly string[]; readonly on: LocalDate },
): Promise<Refusal | null> {
  const { person, post, unit } = by;
  const [held = null] = await tenuresOf(tx, [{ person, post, on }]);
  if (held?.unit !== unit) return refusal('actor.not-in-post', { person, post, unit, on });
  const tree = new Map((await allUnits(tx)).map((each) => [each.id, each]));
  const leads = held.kind === 'head' || held.kind === 'deputy';
  const foreign = units.find((id) => tree.has(id) && !(leads && unitsAbove(tree, id).includes(unit)));
  return foreign === undefined ? null : refusal('unit-change.not-above', { unit: foreign });
}

/** The head of the nearest unit above the first of these that has one: who records a change unless somebody is named. */
export async function whoRecords(tx: Tx, units: readonly string[], on: LocalDate): Promise<UnitActor | null> {
  const tree = new Map((await allUnits(tx)).map((each) => [each.id, each]));
  const above = unitsAbove(tree, units[0] ?? '');
  const heads = await headOn(tx, above, on);
  const head = above.map((id) => heads.get(id)).find((each) => each !== undefined);
  return head ? { kind: 'person', person: head.person, post: head.post, unit: head.unit } : null;
}

/** Nearest first; the unit itself where nothing stands above it. */
function unitsAbove(tree: ReadonlyMap<string, Unit>, id: string): readonly string[] {
  const above: string[] = [];
  for (let up = tree.get(id)?.parent ?? null; up !== null && !above.includes(up); up = tree.get(up)?.parent ?? null) {
    above.push(up);
  }
  return above.length > 0 ? above : [id];
}
