import type { Tx } from '../platform/database/tx';
import type { SourceKind, SourceLine } from './export/format';

/** The texts that entries name as having decided. They are kept where the entries are, since the next build has others. Table `trail_source`. */

/** Keeps what is not kept yet. The first text under a name stays: for tables and provisions the name is the hash of what they say. Relies on
 *  trail_source_pk. */
export async function keepSources(tx: Tx, sources: readonly SourceLine[]): Promise<void> {
  const rows = await tx.query<{ kind: string; name: string }>('SELECT kind, name FROM trail_source');
  const kept = new Set(rows.map(({ kind, name }) => `${kind} ${name}`));
  const missing = sources.filter(({ kind, name }) => !kept.has(`${kind} ${name}`));
  if (missing.length === 0) return;
  await tx.query(
    `INSERT INTO trail_source (kind, name, files) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT DO NOTHING`,
    [
      missing.map(({ kind }) => kind),
      missing.map(({ name }) => name),
      missing.map(({ files }) => JSON.stringify(files)),
    ],
  );
}

/** The files that were kept under a name; none where nobody kept them. */
export async function keptFiles(tx: Tx, kind: SourceKind, name: string): Promise<SourceLine['files']> {
  const [row] = await tx.query<{ files: string }>('SELECT files FROM trail_source WHERE kind = $1 AND name = $2', [
    kind,
    name,
  ]);
  return row === undefined ? [] : (JSON.parse(row.files) as SourceLine['files']);
}
