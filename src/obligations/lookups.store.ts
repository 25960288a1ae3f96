import { refusal, type LocalDate, type Plain } from '../../workflows/vocabulary';
import { isRowId } from '../engine/row-id';
import { hidden } from '../platform/database/kept-plan';
import type { Tx } from '../platform/database/tx';
import type { Looked, ObligationItem } from './obligation-item';
import type { Recount } from './recount.store';
import { lookUpSuccessor } from './transfer.store';

/** What some facts need from other rows, read after the row itself is locked: whose report is missing, what is still open,
 *  how far the parent's date reaches, whether the evidence exists. */
export const lookUpWith =
  (recount: Recount) =>
  async (tx: Tx, items: readonly ObligationItem[]): Promise<readonly Looked[]> => {
    const unknown = await unknownEvidence(tx, items);
    const found: Looked[] = [];
    for (const item of items) found.push(unknown.get(item) ?? (await lookUpOne(tx, item, recount)));
    return found;
  };

async function lookUpOne(tx: Tx, item: ObligationItem, recount: Recount): Promise<Looked> {
  if (item.asked?.type === 'duty.transferred') return lookUpSuccessor(tx, item);
  if (item.asked?.type === 'report.consolidated') return (await whyNotInto(tx, item)) ?? { ok: true, facts: {} };
  if (item.asked?.type === 'calendar.changed') {
    return { ok: true, facts: { ...(await recount(tx, { ...item, state: item.row.state })) } };
  }
  return { ok: true, facts: await factsFor(tx, item) };
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

const TAKES_REPORTS = ['periodicReport', 'soKet', 'tongKet'];

/** A report is taken into one that its office, or a unit on its way, owes or confirms; whether that one is still being written or
 *  was sent already, but not one that was let go. */
async function whyNotInto(tx: Tx, { asked, row, fixed }: ObligationItem): Promise<Looked | null> {
  const into = String(asked?.['into'] ?? '');
  const [above] = isRowId(into)
    ? await tx.query<{ kind: string; unit: string; office: string; gone: boolean }>(
        // Relies on obligation_pk.
        `SELECT kind, unit_id AS unit, office_unit_id AS office, ended AND NOT done AS gone FROM obligation WHERE id = $1`,
        [into],
      )
    : [];
  const { route = [] } = row.state.work.context as { readonly route?: readonly string[] };
  const bodies = [fixed.officeUnitId, ...route];
  const isAbove =
    above !== undefined &&
    into !== row.id &&
    !above.gone &&
    TAKES_REPORTS.includes(above.kind) &&
    (bodies.includes(above.unit) || above.office === fixed.officeUnitId);
  return isAbove ? null : { ok: false, refusal: refusal('report.not-into-that', { into, bodies }) };
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
  const rows = await tx.query<Cited>(
    `SELECT id, sha256 FROM evidence WHERE id = ANY (${hidden(1, 'uuid')}::uuid[])`,
    [ids.filter(isRowId)],
    { name: 'evidence.cited', onlyReads: true },
  );
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

/** Reports of others that come to this duty's unit under the same plan and have not been handed in; whoever issued or tracks the
 *  plan collects all of its reports, whoever confirms them. */
async function missingReports(tx: Tx, { row, fixed }: ObligationItem): Promise<Plain> {
  // Relies on obligation_key (plan_id, …).
  return tx.query<{ unit: string; task: string }>(
    `SELECT o.unit_id AS unit, o.task_ref AS task FROM obligation o JOIN plan p ON p.id = o.plan_id
     WHERE o.plan_id = $1 AND o.kind = 'periodicReport' AND o.id <> $3 AND NOT o.ended AND o.handed_in_at IS NULL
       AND (o.office_unit_id = $2 OR ($2 IN (p.issuer_unit_id, p.office_unit_id) AND o.unit_id <> $2))
     ORDER BY o.task_ref, o.unit_id`,
    [fixed.planId, fixed.unitId, row.id],
  );
}

/** A unit's own review looks at what is late in that unit; the review of whoever issued or tracks the plan looks at all of it,
 *  whoever confirms that review (the ward police cell of seed 003 tracks, and the Party committee confirms). */
async function stillOpen(tx: Tx, { row, fixed, at }: ObligationItem): Promise<Plain> {
  return tx.query<{ unit: string; task: string }>(
    `SELECT o.unit_id AS unit, o.task_ref AS task FROM obligation o JOIN plan p ON p.id = o.plan_id
     WHERE o.plan_id = $1 AND o.id <> $2 AND NOT o.ended
       AND ($3 IN (p.issuer_unit_id, p.office_unit_id) OR (o.unit_id = $3 AND o.handed_in_at IS NULL AND o.late_from <= $4))
     ORDER BY o.task_ref, o.unit_id LIMIT 200`,
    [fixed.planId, row.id, fixed.unitId, at],
  );
}

async function parentDueOn(tx: Tx, { fixed }: ObligationItem): Promise<LocalDate | null> {
  if (fixed.parentId === null) return null;
  const [parent] = await tx.query<{ due_on: LocalDate | null }>('SELECT due_on FROM obligation WHERE id = $1', [
    fixed.parentId,
  ]);
  return parent?.due_on ?? null;
}
