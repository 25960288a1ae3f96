import type { Line } from './lines';
import { plainOf } from '../text/passage';
import { markerOf } from './marker';

/** A document's parts as lines: the head with its type and title, the body, the tail with recipients and signer, and what follows
 *  (annexes). Each is found by its own signs, so that any of them may be missing or stand elsewhere. */
export interface Zones {
  readonly head: readonly Line[];
  readonly body: readonly Line[];
  readonly tail: readonly Line[];
  /** "Kính gửi" and the list behind it: whom a letter tells what to do. */
  readonly addressees: readonly Line[];
}

const RECIPIENTS = /^(?:nơi\s+(?:nhận|gửi)|kính gửi)\s*[:.]?/u;
/** TM., KT., TL., TUQ. with a point behind them; the Party's T/M, K/T, T/L with a slash inside. Source: DOMAIN §8. */
export const CAPACITY =
  /^(?:(?:tm|kt|tl|tuq|q)\s?[./]\s?|(?:t\s?\/\s?m|k\s?\/\s?t|t\s?\/\s?l|t\s?\/\s?u\s?\/\s?q|t\.\s?m|k\.\s?t|t\.\s?l)\.?\s{1,3})(?=\p{L})/iu;
const ANNEX = /^(?:phụ lục|danh mục|biểu(?:\s+mẫu)?|bảng|mẫu)(?![\p{L}])/u;
const TAIL_MOST_LINES = 60;

export function zonesOf(lines: readonly Line[]): Zones {
  const tail = tailOf(lines);
  const inTail = new Set(tail);
  const addressees = addresseesOf(lines);
  const apart = new Set([...inTail, ...addressees]);
  const rest = lines.filter((line) => !apart.has(line));
  const bodyStart =
    addressees.length > 0
      ? rest.filter((line) => lines.indexOf(line) < lines.indexOf(addressees[0] as Line)).length
      : bodyStartOf(rest);
  return { head: rest.slice(0, bodyStart), body: rest.slice(bodyStart), tail, addressees };
}

/** "Kính gửi", or in a telegram "CHỦ TỊCH … ĐIỆN:". */
const ADDRESSED =
  /^kính gửi\s*:?|^(?:thủ tướng|chủ tịch|bộ trưởng|giám đốc|trưởng ban|ban|ủy ban|văn phòng)\s.{2,100}\sđiện\s*:$/u;
const ADDRESSEES_MOST_LINES = 40;

function addresseesOf(lines: readonly Line[]): readonly Line[] {
  const start = lines.findIndex((line, i) => i < HEAD_MOST_LINES && ADDRESSED.test(line.passage.plain));
  if (start === -1) return [];
  let end = start + 1;
  while (
    end < lines.length &&
    end - start < ADDRESSEES_MOST_LINES &&
    isAddressee(lines[end - 1] as Line, lines[end] as Line)
  )
    end += 1;
  return lines.slice(start, end);
}

/** A bullet, or the line that a name runs on to. */
const isAddressee = (previous: Line, line: Line): boolean => {
  const style = markerOf(line.passage)?.marker.style;
  if (style !== undefined) return style === 'dash' || style === 'plus' || style === 'star' || style === 'dot';
  return (
    (/[;:,]$/u.test(previous.passage.text) || !line.blankBefore) &&
    line.passage.text.length < 120 &&
    !/^(?:căn cứ|thực hiện|ngày\s)/u.test(line.passage.plain)
  );
};

/** The recipients and the signature, whichever comes first, to the end or to the annex. */
function tailOf(lines: readonly Line[]): readonly Line[] {
  const recipients = lastIndex(
    lines,
    (line) => RECIPIENTS.test(line.passage.plain) && line.passage.plain.startsWith('nơi'),
  );
  const signature = recipients === -1 ? lastSignature(lines) : signatureBefore(lines, recipients);
  const start = signature !== -1 ? signature : recipients;
  if (start === -1) return [];
  const from = recipients === -1 ? start : Math.min(start, recipients);
  let end = Math.max(start, recipients) + 1;
  while (end < lines.length && end - from < TAIL_MOST_LINES && !beginsAnnex(lines, end)) end += 1;
  return lines.slice(from, end);
}

