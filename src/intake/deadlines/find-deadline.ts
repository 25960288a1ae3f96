import type { DraftDeadline } from '../draft';
import { withoutCitations } from '../head/citations';
import type { Passage } from '../text/passage';
import { findAll, words } from '../text/words';
import { prescribedWordings, promptWordings, requestWordings, withinWordings } from './counted';
import { dateWordings, type DateContext } from './dates';
import { NO_DEADLINE, type Wording } from './deadline-parts';
import { bareWordings, periodWordings } from './periods';

export interface DeadlineContext extends DateContext {
  /** Reports and reviews are owed "theo quy định"; of other duties the same words say how, not when. */
  readonly isReport: boolean;
}

/** When the duty is due, by its own words, or null. Of several wordings the one that says most is taken: a date within a period,
 *  a date, a count, a period, an event, and last the words that leave it to others. */
export function findDeadline(of: Passage, context: DeadlineContext): DraftDeadline | null {
  const plain = withoutCitations(of.plain);
  const families: readonly (() => readonly Wording[])[] = [
    () => yearlyDays(plain, context),
    () => periodWordings(plain).filter(({ deadline }) => deadline.day !== null),
    () => withinWordings(plain),
    () => dateWordings(plain, context),
    () => periodWordings(plain),
    () => promptWordings(plain),
    () => (context.isReport ? requestWordings(plain) : []),
    () => (context.isReport ? prescribedWordings(plain) : prescribedWordings(plain).filter((at) => TIMED.test(plain.slice(at.start, at.end)))),
    () => (context.isReport ? bareWordings(plain) : []),
    () => standingWordings(plain),
  ];
  for (const family of families) {
    const found = outermost(family());
    if (found !== null) return { literal: of.text.slice(found.start, found.end).trim(), ...found.deadline };
  }
  return null;
}

const TIMED = /thời hạn|thời gian|tiến độ|đúng hạn/u;

/** The earliest; of those that begin together the longest. */
const outermost = (wordings: readonly Wording[]): Wording | null =>
  [...wordings].sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;

const NO_YEAR_DAY = words('(?:trước|chậm\\s+nhất(?:\\s+là)?(?:\\s+(?:vào|trước))?|muộn\\s+nhất|vào|đến|xong\\s+trước)\\s+(?:ngày\\s{0,2})?(\\d{1,2})\\s{0,2}(?:/|tháng)\\s{0,2}(\\d{1,2})(?!\\s?/|[.-]?\\d|\\s+năm\\s+\\d)');
const COMES_BACK = words('h[ằà]ng\\s+năm|mỗi\\s+năm|định\\s+kỳ|báo\\s+cáo\\s+(?:tháng|quý|năm|0?6\\s+tháng|0?9\\s+tháng|sơ\\s+kết|cả\\s+năm|tổng\\s+kết)|0?6\\s+tháng|h[ằà]ng\\s+quý');

/** Days without a year in a report that comes back: "báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12". */
function yearlyDays(plain: string, { isReport }: DeadlineContext): readonly Wording[] {
  if (!isReport || !COMES_BACK.test(plain)) return [];
  COMES_BACK.lastIndex = 0;
  const days = findAll(NO_YEAR_DAY, plain);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return [];
  const day = days.map(({ groups: g }) => `${(g[1] ?? '').padStart(2, '0')}-${(g[0] ?? '').padStart(2, '0')}`).join('+');
  const comparator = plain.startsWith('trước', first.start) ? ('before' as const) : ('by' as const);
  return [{ start: first.start, end: last.end, deadline: { ...NO_DEADLINE, kind: 'periodic', period: 'year', day, comparator } }];
}

/** "thường xuyên" is when something is done only where it opens a clause, ends one, or follows its subject; elsewhere it describes.
 *  The clause is opened by a stop, a semicolon or the beginning; "thường xuyên bỏ học" within it is what somebody else does. */
const STANDING = /(?:^|[.;:]\s+|[.;:]\s*-\s+)(thường xuyên|h[ằà]ng ngày|liên tục)(?=[\s,])|(?:thực hiện|duy trì|tổ chức|tiến hành)\s+(thường xuyên(?:, liên tục)?|liên tục)(?=\s*(?:[.;,]|$))/gu;

function standingWordings(plain: string): readonly Wording[] {
  return [...plain.matchAll(STANDING)].map((match) => {
    const literal = match[1] ?? match[2] ?? '';
    const start = match.index + match[0].indexOf(literal);
    return { start, end: start + literal.length, deadline: { ...NO_DEADLINE, kind: 'standing' as const } };
  });
}
