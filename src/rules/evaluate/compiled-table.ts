import type { Output, Table } from '../dmn/model';
import { expressionOf, type Evaluated } from '../feel/feel';
import { mentionsNull } from '../feel/mentions';
import { compileTest, type CompiledTest } from '../feel/unary-test';
import { isList, type Scope, type Value } from '../feel/values';
import type { Ranks } from './hit-policy';

/** A table made ready: every cell is read once. */
export interface CompiledTable {
  readonly table: Table;
  readonly inputs: readonly CompiledInput[];
  readonly rows: readonly CompiledRow[];
  readonly fallbacks: readonly (Compiled | null)[];
  readonly ranks: Ranks;
}
type Compiled = (scope: Scope) => Evaluated;
export interface CompiledInput {
  readonly expression: Compiled;
  readonly text: string;
  readonly label: string;
  readonly allowed: CompiledTest | null;
  readonly knowsNull: boolean;
}
export interface CompiledRow {
  readonly tests: readonly CompiledTest[];
  readonly outputs: readonly Compiled[];
}

export function compileTable(table: Table): CompiledTable {
  return {
    table,
    inputs: table.inputs.map(({ expression, label, allowed }) => ({
      expression: expressionOf(expression),
      text: expression,
      label,
      allowed: allowed === null ? null : compileTest(allowed),
      knowsNull: mentionsNull(expression),
    })),
    rows: table.rules.map(({ tests, outputs }) => ({
      tests: table.inputs.map((_, column) => compileTest(tests[column] ?? '-')),
      outputs: table.outputs.map((_, column) => expressionOf(outputs[column] ?? 'null')),
    })),
    fallbacks: table.outputs.map(({ fallback }) => (fallback === null ? null : expressionOf(fallback))),
    ranks: table.outputs.map(ranksOf),
  };
}

const ranksOf = ({ allowed }: Output): readonly Value[] => {
  const value = allowed === null ? [] : expressionOf(`[${allowed}]`)({}).value;
  return isList(value) ? value : [];
};

/** What came in through a column. `unknown` names the facts that would be needed to say. */
export interface Seen {
  readonly value: Value;
  readonly unknown: readonly string[] | null;
}
