import { refusal, type LocalDate, type Plain } from '../../workflows/vocabulary';
import { isRowId } from '../engine/row-id';
import type { Tx } from '../platform/database/tx';
import type { Looked, ObligationItem } from './obligation-item';

/** What some facts need from other rows, read after the row itself is locked: whose report is missing, what is still open,
 *  how far the parent's date reaches, whether the evidence exists. */
export async function lookUp(tx: Tx, items: readonly ObligationItem[]): Promise<readonly Looked[]> {
  const unknown = await unknownEvidence(tx, items);
  const found: Looked[] = [];
  for (const item of items) found.push(unknown.get(item) ?? { ok: true, facts: await factsFor(tx, item) });
  return found;
}

/** Only facts that a person states about others need a query of their own; rungs and deeds need none. */
async function factsFor(tx: Tx, item: ObligationItem): Promise<{ readonly [key: string]: Plain }> {
  switch (item.asked?.type) {
    case 'reports.collected':
      return { missing: await missingReports(tx, item) };
    case 'concluded':
      return { openWithoutReason: await stillOpen(tx, item) };
    case 'extension.requested':
    case 'extension.counter-offered':
      return { parentDueOn: await parentDueOn(tx, item) };
    default:
      return {};
  }
}

type Cited = { readonly id: string; readonly sha256: string };

/** Evidence is stored and flushed before a step may cite it. */
async function unknownEvidence(tx: Tx, items: readonly ObligationItem[]): Promise<ReadonlyMap<ObligationItem, Looked>> {
  const citing = items.flatMap((item) => {
    const cited = item.asked?.['evidence'];
    return Array.isArray(cited) && cited.length > 0 ? [{ item, cited: cited as readonly Cited[] }] : [];
  });
  if (citing.length === 0) return new Map();
  const ids = [...new Set(citing.flatMap(({ cited }) => cited.map(({ id }) => id)))];
  // Relies on the primary key of evidence: compared as text, each batch would read the whole register.
  const rows = await tx.query<Cited>('SELECT id, sha256 FROM evidence WHERE id = ANY ($1::uuid[])', [
    ids.filter(isRowId),
  ]);
  const known = new Map(rows.map(({ id, sha256 }) => [id, sha256]));
  return new Map(
    citing.flatMap(({ item, cited }) => {
      const missing = cited.filter(({ id, sha256 }) => known.get(id) !== sha256).map(({ id }) => id);
      return missing.length === 0
        ? []
        : [[item, { ok: false, refusal: refusal('evidence.unknown', { ids: missing }) }]];
    }),
  );
}

/** Reports that come to this duty's unit under the same plan and have not been handed in. */
async function missingReports(tx: Tx, { row, fixed }: ObligationItem): Promise<Plain> {
  // Relies on obligation_key (plan_id, …).
  return tx.query<{ unit: string; task: string }>(
    `SELECT unit_id AS unit, task_ref AS task FROM obligation
     WHERE plan_id = $1 AND office_unit_id = $2 AND kind = 'periodicReport' AND id <> $3
       AND NOT ended AND handed_in_at IS NULL
     ORDER BY task_ref, unit_id`,
    [fixed.planId, fixed.unitId, row.id],
  );
}

/** A unit's own review looks at what is late in that unit; the review of whoever issued or tracks the plan looks at all of it. */
async function stillOpen(tx: Tx, { row, fixed, at }: ObligationItem): Promise<Plain> {
  const ofWholePlan = fixed.unitId === fixed.issuerUnitId || fixed.unitId === fixed.officeUnitId;
  return tx.query<{ unit: string; task: string }>(
    `SELECT unit_id AS unit, task_ref AS task FROM obligation
     WHERE plan_id = $1 AND id <> $2 AND NOT ended
       AND ($3 OR (unit_id = $4 AND handed_in_at IS NULL AND late_from <= $5))
     ORDER BY task_ref, unit_id LIMIT 200`,
    [fixed.planId, row.id, ofWholePlan, fixed.unitId, at],
  );
}

async function parentDueOn(tx: Tx, { fixed }: ObligationItem): Promise<LocalDate | null> {
  if (fixed.parentId === null) return null;
  const [parent] = await tx.query<{ due_on: LocalDate | null }>('SELECT due_on FROM obligation WHERE id = $1', [
    fixed.parentId,
  ]);
  return parent?.due_on ?? null;
}
