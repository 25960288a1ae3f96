import { slice, trimmed, type Passage } from '../text/passage';
import { findAll } from '../text/words';

/** Where one paragraph may hold several duties: at a stop, a semicolon, and before "báo cáo", "sơ kết" or "tổng kết" behind a comma or
 *  "và". Whether the parts are duties of their own is asked afterwards. */
export interface Segment {
  readonly passage: Passage;
  /** Where it stands in the paragraph. */
  readonly start: number;
  readonly end: number;
  /** Begins a sentence of its own: a new subject may stand there. */
  readonly isSentence: boolean;
}

const ADVERB =
  '(?:(?:định\\s+kỳ|h[ằà]ng\\s+(?:năm|quý|tháng|tuần)|kịp\\s+thời|đồng\\s+thời|tổng\\s+hợp|và|tham\\s+mưu|tổ\\s+chức|tiến\\s+hành|thực\\s+hiện|gửi|ngay|6\\s+tháng|đột\\s+xuất|chế\\s+độ|,)[,\\s]+){0,6}';
const REPORT_CLAUSE = `${ADVERB}báo\\s+cáo(?!\\s+viên)`;
const REVIEW_CLAUSE = '(?:(?:tổ\\s+chức|tiến\\s+hành|tham\\s+mưu)\\s+)?(?:sơ\\s+kết|tổng\\s+kết)';
const BREAK = new RegExp(
  `[.;]\\s+(?=[\\p{L}\\d])|,\\s+(?=${REPORT_CLAUSE}\\s)|\\s+và\\s+(?=(?:kịp\\s+thời|định\\s+kỳ|h[ằà]ng\\s+(?:năm|quý|tháng))\\s+báo\\s+cáo)|,\\s+(?=${REVIEW_CLAUSE}[\\s,])|(?<=sơ\\s+kết)(?:,|\\s+và)\\s+(?=tổng\\s+kết)|\\s+và\\s+(?=(?:tổ\\s+chức\\s+)?tổng\\s+kết\\s)`,
  'gu',
);

export function segmentsOf(of: Passage): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let isSentence = true;
  for (const at of findAll(BREAK, of.plain)) {
    const mark = of.plain.charAt(at.start);
    if (mark === '.' && !endsSentence(of, at.start, at.end)) continue;
    if (isInBrackets(of.plain, start, at.start)) continue;
    if (mark !== '.' && mark !== ';' && isOneThing(of.plain.slice(start, at.start))) continue;
    const part = slice(of, start, mark === '.' || mark === ';' ? at.start + 1 : at.start);
    if (mark !== '.' && mark !== ';' && !stands(part)) continue;
    segments.push({ passage: trimmed(part), start, end: start + part.text.length, isSentence });
    start = at.end;
    isSentence = mark === '.';
  }
  segments.push({ passage: trimmed(slice(of, start)), start, end: of.text.length, isSentence });
  return segments.filter(({ passage }) => passage.text.length > 2);
}

/** A stop ends a sentence when a capital follows and no abbreviation or number stands before it. */
function endsSentence(of: Passage, stop: number, next: number): boolean {
  if (!/[\p{Lu}"“(]/u.test(of.text.charAt(next))) return false;
  // "… Thuế cơ sở 5. Giao …": a number within the sentence, and an order behind it.
  if (/\p{L}\s\d{1,3}$/u.test(of.text.slice(Math.max(0, stop - 12), stop)) && ORDERS.test(of.text.slice(next)))
    return true;
  const word = /[\p{L}\d]+$/u.exec(of.text.slice(Math.max(0, stop - 12), stop))?.[0] ?? '';
  return !/^(?:\d{1,3}|TP|Tp|TX|TT|P|Q|H|X|ThS|TS|PGS|GS|BS|KT|TM|TL|St|v\.v)$/u.test(word);
}

const ORDERS = /^(?:Giao|Yêu cầu|Đề nghị|Chỉ đạo|Phân công)\s/u;

/** "nội dung sơ kết, tổng kết" is what is prepared, and "cử cán bộ theo dõi, báo cáo" what the officer is there for. */
const isOneThing = (before: string): boolean =>
  /(?:nội dung|tài liệu|dự thảo|phục vụ|báo cáo)\s+sơ\s+kết$/u.test(before) || NAMES_AN_OFFICER.test(before);
const NAMES_AN_OFFICER =
  /^(?:phân công|cử|bố trí)\s+(?:\d+\s+)?(?:cán bộ|công chức|viên chức|đồng chí|nhân viên|người|lãnh đạo|đầu mối)(?![\p{L}])/u;

const isInBrackets = (plain: string, from: number, at: number): boolean => {
  const opened = plain.lastIndexOf('(', at);
  return opened >= from && plain.indexOf(')', opened) > at;
};

/** Long enough to say something of its own: what is cut off in front must have a verb, and an adjunct has none. */
const stands = (part: Passage): boolean => {
  const plain = part.plain.trim();
  if (/(?:^|\s)(?:để|nhằm|và|chế độ|hội nghị|gồm|như|các)$/u.test(plain)) return false;
  if (
    /^(?:định kỳ|h[ằà]ng|kịp thời|đồng thời|căn cứ|trước ngày|trên cơ sở|theo|khi|sau khi|tổng hợp|tham mưu|cuối|trong)(?:\s+[\p{L}\d/,.]{1,14}){0,12}$/u.test(
      plain,
    )
  )
    return false;
  // "Tỉnh đoàn chủ trì tổng hợp, báo cáo": what is put together is what is reported.
  if (plain.length < 60 && /(?:^|\s)(?:tổng hợp|tập hợp|thống kê)$/u.test(plain)) return false;
  // "…, để tổng hợp" leaves the rest to the same purpose.
  if (/(?:^|[\s,])(?:để|nhằm)\s+(?:[\p{L}]{1,10}\s*){1,3}$/u.test(plain)) return false;
  return (
    plain.length >= 24 ||
    /^(?:tổ chức )?(?:sơ kết|tổng kết|báo cáo)/u.test(plain) ||
    /(?:sơ kết|tổng kết|báo cáo)$/u.test(plain)
  );
};
