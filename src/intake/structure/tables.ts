import { slice, trimmed, type Passage } from '../text/passage';
import type { Line } from './lines';

/** A table as a conversion writes it, `| a | b |` line by line. */
export interface Table {
  readonly rows: readonly (readonly Passage[])[];
}

export const isTableLine = (line: Line): boolean => line.passage.text.startsWith('|') && line.passage.text.length > 1;

export function tableOf(lines: readonly Line[]): Table {
  return { rows: lines.map(cellsOf).filter((cells) => !isRule(cells)) };
}

function cellsOf(line: Line): readonly Passage[] {
  const { passage } = line;
  const cells: Passage[] = [];
  let start = 1;
  for (let i = 1; i <= passage.text.length; i += 1) {
    if (i < passage.text.length && passage.text.charAt(i) !== '|') continue;
    cells.push(trimmed(slice(passage, start, i)));
    start = i + 1;
  }
  // What follows the last bar is the end of the line.
  if (passage.text.endsWith('|')) cells.pop();
  return cells;
}

const isRule = (cells: readonly Passage[]): boolean => cells.every(({ text }) => /^:?-*:?$/.test(text)) && cells.length > 0;
