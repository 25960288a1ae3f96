import type { Tx } from '../platform/database/tx';
import { documentsOf, nameKey, type KnownDocument } from './document-identity';
import type { PlanFile } from './plan-file/plan-file';

/** Writes the papers that a plan file speaks of. Writing again replaces what this plan said before; a paper that another plan
 *  names too stays one row, and a title is filled in by whoever knows it. */
export async function saveDocuments(tx: Tx, planId: string, plan: PlanFile): Promise<void> {
  const { own, all, links } = documentsOf(plan);
  await tx.query('DELETE FROM document_basis WHERE said_by = $1', [planId]);
  await tx.query('UPDATE document SET plan_id = NULL WHERE plan_id = $1 AND id <> $2', [planId, own.id]);
  await tx.query(
    `INSERT INTO document AS d (id, issuer, type, number, symbol, issued_on, title, named_by)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
     ON CONFLICT (id) DO UPDATE SET title = COALESCE(d.title, excluded.title)`,
    columns(all),
  );
  await tx.query('UPDATE document SET plan_id = $1 WHERE id = $2', [planId, own.id]);
  await tx.query(
    `INSERT INTO document_basis (document_id, basis_id, relation, said_by)
     SELECT a, b, r, $4 FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS said (a, b, r)`,
    [
      links.map(({ document }) => document),
      links.map(({ basis }) => basis),
      links.map(({ relation }) => relation),
      planId,
    ],
  );
  await tx.query(
    `DELETE FROM document d WHERE d.plan_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM document_basis b WHERE d.id IN (b.document_id, b.basis_id))`,
  );
}

const columns = (all: readonly KnownDocument[]): unknown[] => [
  all.map(({ id }) => id),
  all.map(({ issuer }) => issuer),
  all.map(({ type }) => type),
  all.map(({ number }) => number),
  all.map(({ symbol }) => symbol),
  all.map(({ issuedOn }) => issuedOn),
  all.map(({ title }) => title),
  all.map(({ number, symbol }) => nameKey(number, symbol)),
];
