import { binaryArray } from '../../platform/database/binary-array';

/** A set of units in a statement. The office of a province sees thousands, and each of a page's statements asks for them. */

/** Up to so many are compared one by one, so that an index on the unit can serve; more are hashed once per statement. Given to the
 *  planner as a list, three thousand names cost it up to 60 ms of guessing at each (measured), and running took 3. */
const COMPARED_ONE_BY_ONE = 64;

/** As a parameter of type `text[]`, written once for as long as the set lives. */
export const unitsParameter = oncePerSet((units) => binaryArray('text', [...units]));

/** As a parameter of type `text`: a setting that its readers cast to `text[]`. Every name stands in quotes. */
export const unitsSetting = oncePerSet((units) =>
  Buffer.from(`{${[...units].map((unit) => `"${unit.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`, 'utf8'),
);

function oncePerSet(write: (units: ReadonlySet<string>) => Buffer): (units: ReadonlySet<string>) => Buffer {
  const written = new WeakMap<ReadonlySet<string>, Buffer>();
  return (units) => {
    const found = written.get(units);
    if (found !== undefined) return found;
    const made = write(units);
    written.set(units, made);
    return made;
  };
}

/** That the column names one of the units; `place` is where `unitsParameter` of them is bound. */
export const among = (column: string, units: ReadonlySet<string>, place: string): string =>
  units.size <= COMPARED_ONE_BY_ONE
    ? // Hidden from the planner, so that one plan can serve whatever set comes: see `hidden`.
      `${column} = ANY ((SELECT ${place}::text[])::text[])`
    : // The planner makes a join of a bare IN, and joins lose the order that a list's index gives.
      `(${column} IN (SELECT unnest(${place}::text[])) OR false)`;
