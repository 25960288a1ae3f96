import type { Tx } from '../../platform/database/tx';

const MOST_UNITS = 400;

/** Units that owe a duty which is seen, by name: what a list can be narrowed to. Behind the wall of the reading role, which leaves of
 *  plan_unit what is seen. Relies on plan_unit_unit_ix. */
export function unitsWithDuties(tx: Tx): Promise<{ readonly value: string; readonly text: string }[]> {
  return tx.query(
    `SELECT u.id AS value, u.name AS text FROM unit u
     WHERE EXISTS (SELECT 1 FROM obligation o WHERE o.unit_id = u.id)
     ORDER BY u.name COLLATE "vi-x-icu", u.id LIMIT ${MOST_UNITS}`,
  );
}
