import { refusal, type Refusal } from '../../workflows/vocabulary';
import { planSql, type Scope } from '../people/accounts/scope';
import type { Tx } from '../platform/database/tx';
import type { TaskRow } from './plan.store';

/** A task in a list over all plans; how its obligations stand is asked of them. */
export interface ListedTask extends Omit<TaskRow, 'obligations' | 'open'> {
  /** Short name of the plan. */
  readonly plan: string;
}

/** Where a page ended: the plan by its short name, and the place of the task in its text, from 0. */
export interface TaskPlace {
  readonly plan: string;
  readonly ordinal: number;
}

export interface TaskWish {
  /** Short name or id of a plan. */
  readonly plan?: string;
  readonly kind?: string;
  readonly after: TaskPlace | null;
  readonly limit: number;
}

/** Tasks of the plans that are seen, by plan and place in its text; one more than the page holds when there are more. */
export async function listTasks(tx: Tx, scope: Scope, { plan, kind, after, limit }: TaskWish): Promise<TaskPage> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [planSql(scope, 'p', bind)];
  if (plan !== undefined) {
    const place = bind(plan);
    conditions.push(`(p.id::text = ${place} OR p.slug = ${place})`);
  }
  if (kind !== undefined) conditions.push(`t.kind = ${bind(kind)}`);
  if (after) conditions.push(`(p.slug, t.ordinal) > (${bind(after.plan)}, ${bind(after.ordinal)}::integer)`);
  const rows = await tx.query<Omit<ListedTask, 'detail'> & { readonly detail: string; readonly ordinal: number }>(
    `SELECT p.slug AS plan, t.ref, t.clause, t.title, t.kind, t.origin, t.deadline_as_written AS "deadlineAsWritten", t.detail,
       t.ordinal
     FROM task t JOIN plan p ON p.id = t.plan_id WHERE ${conditions.join(' AND ')}
     ORDER BY p.slug, t.ordinal LIMIT ${bind(limit + 1)}`,
    values,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ ordinal: _, detail, ...row }) => ({ ...row, detail: JSON.parse(detail) as unknown })),
    next: last && rows.length > limit ? placeText(last) : null,
  };
}

export interface TaskPage {
  readonly items: readonly ListedTask[];
  readonly next: string | null;
}

/** An opaque word for addresses: people are not meant to build it. */
const placeText = ({ plan, ordinal }: TaskPlace): string =>
  Buffer.from(`${plan}/${ordinal}`, 'utf8').toString('base64url');

/** Refuses `page.cursor-invalid`. */
export function parsePlace(text: string): TaskPlace | Refusal {
  const found = /^([a-z0-9-]+)\/(\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString('utf8'));
  if (!found?.[1] || !found[2]) return refusal('page.cursor-invalid', { cursor: text.slice(0, 80) });
  return { plan: found[1], ordinal: Number(found[2]) };
}
