import type { Plain } from '../../../workflows/vocabulary';
import { plainOf } from '../feel/values';
import type { CompiledTable, Seen } from './compiled-table';
import type { NearMiss, TableExplanation, Verdict } from './explanation';
import { valueOf, type Hit } from './hit-policy';

interface Seeing {
  readonly compiled: CompiledTable;
  readonly name: string;
  readonly seen: readonly Seen[];
  readonly rows: readonly (readonly Verdict[])[];
  readonly verdicts: readonly Verdict[];
  readonly hits: readonly Hit[];
  readonly open: readonly number[];
  readonly usedDefault: boolean;
}

/** How many rows that missed are told with their reasons. */
const NEAREST = 3;

/** What a table saw, row by row and cell by cell. */
export function explainTable(seeing: Seeing): TableExplanation {
  const { compiled, name, seen, rows, verdicts, hits, open, usedDefault } = seeing;
  const { table } = compiled;
  return {
    table: name,
    hitPolicy: table.hitPolicy,
    aggregation: table.aggregation,
    inputs: compiled.inputs.map(({ label, text }, column) => ({
      label,
      expression: text,
      value: plainOf(seen[column]?.value),
      missing: seen[column]?.unknown !== null,
    })),
    rows: rows.map((cells, index) => ({ row: index + 1, verdict: verdicts[index] ?? 'no', cells })),
    matched: hits.map(({ row, values }) => ({
      row,
      outputs: plainOf(valueOf(table.outputs, values)),
      annotations: table.rules[row - 1]?.annotations ?? {},
    })),
    open,
    nearest: nearestOf(seeing),
    usedDefault,
  };
}

/** The rows that fewest cells kept from matching, and which cells. Plain loops: this runs for every decision that is explained. */
function nearestOf({ compiled, seen, rows, verdicts }: Seeing): readonly NearMiss[] {
  const missed: { readonly row: number; readonly by: number }[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    if (verdicts[row] !== 'no') continue;
    let by = 0;
    for (const cell of rows[row] ?? []) if (cell === 'no') by += 1;
    if (missed.length === NEAREST && by >= (missed.at(-1)?.by ?? 0)) continue;
    missed.push({ row, by });
    missed.sort((a, b) => a.by - b.by || a.row - b.row);
    if (missed.length > NEAREST) missed.pop();
  }
  return missed.map(({ row }) => {
    const missedBy: { column: string; test: string; value: Plain }[] = [];
    const cells = rows[row] ?? [];
    for (let column = 0; column < cells.length; column += 1) {
      if (cells[column] !== 'no') continue;
      const test = compiled.rows[row]?.tests[column]?.text ?? '';
      missedBy.push({ column: compiled.inputs[column]?.label ?? '', test, value: plainOf(seen[column]?.value) });
    }
    return { row: row + 1, missedBy };
  });
}
