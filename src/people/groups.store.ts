import type { LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';

/** A unit in a group; both days inclusive, null is open. */
export interface GroupMembership {
  readonly group: string;
  readonly unit: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Who belongs to these groups, and when, as the register has it now. Relies on unit_group_member_pk. */
export const membershipsOf = (tx: Tx, groups: readonly string[]): Promise<GroupMembership[]> =>
  tx.query<GroupMembership>(
    `SELECT group_id AS "group", unit_id AS unit, valid_from AS "from", valid_to AS "to" FROM unit_group_member
     WHERE group_id = ANY ($1) ORDER BY 1, 2`,
    [groups],
  );
