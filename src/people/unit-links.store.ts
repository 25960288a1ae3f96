import { refusal, type Instant, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { unitsById } from './people.store';
import type { UnitActor } from './unit-change.store';

/** Links between the Party tree and the State tree, which stay two trees: a link moves no duty and gives nobody a right.
 *  Source: DOMAIN §7. */

export const UNIT_LINK_KINDS = [
  /** The Party organisation of that body: đảng bộ, chi bộ of a sở. */
  'organisation-of',
  /** The Party committee that leads the body from outside it. */
  'leads',
] as const;
export type UnitLinkKind = (typeof UNIT_LINK_KINDS)[number];

export interface UnitLink {
  readonly party: string;
  readonly state: string;
  readonly kind: UnitLinkKind;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Records a link from a day on, or with `to` the last day of one that is open. Refuses `unit.unknown`,
 *  `unit-link.wrong-tree` where an end stands in the wrong tree, and `unit-link.before-start`. The same again changes nothing. */
export async function linkUnits(
  tx: Tx,
  link: UnitLink,
  { by, at }: { readonly by: UnitActor; readonly at: Instant },
): Promise<Refusal | null> {
  const { party, state, kind, from, to } = link;
  const units = await unitsById(tx, [party, state]);
  for (const [id, tree] of [
    [party, 'party'],
    [state, 'state'],
  ] as const) {
    const unit = units.get(id);
    if (!unit) return refusal('unit.unknown', { by: kind, unit: id });
    if (unit.tree !== tree) return refusal('unit-link.wrong-tree', { unit: id, tree: unit.tree, needs: tree });
  }
  if (to !== null && to < from) return refusal('unit-link.before-start', { party, state, from, to });
  await tx.query(
    `INSERT INTO unit_link (party_unit_id, state_unit_id, kind, valid_from, valid_to, recorded_at, person_id, post_id, actor_unit_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (party_unit_id, state_unit_id, kind, valid_from) DO UPDATE SET
       valid_to = COALESCE(unit_link.valid_to, excluded.valid_to)`,
    [party, state, kind, from, to, at, by.person, by.post, by.unit],
  );
  return null;
}

/** The links of a unit of either tree on a day. Relies on unit_link_pk and unit_link_state_ix. */
export const linksOn = (tx: Tx, unit: string, on: LocalDate): Promise<UnitLink[]> =>
  tx.query<UnitLink>(
    `SELECT party_unit_id AS party, state_unit_id AS state, kind, valid_from AS "from", valid_to AS "to" FROM unit_link
     WHERE (party_unit_id = $1 OR state_unit_id = $1) AND valid_from <= $2 AND (valid_to IS NULL OR $2 <= valid_to)
     ORDER BY kind, party_unit_id, state_unit_id, valid_from`,
    [unit, on],
  );
