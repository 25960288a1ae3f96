import type { Refusal } from '../../../workflows/vocabulary';
import type { Output, Table } from '../dmn/model';
import { mentions } from '../feel/mentions';
import type { CompiledTest } from '../feel/unary-test';
import { plainOf, type Scope, type Value } from '../feel/values';
import type { Types } from '../types';
import type { CompiledInput, CompiledRow, CompiledTable, Seen } from './compiled-table';
import type { Verdict } from './explanation';
import { explainTable } from './explain-table';
import { resultOf, valueOf, type Hit } from './hit-policy';
import type { Run } from './run';

/** Evaluates a table. With a person to ask, a row is open as long as a cell of it needs a fact that is missing, and an open row that
 *  could change the result makes it undetermined: what is not known never reads as "no". */
export function evaluateTable(compiled: CompiledTable, types: Types, scope: Scope, run: Run): Value {
  const { table } = compiled;
  const seen = compiled.inputs.map((input) => see(input, scope, run));
  const wrong = seen.findIndex(({ value }, column) => !isAllowed(compiled.inputs[column], value, scope));
  if (wrong !== -1) {
    const { label = '', allowed = null } = table.inputs[wrong] ?? {};
    const found = String(plainOf(seen[wrong]?.value));
    run.fails({ code: 'rules.input-not-allowed', facts: { table: run.name, column: label, expected: allowed, found } });
    return null;
  }
  if (!run.asked.explain) return plainResult(compiled, types, seen, scope, run);
  const rows = compiled.rows.map(({ tests }) => tests.map((test, column) => verdictOf(test, seen[column], scope, run)));
  const verdicts = rows.map(rowVerdict);
  const hits = hitsOf(compiled, types, (row) => verdicts[row] === 'yes', scope, run);
  const open = verdicts.flatMap((verdict, row) => (verdict === 'unknown' ? [row + 1] : []));
  const undecided = run.asks && couldChange(table, hits, open);
  const usedDefault = hits.length === 0 && !undecided && compiled.fallbacks.some((each) => each !== null);
  run.findings.tables.push(explainTable({ compiled, name: run.name, seen, rows, verdicts, hits, open, usedDefault }));
  if (undecided) {
    run.lacks(seen.flatMap(({ unknown }) => unknown ?? []));
    return null;
  }
  return settle(compiled, types, hits, scope, run);
}

/** The quick way, for who wants the result alone: a row is left at its first cell that does not hold. */
function plainResult(compiled: CompiledTable, types: Types, seen: readonly Seen[], scope: Scope, run: Run): Value {
  const { table, rows } = compiled;
  const open: number[] = [];
  const only = table.hitPolicy === 'FIRST';
  const hits: Hit[] = [];
  for (let row = 0; row < rows.length; row += 1) {
    const compiledRow = rows[row];
    if (compiledRow === undefined) continue;
    const verdict = quickVerdict(compiledRow.tests, seen, scope, run);
    if (verdict === 'unknown') open.push(row + 1);
    if (verdict !== 'yes') continue;
    hits.push({ row: row + 1, values: outputsOf(compiled, types, compiledRow, scope, run) });
    if (only) break;
  }
  if (run.asks && couldChange(table, hits, open)) {
    run.lacks(seen.flatMap(({ unknown }) => unknown ?? []));
    return null;
  }
  return settle(compiled, types, hits, scope, run);
}

function see(input: CompiledInput, scope: Scope, run: Run): Seen {
  const { value, complaints } = input.expression(scope);
  if (complaints.length > 0) run.complain(input.text, complaints);
  if (!run.asks || (value !== null && (run.missing.size === 0 || input.knowsNull))) return { value, unknown: null };
  const unknown = [...run.missing].filter((name) => mentions(input.text, name));
  if (unknown.length > 0 && !(input.knowsNull && value !== null)) return { value: null, unknown };
  if (value !== null || [...run.none].some((name) => mentions(input.text, name))) return { value, unknown: null };
  return { value, unknown: [input.text] };
}

function verdictOf(test: CompiledTest, seen: Seen | undefined, scope: Scope, run: Run): Verdict {
  if (test.any) return 'yes';
  if (seen?.unknown !== null && seen?.unknown !== undefined && !test.mentionsNull) return 'unknown';
  if (run.missing.size > 0 && test.forms === null && [...run.missing].some((name) => mentions(test.text, name))) {
    return 'unknown';
  }
  return test.test(seen?.value ?? null, scope) ? 'yes' : 'no';
}

function quickVerdict(tests: readonly CompiledTest[], seen: readonly Seen[], scope: Scope, run: Run): Verdict {
  let verdict: Verdict = 'yes';
  for (let column = 0; column < tests.length; column += 1) {
    const test = tests[column];
    if (test === undefined || test.any) continue;
    const cell = verdictOf(test, seen[column], scope, run);
    if (cell === 'no') return 'no';
    if (cell === 'unknown') verdict = 'unknown';
  }
  return verdict;
}

const rowVerdict = (cells: readonly Verdict[]): Verdict =>
  cells.includes('no') ? 'no' : cells.includes('unknown') ? 'unknown' : 'yes';

const isAllowed = (input: CompiledInput | undefined, value: Value, scope: Scope): boolean =>
  value === null || !input?.allowed || input.allowed.test(value, scope);

/** Whether a row that is still open could give another result than the rows that matched. */
function couldChange({ hitPolicy }: Table, hits: readonly Hit[], open: readonly number[]): boolean {
  const [first] = open;
  if (first === undefined) return false;
  const [hit] = hits;
  // The first row that matches decides; of rows that must not overlap, and of rows that must agree, the one that matched does.
  if (hitPolicy === 'FIRST') return hit === undefined || first < hit.row;
  return hit === undefined || !(hitPolicy === 'UNIQUE' || hitPolicy === 'ANY');
}

function hitsOf(
  compiled: CompiledTable,
  types: Types,
  matches: (row: number) => boolean,
  scope: Scope,
  run: Run,
): readonly Hit[] {
  return compiled.rows.flatMap((row, index) =>
    matches(index) ? [{ row: index + 1, values: outputsOf(compiled, types, row, scope, run) }] : [],
  );
}

function outputsOf({ table }: CompiledTable, types: Types, row: CompiledRow, scope: Scope, run: Run): readonly Value[] {
  return row.outputs.map((output, column) => {
    const { value, complaints } = output(scope);
    if (complaints.length > 0) run.complain(table.outputs[column]?.name ?? run.name, complaints);
    return typed(value, table.outputs[column], types, run);
  });
}

function typed(value: Value, output: Output | undefined, types: Types, run: Run): Value {
  const conformed = types.conform(value, output?.typeRef ?? null);
  if (conformed.ok) return conformed.value;
  run.complain(output?.name ?? run.name, [`${conformed.found} is no ${conformed.expected}`]);
  return null;
}

function settle(compiled: CompiledTable, types: Types, hits: readonly Hit[], scope: Scope, run: Run): Value {
  const { table, fallbacks, ranks } = compiled;
  if (hits.length === 0) {
    if (fallbacks.some((each) => each !== null)) {
      const values = fallbacks.map((each, column) =>
        typed(each?.(scope).value ?? null, table.outputs[column], types, run),
      );
      return valueOf(table.outputs, values);
    }
    run.findings.noRow = true;
  }
  const result = resultOf(table, hits, ranks, run.name);
  if (!isRefusal(result)) return result;
  run.fails(result);
  return null;
}

const isRefusal = (value: Value | Refusal): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'facts' in value;
