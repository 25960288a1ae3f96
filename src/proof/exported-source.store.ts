import type { Tx } from '../platform/database/tx';
import type { SourceKind, SourceLine } from '../trail/export/format';
import { keptFiles } from '../trail/sources.store';

/** The text of what an entry names beside its machines: what some build that worked on this database had under that name, and plan files as they were
 *  loaded. What nobody kept is named without a text. */
export async function exportedSource(tx: Tx, kind: SourceKind, name: string): Promise<SourceLine> {
  return { kind, name, files: kind === 'plan-file' ? await planFile(tx, name) : await keptFiles(tx, kind, name) };
}

async function planFile(tx: Tx, name: string): Promise<SourceLine['files']> {
  const rows = await tx.query<{ slug: string; file_text: string }>(
    'SELECT slug, file_text FROM plan WHERE file_sha256 = $1 LIMIT 1',
    [name],
  );
  return rows.map(({ slug, file_text: text }) => ({ name: `${slug}.plan.yaml`, text }));
}
