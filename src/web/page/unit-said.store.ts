import { findUnit } from '../../people/people.store';
import type { Database } from '../../platform/database/tx';
import { fieldOf, type Typed } from './typed';

/** What was typed, with the unit that `toUnit` names in place of its name. A name that no unit has, or several, stays as it was typed:
 *  the door refuses it and says so. */
export async function withUnitSaid(database: Database, typed: Typed): Promise<Typed> {
  const said = fieldOf(typed, 'toUnit').trim();
  if (said === '') return typed;
  const found = await database.transaction((tx) => findUnit(tx, said));
  const unit = found.find(({ id }) => id === said) ?? (found.length === 1 ? found[0] : undefined);
  return unit === undefined ? typed : { ...typed, toUnit: unit.id };
}
