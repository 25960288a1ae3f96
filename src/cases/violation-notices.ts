import { refusal, type LocalDate, type Refusal } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import type { FieldRefusal } from '../platform/refused';
import { cellsOf, readCsv } from './csv';
import { VIOLATIONS, type ViolationReport } from './violation-reports.service';

/** Police notices as a CSV table; the columns stand in docs/cases.md. Pure. */
export const NOTICE_COLUMNS = {
  needed: ['reference', 'happened_on', 'unit', 'violation'],
  optional: ['person', 'name', 'what'],
} as const;

export interface NoticeTable {
  readonly reports: readonly ViolationReport[];
  /** The line of each report. */
  readonly lines: readonly number[];
  readonly wrong: readonly FieldRefusal[];
}

/** Refuses what `readCsv` refuses; what is wrong with single lines is listed with them. */
export function readNotices(text: string): NoticeTable | Refusal {
  const table = readCsv(text, NOTICE_COLUMNS);
  if ('code' in table) return table;
  const wrong: FieldRefusal[] = [];
  const reports = table.rows.map((row) => {
    const cells = cellsOf(table, row);
    const at = (column: string, reason: Refusal): void =>
      void wrong.push({ path: lineOf(row.line, column), ...reason });
    for (const column of ['reference', 'happened_on', 'unit', 'violation']) {
      if ((cells[column] ?? null) === null) at(column, refusal('field.text', { most: 200 }));
    }
    const [happened, violation] = [cells['happened_on'] ?? null, cells['violation'] ?? null];
    if (happened !== null && !isLocalDate(happened)) at('happened_on', refusal('field.day'));
    if (violation !== null && !VIOLATIONS.some((each) => each === violation)) {
      at('violation', refusal('field.one-of', { known: [...VIOLATIONS] }));
    }
    const [person, name] = [cells['person'] ?? null, cells['name'] ?? null];
    if (person === null && name === null) at('name', refusal('field.text', { most: 200 }));
    return {
      reference: cells['reference'] ?? '',
      happenedOn: (happened ?? '') as LocalDate,
      unit: cells['unit'] ?? '',
      ...{ person, name },
      violation: violation ?? '',
      what: cells['what'] ?? null,
      evidence: [],
    };
  });
  return { reports, lines: table.rows.map(({ line }) => line), wrong };
}

const COLUMN_OF: Readonly<Record<string, string>> = { happenedOn: 'happened_on' };
/** `line 3, unit`. */
export const lineOf = (line: number, field: string): string => `line ${line}, ${COLUMN_OF[field] ?? field}`;
