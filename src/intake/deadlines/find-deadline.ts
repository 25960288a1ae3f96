import type { DraftDeadline } from '../draft';
import { withoutCitations } from '../head/citations';
import { PREDICATES, PREDICATES_OR_NAMES } from '../duties/predicates.table';
import { slice, trimmed, type Passage } from '../text/passage';
import { anyOf, findAll, words } from '../text/words';
import { bareDeadline } from './bare-deadline';
import {
  afterDoingWordings,
  atOnceWordings,
  beforeEventWordings,
  hasteWordings,
  prescribedWordings,
  promptWordings,
  requestWordings,
  withinWordings,
} from './counted';
import { dateWordings, type DateContext } from './dates';
import { NO_DEADLINE, type Wording } from './deadline-parts';
import { bareWordings, periodFirstWordings, periodWordings, reportedWordings } from './periods';

export interface DeadlineContext extends DateContext {
  /** Reports and reviews are owed "theo quy định"; of other duties the same words say how, not when. */
  readonly isReport: boolean;
  /** Where the predicate begins, behind the subject. */
  readonly predicateAt: number;
}

/** When the duty is due, by its own words, or null. Of several wordings the one that says most is taken: a date within a period,
 *  a date, a count, a period, an event, and last the words that leave it to others. */
export function findDeadline(of: Passage, context: DeadlineContext): DraftDeadline | null {
  const plain = withoutPurpose(withoutCitations(of.plain), context.predicateAt);
  const families: readonly (() => readonly Wording[])[] = [
    () => severalReports(plain, context),
    () => periodWordings(plain).filter(({ deadline }) => deadline.day !== null),
    () => yearlyDays(plain, context),
    () => [...withinWordings(plain), ...beforeEventWordings(plain), ...afterDoingWordings(plain)],
    () => dateWordings(plain, context),
    () => periodWordings(plain),
    () => (context.isReport ? [...periodFirstWordings(plain), ...reportedWordings(plain)] : []),
    () => [...promptWordings(plain), ...atOnceWordings(plain)],
    () => (context.isReport ? requestWordings(plain) : []),
    () =>
      context.isReport
        ? prescribedWordings(plain)
        : prescribedWordings(plain).filter((at) => TIMED.test(plain.slice(at.start, at.end))),
    () => (context.isReport ? bareWordings(plain) : heldRegularly(plain)),
    () => standingWordings(plain, context.predicateAt),
    () => hasteWordings(plain),
  ];
  const inBrackets = bracketed(of, context);
  if (inBrackets !== null) return inBrackets;
  for (const family of families) {
    const found = outermost(family());
    if (found !== null) return { literal: of.text.slice(found.start, found.end).trim(), ...found.deadline };
  }
  return null;
}

/** "Để hoàn thành … trong năm 2013, Bộ X đề nghị …": the day of the purpose is not the day of the duty. Same length. */
const withoutPurpose = (plain: string, predicateAt: number): string =>
  predicateAt > 0 && /^(?:để|nhằm|do|vì)\s/u.test(plain) ? '_'.repeat(predicateAt) + plain.slice(predicateAt) : plain;

/** What a heading says of when everything below it is due: "Giai đoạn chuẩn bị (từ tháng 6/2026 đến tháng 8/2026):", "Hoàn thành trước
 *  ngày 30/6/2026:". */
export function headingDeadline(heading: Passage, context: DeadlineContext): DraftDeadline | null {
  const inBrackets = bracketed(heading, context);
  if (inBrackets !== null) return inBrackets;
  if (!/:$/u.test(heading.text)) return null;
  const found = findDeadline(heading, context);
  return found?.kind === 'on-date' || (found?.kind === 'periodic' && found.day !== null) ? found : null;
}

const TIMED = /thời hạn|thời gian|tiến độ|đúng hạn/u;

/** The earliest; of those that begin together the longest. */
const outermost = (wordings: readonly Wording[]): Wording | null =>
  [...wordings].sort((a, b) => a.start - b.start || b.end - a.end)[0] ?? null;

const NO_YEAR_DAY = words(
  '(?:trước|chậm\\s+nhất(?:\\s+là)?(?:\\s+(?:vào|trước))?|muộn\\s+nhất|vào|đến|xong\\s+trước)\\s+(?:ngày\\s{0,2})?(\\d{1,2})\\s{0,2}(?:/|tháng)\\s{0,2}(\\d{1,2})(?!\\s?/|[.-]?\\d|\\s+năm\\s+\\d)',
);
const COMES_BACK = words(
  'h[ằà]ng\\s+năm|mỗi\\s+năm|định\\s+kỳ|báo\\s+cáo\\s+(?:tháng|quý|năm|0?6\\s+tháng|0?9\\s+tháng|sơ\\s+kết|cả\\s+năm|tổng\\s+kết)|h[ằà]ng\\s+quý',
);

/** Days without a year in a report that comes back: "báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 10/12". */
function yearlyDays(plain: string, { isReport }: DeadlineContext): readonly Wording[] {
  if (!isReport || !COMES_BACK.test(plain)) return [];
  COMES_BACK.lastIndex = 0;
  const days = findAll(NO_YEAR_DAY, plain);
  const [first, last] = [days[0], days[days.length - 1]];
  if (first === undefined || last === undefined) return [];
  const day = days
    .map(({ groups: g }) => `${(g[1] ?? '').padStart(2, '0')}-${(g[0] ?? '').padStart(2, '0')}`)
    .join('+');
  const comparator = plain.startsWith('trước', first.start) ? ('before' as const) : ('by' as const);
  return [
    {
      start: first.start,
      end: last.end,
      deadline: { ...NO_DEADLINE, kind: 'periodic', period: 'year', day, comparator },
    },
  ];
}

