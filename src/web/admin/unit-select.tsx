import type { Unit } from '../../people/people.store';
import type { Control } from '../page/field';
import { useWords } from '../page/view';
import { ADMIN_WORDS } from './admin-words';

/** A unit by its name; sent is its id. */
export function UnitSelect({
  control,
  units,
  value,
  none,
}: {
  readonly control: Control;
  readonly units: readonly Pick<Unit, 'id' | 'name'>[];
  readonly value: string;
  /** What an empty choice says. */
  readonly none?: string;
}) {
  const t = useWords(ADMIN_WORDS);
  return (
    <select {...control} class="w-full">
      <option value="">{none ?? t.choose}</option>
      {units.map(({ id, name }) => (
        <option key={id} value={id} selected={id === value}>
          {name}
        </option>
      ))}
    </select>
  );
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Those that stand on a day, by name. */
export const standingUnits = (units: readonly Unit[], on: string): readonly Unit[] =>
  units
    .filter(({ from, to }) => (from === null || from <= on) && (to === null || on <= to))
    .sort((one, other) => collator.compare(one.name, other.name));
