import { slice, trimmed, type Passage } from '../text/passage';

/** How an item is numbered. Two items of one style are neighbours; a new style below an item is its child. */
export type MarkerStyle =
  | 'part'
  | 'roman'
  | 'capital'
  | 'article'
  | 'number'
  | 'number-2'
  | 'number-3'
  | 'number-4'
  | 'bracket'
  | 'letter'
  | 'dash'
  | 'plus'
  | 'star'
  | 'dot';

export interface Marker {
  readonly style: MarkerStyle;
  /** The last part as the document numbers it: `II`, `3`, `b`; bullets have none. */
  readonly label: string;
}

export interface Marked {
  readonly marker: Marker;
  readonly rest: Passage;
}

interface Form {
  readonly pattern: RegExp;
  readonly style: (label: string) => MarkerStyle;
}

/** "64/QĐ-BGTVT" at the beginning of a line is a document whose name a conversion broke. */
const SYMBOL = /^\d{1,5}[a-z]?\s?[/-]\s?[A-ZĐ][A-Za-zĐđ]{0,7}\s?[-/–]/u;

/** Each pattern sees the first characters of a line only. The end of a marker is a point, bracket, slash or dash, then a space. */
const FORMS: readonly Form[] = [
  {
    // "Mục đích" and "Mục tiêu" are words: a part is counted.
    pattern:
      /^(?:phần|chương|mục)\s+((?:thứ\s+)?(?:nhất|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|[ivxl]{1,6}|\d{1,3}|[a-hđk]))(?:\s*[.:/-]|\s*$|\s+(?=\p{L}))/iu,
    style: () => 'part',
  },
  { pattern: /^điều\s+(\d{1,3})\s*[.:](?=\s|$)/iu, style: () => 'article' },
  { pattern: /^([IVXL]{1,6})\s*[./)-]+(?=\s|$|\p{L})/u, style: () => 'roman' },
  { pattern: /^([IVXL]{1,6})\s*[–—]\s*(?=\S)/u, style: () => 'roman' },
  { pattern: /^([A-HĐK])\s*(?:[./)-](?=\s)|[-–](?=\p{Lu}{2}))/u, style: () => 'capital' },
  { pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)/:-]?(?=\s)/u, style: numberStyle },
  { pattern: /^(\d{1,3})\s*[./](?=\s|$|[^\d\s.])/u, style: () => 'number' },
  { pattern: /^(\d{1,3})\s*-(?=\s)/u, style: () => 'number' },
  { pattern: /^\(?(\d{1,3})\)(?=\s|\p{L})/u, style: () => 'bracket' },
  { pattern: /^\(?([a-zđ]\d?)\)(?=\s|\p{L})/u, style: () => 'letter' },
  { pattern: /^([a-zđ])[./](?=\s)/u, style: () => 'letter' },
  { pattern: /^\(([ivx]{1,4})\)(?=\s)/u, style: () => 'bracket' },
];
const BULLETS: Readonly<Record<string, MarkerStyle>> = {
  '-': 'dash',
  '–': 'dash',
  '—': 'dash',
  '−': 'dash',
  '': 'dash',
  '+': 'plus',
  '*': 'star',
  '•': 'dot',
  '●': 'dot',
  '▪': 'dot',
  '■': 'dot',
  '◦': 'dot',
  '○': 'dot',
  '': 'dot',
  '': 'dot',
  '✓': 'dot',
};

/** A stop or colon left over from the marker; the one at the end of the line stays. */
function withoutLead(of: Passage): Passage {
  const lead = /^[\s.:]+/u.exec(of.text);
  return trimmed(lead === null ? of : slice(of, lead[0].length));
}

function numberStyle(label: string): MarkerStyle {
  const parts = label.split('.').length;
  return parts === 2 ? 'number-2' : parts === 3 ? 'number-3' : 'number-4';
}

/** The marker at the beginning of the line and what follows it, or null. A date or an amount at the beginning is no marker. */
export function markerOf(line: Passage): Marked | null {
  const bullet = BULLETS[line.text.charAt(0)];
  if (bullet !== undefined) {
    const rest = trimmed(slice(line, 1));
    return rest.text === '' ? null : { marker: { style: bullet, label: '' }, rest };
  }
  const start = line.text.slice(0, 40);
  if (SYMBOL.test(start)) return null;
  for (const { pattern, style } of FORMS) {
    const match = pattern.exec(start);
    if (match === null) continue;
    const label = match[1] ?? '';
    const rest = withoutLead(slice(line, match[0].length));
    return { marker: { style: style(label), label }, rest };
  }
  return null;
}
