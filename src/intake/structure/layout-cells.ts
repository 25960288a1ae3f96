import { splitAt, trimmed, type Passage } from '../text/passage';
import type { Line } from './lines';
import { isTableLine } from './tables';

/** Head, addressees and signature of a paper are laid out in tables without lines. A conversion that keeps those tables puts whole
 *  columns into one row; here they become the lines that they were, one column after the other. */
export function withoutLayout(lines: readonly Line[]): readonly Line[] {
  const found: Line[] = [];
  let from = 0;
  while (from < lines.length) {
    const isTable = isTableLine(lines[from] as Line);
    let to = from + 1;
    while (to < lines.length && isTableLine(lines[to] as Line) === isTable && !(isTable && lines[to]?.blankBefore))
      to += 1;
    const run = lines.slice(from, to);
    found.push(...(isTable && isLayout(run) ? linesOfCells(run) : run));
    from = to;
  }
  return found;
}

const LAYOUT_MOST_ROWS = 12;
const LAYOUT =
  /cộng hòa xã hội chủ nghĩa|đảng cộng sản việt nam|(?:^|\|)[\s|]*(?:kính gửi|nơi\s+(?:nhận|gửi))\s*[:.]|(?:^|\|)\s*số\s{0,3}:[^|]{0,60}\|[^|]{0,60}tháng\s/u;

const isLayout = (rows: readonly Line[]): boolean =>
  rows.length <= LAYOUT_MOST_ROWS && rows.some(({ passage }) => LAYOUT.test(passage.plain));

function linesOfCells(rows: readonly Line[]): readonly Line[] {
  const columns: Line[][] = [];
  for (const row of rows) {
    cellsOf(row.passage).forEach((cell, at) => {
      const column = (columns[at] ??= []);
      for (const piece of piecesOf(cell)) {
        if (!/[\p{L}\d]/u.test(piece.text)) continue;
        column.push({
          passage: piece,
          blankBefore: column.length === 0,
          isMarked: row.isMarked,
          width: piece.text.length,
        });
      }
    });
  }
  return columns.flat();
}

const cellsOf = (of: Passage): readonly Passage[] => {
  const cells = splitAt(of, /\|/gu);
  // A bar at the very beginning opens the first cell.
  return of.text.startsWith('|') ? cells.slice(1) : cells;
};

/** Where a line of the paper began: at a break of the conversion, at a rule, at a bullet behind a stop, at "V/v", at the next capacity
 *  of the signer, at a name behind posts in capitals, at the office below another. */
const BREAKS: readonly RegExp[] = [
  /<br\s*\/?>/giu,
  /-{4,}/gu,
  /(?<=[;:.,])\s+(?=[-–+•]\s)/gu,
  /\s+(?=V\s?\/\s?v)/gu,
  /\s+(?=(?:KT|TL|TUQ|TM|K\s?\/\s?T|T\s?\/\s?[LM])\s?[./]\s?\p{Lu}{2})/gu,
  /(?<=\p{Lu}{2}[\p{Lu}\s,./]{2,80})\s+(?=(?:\p{Lu}\p{Ll}{0,8}\s){1,4}\p{Lu}\p{Ll}{0,8}$)/gu,
  /(?<=^(?:BỘ|ỦY BAN|UỶ BAN|UBND|SỞ|ĐẢNG BỘ)\s[\p{Lu}\s]{2,60})\s+(?=(?:SỞ|BAN|TỔNG CỤC|CỤC|CHI CỤC|TRƯỜNG|ĐẢNG [ỦU][ỶY])\s)/gu,
];

const piecesOf = (cell: Passage): readonly Passage[] =>
  BREAKS.reduce<readonly Passage[]>((pieces, at) => pieces.flatMap((piece) => splitAt(piece, at)), [trimmed(cell)]);
