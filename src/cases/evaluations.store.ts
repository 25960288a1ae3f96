import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { caseSql, dutySql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';

/** What the evaluation of a year is made of. A day of `from` and `to` counts. */
export interface YearOfUnits {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Units with anything of the year that is seen, by id. Relies on obligation_due_ix. */
export async function unitsOfYear(
  tx: Tx,
  scope: Scope,
  { from, to }: YearOfUnits,
  page: { readonly after: string | null; readonly limit: number; readonly unit: string | null },
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const values: unknown[] = [from, to, page.after ?? '', page.limit, page.unit];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  return tx.query(
    `SELECT u.id, u.name FROM unit u WHERE u.id > $3 AND ($5::text IS NULL OR u.id = $5) AND u.id IN (
       SELECT o.unit_id FROM obligation o WHERE o.baseline_due_on BETWEEN $1::date AND $2::date AND ${dutySql(scope, 'o', bind)}
       UNION SELECT c.unit_id FROM case_file c WHERE c.decided_on BETWEEN $1::date AND $2::date AND ${caseSql(scope, 'c', bind)})
     ORDER BY u.id LIMIT $4`,
    values,
  );
}

/** A duty of the year: whether it was done, in time, and whether a competent body took it out of the count. */
export interface DutyOfYear {
  readonly id: string;
  readonly unit: string;
  readonly plan: string;
  readonly task: string;
  readonly title: string;
  readonly baselineDueOn: LocalDate;
  readonly handedInAt: Instant | null;
  readonly done: boolean;
  readonly late: boolean;
  readonly objectiveCause: boolean;
  /** Ended otherwise than by being done: let go, replaced, moved. */
  readonly letGo: boolean;
}

/** Duties whose first due day lies in the year. Late is judged as everywhere: by the date in force and the moment of handing in, at
 *  `now`. Relies on obligation_unit_ix. */
export function dutiesOfYear(
  tx: Tx,
  scope: Scope,
  units: readonly string[],
  { from, to, now }: YearOfUnits & { readonly now: Instant },
): Promise<DutyOfYear[]> {
  const values: unknown[] = [units, from, to, now];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  return tx.query<DutyOfYear>(
    `SELECT o.id, o.unit_id AS unit, p.slug AS plan, o.task_ref AS task, t.title, o.baseline_due_on AS "baselineDueOn",
       o.handed_in_at AS "handedInAt", o.done, COALESCE(COALESCE(o.handed_in_at, $4::timestamptz) >= o.late_from, false) AS late,
       o.objective_cause AS "objectiveCause", o.ended AND NOT o.done AS "letGo"
     FROM obligation o JOIN plan p ON p.id = o.plan_id JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
     WHERE o.unit_id = ANY ($1::text[]) AND o.baseline_due_on BETWEEN $2::date AND $3::date AND ${dutySql(scope, 'o', bind)}
     ORDER BY o.unit_id, o.baseline_due_on, o.id`,
    values,
  );
}

/** A case that was decided in the year. */
export interface CaseOfYear {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly person: string | null;
  readonly personName: string | null;
  readonly decidedOn: LocalDate;
  readonly state: string;
  readonly form: string | null;
  readonly outOfTime: boolean;
}

/** Relies on case_file_unit_ix. */
export function casesOfYear(
  tx: Tx,
  scope: Scope,
  units: readonly string[],
  { from, to }: YearOfUnits,
): Promise<CaseOfYear[]> {
  const values: unknown[] = [units, from, to];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  return tx.query<CaseOfYear>(
    `SELECT c.id, c.kind, c.unit_id AS unit, c.concerned_person AS person, h.name AS "personName", c.decided_on AS "decidedOn",
       c.work_state AS state, c.decided_form AS form, c.out_of_time AS "outOfTime"
     FROM case_file c LEFT JOIN person h ON h.id = c.concerned_person
     WHERE c.unit_id = ANY ($1::text[]) AND c.decided_on BETWEEN $2::date AND $3::date AND ${caseSql(scope, 'c', bind)}
     ORDER BY c.unit_id, c.decided_on, c.id`,
    values,
  );
}

/** Since when the head of each unit on a day holds the post. Relies on post_unit_ix and tenure_pk. */
export async function headsSince(
  tx: Tx,
  units: readonly string[],
  on: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.query<{ unit: string; since: LocalDate }>(
    `SELECT p.unit_id AS unit, max(t.held_from) AS since FROM post p JOIN tenure t ON t.post_id = p.id
       AND t.held_from <= $2 AND (t.held_to IS NULL OR $2 <= t.held_to)
     WHERE p.unit_id = ANY ($1::text[]) AND p.kind = 'head' GROUP BY 1`,
    [units, on],
  );
  return new Map(rows.map(({ unit, since }) => [unit, since]));
}

/** Short names of the plans by which units owe anything. Relies on obligation_unit_ix. */
export async function plansOfUnits(tx: Tx, units: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ unit: string; slugs: string[] }>(
    `SELECT o.unit_id AS unit, array_agg(DISTINCT p.slug) AS slugs FROM obligation o JOIN plan p ON p.id = o.plan_id
     WHERE o.unit_id = ANY ($1::text[]) GROUP BY 1`,
    [units],
  );
  return new Map(rows.map(({ unit, slugs }) => [unit, slugs]));
}
