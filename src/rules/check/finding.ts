import type { Facts, Refusal } from '../../../workflows/vocabulary';
import type { Place } from '../dmn/model';

export type Severity = 'error' | 'warning';

/** Something wrong with a file of tables, and where: the table, its row and column as people count and name them. */
export interface Finding extends Refusal {
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly table: string;
  readonly row: number | null;
  readonly column: string | null;
}

/** Where a finding lies; `place` is that of the nearest element with an id. */
export interface Where {
  readonly file: string;
  readonly place: Place | null;
  readonly table: string;
  readonly row?: number;
  readonly column?: string;
}

/** The facts of a finding name its place too, since its sentence does. */
export function finding(severity: Severity, where: Where, refused: Refusal): Finding {
  const { file, place, table, row, column } = where;
  return {
    ...{ code: refused.code, severity, file, line: place?.line ?? 1 },
    ...{ table, row: row ?? null, column: column ?? null, facts: refused.facts },
  };
}

export const placeFacts = ({ table, row, column }: Where): Facts => ({
  table,
  row: row ?? null,
  column: column ?? null,
});
