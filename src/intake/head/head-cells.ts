import type { Line } from '../structure/lines';
import { slice, trimmed, type Passage } from '../text/passage';

/** The head of a paper is a table of two columns that a conversion flattens: by bars, tabs or runs of spaces. */
export interface HeadCell {
  readonly passage: Passage;
  readonly isMarked: boolean;
  readonly line: number;
}

/** `text` is the whole source, where the runs of spaces still stand. */
export function headCells(lines: readonly Line[], text: string): readonly HeadCell[] {
  return lines.flatMap((line, i) =>
    pieces(line.passage, text)
      .map((passage) => trimmed(passage, '|*-–_'))
      .filter((passage) => /[\p{L}\d]/u.test(passage.text))
      .map((passage) => ({ passage, isMarked: line.isMarked, line: i })),
  );
}

function pieces(of: Passage, text: string): readonly Passage[] {
  const found: Passage[] = [];
  let start = 0;
  for (let i = 0; i < of.text.length; i += 1) {
    const character = of.text.charAt(i);
    const place = of.at[i] ?? 0;
    // Collapsed spaces: the next character stands more than two places further on in the source.
    const isWide = character === ' ' && /^(?:\t|[ \u00a0]{3,})/u.test(text.slice(place, place + 3));
    const isBreak = character === '<' && /^<br\s*\/?>/iu.test(of.text.slice(i, i + 6));
    if (character !== '|' && !isWide && !isBreak) continue;
    found.push(slice(of, start, i));
    start = isBreak ? i + of.text.slice(i).indexOf('>') + 1 : i + 1;
  }
  return [...found, slice(of, start)];
}
