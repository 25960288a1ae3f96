import type { CitedDocument } from '../draft';
import { slice, spanOf, type Passage, type Span } from '../text/passage';
import { anyOf } from '../text/words';
import { dayOf } from '../deadlines/dates';
import { two } from '../deadlines/numerals';
import { DOCUMENT_TYPES } from './document-types.table';

/** Documents that a text names: "Kế hoạch số 33/KH-UBND ngày 18/7/2023 của Ủy ban nhân dân tỉnh". The symbol is what they are
 *  told by; type, day and issuer stand around it, or do not. Number and day may be blank, and a stray space may stand inside. */

export interface Citation extends CitedDocument {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
  readonly isNumberBlank: boolean;
}

const TYPE = anyOf(DOCUMENT_TYPES);
const ABBREVIATION = '[A-ZĐ][A-Za-zĐđ]{0,7}';
const BODY = '[A-ZĐ][A-Za-zĐđ0-9]{1,14}(?:\\s?[-.&]\\s?[A-ZĐ][A-Za-zĐđ0-9]{1,10})?';
/** 33/KH-UBND · 23-CT/TW · 23- CT/TW · 172/2025/NĐ-CP · 36/2024/QH15 · 63 -KH/ĐU. */
const NUMBERED = `(\\d{1,5}[a-zA-Z]?)\\s{0,2}(?:\\/\\s?(\\d{4})\\s?\\/\\s?(${ABBREVIATION}-${BODY}|QH\\d{1,2}|UBTVQH\\d{1,2})|([-/])\\s{0,2}(${ABBREVIATION}\\s?[-/]\\s?${BODY}))`;
/** The number left blank: "số /KH-SGDĐT", "số …-KH/TU". */
const BLANK = `số\\s{0,3}[.…_]{0,12}\\s{0,2}([-/])\\s{0,2}(${ABBREVIATION}\\s?[-/]\\s?${BODY})`;
const SYMBOL = new RegExp(
  `(?<![\\p{L}\\d/])(?:${NUMBERED})(?![\\p{L}\\d])|(?<![\\p{L}\\d])(?:${BLANK})(?![\\p{L}\\d])`,
  'gu',
);
const TYPE_BEFORE = new RegExp(`(?<![\\p{L}])(${TYPE})\\s*(?:số\\s*:?\\s*)?$`, 'u');
const DAY_AFTER =
  /^\s{0,2},?\s{0,2}\(?\s?(?:(?:ban\s+hành|ký)\s+)?(?:ngày\s{0,3}(\d{1,2})?\s{0,2}(?:[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})|tháng\s{0,3}(\d{1,2})?\s{0,3}năm\s{0,2}(\d{4}))|(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|năm\s+(\d{4}))\s?\)?/u;
const ISSUER_AFTER =
  /^\s{0,2},?\s{0,2}của\s+([^,.;:()"“”\n]{2,120}?)(?=\s+(?:về|ban hành|thực hiện|triển khai|sửa đổi|hướng dẫn|quy định|phê duyệt|gắn|trên địa bàn|khóa|và\s+(?:các\s+)?(?:kế hoạch|chỉ thị|quyết định|nghị quyết|công văn|chương trình|nghị định|thông tư|hướng dẫn)|nhằm|để|trong|tại|đối với|là|số|giai đoạn|đã|được)(?![\p{L}])|[,.;:()"“”\n]|$)/u;

export function citationsIn(of: Passage): readonly Citation[] {
  return [...of.text.matchAll(SYMBOL)].map((match) => citationOf(of, match));
}

function citationOf(of: Passage, match: RegExpMatchArray): Citation {
  const index = match.index ?? 0;
  const [, number, year, legal, slash, plainSymbol, blankSlash, blankSymbol] = match;
  const symbol =
    legal !== undefined
      ? `${number}/${year}/${tight(legal)}`
      : `${number ?? ''}${slash ?? blankSlash ?? '/'}${tight(plainSymbol ?? blankSymbol ?? '')}`;
  const before = of.plain.slice(Math.max(0, index - 60), index);
  const typed = TYPE_BEFORE.exec(number === undefined ? `${before}` : before);
  let end = index + match[0].length;
  const day = DAY_AFTER.exec(of.plain.slice(end, end + 60));
  if (day !== null) end += day[0].length;
  const issuer = ISSUER_AFTER.exec(of.plain.slice(end, end + 160));
  const issuerText = issuer
    ? of.text.slice(end + issuer[0].length - (issuer[1] ?? '').length, end + issuer[0].length)
    : null;
  if (issuer !== null) end += issuer[0].length;
  const start = typed ? index - before.length + typed.index : index;
  return {
    symbol,
    type: typed ? capitalised(typed[1] ?? '') : null,
    issuedOn: day ? dateOf(day) : null,
    issuer: issuerText?.trim() ?? null,
    ...{ start, end, span: spanOf(slice(of, start, end)), isNumberBlank: number === undefined },
  };
}

const tight = (symbol: string): string => symbol.replace(/\s+/g, '');
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As far as the day is known. */
function dateOf(m: RegExpExecArray): string | null {
  const [day, month, year] = [m[1] ?? m[6], m[2] ?? m[4] ?? m[7], m[3] ?? m[5] ?? m[8] ?? m[9]];
  if (year === undefined) return null;
  const full = dayOf(day, month, year);
  if (full !== null) return full;
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? `${year}-${two(Number(month))}` : year;
}

/** The text with every cited document blanked out: its day is no deadline and its issuer no party. Same length. */
export function withoutCitations(plain: string): string {
  const shown = plain.toUpperCase();
  // Symbols are told by capitals, which `plain` has lost; the same text in capitals finds at least those.
  if (shown.length !== plain.length) return plain;
  const parts: string[] = [];
  let from = 0;
  for (const match of shown.matchAll(SYMBOL)) {
    const start = match.index;
    let end = start + match[0].length;
    const day = DAY_AFTER.exec(plain.slice(end, end + 60));
    if (day !== null) end += day[0].length;
    if (start < from) continue;
    parts.push(plain.slice(from, start), '_'.repeat(end - start));
    from = end;
  }
  return [...parts, plain.slice(from)].join('');
}

export const citedDocument = ({ symbol, type, issuedOn, issuer }: Citation): CitedDocument => ({
  symbol,
  type,
  issuedOn,
  issuer,
});

/** How much a citation says; as written in small letters rather than in capitals. */
const told = ({ symbol, type, issuedOn, issuer }: Citation): number =>
  [type, issuedOn, issuer].filter((part) => part !== null).length +
  ((issuer ?? symbol) === (issuer ?? symbol).toUpperCase() ? 0 : 0.5);

export const distinct = (citations: readonly Citation[]): readonly Citation[] => {
  const best = new Map<string, Citation>();
  for (const each of citations) {
    // A title in capitals writes 31/CT-TTg as 31/CT-TTG.
    const key = each.symbol.toLowerCase();
    const known = best.get(key);
    if (known === undefined || told(each) > told(known)) best.set(key, each);
  }
  return [...best.values()];
};
