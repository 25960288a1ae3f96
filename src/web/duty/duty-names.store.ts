import type { DeadlineRule } from '../../calendar/deadline-rule';
import type { Tx } from '../../platform/database/tx';

/** Names for ids that a record holds. */
export interface DutyNames {
  readonly persons: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

export async function dutyNames(
  tx: Tx,
  ids: { readonly persons: readonly string[]; readonly posts: readonly string[]; readonly units: readonly string[] },
): Promise<DutyNames> {
  const named = async (sql: string, wanted: readonly string[]) => {
    const rows = wanted.length === 0 ? [] : await tx.query<{ id: string; name: string }>(sql, [[...new Set(wanted)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  };
  return {
    persons: await named('SELECT id, name FROM person WHERE id = ANY ($1)', ids.persons),
    posts: await named('SELECT id, title AS name FROM post WHERE id = ANY ($1)', ids.posts),
    units: await named('SELECT id, name FROM unit WHERE id = ANY ($1)', ids.units),
  };
}

/** The plan that a duty comes from, as papers cite it. */
export interface DutyPlan {
  readonly title: string;
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly issuedOn: string;
  /** How the deadline was read; null where the task brings no rule. */
  readonly rule: DeadlineRule | null;
}

/** Relies on task_pk. */
export async function planOfDuty(tx: Tx, planId: string, taskRef: string): Promise<DutyPlan | null> {
  const [row] = await tx.query<Omit<DutyPlan, 'rule'> & { readonly detail: string }>(
    `SELECT p.title, p.document_type AS type, p.document_number AS number, p.document_symbol AS symbol, p.issued_on AS "issuedOn",
       t.detail FROM plan p JOIN task t ON t.plan_id = p.id AND t.ref = $2 WHERE p.id = $1`,
    [planId, taskRef],
  );
  if (row === undefined) return null;
  const { detail, ...plan } = row;
  const { deadline } = JSON.parse(detail) as { readonly deadline?: { readonly rule?: DeadlineRule } };
  return { ...plan, rule: deadline?.rule ?? null };
}