function beginsAnnex(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line;
  if (line.passage.text.startsWith('|')) return true;
  if ((ANNEX.test(line.passage.plain) || isTypeLine(line)) && isCapitals(line.passage.text)) return true;
  const marked = markerOf(line.passage);
  return marked !== null && ['roman', 'part', 'article'].includes(marked.marker.style);
}

const isCapitals = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}/u.test(text);

const lastIndex = (lines: readonly Line[], test: (line: Line, i: number) => boolean): number => {
  for (let i = lines.length - 1; i >= 0; i -= 1) if (test(lines[i] as Line, i)) return i;
  return -1;
};

/** A signature that a two-column conversion put before the recipients. */
function signatureBefore(lines: readonly Line[], recipients: number): number {
  for (let i = Math.max(0, recipients - 8); i < recipients; i += 1) if (isSignature(lines[i] as Line)) return i;
  return -1;
}

/** Without "Nơi nhận" only the last lines can be a signature, or those above what a decision was issued with. */
const lastSignature = (lines: readonly Line[]): number => {
  const from = Math.max(0, lines.length - 14);
  for (let i = from; i < lines.length; i += 1) if (isSignature(lines[i] as Line) && !decides(lines[i + 1])) return i;
  return lines.findIndex(
    (line, i) => CAPACITY.test(line.passage.text) && isSignature(line) && beginsAttached(lines.slice(i + 1, i + 8)),
  );
};

/** "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" above the grounds decides; nobody has signed yet. */
const decides = (next: Line | undefined): boolean =>
  next !== undefined && /^(?:căn cứ|xét|theo|thực hiện)(?!\p{L})/u.test(next.passage.plain);

/** "KẾ HOẠCH" below a name, and soon "(Ban hành kèm theo …)". */
const beginsAttached = (lines: readonly Line[]): boolean =>
  lines.some((line) => isTypeLine(line) || ATTACHED.test(line.passage.plain));
