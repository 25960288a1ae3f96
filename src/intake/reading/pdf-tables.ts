import { gathered, lineOf, type PdfLine, type PdfWord } from './pdf-lines';

/** Tables of a printed page, told by the heading of their columns ("TT | Nội dung | Chủ trì | Thời hạn"): each row becomes one line with
 *  bars, as other formats write tables. Columns are parted where no word of the table stands; a row begins where the distance to
 *  the line above is wider than within a row, or where its number stands. */
export interface PageTables {
  readonly lines: readonly PdfLine[];
  /** Columns that are still open at the end of the page. */
  readonly open: readonly number[] | null;
}

type Row = readonly PdfWord[];

/** `open` are the columns of a table that the page before did not end. */
export function linesWithTables(words: readonly PdfWord[], open: readonly number[] | null): PageTables {
  const rows = gathered(words);
  const lines: PdfLine[] = [];
  let columns = open;
  let from = 0;
  while (from < rows.length) {
    const row = rows[from] as Row;
    const heading = isHeading(row);
    if (!heading && (columns === null || from > 0)) {
      lines.push(lineOf(row));
      columns = null;
      from += 1;
      continue;
    }
    const to = heading ? endOfTable(rows, from) : endOfColumns(rows, from, columns ?? []);
    const region = rows.slice(from, to);
    if (heading) columns = boundariesOf(row, region);
    if (region.length > 0) lines.push(...tableLines(region, columns ?? []));
    from = Math.max(to, from + (region.length === 0 ? 1 : 0));
    if (region.length === 0) lines.push(lineOf(row));
    if (to < rows.length) columns = null;
  }
  return { lines: lines.filter(({ text }) => text.trim() !== ''), open: columns };
}

/** Cells stand closer together than the two halves of a head do. */
const CELL_GAP = 0.9;

function segmentsOf(row: Row): readonly Row[] {
  const segments: PdfWord[][] = [];
  for (const word of [...row].sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)?.at(-1);
    if (last !== undefined && word.x - (last.x + last.width) <= word.size * CELL_GAP) segments.at(-1)?.push(word);
    else segments.push([word]);
  }
  return segments;
}

const ORDINAL = /^(?:tt|stt|số tt)$/u;
const NAMES_A_COLUMN = /nội dung|nhiệm vụ|công việc|chủ trì|phối hợp|thời gian|thời hạn|tiến độ|sản phẩm|thực hiện/u;

function isHeading(row: Row): boolean {
  const [first, ...others] = segmentsOf(row).map((segment) => lineOf(segment).text.toLowerCase().normalize('NFC'));
  return ORDINAL.test(first ?? '') && others.filter((text) => NAMES_A_COLUMN.test(text)).length >= 2;
}

/** Where words no longer keep to columns: the closing sentences, the recipients. */
const ENDS = /^(?:nơi nhận|trên đây là|ghi chú\s*:|trong quá trình)/u;
const endOfTable = (rows: readonly Row[], from: number): number => {
  const end = rows.findIndex((row, i) => i > from && ENDS.test(lineOf(row).text.toLowerCase().normalize('NFC')));
  return end === -1 ? rows.length : end;
};

/** On the next page a table goes on as long as its lines keep to the columns. */
function endOfColumns(rows: readonly Row[], from: number, columns: readonly number[]): number {
  const first = rows[from] as Row;
  const keeps = columns.every((x) => !segmentsOf(first).some((segment) => crosses(segment, x)));
  return keeps && segmentsOf(first).length > 1 ? endOfTable(rows, from) : from;
}

const startOf = (segment: Row): number => segment[0]?.x ?? 0;
const endOf = (segment: Row): number => Math.max(...segment.map(({ x, width }) => x + width));
const crosses = (segment: Row, x: number): boolean => startOf(segment) < x - 4 && endOf(segment) > x + 4;

/** The middle of the widest stretch without words between two headings; without one, the middle between the headings. */
function boundariesOf(heading: Row, region: readonly Row[]): readonly number[] {
  const heads = segmentsOf(heading);
  return heads.slice(1).map((head, i) => {
    const before = heads[i] as Row;
    const [low, high] = [(startOf(before) + endOf(before)) / 2, (startOf(head) + endOf(head)) / 2];
    const taken = new Set<number>();
    for (const { x, width } of region.flat())
      for (let at = Math.floor(x); at <= x + width; at += 1) if (at > low && at < high) taken.add(at);
    let best = { start: (endOf(before) + startOf(head)) / 2, length: 0 };
    let start: number | null = null;
    for (let at = Math.ceil(low); at <= high; at += 1) {
      if (!taken.has(at)) start ??= at;
      if (start !== null && (taken.has(at) || at + 1 > high)) {
        if (at - start > best.length) best = { start, length: at - start };
        start = null;
      }
    }
    return best.start + best.length / 2;
  });
}

function tableLines(region: readonly Row[], columns: readonly number[]): readonly PdfLine[] {
  const lines = region.map((row) => ({
    row,
    cells: cellsOf(row, columns),
    y: row[0]?.y ?? 0,
    size: row[0]?.size ?? 10,
  }));
  const gaps = lines.slice(1).map(({ y }, i) => (lines[i]?.y ?? y) - y);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length * 0.4)] ?? 0;
  const wide = gaps.map((gap) => gap > usual * 1.3);
  const numbered = lines.filter(({ cells }) => (cells[0] ?? '') !== '').length;
  // A number stands in the middle of its row as often as at its top: distances tell rows better, where they agree with the numbers.
  const byDistance = wide.filter(Boolean).length + 1 >= numbered;
  const groups: (typeof lines)[] = [];
  lines.forEach((line, i) => {
    const begins = byDistance ? wide[i - 1] === true : (line.cells[0] ?? '') !== '';
    if (i === 0 || begins) groups.push([line]);
    else groups.at(-1)?.push(line);
  });
  return groups.map((group) => {
    const cells = [...Array(columns.length + 1).keys()].map((at) =>
      group
        .map((line) => line.cells[at] ?? '')
        .filter((text) => text !== '')
        .join(' ')
        .replace(/\|/gu, '/'),
    );
    const [first] = group;
    const words = group.flatMap(({ row }) => row);
    return {
      text: `| ${cells.join(' | ')} |`,
      x: Math.min(...words.map(({ x }) => x)),
      end: endOf(words),
      ...{ y: first?.y ?? 0, size: first?.size ?? 10 },
    };
  });
}

function cellsOf(row: Row, columns: readonly number[]): readonly string[] {
  const cells: PdfWord[][] = [...Array(columns.length + 1).keys()].map(() => []);
  for (const word of row) {
    const middle = word.x + Math.min(word.width, 6) / 2;
    cells[columns.filter((x) => x <= middle).length]?.push(word);
  }
  return cells.map((words) => (words.length === 0 ? '' : lineOf(words).text));
}
