import type { LocalDate } from '../../workflows/vocabulary';
import { dutySql, planSql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';
import type { PlanFile } from './plan-file/plan-file';

/** A plan as lists and pages show it. */
export interface PlanRow {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly documentType: string;
  readonly documentNumber: string | null;
  readonly documentSymbol: string;
  readonly issuedOn: LocalDate;
  readonly issuedOnAssumed: boolean;
  readonly endsOn: LocalDate | null;
  readonly issuerUnitId: string;
  readonly officeUnitId: string;
  readonly stage: string;
  readonly version: number;
  readonly sample: boolean;
  readonly fileSha256: string;
}

const COLUMNS = `id, slug, title, document_type AS "documentType", document_number AS "documentNumber",
  document_symbol AS "documentSymbol", issued_on AS "issuedOn", issued_on_assumed AS "issuedOnAssumed", ends_on AS "endsOn",
  issuer_unit_id AS "issuerUnitId", office_unit_id AS "officeUnitId", stage, version, sample, file_sha256 AS "fileSha256"`;

/** Those that are seen, the newest first. */
export function allPlans(tx: Tx, scope: Scope): Promise<PlanRow[]> {
  const values: unknown[] = [];
  const seen = planSql(scope, 'plan', (value) => `$${values.push(value)}`);
  return tx.query<PlanRow>(`SELECT ${COLUMNS} FROM plan WHERE ${seen} ORDER BY issued_on DESC, slug`, values);
}

export async function planBySlug(tx: Tx, slug: string): Promise<PlanRow | null> {
  const [row] = await tx.query<PlanRow>(`SELECT ${COLUMNS} FROM plan WHERE slug = $1`, [slug]);
  return row ?? null;
}

/** The plan, which nobody else can change before the transaction ends. */
export async function lockPlan(tx: Tx, slug: string): Promise<PlanRow | null> {
  const [row] = await tx.query<PlanRow>(`SELECT ${COLUMNS} FROM plan WHERE slug = $1 FOR UPDATE`, [slug]);
  return row ?? null;
}

/** By id or by slug, if it is seen. */
export async function findPlan(tx: Tx, idOrSlug: string, scope: Scope): Promise<PlanRow | null> {
  const values: unknown[] = [idOrSlug];
  const seen = planSql(scope, 'plan', (value) => `$${values.push(value)}`);
  const [row] = await tx.query<PlanRow>(
    `SELECT ${COLUMNS} FROM plan WHERE (id::text = $1 OR slug = $1) AND ${seen}`,
    values,
  );
  return row ?? null;
}

export interface TaskRow {
  readonly ref: string;
  readonly clause: string;
  readonly title: string;
  readonly kind: string;
  readonly origin: 'stated' | 'implied';
  readonly deadlineAsWritten: string | null;
  /** The task as the plan file says it. */
  readonly detail: unknown;
  readonly obligations: number;
  readonly open: number;
}

/** The tasks of a plan in the order of its text, with how many obligations that are seen each has and how many are open. */
export async function tasksOf(tx: Tx, planId: string, scope: Scope): Promise<TaskRow[]> {
  const values: unknown[] = [planId];
  const seen = dutySql(scope, 'o', (value) => `$${values.push(value)}`);
  const rows = await tx.query<Omit<TaskRow, 'detail'> & { readonly detail: string }>(
    `SELECT t.ref, t.clause, t.title, t.kind, t.origin, t.deadline_as_written AS "deadlineAsWritten", t.detail,
       count(o.id)::int AS obligations, (count(o.id) FILTER (WHERE NOT o.ended))::int AS open
     FROM task t LEFT JOIN obligation o ON o.plan_id = t.plan_id AND o.task_ref = t.ref AND ${seen}
     WHERE t.plan_id = $1 GROUP BY t.plan_id, t.ref ORDER BY t.ordinal`,
    values,
  );
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as unknown }));
}

/** The text of a plan's file as it was loaded last. */
export async function loadedFile(tx: Tx, planId: string): Promise<string> {
  const [row] = await tx.query<{ text: string }>('SELECT file_text AS text FROM plan WHERE id = $1', [planId]);
  if (row === undefined) throw new Error(`no plan ${planId}`);
  return row.text;
}

/** Puts an amended file into the plan's row. Its issuer and its day of issue are what the plan is, and stay. */
export async function replaceFile(
  tx: Tx,
  planId: string,
  { document, office }: PlanFile,
  { sha256, text }: { readonly sha256: string; readonly text: string },
): Promise<void> {
  await tx.query(
    `UPDATE plan SET file_sha256 = $2, file_text = $3, office_unit_id = $4, title = $5, document_type = $6,
       document_number = $7, document_symbol = $8, issued_on_assumed = $9, ends_on = $10 WHERE id = $1`,
    [
      ...[planId, sha256, text, office, document.title, document.type, document.number, document.symbol],
      ...[document.issuedOnAssumed, document.validity?.until ?? null],
    ],
  );
}

/** Writes the tasks of a plan; of an amended one, a task that is gone stays as long as a duty tells of it. */
export async function saveTasks(tx: Tx, planId: string, plan: PlanFile): Promise<void> {
  const { tasks } = plan;
  await tx.query(
    `DELETE FROM task t WHERE t.plan_id = $1 AND NOT t.ref = ANY ($2)
       AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.plan_id = t.plan_id AND o.task_ref = t.ref)`,
    [planId, tasks.map(({ ref }) => ref)],
  );
  await tx.query(
    `INSERT INTO task (plan_id, ref, ordinal, clause, title, kind, origin, deadline_as_written, detail)
     SELECT $1, * FROM unnest($2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
     ON CONFLICT (plan_id, ref) DO UPDATE SET ordinal = excluded.ordinal, clause = excluded.clause, title = excluded.title,
       kind = excluded.kind, origin = excluded.origin, deadline_as_written = excluded.deadline_as_written,
       detail = excluded.detail`,
    [
      planId,
      tasks.map(({ ref }) => ref),
      tasks.map((_, index) => index),
      tasks.map(({ clause }) => clause),
      tasks.map(({ title }) => title),
      tasks.map(({ kind }) => kind),
      tasks.map(({ origin }) => origin),
      tasks.map(({ deadline }) => deadline.asWritten),
      tasks.map((task) => JSON.stringify(task)),
    ],
  );
}
