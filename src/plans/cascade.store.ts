import type { LocalDate } from '../../workflows/vocabulary';
import type { Tx } from '../platform/database/tx';
import { typedNameKey, type KnownDocument } from './document-identity';

/** From a directive down: who carries it out by a document of their own, and who should have and has not. Source: DOMAIN §1, §8. */

export interface StoredDocument extends KnownDocument {
  /** The short name of the plan that this document is, once its file is loaded. */
  readonly plan: string | null;
}

/** A document with those that carry it out, each with those that carry it out in turn. */
export interface Branch extends StoredDocument {
  readonly carriedOutBy: readonly Branch[];
}

/** A unit that a plan in the cascade obliges to issue a plan of its own, and that has not. */
export interface PlanOwed {
  readonly obligation: string;
  readonly plan: string;
  readonly task: string;
  readonly unit: string;
  readonly unitName: string;
  readonly dueOn: LocalDate | null;
  readonly workState: string;
}

/** A document, what carries it out, and who should have issued a plan under it and has not. */
export interface Cascade {
  readonly tree: Branch;
  readonly owed: readonly PlanOwed[];
}

const COLUMNS = `d.id, d.issuer, d.type, d.number, d.symbol, d.issued_on AS "issuedOn", d.title, p.slug AS plan`;

/** Documents that go by a name as people type it: several, when several issuers use the number. */
export const documentsNamed = (tx: Tx, name: string): Promise<StoredDocument[]> =>
  tx.query<StoredDocument>(
    // Index: document_named_ix.
    `SELECT ${COLUMNS} FROM document d LEFT JOIN plan p ON p.id = d.plan_id WHERE d.named_by = $1
     ORDER BY d.issued_on, d.issuer, d.id`,
    [typedNameKey(name)],
  );

// A circle that two plans make together ends where it comes round: UNION keeps each document once.
const BELOW = `WITH RECURSIVE below (id) AS (
    SELECT id FROM document WHERE id = $1
    UNION
    SELECT b.document_id FROM below JOIN document_basis b ON b.basis_id = below.id AND b.relation = 'implements'
  )`;

/** The tree below a document, or null when there is no such document. A document that carries out two of the tree stands
 *  under both; one that stands above itself is not drawn again. */
export async function cascadeFrom(tx: Tx, documentId: string): Promise<Branch | null> {
  const documents = await tx.query<StoredDocument>(
    `${BELOW} SELECT ${COLUMNS} FROM below JOIN document d ON d.id = below.id LEFT JOIN plan p ON p.id = d.plan_id
     ORDER BY d.issued_on, d.issuer, d.id`,
    [documentId],
  );
  const links = await tx.query<{ readonly above: string; readonly below: string }>(
    `${BELOW} SELECT DISTINCT b.basis_id AS above, b.document_id AS below FROM below
     JOIN document_basis b ON b.basis_id = below.id AND b.relation = 'implements'`,
    [documentId],
  );
  const root = documents.find(({ id }) => id === documentId);
  return root === undefined ? null : branchOf(root, new Set(), { documents, links });
}

interface Found {
  readonly documents: readonly StoredDocument[];
  readonly links: readonly { readonly above: string; readonly below: string }[];
}

function branchOf(document: StoredDocument, above: ReadonlySet<string>, found: Found): Branch {
  const path = new Set([...above, document.id]);
  const below = new Set(found.links.filter((link) => link.above === document.id).map((link) => link.below));
  const next = found.documents.filter(({ id }) => below.has(id) && !path.has(id));
  return { ...document, carriedOutBy: next.map((each) => branchOf(each, path, found)) };
}

/** Asked downwards: units that had to issue their own plan under this document and have not, the earliest due first. A plan
 *  that was handed in counts as issued while the office looks at it; one that was returned does not. */
export const plansOwed = (tx: Tx, documentId: string): Promise<PlanOwed[]> =>
  tx.query<PlanOwed>(
    `${BELOW} SELECT o.id AS obligation, p.slug AS plan, o.task_ref AS task, o.unit_id AS unit, u.name AS "unitName",
       o.due_on AS "dueOn", o.work_state AS "workState"
     FROM below JOIN document d ON d.id = below.id JOIN plan p ON p.id = d.plan_id
     JOIN obligation o ON o.plan_id = p.id AND o.kind = 'issuePlan' AND NOT o.ended AND o.handed_in_at IS NULL
     JOIN unit u ON u.id = o.unit_id ORDER BY o.due_on NULLS LAST, p.slug, o.task_ref, o.unit_id`,
    [documentId],
  );

/** The cascade below each document of these. */
export async function cascadesOf(tx: Tx, documents: readonly StoredDocument[]): Promise<readonly Cascade[]> {
  const found: Cascade[] = [];
  for (const { id } of documents) {
    const tree = await cascadeFrom(tx, id);
    if (tree !== null) found.push({ tree, owed: await plansOwed(tx, id) });
  }
  return found;
}

/** The document that a loaded plan is. Index: document_plan_key. */
export const documentOfPlan = (tx: Tx, planId: string): Promise<StoredDocument[]> =>
  tx.query<StoredDocument>(`SELECT ${COLUMNS} FROM document d JOIN plan p ON p.id = d.plan_id WHERE d.plan_id = $1`, [
    planId,
  ]);
