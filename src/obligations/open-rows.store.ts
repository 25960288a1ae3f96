import type { ObligationState } from '../../workflows/obligations/obligation';
import type { Instant } from '../../workflows/vocabulary';
import type { ColumnValues } from '../engine/subject';
import type { Tx } from '../platform/database/tx';
import { FIXED, fixedFromColumns, type ObligationFixed } from './obligation-row';

/** An open obligation with its whole state, as it rests. */
export interface OpenDutyRow {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  /** Hash of the plan's file. */
  readonly file: string;
  readonly state: ObligationState;
  readonly fixed: ObligationFixed;
  readonly wakeAt: Instant | null;
  readonly wakeFailures: number;
}

/** The next open obligations by id that are in force. Suspended ones have no running date. Relies on obligation_pk. */
export async function openDutyRows(
  tx: Tx,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly OpenDutyRow[]> {
  const rows = await tx.query<ColumnValues & Raw>(
    `SELECT o.id, o.version, p.slug, p.file_sha256 AS file, o.state, o.wake_at AS "wakeAt", o.wake_failures AS "wakeFailures",
       ${FIXED.map(({ name }) => `o.${name}`).join(', ')}
     FROM obligation o JOIN plan p ON p.id = o.plan_id
     WHERE NOT o.ended AND o.force_state = 'inForce' AND ($1::uuid IS NULL OR o.id > $1)
     ORDER BY o.id LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ id, version, slug, file, state, wakeAt, wakeFailures, ...columns }) => ({
    ...{ id, version, slug, file, wakeAt, wakeFailures },
    state: JSON.parse(state) as ObligationState,
    fixed: fixedFromColumns(columns),
  }));
}

type Raw = {
  readonly id: string;
  readonly version: number;
  readonly slug: string;
  readonly file: string;
  readonly state: string;
  readonly wakeAt: Instant | null;
  readonly wakeFailures: number;
};
