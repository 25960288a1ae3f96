import { refusal, type Refusal } from '../../workflows/vocabulary';

/** Tables as spreadsheets save them: RFC 4180, with comma or semicolon, in UTF-8 with or without its mark. Pure. */

export interface CsvRow {
  /** Where the row begins, as an editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly CsvRow[];
}

const ROWS_MOST = 5_000;

/** Refuses `csv.header-wrong` (a column is missing, unknown or there twice), `csv.quote-open`, `csv.cells-wrong` (more cells than columns:
 *  a separator that stands in a text unquoted) and `csv.too-long`. Empty lines are passed over. */
export function readCsv(
  text: string,
  columns: { readonly needed: readonly string[]; readonly optional: readonly string[] },
): CsvTable | Refusal {
  const written = text.replace(/^\uFEFF/, '').normalize('NFC');
  const separator = separatorOf(written);
  const rows = rowsOf(written, separator);
  if ('code' in rows) return rows;
  const [head, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = (head?.cells ?? []).map((cell) => cell.trim());
  const known = [...columns.needed, ...columns.optional];
  const missing = columns.needed.filter((name) => !header.includes(name));
  const unknown = header.filter((name, index) => !known.includes(name) || header.indexOf(name) !== index);
  if (missing.length > 0 || unknown.length > 0) return refusal('csv.header-wrong', { missing, unknown, known });
  const longer = rest.find(({ cells }) => cells.slice(header.length).some((cell) => cell.trim() !== ''));
  if (longer) {
    return refusal('csv.cells-wrong', { line: longer.line, cells: longer.cells.length, columns: header.length });
  }
  if (rest.length > ROWS_MOST) return refusal('csv.too-long', { rows: rest.length, most: ROWS_MOST });
  return { header, rows: rest };
}

/** A row by the names of its columns; what is empty is null. */
export const cellsOf = ({ header }: CsvTable, { cells }: CsvRow): Readonly<Record<string, string | null>> =>
  Object.fromEntries(header.map((name, index) => [name, cells[index]?.trim() || null]));

const separatorOf = (text: string): string => {
  const [first = ''] = text.split(/\r?\n/, 1);
  return first.split(';').length > first.split(',').length ? ';' : ',';
};

function rowsOf(text: string, separator: string): readonly CsvRow[] | Refusal {
  const rows: CsvRow[] = [];
  let [cells, cell, line, begun] = [[] as string[], '', 1, 1];
  let quoted = false;
  const endCell = (): void => {
    cells.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (char === separator) endCell();
    else if (char === '\n') {
      endCell();
      rows.push({ line: begun, cells });
      [cells, begun] = [[], line];
    } else if (char !== '\r') cell += char;
  }
  if (quoted) return refusal('csv.quote-open', { line: begun });
  endCell();
  rows.push({ line: begun, cells });
  return rows;
}
