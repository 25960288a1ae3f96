import type { Instant } from '../../../workflows/vocabulary';
import { unitSql, type Scope } from '../../people/accounts/scope';
import type { Tx } from '../../platform/database/tx';
import type { Draft } from '../draft';
import type { Correction } from './correction';
import type { DraftRow } from './draft-row';

const COLUMNS = `i.id, i.unit_id AS unit, i.file_name AS "fileName", i.sha256, i.source_text AS text, i.reading, i.read_by AS "readBy",
  i.read_at AS "readAt", i.corrections, i.revision, i.corrected_by AS "correctedBy", i.corrected_at AS "correctedAt", p.slug AS plan`;
const FROM = 'FROM intake_draft i LEFT JOIN plan p ON p.id = i.plan_id';

/** A draft is seen by whoever sees what its unit owes or tracks. */
const seenSql = (scope: Scope, values: unknown[]): string =>
  unitSql(
    scope.kind === 'everything' ? scope : { ...scope, register: false },
    'i.unit_id',
    (value) => `$${values.push(value)}`,
  );

export interface NewReading {
  readonly id: string;
  readonly unit: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly text: string;
  readonly reading: Draft;
  readonly by: string;
  readonly at: Instant;
}

/** The same paper of the same unit is one row: what it is read as now takes the place of the reading before, corrections stay.
 *  Relies on intake_draft_once_uq. */
export async function saveReading(
  tx: Tx,
  { id, unit, fileName, sha256, text, reading, by, at }: NewReading,
): Promise<string> {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO intake_draft (id, unit_id, file_name, sha256, source_text, reading, read_by, read_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT ON CONSTRAINT intake_draft_once_uq DO UPDATE SET
       source_text = excluded.source_text, reading = excluded.reading, read_by = excluded.read_by, read_at = excluded.read_at
     RETURNING id`,
    [id, unit, fileName, sha256, text, JSON.stringify(reading), by, at],
  );
  return row?.id ?? id;
}

export async function draftById(tx: Tx, id: string, scope: Scope): Promise<DraftRow | null> {
  const values: unknown[] = [id];
  const [row] = await tx.query<DraftRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE i.id = $1 AND ${seenSql(scope, values)}`,
    values,
  );
  return row ?? null;
}

const LISTED_MOST = 200;

/** The newest first. */
export function draftsSeen(tx: Tx, scope: Scope): Promise<DraftRow[]> {
  const values: unknown[] = [];
  return tx.query<DraftRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE ${seenSql(scope, values)} ORDER BY i.read_at DESC, i.id LIMIT ${LISTED_MOST}`,
    values,
  );
}

export interface Corrections {
  readonly id: string;
  readonly corrections: readonly Correction[];
  /** The revision that was looked at: somebody else's corrections are never written over unseen. */
  readonly revision: number;
  readonly by: string;
  readonly at: Instant;
}

/** Whether it was written: false when another revision stands there by now. */
export async function saveCorrections(tx: Tx, { id, corrections, revision, by, at }: Corrections): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE intake_draft SET corrections = $2, revision = revision + 1, corrected_by = $4, corrected_at = $5
     WHERE id = $1 AND revision = $3 RETURNING id`,
    [id, JSON.stringify(corrections), revision, by, at],
  );
  return rows.length > 0;
}

export async function saveAccepted(tx: Tx, id: string, planId: string): Promise<void> {
  await tx.query('UPDATE intake_draft SET plan_id = $2 WHERE id = $1', [id, planId]);
}

/** The draft that a plan was read from, if it is seen. Relies on intake_draft_plan_ix. */
export async function planDraft(tx: Tx, planId: string, scope: Scope): Promise<string | null> {
  const values: unknown[] = [planId];
  const [row] = await tx.query<{ id: string }>(
    `SELECT i.id FROM intake_draft i WHERE i.plan_id = $1 AND ${seenSql(scope, values)} ORDER BY i.read_at DESC LIMIT 1`,
    values,
  );
  return row?.id ?? null;
}
