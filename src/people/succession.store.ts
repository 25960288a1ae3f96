import type { LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';

/** Who follows whom, and what a unit was called and where it stood on a day. Source: DOMAIN §7. */

/** The units that follow each of these and are there on the day, through however many changes; a unit that is there itself
 *  follows itself. One that nobody follows has none. */
export async function successorsOn(
  tx: Tx,
  unitIds: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, readonly string[]>> {
  // Relies on unit_succession_pk (predecessor_id, …). UNION: what was split and merged again is followed once.
  const rows = await tx.query<{ origin: string; id: string }>(
    `WITH RECURSIVE line AS (
       SELECT u.id AS origin, u.id FROM unit u WHERE u.id = ANY ($1)
       UNION
       SELECT l.origin, s.successor_id FROM line l JOIN unit_succession s ON s.predecessor_id = l.id)
     SELECT l.origin, u.id FROM line l JOIN unit u ON u.id = l.id
     WHERE (u.valid_from IS NULL OR u.valid_from <= $2) AND (u.valid_to IS NULL OR $2 <= u.valid_to)
     ORDER BY 1, 2`,
    [unitIds, on],
  );
  return new Map(unitIds.map((unit) => [unit, rows.filter(({ origin }) => origin === unit).map(({ id }) => id)]));
}

export interface Succession {
  readonly predecessor: string;
  readonly successor: string;
  readonly change: string;
  readonly on: LocalDate;
}

/** The units right before and right after one. */
export const successionsOf = (tx: Tx, unit: string): Promise<Succession[]> =>
  // Relies on unit_succession_pk and unit_succession_successor_ix.
  tx.query<Succession>(
    `SELECT s.predecessor_id AS predecessor, s.successor_id AS successor, s.change_id AS change, c.effective_on AS "on"
     FROM unit_succession s JOIN unit_change c ON c.id = s.change_id
     WHERE s.predecessor_id = $1 OR s.successor_id = $1 ORDER BY c.effective_on, 1, 2`,
    [unit],
  );

/** What the unit was called on the day; null where there is no such unit. */
export async function nameOn(tx: Tx, unit: string, on: LocalDate): Promise<string | null> {
  const [row] = await tx.query<{ name: string }>(
    `SELECT COALESCE(
       (SELECT a.alias FROM unit_alias a WHERE a.unit_id = u.id AND $2 <= a.valid_to ORDER BY a.valid_to LIMIT 1),
       u.name) AS name
     FROM unit u WHERE u.id = $1`,
    [unit, on],
  );
  return row?.name ?? null;
}
