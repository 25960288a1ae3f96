import type { Actor, LocalDate } from '../../workflows/vocabulary';
import { fold } from '../people/fold';
import { holders, unitsById } from '../people/people.store';
import type { Tx } from '../platform/database/tx';

/** Who watches over a unit, as its latest plan has it; without any plan, what stands above it. */
export interface Bodies {
  readonly office: string;
  readonly issuer: string;
  readonly plan: string | null;
}

/** Null when there is no such unit. Relies on obligation_unit_ix. */
export async function bodiesOver(tx: Tx, unit: string): Promise<Bodies | null> {
  const known = (await unitsById(tx, [unit])).get(unit);
  if (!known) return null;
  const [row] = await tx.query<Bodies>(
    `SELECT o.office_unit_id AS office, o.issuer_unit_id AS issuer, o.plan_id AS plan
     FROM obligation o JOIN plan p ON p.id = o.plan_id WHERE o.unit_id = $1 ORDER BY p.issued_on DESC, p.id, o.id LIMIT 1`,
    [unit],
  );
  const above = known.parent ?? unit;
  return row ?? { office: above, issuer: above, plan: null };
}

/** Reports come from the unit itself, from whoever stands above it, or from whoever tracks it. Relies on obligation_unit_ix. */
export async function mayReport(tx: Tx, by: Extract<Actor, { kind: 'person' }>, unit: string): Promise<boolean> {
  const [row] = await tx.query<{ may: boolean }>(
    `WITH RECURSIVE above AS (
       SELECT id, parent_id FROM unit WHERE id = $1
       UNION
       SELECT u.id, u.parent_id FROM unit u JOIN above a ON u.id = a.parent_id)
     SELECT EXISTS (SELECT 1 FROM above WHERE id = $2)
       OR EXISTS (SELECT 1 FROM obligation o WHERE o.unit_id = $1 AND $2 IN (o.office_unit_id, o.issuer_unit_id)) AS may`,
    [unit, by.unit],
  );
  return row?.may === true;
}

/** Who may be meant: whoever held a post of the unit that day, by id or by name without its marks. */
export async function candidatesOf(
  tx: Tx,
  {
    unit,
    on,
    person,
    name,
  }: { readonly unit: string; readonly on: LocalDate; readonly person: string | null; readonly name: string | null },
): Promise<readonly string[]> {
  const [found = []] = await holders(tx, [{ unit, on }]);
  const wanted = name === null ? null : fold(name);
  const fits = found.filter((each) => (person === null ? fold(each.name) === wanted : each.person === person));
  return [...new Set(fits.map((each) => each.person))].sort();
}
