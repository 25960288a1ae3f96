import type { Instant, LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import type { DigestDuty } from './digest';

/** Unfinished duties that are due by the day or wait for the office, by due date. Relies on obligation_due_ix. */
export const dutiesUntil = (tx: Tx, until: LocalDate): Promise<DigestDuty[]> =>
  tx.query<DigestDuty>(
    `SELECT o.id, o.unit_id AS "unitId", o.office_unit_id AS "officeUnitId", o.issuer_unit_id AS "issuerUnitId",
       t.title AS "taskTitle", u.name AS "unitName", o.due_on AS "dueOn", o.late_from AS "lateFrom",
       o.office_state IS NOT NULL AS "withOffice", o.router_unit_id AS "routerUnitId"
     FROM obligation o JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref JOIN unit u ON u.id = o.unit_id
     WHERE NOT o.ended AND (o.due_on <= $1 OR o.office_state IS NOT NULL)
     ORDER BY o.due_on NULLS LAST, o.id`,
    [until],
  );

/** Persons with an address who hold a post on the day: whoever has left gets no digest. */
export async function addressesOn(tx: Tx, on: LocalDate): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; email: string }>(
    `SELECT p.id, p.email FROM person p WHERE p.email IS NOT NULL AND EXISTS (
       SELECT 1 FROM tenure t WHERE t.person_id = p.id AND t.held_from <= $1 AND (t.held_to IS NULL OR $1 <= t.held_to))
     ORDER BY p.id`,
    [on],
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}

export async function isDigestMade(tx: Tx, on: LocalDate): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM mail_digest_day WHERE on_day = $1', [on]);
  return rows.length > 0;
}

export async function markDigestMade(tx: Tx, on: LocalDate, at: Instant): Promise<void> {
  await tx.query('INSERT INTO mail_digest_day (on_day, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [on, at]);
}
