import type { LocalDate } from '../../workflows/vocabulary';
import { dutySql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';
import type { Looking, Timeliness } from './timeliness';
import { timelinessSql } from './timeliness.store';

/** How far plans have come, counted over the duties that are seen. */

/** So many duties of a plan stand so now. */
export interface PlanCount {
  readonly planId: string;
  readonly timeliness: Timeliness;
  readonly count: number;
}

/** So many duties of a unit under a task stand so now. */
export interface CellCount {
  readonly task: string;
  readonly unit: string;
  readonly timeliness: Timeliness;
  readonly ended: boolean;
  readonly count: number;
}

/** Duties of a task that have their dates in common. */
export interface DateCount {
  readonly task: string;
  /** First day on which it may be handed in; null where the text gives none. */
  readonly opensOn: LocalDate | null;
  readonly baselineDueOn: LocalDate | null;
  readonly dueOn: LocalDate | null;
  readonly count: number;
  readonly ended: number;
  readonly overdue: number;
}

/** Every seen plan by timeliness. Plans without duties are absent. */
export function countsByPlan(tx: Tx, scope: Scope, looking: Looking): Promise<PlanCount[]> {
  const { values, seen } = about(scope, looking);
  return tx.query<PlanCount>(
    `SELECT o.plan_id AS "planId", ${TIMELINESS_NOW} AS timeliness, count(*)::int AS count
     FROM obligation o WHERE ${seen} GROUP BY 1, 2`,
    values,
  );
}

/** One plan by task, unit and timeliness. Relies on obligation_key (plan_id, task_ref, unit_id, period_key). */
export function countsByTaskAndUnit(tx: Tx, planId: string, scope: Scope, looking: Looking): Promise<CellCount[]> {
  const { values, seen } = about(scope, looking);
  return tx.query<CellCount>(
    `SELECT o.task_ref AS task, o.unit_id AS unit, ${TIMELINESS_NOW} AS timeliness, o.ended, count(*)::int AS count
     FROM obligation o WHERE o.plan_id = $${values.push(planId)}::uuid AND ${seen} GROUP BY 1, 2, 3, 4`,
    values,
  );
}

/** One plan by task and dates, in the order of the days. Relies on obligation_key. */
export function datesByTask(tx: Tx, planId: string, scope: Scope, looking: Looking): Promise<DateCount[]> {
  const { values, seen } = about(scope, looking);
  return tx.query<DateCount>(
    `SELECT o.task_ref AS task, o.opens_on AS "opensOn", o.baseline_due_on AS "baselineDueOn", o.due_on AS "dueOn",
       count(*)::int AS count, (count(*) FILTER (WHERE o.ended))::int AS ended,
       (count(*) FILTER (WHERE ${TIMELINESS_NOW} = 'overdue'))::int AS overdue
     FROM obligation o WHERE o.plan_id = $${values.push(planId)}::uuid AND ${seen} GROUP BY 1, 2, 3, 4
     ORDER BY o.due_on NULLS LAST, o.baseline_due_on, o.opens_on`,
    values,
  );
}

const TIMELINESS_NOW = timelinessSql('o', '$1', '$2');

function about(scope: Scope, { now, soonUntil }: Looking): { readonly values: unknown[]; readonly seen: string } {
  const values: unknown[] = [now, soonUntil];
  return { values, seen: dutySql(scope, 'o', (value) => `$${values.push(value)}`) };
}

/** So many open duties of a unit, and how many of them are late. */
export interface UnitCount {
  readonly unit: string;
  readonly open: number;
  readonly overdue: number;
}

/** Every unit that an open duty is of which is seen. Relies on obligation_open_ix. */
export function countsByUnit(tx: Tx, scope: Scope, looking: Looking): Promise<UnitCount[]> {
  const { values, seen } = about(scope, looking);
  return tx.query<UnitCount>(
    `SELECT o.unit_id AS unit, count(*)::int AS open, (count(*) FILTER (WHERE ${TIMELINESS_NOW} = 'overdue'))::int AS overdue
     FROM obligation o WHERE NOT o.ended AND ${seen} GROUP BY 1`,
    values,
  );
}

/** Which of these units owe a duty that is seen. Relies on obligation_unit_ix. */
export async function unitsOwing(tx: Tx, unitIds: readonly string[], scope: Scope): Promise<ReadonlySet<string>> {
  const values: unknown[] = [unitIds];
  const seen = dutySql(scope, 'o', (value) => `$${values.push(value)}`);
  const rows = await tx.query<{ id: string }>(
    `SELECT u.id FROM unnest($1::text[]) AS u (id)
     WHERE EXISTS (SELECT 1 FROM obligation o WHERE o.unit_id = u.id AND ${seen})`,
    values,
  );
  return new Set(rows.map(({ id }) => id));
}
