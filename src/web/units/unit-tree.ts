import type { Unit } from '../../people/people.store';

/** Units one under another, as far as they are seen: one whose superior is not seen stands at the top. */
export interface UnitBranch {
  readonly unit: Unit;
  readonly below: readonly UnitBranch[];
}

export function unitTree(units: readonly Unit[]): readonly UnitBranch[] {
  const collator = new Intl.Collator('vi', { numeric: true });
  const seen = new Set(units.map(({ id }) => id));
  const byParent = new Map<string | null, Unit[]>();
  for (const unit of [...units].sort((one, other) => collator.compare(one.name, other.name))) {
    const parent = unit.parent !== null && seen.has(unit.parent) ? unit.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), unit]);
  }
  const under = (parent: string | null): readonly UnitBranch[] =>
    (byParent.get(parent) ?? []).map((unit) => ({ unit, below: under(unit.id) }));
  return under(null);
}
