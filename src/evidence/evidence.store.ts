import { refusal, type EvidenceRef, type Instant, type Refusal, type Sha256 } from '../../workflows/vocabulary';
import { dutySql, planSql, type Bind, type Scope } from '../people/accounts/scope';
import type { Database, Tx } from '../platform/database/tx';
import { uuidFromParts } from '../platform/identifiers';
import { documentText, sha256OfText, type DocumentReference } from './document-reference';
import type { StoredFile } from './evidence-files.store';

/** A piece of proof as it is registered. */
export type Evidence =
  | {
      readonly kind: 'file';
      readonly id: string;
      readonly sha256: Sha256;
      readonly mediaType: string;
      readonly bytes: number;
      readonly fileName: string;
      readonly addedAt: Instant;
    }
  | {
      readonly kind: 'document';
      readonly id: string;
      readonly sha256: Sha256;
      readonly document: DocumentReference;
      readonly addedAt: Instant;
    };

type Row = {
  id: string;
  kind: 'file' | 'document';
  sha256: Sha256;
  media_type: string;
  bytes: string;
  file_name: string;
  document: string;
  added_at: Instant;
};
const COLUMNS = 'id, kind, sha256, media_type, bytes, file_name, document, added_at';

/** The register of proof. An id follows from what it stands for: the same content under the same name, or the same document,
 *  is one row however often it is handed in; the first who did so stands in it. */
export class EvidenceStore {
  constructor(private readonly database: Database) {}

  /** `by` is a person's id, or null when it is not known who. */
  addFile(file: StoredFile & { readonly fileName: string }, by: string | null, at: Instant): Promise<Evidence> {
    const id = uuidFromParts('evidence-file', file.sha256, file.fileName);
    return this.add([id, 'file', file.sha256, file.mediaType, file.bytes, file.fileName, null, at, by]);
  }

  addDocument(document: DocumentReference, by: string | null, at: Instant): Promise<Evidence> {
    const text = documentText(document);
    const sha256 = sha256OfText(text);
    const id = uuidFromParts('evidence-document', sha256);
    return this.add([id, 'document', sha256, null, null, null, text, at, by]);
  }

  /** Whether a case that has not ended concerns the person. Relies on case_file_concerned_ix. */
  async isConcerned(person: string): Promise<boolean> {
    const rows = await this.database.read('SELECT 1 FROM case_file WHERE concerned_person = $1 AND NOT ended LIMIT 1', [
      person,
    ]);
    return rows.length > 0;
  }

  async get(id: string, scope: Scope): Promise<Evidence | null> {
    const values: unknown[] = [id];
    const seen = seenSql(scope, (value) => `$${values.push(value)}`);
    const [row] = await this.database.read<Row>(`SELECT ${COLUMNS} FROM evidence e WHERE id = $1 AND ${seen}`, values);
    return row ? fromRow(row) : null;
  }

  private async add(values: readonly unknown[]): Promise<Evidence> {
    return this.database.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO evidence (id, kind, sha256, media_type, bytes, file_name, document, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        values,
      );
      // Whoever hands in what somebody else did before has proof of their own.
      const by = values.at(-1);
      if (by !== null) {
        await tx.query('INSERT INTO evidence_holder (evidence_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          values[0],
          by,
        ]);
      }
      // A second statement sees the row of another who was faster.
      const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM evidence WHERE id = $1`, [values[0]]);
      if (!row) throw new Error('evidence that was just registered is not there');
      return fromRow(row);
    });
  }
}

const MANY_IDS = 50;

/** Proof is seen by whoever handed it in, and by all who see a duty or plan that cites it. Relies on evidence_holder_pk and
 *  evidence_citation_pk. */
function seenSql(scope: Scope, bind: Bind): string {
  if (scope.kind === 'everything') return 'true';
  return `(EXISTS (SELECT 1 FROM evidence_holder h WHERE h.evidence_id = e.id AND h.person_id = ${bind(scope.person)})
    OR EXISTS (SELECT 1 FROM evidence_citation c JOIN obligation o ON o.id = c.stream_id
      WHERE c.sha256 = e.sha256 AND c.subject = 'obligation' AND ${dutySql(scope, 'o', bind)})
    OR EXISTS (SELECT 1 FROM evidence_citation c JOIN plan p ON p.id = c.stream_id
      WHERE c.sha256 = e.sha256 AND c.subject = 'plan' AND ${planSql(scope, 'p', bind)}))`;
}

/** The proof that a command cites, in its order and each once. Refuses `evidence.unknown` with the ids that are not
 *  registered or not seen, and `evidence.too-many`. */
export async function findEvidence(tx: Tx, ids: readonly string[], scope: Scope): Promise<EvidenceRef[] | Refusal> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  if (wanted.length > MANY_IDS) return refusal('evidence.too-many', { given: wanted.length, most: MANY_IDS });
  const values: unknown[] = [wanted];
  const seen = seenSql(scope, (value) => `$${values.push(value)}`);
  const rows = await tx.query<{ id: string; sha256: Sha256 }>(
    `SELECT id, sha256 FROM evidence e WHERE id::text = ANY ($1::text[]) AND ${seen}`,
    values,
  );
  const known = new Map(rows.map((row) => [row.id, row.sha256]));
  const missing = wanted.filter((id) => !known.has(id));
  if (missing.length > 0) return refusal('evidence.unknown', { ids: missing });
  return wanted.map((id) => ({ id, sha256: known.get(id) as Sha256 }));
}

function fromRow(row: Row): Evidence {
  const { id, sha256, added_at: addedAt } = row;
  if (row.kind === 'document') {
    return { kind: 'document', id, sha256, document: JSON.parse(row.document) as DocumentReference, addedAt };
  }
  return {
    ...{ kind: 'file', id, sha256, addedAt },
    mediaType: row.media_type,
    bytes: Number(row.bytes),
    fileName: row.file_name,
  };
}
