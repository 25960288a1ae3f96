import { SEVERITIES } from '../../../workflows/figures/figure.machine';
import { refusal, type LocalDate, type Refusal } from '../../../workflows/vocabulary';
import { isLocalDate, yearOf } from '../../calendar/local-date';
import type { FieldRefusal } from '../../platform/refused';
import { cellsOf, readCsv } from '../csv';
import type { FigureRegister, FigureWish, RecordedFigure } from './figure-register.service';

/** Figures as a CSV table; the columns stand in docs/cases.md. A line with a day is an accident, one with a year the numbers of a year. */
export const FIGURE_COLUMNS = {
  needed: ['unit', 'dead', 'injured'],
  optional: ['reference', 'happened_on', 'year', 'locality', 'severity', 'accidents'],
} as const;

export interface FigureTable {
  readonly figures: readonly FigureWish[];
  readonly lines: readonly number[];
  readonly wrong: readonly FieldRefusal[];
}

const COUNT = /^\d{1,6}$/;
const YEAR = /^(19|20|21)\d\d$/;

/** Refuses what `readCsv` refuses; what is wrong with single lines is listed with them. */
export function readFigures(text: string): FigureTable | Refusal {
  const table = readCsv(text, FIGURE_COLUMNS);
  if ('code' in table) return table;
  const wrong: FieldRefusal[] = [];
  const figures = table.rows.map((row) => {
    const cells = cellsOf(table, row);
    const cell = (name: string): string | null => cells[name] ?? null;
    const at = (column: string, reason: Refusal): void =>
      void wrong.push({ path: `line ${row.line}, ${column}`, ...reason });
    const count = (name: string, unless: number | null): number => {
      const given = cell(name);
      if (given === null && unless !== null) return unless;
      if (given === null || !COUNT.test(given)) at(name, refusal('field.number', { least: 0, most: 999_999 }));
      return Number(given ?? 0);
    };
    const [happened, year] = [cell('happened_on'), cell('year')];
    if (cell('unit') === null) at('unit', refusal('field.text', { most: 200 }));
    if ((happened === null) === (year === null)) at('year', refusal('figure.day-or-year'));
    if (happened !== null && !isLocalDate(happened)) at('happened_on', refusal('field.day'));
    if (year !== null && !YEAR.test(year)) at('year', refusal('field.number', { least: 1900, most: 2199 }));
    if (happened !== null && cell('reference') === null) at('reference', refusal('field.text', { most: 80 }));
    const severity = cell('severity');
    if (severity !== null && !SEVERITIES.some((each) => each === severity)) {
      at('severity', refusal('field.one-of', { known: [...SEVERITIES] }));
    }
    const isAccident = happened !== null;
    return {
      kind: isAccident ? ('accident' as const) : ('yearly' as const),
      unit: cell('unit') ?? '',
      locality: cell('locality') ?? '',
      reference: cell('reference') ?? '',
      happenedOn: happened as LocalDate | null,
      year: isAccident && isLocalDate(happened) ? yearOf(happened) : Number(year ?? 0),
      severity: isAccident ? (severity ?? 'other') : null,
      accidents: count('accidents', isAccident ? 1 : null),
      dead: count('dead', null),
      injured: count('injured', null),
    };
  });
  return { figures, lines: table.rows.map(({ line }) => line), wrong };
}

const COLUMN_OF: Readonly<Record<string, string>> = { happenedOn: 'happened_on' };

/** A table of figures: every line or none; what is wrong is named by line and column. */
export async function importFigures(
  register: FigureRegister,
  text: string,
  by: Parameters<FigureRegister['take']>[1],
): Promise<
  | { readonly recorded: number; readonly unchanged: number; readonly items: readonly RecordedFigure[] }
  | { readonly wrong: readonly FieldRefusal[] }
  | Refusal
> {
  const table = readFigures(text);
  if ('code' in table) return table;
  if (table.wrong.length > 0) return { wrong: table.wrong };
  const taken = await register.take(table.figures, by);
  if ('wrong' in taken) {
    return {
      wrong: taken.wrong.map(({ row, field, refusal: reason }) => ({
        path: `line ${table.lines[row] ?? 0}, ${COLUMN_OF[field] ?? field}`,
        ...reason,
      })),
    };
  }
  const unchanged = taken.filter((each) => each.unchanged).length;
  return { recorded: taken.length - unchanged, unchanged, items: taken };
}
