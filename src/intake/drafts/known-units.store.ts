import type { Tx } from '../../platform/database/tx';
import { allUnits } from '../../people/people.store';
import { membershipsOf } from '../../people/groups.store';
import type { Register } from './unit-match';

/** The register as names are matched against it, groups with who belonged to them on the day. */
export async function knownRegister(tx: Tx, on: string | null): Promise<Register> {
  const units = await allUnits(tx);
  const groups = await tx.query<{ id: string; name: string }>('SELECT id, name FROM unit_group ORDER BY id');
  const memberships = await membershipsOf(
    tx,
    groups.map(({ id }) => id),
  );
  return {
    units,
    groups: groups.map(({ id, name }) => ({
      ...{ id, name },
      members: memberships
        .filter(({ group, from, to }) => group === id && (on === null || ((from ?? on) <= on && on <= (to ?? on))))
        .map(({ unit }) => unit),
    })),
  };
}
