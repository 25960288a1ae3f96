import type { LocalDate } from '../../workflows/vocabulary';
import { dutySql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';

/** An open duty as it matters to whoever decides where it goes. */
export interface OpenDuty {
  readonly id: string;
  readonly plan: { readonly id: string; readonly slug: string };
  readonly task: { readonly ref: string; readonly title: string };
  readonly unit: string;
  readonly office: string;
  readonly issuer: string;
  readonly periodKey: string;
  readonly workState: string;
  readonly dueOn: LocalDate | null;
  /** It is in the office's hands, which first confirms or returns it. */
  readonly handedIn: boolean;
}

/** Which open duties of a unit are meant; what is left out or empty means all. */
export interface DutyChoice {
  readonly planId?: string;
  readonly tasks?: readonly string[];
  readonly duties?: readonly string[];
  /** Who looks. */
  readonly scope: Scope;
}

/** The open duties of these units, by unit, plan and task. Relies on obligation_unit_ix. */
export async function openDutiesOf(
  tx: Tx,
  units: readonly string[],
  { planId, tasks = [], duties = [], scope }: DutyChoice,
): Promise<readonly OpenDuty[]> {
  const values: unknown[] = [units, planId ?? null, tasks, duties];
  const seen = dutySql(scope, 'o', (value) => `$${values.push(value)}`);
  const rows = await tx.query<Row>(
    `SELECT o.id, o.plan_id AS "planId", p.slug, o.task_ref AS "taskRef", t.title, o.unit_id AS unit,
       o.office_unit_id AS office, o.issuer_unit_id AS issuer, o.period_key AS "periodKey", o.work_state AS "workState",
       o.due_on AS "dueOn", o.handed_in_at IS NOT NULL AS "handedIn"
     FROM obligation o JOIN plan p ON p.id = o.plan_id JOIN task t ON t.plan_id = o.plan_id AND t.ref = o.task_ref
     WHERE o.unit_id = ANY ($1) AND NOT o.ended AND ($2::uuid IS NULL OR o.plan_id = $2)
       AND (cardinality($3::text[]) = 0 OR o.task_ref = ANY ($3)) AND (cardinality($4::text[]) = 0 OR o.id::text = ANY ($4)) AND ${seen}
     ORDER BY o.unit_id, p.slug, t.ordinal, o.period_key`,
    values,
  );
  return rows.map(({ planId: id, slug, taskRef: ref, title, ...row }) => ({
    ...row,
    plan: { id, slug },
    task: { ref, title },
  }));
}

type Row = Omit<OpenDuty, 'plan' | 'task'> & {
  readonly planId: string;
  readonly slug: string;
  readonly taskRef: string;
  readonly title: string;
};