/** "báo cáo tháng trước ngày 18 hằng tháng, báo cáo quý trước ngày 18 của tháng cuối quý, báo cáo năm trước ngày 05/12": each
 *  period with its own day, joined in their order. */
function severalReports(plain: string, context: DeadlineContext): readonly Wording[] {
  if (!context.isReport) return [];
  const found = [
    ...periodWordings(plain).filter(({ deadline }) => deadline.day !== null && !deadline.day.includes('+')),
    ...yearlyDays(plain, context).filter(({ deadline }) => deadline.day?.includes('+') === false),
  ].sort((a, b) => a.start - b.start);
  const apart = found.filter(({ start }, i) => start >= (found[i - 1]?.end ?? 0));
  const [first, last] = [apart[0], apart.at(-1)];
  const periods = new Set(apart.map(({ deadline }) => deadline.period));
  if (first === undefined || last === undefined || periods.size < 2 || periods.size < apart.length) return [];
  const joinedOf = (key: 'period' | 'day'): string => apart.map(({ deadline }) => deadline[key]).join('+');
  return [
    {
      start: first.start,
      end: last.end,
      deadline: { ...first.deadline, period: joinedOf('period'), day: joinedOf('day') },
    },
  ];
}

/** "thường xuyên" and "định kỳ" say when something is done where they open a clause, follow its subject, or end it, and a verb of duty
 *  comes behind; "thường xuyên bỏ học" is what somebody else does. */
const OPENS = '(?:^|[.;:,]\\s+(?:-\\s+)?|\\s(?:và|phải|cần)\\s+)';
const OPENING = new RegExp(
  `${OPENS}(thường xuyên|liên tục|định kỳ)(?=\\s+([\\p{L}]{1,10}(?:\\s[\\p{L}]{1,10})?))`,
  'gu',
);
const ENDING =
  /(?:thực hiện|duy trì|tổ chức|tiến hành)\s+(thường xuyên(?:, liên tục)?|liên tục)(?=\s*(?:[.;,]|$)|\s+(?:cho\s+)?(?:đến|tới|trong|suốt)(?![\p{L}]))/gu;
const VERB = new RegExp(`^(?:${anyOf([...PREDICATES, ...PREDICATES_OR_NAMES])})(?![\\p{L}])`, 'u');

function standingWordings(plain: string, predicateAt: number): readonly Wording[] {
  const found = [
    ...plain.matchAll(OPENING),
    ...plain
      .slice(predicateAt)
      .matchAll(/^(thường xuyên|liên tục|định kỳ)(?=\s+([\p{L}]{1,10}(?:\s[\p{L}]{1,10})?))/gu),
  ].flatMap((match) => {
    const literal = match[1] ?? '';
    const start = plain.indexOf(
      literal,
      match.index +
        (match[0].startsWith(literal) && match.index === 0 && plain.slice(predicateAt).startsWith(match[0])
          ? predicateAt
          : 0),
    );
    const isFirst = start === 0 || start === predicateAt;
    if (!isFirst && !VERB.test(match[2] ?? '')) return [];
    return [wording(start, literal)];
  });
  return [
    ...found,
    ...[...plain.matchAll(ENDING)].map((match) =>
      wording(match.index + match[0].indexOf(match[1] ?? ''), match[1] ?? ''),
    ),
  ];
}

/** "chế độ giao ban định kỳ": a meeting or a check that comes back without saying when. */
const HELD =
  /(?:chế độ|giao ban|hội ý|họp|sinh hoạt|đối thoại|kiểm tra|báo cáo)(?:\s+\p{L}{1,10}){0,2}?\s+định kỳ(?![\p{L}])/u;
const heldRegularly = (plain: string): readonly Wording[] => (HELD.test(plain) ? bareWordings(plain) : []);

const wording = (start: number, literal: string): Wording => ({
  ...{ start, end: start + literal.length },
  deadline: { ...NO_DEADLINE, kind: literal === 'định kỳ' ? 'periodic' : 'standing' },
});

/** A month, quarter or day in brackets of its own: "(tháng 5/2025)", "(hoàn thành trước 30/6/2025)". A year alone there dates a law. */
function bracketed(of: Passage, context: DeadlineContext): DraftDeadline | null {
  for (const { start, end } of findAll(/\(([^()]{3,60})\)/gu, of.plain)) {
    const inner = trimmed(slice(of, start + 1, end - 1));
    const found = bareDeadline(
      inner.plain.replace(/^(?:(?:thời gian|thời hạn|hoàn thành|thực hiện|dự kiến)\s*:?\s+){1,3}/u, ''),
      context,
    );
    const isLoneYear = /^\d{4}(?:$|\/)/u.test(found?.date ?? '') && !/^(?:trong |đến |từ )?năm \d/u.test(inner.plain);
    if (found !== null && !isLoneYear) return { literal: inner.text, ...found };
  }
  return null;
}
