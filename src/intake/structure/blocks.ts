import { isTableLine, tableOf, type Table } from './tables';
import type { Line } from './lines';
import { paragraphsOf, type Paragraph } from './paragraphs';

/** A document as it runs: paragraphs and tables in their order. */
export type Block = ({ readonly kind: 'paragraph' } & Paragraph) | { readonly kind: 'table'; readonly table: Table };

export function blocksOf(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from < lines.length) {
    const inTable = isTableLine(lines[from] as Line);
    let to = from;
    while (to < lines.length && isTableLine(lines[to] as Line) === inTable) to += 1;
    const run = lines.slice(from, to);
    if (inTable) blocks.push({ kind: 'table', table: tableOf(run) });
    else for (const paragraph of paragraphsOf(run)) blocks.push({ kind: 'paragraph', ...paragraph });
    from = to;
  }
  return blocks;
}
