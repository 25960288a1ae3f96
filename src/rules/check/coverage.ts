import type { ColumnDomain } from './domain';

/** What a set of rows leaves open: for each column a piece, by position. */
export type Hole = readonly number[];

/** Steps of the search for one table: past it nothing is claimed. A table of law has rows by the dozen, not by the thousand. */
const MOST_STEPS = 200_000;
const MOST_HOLES = 3;

/** Combinations of pieces that none of `rows` accepts, at most three; `within` keeps the search to what one row accepts. Null when the
 *  table has a cell that only FEEL can judge, or is too large to be searched. */
export function holesIn(
  domains: readonly ColumnDomain[],
  rows: readonly number[],
  within: number | null = null,
): readonly Hole[] | null {
  const looked = within === null ? rows : [...rows, within];
  if (domains.some(({ cells }) => looked.some((row) => cells[row] === null))) return null;
  const holes: Hole[] = [];
  const covered = new Set<string>();
  let steps = 0;

  const search = (column: number, alive: readonly number[], chosen: readonly number[]): void => {
    steps += 1;
    if (holes.length >= MOST_HOLES || steps > MOST_STEPS) return;
    const domain = domains[column];
    if (domain === undefined) {
      if (alive.length === 0) holes.push(chosen);
      return;
    }
    // Which rows are left is all that matters for the columns to come.
    const key = `${column}:${alive.join(',')}`;
    if (covered.has(key)) return;
    const before = holes.length;
    const seen = new Set<string>();
    domain.pieces.forEach((piece, at) => {
      if (piece.kind === 'null' && within === null) return;
      if (within !== null && domain.cells[within]?.[at] !== true) return;
      const left = alive.filter((row) => domain.cells[row]?.[at] === true);
      const same = left.join(',');
      // Pieces that leave the same rows lead to the same answer; one of them is told.
      if (seen.has(same)) return;
      seen.add(same);
      search(column + 1, left, [...chosen, at]);
    });
    if (holes.length === before) covered.add(key);
  };
  search(0, rows, []);
  return steps > MOST_STEPS ? null : holes;
}

/** Whether two rows accept some values together; null when only FEEL could tell. */
export function overlap(
  domains: readonly ColumnDomain[],
  tests: readonly (readonly string[])[],
  a: number,
  b: number,
): boolean | null {
  let certain = true;
  for (const [column, { cells }] of domains.entries()) {
    const [left, right] = [cells[a], cells[b]];
    if (!left || !right) {
      // Two cells with the same words accept the same.
      if (tests[a]?.[column] !== tests[b]?.[column]) certain = false;
      continue;
    }
    if (!left.some((accepts, at) => accepts && right[at] === true)) return false;
  }
  return certain ? true : null;
}
