import type { LocalDate } from '../../workflows/vocabulary';
import { dutySql, planSql, type Bind, type Scope } from '../people/accounts/scope';
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

/** A statement that sees of plans, and of what they say about documents, only what the scope sees. Without the text of a plan that
 *  is seen a document is not there. */
function seeing(scope: Scope, given: readonly unknown[]) {
  const values = [...given];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const plans = `seen_plan AS (SELECT p.id, p.slug FROM plan p WHERE ${planSql(scope, 'p', bind)}),
    said AS (SELECT b.document_id, b.basis_id, b.relation FROM document_basis b JOIN seen_plan p ON p.id = b.said_by)`;
  return { values, bind, plans };
}
const SEEN = `(p.id IS NOT NULL OR EXISTS (SELECT 1 FROM said s WHERE s.document_id = d.id OR s.basis_id = d.id))`;

/** Documents that go by a name as people type it: several, when several issuers use the number. */
export function documentsNamed(tx: Tx, name: string, scope: Scope): Promise<StoredDocument[]> {
  const { values, plans } = seeing(scope, [typedNameKey(name)]);
  return tx.query<StoredDocument>(
    // Index: document_named_ix.
    `WITH ${plans} SELECT ${COLUMNS} FROM document d LEFT JOIN seen_plan p ON p.id = d.plan_id
     WHERE d.named_by = $1 AND ${SEEN} ORDER BY d.issued_on, d.issuer, d.id`,
    values,
  );
}

// A circle that two plans make together ends where it comes round: UNION keeps each document once.
const belowOf = (plans: string): string => `WITH RECURSIVE ${plans},
  below (id) AS (
    SELECT d.id FROM document d LEFT JOIN seen_plan p ON p.id = d.plan_id WHERE d.id = $1 AND ${SEEN}
    UNION
    SELECT b.document_id FROM below JOIN said b ON b.basis_id = below.id AND b.relation = 'implements'
  )`;

/** The tree below a document, or null when there is no such document. A document that carries out two of the tree stands
 *  under both; one that stands above itself is not drawn again. */
export async function cascadeFrom(tx: Tx, documentId: string, scope: Scope): Promise<Branch | null> {
  const { values, plans } = seeing(scope, [documentId]);
  const below = belowOf(plans);
  const documents = await tx.query<StoredDocument>(
    `${below} SELECT ${COLUMNS} FROM below JOIN document d ON d.id = below.id LEFT JOIN seen_plan p ON p.id = d.plan_id
     ORDER BY d.issued_on, d.issuer, d.id`,
    values,
  );
  const links = await tx.query<{ readonly above: string; readonly below: string }>(
    `${below} SELECT DISTINCT b.basis_id AS above, b.document_id AS below FROM below
     JOIN said b ON b.basis_id = below.id AND b.relation = 'implements'`,
    values,
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
export function plansOwed(tx: Tx, documentId: string, scope: Scope): Promise<PlanOwed[]> {
  const { values, bind, plans } = seeing(scope, [documentId]);
  const seen = dutySql(scope, 'o', bind);
  return tx.query<PlanOwed>(
    `${belowOf(plans)} SELECT o.id AS obligation, p.slug AS plan, o.task_ref AS task, o.unit_id AS unit, u.name AS "unitName",
       o.due_on AS "dueOn", o.work_state AS "workState"
     FROM below JOIN document d ON d.id = below.id JOIN seen_plan p ON p.id = d.plan_id
     JOIN obligation o ON o.plan_id = p.id AND o.kind = 'issuePlan' AND NOT o.ended AND o.handed_in_at IS NULL AND ${seen}
     JOIN unit u ON u.id = o.unit_id ORDER BY o.due_on NULLS LAST, p.slug, o.task_ref, o.unit_id`,
    values,
  );
}

/** The cascade below each document of these, as far as it is seen. */
export async function cascadesOf(
  tx: Tx,
  documents: readonly StoredDocument[],
  scope: Scope,
): Promise<readonly Cascade[]> {
  const found: Cascade[] = [];
  for (const { id } of documents) {
    const tree = await cascadeFrom(tx, id, scope);
    if (tree !== null) found.push({ tree, owed: await plansOwed(tx, id, scope) });
  }
  return found;
}

/** The document that a loaded plan is, if it is seen. Index: document_plan_key. */
export function documentOfPlan(tx: Tx, planId: string, scope: Scope): Promise<StoredDocument[]> {
  const { values, plans } = seeing(scope, [planId]);
  return tx.query<StoredDocument>(
    `WITH ${plans} SELECT ${COLUMNS} FROM document d JOIN seen_plan p ON p.id = d.plan_id WHERE d.plan_id = $1`,
    values,
  );
}

/** The documents at the top of what this one carries out, by way of any number of others; itself where it rests on nothing. */
export function topsAbove(tx: Tx, documentId: string, scope: Scope): Promise<StoredDocument[]> {
  const { values, plans } = seeing(scope, [documentId]);
  return tx.query<StoredDocument>(
    // Index: document_basis_pk. UNION keeps each document once, so a circle ends where it comes round.
    `WITH RECURSIVE ${plans},
       above (id) AS (
         SELECT $1::uuid
         UNION
         SELECT s.basis_id FROM above JOIN said s ON s.document_id = above.id AND s.relation = 'implements')
     SELECT ${COLUMNS} FROM above JOIN document d ON d.id = above.id LEFT JOIN seen_plan p ON p.id = d.plan_id
     WHERE ${SEEN} AND NOT EXISTS (SELECT 1 FROM said s WHERE s.document_id = d.id AND s.relation = 'implements')
     ORDER BY d.issued_on, d.issuer, d.id`,
    values,
  );
}
