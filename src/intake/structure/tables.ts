import { slice, trimmed, type Passage } from '../text/passage';
import type { Line } from './lines';

/** A table as a conversion writes it, `| a | b |` line by line. */
export interface Table {
  readonly rows: readonly (readonly Passage[])[];
}

/** Bars at both ends, or two and more within the line. */
export const isTableLine = ({ passage: { text } }: Line): boolean =>
  (text.startsWith('|') && text.length > 1) || (text.match(/\|/gu)?.length ?? 0) >= 2;

export function tableOf(lines: readonly Line[]): Table {
  return { rows: lines.map(cellsOf).filter((cells) => !isRule(cells)) };
}

function cellsOf(line: Line): readonly Passage[] {
  const { passage } = line;
  const cells: Passage[] = [];
  let start = passage.text.startsWith('|') ? 1 : 0;
  for (let i = start; i <= passage.text.length; i += 1) {
    if (i < passage.text.length && passage.text.charAt(i) !== '|') continue;
    cells.push(trimmed(slice(passage, start, i)));
    start = i + 1;
  }
  // What follows the last bar is the end of the line.
  if (passage.text.endsWith('|')) cells.pop();
  return cells;
}

const isRule = (cells: readonly Passage[]): boolean =>
  cells.every(({ text }) => /^:?-*:?$/.test(text)) && cells.length > 0;
