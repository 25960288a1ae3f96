import type { Database, Tx } from '../platform/database/tx';

/** How far a plan has been opened. `total` is 0 before anybody orders it. */
export interface PlanOpening {
  readonly stage: string;
  readonly opened: number;
  readonly total: number;
}

export async function openingOf(database: Database, planId: string): Promise<PlanOpening> {
  const [row] = await database.read<{ stage: string; state: string; opened: number }>(
    `SELECT p.stage, p.state, (SELECT count(*)::int FROM obligation o WHERE o.plan_id = p.id) AS opened
     FROM plan p WHERE p.id = $1`,
    [planId],
  );
  if (!row) throw new Error(`plan ${planId} was just loaded and is not there`);
  const { context } = JSON.parse(row.state) as { context: { total: number } };
  return { stage: row.stage, opened: row.opened, total: context.total };
}

/** The file as it was loaded. */
export async function planFileText(tx: Tx, planId: string): Promise<string> {
  const [row] = await tx.query<{ fileText: string }>('SELECT file_text AS "fileText" FROM plan WHERE id = $1', [
    planId,
  ]);
  if (!row) throw new Error(`plan ${planId} is gone`);
  return row.fileText;
}
