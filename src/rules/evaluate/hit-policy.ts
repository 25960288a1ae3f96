import { assertNever, refusal, type Refusal } from '../../../workflows/vocabulary';
import type { Output, Table } from '../dmn/model';
import { areEqual, type Scope, type Value } from '../feel/values';

/** A row that matched: its number, counted from 1, and one value per output column. */
export interface Hit {
  readonly row: number;
  readonly values: readonly Value[];
}

/** Ranks of the values that an output may have, first = highest; empty where the table gives none. */
export type Ranks = readonly (readonly Value[])[];

type Policy = Pick<Table, 'hitPolicy' | 'aggregation' | 'outputs'>;

/** The result of a table from its hits, in the order of rows. A table that the hits contradict is a refusal that a person must
 *  resolve: never silently the first. Source: DMN 1.5, clause 8.2.8. */
export function resultOf(table: Policy, hits: readonly Hit[], ranks: Ranks, name: string): Value | Refusal {
  const { hitPolicy, outputs } = table;
  const shaped = (hit: Hit | undefined): Value => (hit === undefined ? null : valueOf(outputs, hit.values));
  switch (hitPolicy) {
    case 'UNIQUE':
      return hits.length > 1
        ? refusal('rules.several-rows-match', { table: name, rows: hits.map(({ row }) => row) })
        : shaped(hits[0]);
    case 'ANY': {
      const other = hits.find((hit) => !hits[0]?.values.every((value, index) => areEqual(value, hit.values[index])));
      if (other === undefined) return shaped(hits[0]);
      return refusal('rules.rows-disagree', { table: name, rows: [hits[0]?.row ?? 0, other.row] });
    }
    case 'FIRST':
      return shaped(hits[0]);
    case 'PRIORITY':
      return shaped(byRank(hits, ranks)[0]);
    case 'RULE ORDER':
      return hits.length === 0 ? null : hits.map(shaped);
    case 'OUTPUT ORDER':
      return hits.length === 0 ? null : byRank(hits, ranks).map(shaped);
    case 'COLLECT':
      return table.aggregation === null ? hits.map(shaped) : aggregated(table, hits, name);
    default:
      return assertNever(hitPolicy);
  }
}

/** One output gives its value, several a context by name. */
export function valueOf(outputs: readonly Output[], values: readonly Value[]): Value {
  if (outputs.length <= 1) return values[0] ?? null;
  const scope: Record<string, Value> = {};
  outputs.forEach(({ name }, index) => (scope[name] = values[index] ?? null));
  return scope satisfies Scope;
}

/** Highest first, output by output from the left; rows of one rank keep their order. What is not in the list comes last. */
function byRank(hits: readonly Hit[], ranks: Ranks): readonly Hit[] {
  const rankOf = (hit: Hit, column: number): number => {
    const values = ranks[column] ?? [];
    const rank = values.findIndex((value) => areEqual(value, hit.values[column]));
    return rank === -1 ? values.length : rank;
  };
  return [...hits].sort((a, b) => {
    for (let column = 0; column < ranks.length; column += 1) {
      const difference = rankOf(a, column) - rankOf(b, column);
      if (difference !== 0) return difference;
    }
    return a.row - b.row;
  });
}

function aggregated({ aggregation, outputs }: Policy, hits: readonly Hit[], name: string): Value | Refusal {
  if (aggregation === 'COUNT') return hits.length;
  if (outputs.length !== 1) return refusal('rules.cannot-aggregate', { table: name, found: `${outputs.length}` });
  if (hits.length === 0) return null;
  const values = hits.map(({ values: [value] }) => value);
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length !== values.length) return refusal('rules.cannot-aggregate', { table: name, found: 'no number' });
  switch (aggregation) {
    case 'SUM':
      return numbers.reduce((sum, each) => sum + each, 0);
    case 'MIN':
      return Math.min(...numbers);
    case 'MAX':
      return Math.max(...numbers);
    case null:
      return null;
    default:
      return assertNever(aggregation);
  }
}