export const ATTACHED = /^\(?\s?(?:ban hành )?kèm theo(?!\p{L})/u;

const POSTS =
  /^(?:(?:phó\s+)?(?:chủ tịch|bí thư|giám đốc|hiệu trưởng|cục trưởng|chi cục trưởng|trưởng ban|chánh văn phòng|viện trưởng|tổng giám đốc|bộ trưởng|thủ tướng|trưởng phòng|chủ nhiệm|tổ trưởng|thứ trưởng))(?![\p{L}])/u;

export function isSignature(line: Line): boolean {
  const { text, plain } = line.passage;
  if (text.length > 60 || !isCapitals(text) || /:$/u.test(text)) return false;
  return CAPACITY.test(text) || POSTS.test(plain);
}

const BEGINS_BODY =
  /^(?:căn cứ|thực hiện|để|nhằm|ngày\s+\d|theo|trong|xét|triển khai|tiếp tục|thời gian qua|sau khi|qua)(?![\p{L}])/u;
const HEAD_MOST_LINES = 40;
/** The head of a paper kept as a table by a conversion. */
const HEAD_TABLE = /cộng hòa xã hội|độc lập|đảng cộng sản|số\s{0,3}:|tháng\s.{0,6}\snăm/u;

/** The body begins with the grounds, a salutation, the first numbered item, a table, or a paragraph that is a sentence. */
function bodyStartOf(lines: readonly Line[]): number {
  const typeAt = lines.findIndex((line, i) => i < HEAD_MOST_LINES && isTypeLine(line));
  let titleSeen = typeAt !== -1 && typeWithTitle(lines[typeAt]?.passage.text ?? '') !== null;
  for (let i = 0; i < Math.min(lines.length, HEAD_MOST_LINES); i += 1) {
    const line = lines[i] as Line;
    if (i <= typeAt) continue;
    const { text, plain } = line.passage;
    if (text.startsWith('|')) {
      if (HEAD_TABLE.test(plain) || /^[|\s:-]*$/u.test(text)) continue;
      return i;
    }
    const style = markerOf(line.passage)?.marker.style;
    if (style !== undefined && style !== 'dash' && style !== 'star') return i;
    if (typeAt !== -1 && !titleSeen) {
      titleSeen = true;
      continue;
    }
    if (titleSeen && text.length > 80 && beginsBody(line)) return i;
    if (titleSeen && endsCapitals(lines[i - 1], line)) return i;
    if (titleSeen && beginsBody(line) && endsSentence(lines.slice(i, i + SENTENCE_MOST_LINES))) return i;
    if (typeAt !== -1 && !line.blankBefore && !/^(?:căn cứ|kính gửi)/u.test(plain)) continue;
    if (typeAt !== -1 && isCapitals(text)) continue;
    if (beginsBody(line)) return i;
    if (text.length > 110 || (typeAt !== -1 && /[.:;]$/.test(text) && !/^\(/.test(text))) return i;
  }
  return Math.min(lines.length, Math.max(0, typeAt + 2));
}

const SENTENCE_MOST_LINES = 14;
/** Lines without a gap that come to a stop before an item begins: no title ends with one. */
function endsSentence(lines: readonly Line[]): boolean {
  const end = lines.findIndex(({ passage }) => /[.;:]$/u.test(passage.text));
  const within = lines.slice(1, end + 1);
  return end !== -1 && within.every((line) => !line.blankBefore && markerOf(line.passage) === null);
}

/** Below a title in capitals a sentence begins the body, blank line or not. */
const endsCapitals = (before: Line | undefined, line: Line): boolean =>
  before !== undefined &&
  isCapitals(before.passage.text) &&
  !isTypeLine(before) &&
  (beginsBody(line) ||
    (line.passage.text.length > 60 &&
      /^\p{Lu}\p{L}*\s[\p{L}\d]/u.test(line.passage.text) &&
      !isCapitals(line.passage.text)));

const beginsBody = ({ passage: { text, plain } }: Line): boolean =>
  BEGINS_BODY.test(plain) && !isCapitals(text) && /^\p{Lu}/u.test(text);

const TYPE_LINE =
  /^(?:kế hoạch|chương trình(?: hành động| công tác)?|chỉ thị|quyết định|nghị quyết|thông báo|kết luận|hướng dẫn|công điện|công văn|phương án|đề án|quy chế|phụ lục(?:\s+[\divx]+)?|kế hoạch (?:liên tịch|phối hợp|hành động)|thông tri|quy định|hướng dẫn liên tịch|nghị quyết liên tịch|quy chế phối hợp)(?:\s*\(.{0,30}\))?$/u;

/** The line that names the type and nothing else, or the type in capitals with a title behind it. */
export function isTypeLine(line: Line): boolean {
  const { text, plain } = line.passage;
  if (TYPE_LINE.test(plain.replace(/[\s:.]+$/u, '')) && (isCapitals(text) || line.isMarked || /^\p{Lu}/u.test(text)))
    return true;
  return typeWithTitle(text) !== null;
}

const CAPITAL_TYPE =
  /^(KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG)?|CHỈ THỊ|QUYẾT ĐỊNH|NGHỊ QUYẾT|PHƯƠNG ÁN|HƯỚNG DẪN|ĐỀ ÁN|CÔNG ĐIỆN|CÔNG VĂN|THÔNG BÁO|KẾT LUẬN)\s+(?=\S)/u;

/** A copy without its head may begin with both in one line: "Chỉ thị về việc …". */
const SENTENCE_TYPE =
  /^(Kế hoạch|Chương trình(?: hành động)?|Chỉ thị|Quyết định|Nghị quyết|Phương án|Hướng dẫn|Đề án|Công điện|Công văn|Thông báo|Kết luận)\s+(?=(?:về|triển khai|thực hiện|tổ chức|phát động|phòng)\s.*[^.;:,]$)/u;

export function typeWithTitle(text: string): { readonly type: string; readonly titleAt: number } | null {
  if (TYPE_LINE.test(plainOf(text))) return null;
  const match = CAPITAL_TYPE.exec(text) ?? (text.length < 260 ? SENTENCE_TYPE.exec(text) : null);
  if (match === null) return null;
  return { type: match[1] ?? '', titleAt: match[0].length };
}
