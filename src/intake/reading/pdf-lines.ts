/** Words on a page as lines of text: joined by where they stand, with wide gaps kept where columns meet, page numbers and running
 *  heads dropped, and a blank line where a paragraph begins. Points of 1/72 inch; `y` grows upwards. */

export interface PdfWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
}

/** Gaps in shares of the letter size: a space, and the distance between two columns. */
const SPACE = 0.18;
const COLUMN = 2.2;

/** Words that stand on one line, from the top of the page down. */
export function gathered(words: readonly PdfWord[]): readonly (readonly PdfWord[])[] {
  const rows: PdfWord[][] = [];
  for (const word of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const last = row?.[0];
    // Marks above and below a letter stand a little off its line.
    if (row && last && Math.abs(last.y - word.y) <= Math.max(last.size, word.size) * 0.45) row.push(word);
    else rows.push([word]);
  }
  return rows;
}

/** The words of one line as text; wide gaps stay. */
export function lineOf(row: readonly PdfWord[]): PdfLine {
  const sorted = [...row].sort((a, b) => a.x - b.x);
  let text = '';
  let end = -Infinity;
  for (const word of sorted) {
    const gap = word.x - end;
    if (end !== -Infinity && gap > word.size * COLUMN) text = `${text.trimEnd()}    `;
    else if (end !== -Infinity && gap > word.size * SPACE && !text.endsWith(' ')) text += ' ';
    text += word.text;
    end = Math.max(end, word.x + word.width);
  }
  const first = sorted[0];
  return {
    text: text.trim(),
    x: first?.x ?? 0,
    end,
    y: first?.y ?? 0,
    size: Math.max(...sorted.map(({ size }) => size)),
  };
}

const PAGE_NUMBER = /^[-–—\s]*(?:trang\s+)?\d{1,4}(?:\s*\/\s*\d{1,4})?[-–—\s]*$/iu;
const REPEATED_SHARE = 0.5;

/** Lines that stand first or last on many pages are heads and feet, whatever number they carry. */
export function withoutRunningHeads(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, number>();
  const edge = (page: readonly PdfLine[]): readonly PdfLine[] => [...page.slice(0, 2), ...page.slice(-2)];
  for (const page of pages) for (const key of new Set(edge(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  const isRunning = (line: PdfLine): boolean =>
    PAGE_NUMBER.test(line.text) || (pages.length > 2 && (seen.get(keyOf(line)) ?? 0) > pages.length * REPEATED_SHARE);
  return pages.map((page) => page.filter((line, i) => !((i < 2 || i >= page.length - 2) && isRunning(line))));
}

const keyOf = ({ text }: PdfLine): string => text.replace(/\d+/gu, '#');

export function pagesText(pages: readonly (readonly PdfLine[])[]): string {
  const out: string[] = [];
  for (const page of pages) {
    const [left, right] = margins(page);
    page.forEach((line, i) => {
      const previous = page[i - 1];
      // At the top of a page the paragraph of the page before may go on.
      const opens =
        previous === undefined ? isIndented(line, left, right) : beginsParagraph(previous, line, left, right);
      if (opens) out.push('');
      out.push(line.text);
    });
  }
  return out.join('\n');
}

/** Where most lines begin, and the farthest that several end. */
function margins(page: readonly PdfLine[]): readonly [number, number] {
  const starts = new Map<number, number>();
  for (const { x } of page) starts.set(Math.round(x / 2) * 2, (starts.get(Math.round(x / 2) * 2) ?? 0) + 1);
  const often = [...starts].filter(([, count]) => count >= Math.max(2, page.length * 0.12)).map(([x]) => x);
  const left = often.length > 0 ? Math.min(...often) : Math.min(...page.map(({ x }) => x), Infinity);
  const ends = page.map(({ end }) => end).sort((a, b) => a - b);
  return [left, ends[Math.floor(ends.length * 0.9)] ?? left];
}

const INDENT = 10;

const isIndented = (line: PdfLine, left: number, right: number): boolean =>
  line.x - left > INDENT && !isCentred(line, left, right);

const isCentred = (line: PdfLine, left: number, right: number): boolean =>
  line.x - left > 24 && Math.abs(line.x - left - (right - line.end)) < 18;

function beginsParagraph(previous: PdfLine, line: PdfLine, left: number, right: number): boolean {
  const gap = previous.y - line.y;
  if (gap > Math.max(line.size, previous.size) * 2) return true;
  const [centred, before] = [isCentred(line, left, right), isCentred(previous, left, right)];
  if (centred || before) return centred !== before;
  return isIndented(line, left, right) || previous.end < right - (right - left) * 0.25;
}
