/** A table of a document as lines of text. The head of a paper and its signature are set as tables too: those are taken apart cell by
 *  cell, since their rows say nothing together. */

export interface CellText {
  readonly lines: readonly string[];
  /** Columns it stands over. */
  readonly span: number;
  /** Goes on with the cell above it: what that says holds for this row too. */
  readonly continues: boolean;
}

const LAYOUT =
  /cộng h[oò][àa] xã hội|độc lập\s*[-–]|đảng cộng sản việt nam|nơi nhận\s*:|^\s*số\s*:|\bngày\s.{0,12}tháng\s.{0,12}năm/imu;
const LAYOUT_MOST_ROWS = 5;

export function tableText(rows: readonly (readonly CellText[])[]): string {
  const whole = rows
    .flatMap((row) => row.flatMap(({ lines }) => lines))
    .join('\n')
    .normalize('NFC');
  if (rows.length <= LAYOUT_MOST_ROWS && LAYOUT.test(whole)) {
    return rows.map((row) => row.map(({ lines }) => lines.join('\n')).join('\n\n')).join('\n\n');
  }
  const above: string[] = [];
  return rows
    .map((row) => {
      let column = 0;
      const cells = row.flatMap(({ lines, span, continues }) => {
        const text = continues ? (above[column] ?? '') : tidy(lines);
        above[column] = text;
        column += span;
        return [text, ...Array.from({ length: Math.min(span, 60) - 1 }, () => '')];
      });
      return cells.every((text) => text === '') ? '' : `| ${cells.join(' | ')} |`;
    })
    .filter((line) => line !== '')
    .join('\n');
}

const tidy = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/gu, ' ').replace(/\|/gu, '/').trim();
