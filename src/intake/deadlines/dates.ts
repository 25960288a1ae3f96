import { findAll, words } from '../text/words';
import {
  COMPARATOR_WORDS,
  DAY_MONTH,
  DAY_MONTH_YEAR,
  MONTH_YEAR,
  NO_DEADLINE,
  QUARTER_YEAR,
  comparatorOf,
  type Wording,
} from './deadline-parts';
import { isDayOfMonth, lastDay, quarterOf, two } from './numerals';

/** Wordings that name one day, month, quarter or year, or a window between two. */

const POINT = '(?:(đầu|giữa|cuối|hết)\\s+)?';
const DATE = `(?:${DAY_MONTH_YEAR})`;
const CUE = `(${COMPARATOR_WORDS})\\s+`;
const TIME = '(?:(\\d{1,2})\\s?(?:giờ|h|:)\\s?(\\d{2})?\\s{0,2}(?:phút)?,?\\s{0,2})?';
/** "chiều thứ Năm, ngày 09/10/2025": the day of the week beside the date. */
const WEEKDAY =
  '(?:(?:sáng|trưa|chiều|tối)\\s+)?(?:(?:thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\\s+nhật)\\s{0,2},?\\s{0,2}\\(?)?';
/** A day that has a name of its own may stand between the comparator and the date: "trước ngày Quốc khánh 02/9/2025". */
const NAMED = '(?:ngày\\s+(?:[\\p{L}]{1,10}\\s+){1,5})?';

const WINDOW = words(
  `từ\\s+(?:${DATE}|(?:ngày\\s{0,2})?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2}))\\s+(?:đến|tới)(?:\\s+hết)?\\s+(?:${DATE})`,
);
const MONTHS = words(
  `từ\\s+(?:đầu\\s+)?tháng\\s{0,2}(\\d{1,2})(?:\\s?[/.]\\s?(\\d{4}))?\\s+(?:đến|tới)(?:\\s+(?:hết|cuối))?\\s+tháng\\s{0,2}(\\d{1,2})\\s?[/.]\\s?(\\d{4})`,
);
/** "trong tháng 9 và tháng 10 năm 2026": two months of one year. */
const TWO_MONTHS = words(
  `(?:${CUE})?tháng\\s{0,2}(\\d{1,2})\\s{0,2}(?:,|và|-|–)\\s{0,2}(?:tháng\\s{0,2})?(\\d{1,2})\\s?(?:[/.]\\s?|năm\\s{0,2})(\\d{4})`,
);
const FULL = words(`${CUE}${TIME}${WEEKDAY}${NAMED}(?:${DATE})`);
const SHORT = words(`${CUE}${TIME}${WEEKDAY}(?:${DAY_MONTH})`);
const MONTH = words(`${CUE}${POINT}(?:${MONTH_YEAR})`);
const LONE_MONTH = words(`(?:(đầu|giữa|cuối|hết)\\s+)(?:${MONTH_YEAR})`);
const QUARTER = words(`(?:${CUE})?${POINT}(?:${QUARTER_YEAR})`);
const YEAR = words(
  `(trong|hết|đến\\s+hết|cuối|hoàn\\s+thành\\s+(?:trong|vào)|vào|giữa|đầu)\\s+(?:cuối\\s+)?năm\\s{0,2}(\\d{4})`,
);

/** A season or a feast of a year, whose day others set: "trước mùa khô năm 2025", "trước Tết Nguyên đán 2026". */
const SEASON = words(
  `${CUE}(?:dịp\\s+|ngày\\s+|đợt\\s+)?(?:mùa|tết|vụ|lễ|rằm|đại\\s+hội|khai\\s+giảng|kỳ\\s+thi|hè)(?:\\s+(?!năm)[\\p{L}]{1,10}){0,5}?\\s+(?:năm\\s+)?(\\d{4})(?:\\s?-\\s?(\\d{4}))?`,
);
/** "tuần đầu tháng 3/2025" is told by its month. */
const WEEK_OF_MONTH = words(
  '(?:(?:trong|vào|hết)\\s+)?tuần\\s+(?:thứ\\s+)?(?:\\d|nhất|một|hai|ba|tư|đầu(?:\\s+tiên)?|cuối(?:\\s+cùng)?)\\s+(?:của\\s+)?tháng\\s{0,2}(\\d{1,2})(?:\\s?[/.]\\s?|\\s+năm\\s+)(\\d{4})',
);
/** "tại cuộc họp giao ban tháng 11": the month of the meeting. */
const AT_MEETING = words(
  'tại\\s+(?:cuộc\\s+họp|phiên\\s+họp|kỳ\\s+họp|hội\\s+nghị|buổi\\s+họp|giao\\s+ban)(?:\\s+[\\p{L}]{1,10}){0,4}?\\s+tháng\\s{0,2}(\\d{1,2})(?:(?:\\s?[/.]\\s?|\\s+năm\\s+)(\\d{4}))?(?![/\\d])',
);

export interface DateContext {
  /** The day of the document, for a day without a year. */
  readonly issuedOn: string | null;
}

export function dateWordings(plain: string, context: DateContext): readonly Wording[] {
  return [
    ...findAll(WINDOW, plain).flatMap(({ start, end, groups: g }) => {
      const last = dayOf(g[8], g[9], g[10]) ?? dayOf(g[11], g[12], g[13]);
      const first = dayOf(g[0], g[1], g[2]) ?? dayOf(g[3], g[4], g[5]) ?? dayOf(g[6], g[7], last?.slice(0, 4));
      return first && last ? [onDate(start, end, `${first}/${last}`, 'từ')] : [];
    }),
    ...findAll(MONTHS, plain).flatMap(({ start, end, groups: g }) => {
      const [first, last] = [pointOfMonth(undefined, g[0], g[1] ?? g[3]), pointOfMonth(undefined, g[2], g[3])];
      return first && last ? [onDate(start, end, `${first}/${last}`, 'từ')] : [];
    }),
    ...findAll(TWO_MONTHS, plain).flatMap(({ start, end, groups: g }) => {
      const [first, last] = [pointOfMonth(undefined, g[1], g[3]), pointOfMonth(undefined, g[2], g[3])];
      return first && last && first < last && !isStart(g[0])
        ? [onDate(start, end, `${first}/${last}`, g[0] ?? '')]
        : [];
    }),
    ...findAll(FULL, plain).flatMap(({ start, end, groups: g }) => {
      const date = dayOf(g[3], g[4], g[5]) ?? dayOf(g[6], g[7], g[8]);
      return date === null || isStart(g[0]) ? [] : [onDate(start, end, date, g[0], timeOf(g[1], g[2]))];
    }),
    ...findAll(SHORT, plain).flatMap(({ start, end, groups: g }) => {
      const [day, month] = [Number(g[3] ?? g[5]), Number(g[4] ?? g[6])];
      if (!isDayOfMonth(day, month) || isStart(g[0])) return [];
      const date = withYear(day, month, context.issuedOn);
      return [onDate(start, end, date, g[0], timeOf(g[1], g[2]))];
    }),
    ...findAll(MONTH, plain).flatMap(({ start, end, groups: g }) => {
      const date = pointOfMonth(g[1], g[2] ?? g[4], g[3] ?? g[5]);
      return date === null || isStart(g[0]) ? [] : [onDate(start, end, date, g[0])];
    }),
    ...findAll(LONE_MONTH, plain).flatMap(({ start, end, groups: g }) => {
      const date = pointOfMonth(g[0], g[1] ?? g[3], g[2] ?? g[4]);
      return date === null ? [] : [onDate(start, end, date, g[0])];
    }),
    ...findAll(QUARTER, plain).flatMap(({ start, end, groups: g }) => {
      const quarter = quarterOf(g[2] ?? '');
      return quarter === null || isStart(g[0]) ? [] : [onDate(start, end, `${g[3]}-Q${quarter}`, g[0] ?? g[1])];
    }),
    ...findAll(SEASON, plain).map(({ start, end, groups: g }) => {
      const found = onDate(start, end, g[2] === undefined ? (g[1] ?? '') : `${g[1]}/${g[2]}`, g[0]);
      return { ...found, deadline: { ...found.deadline, anchor: 'season' } };
    }),
    ...findAll(WEEK_OF_MONTH, plain).flatMap(({ start, end, groups: g }) => {
      const date = pointOfMonth(undefined, g[0], g[1]);
      return date === null ? [] : [onDate(start, end, date, 'trong')];
    }),
    ...findAll(AT_MEETING, plain).flatMap(({ start, end, groups: g }) => {
      const date = monthOf(Number(g[0]), g[1], context.issuedOn);
      return date === null ? [] : [onDate(start, end, date, 'trong')];
    }),
    ...findAll(YEAR, plain).map(({ start, end, groups: g }) => onDate(start, end, g[1] ?? '', g[0])),
  ];
}

/** A beginning alone ("từ ngày …") is not when something is due. */
const isStart = (cue: string | undefined): boolean => cue?.trim() === 'từ';

export function onDate(
  start: number,
  end: number,
  date: string,
  cue: string | undefined,
  time: string | null = null,
): Wording {
  return { start, end, deadline: { ...NO_DEADLINE, kind: 'on-date', date, comparator: comparatorOf(cue ?? ''), time } };
}

export function dayOf(day: string | undefined, month: string | undefined, year: string | undefined): string | null {
  if (day === undefined || month === undefined || year === undefined) return null;
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  return isDayOfMonth(d, m) && d <= lastDay(m, y) && y >= 1900 && y <= 2200 ? `${y}-${two(m)}-${two(d)}` : null;
}

/** A day without a year is the next one after the document's own day; without that it stays without a year. */
export function withYear(day: number, month: number, issuedOn: string | null): string {
  const short = `${two(month)}-${two(day)}`;
  if (issuedOn === null || issuedOn.length < 4) return short;
  const year = Number(issuedOn.slice(0, 4));
  const known = issuedOn.slice(5);
  return `${known !== '' && short.slice(0, known.length) < known ? year + 1 : year}-${short}`;
}

/** A month; without a year the next one after the document's own day, the document's own month among them. */
function monthOf(month: number, year: string | undefined, issuedOn: string | null): string | null {
  if (!(month >= 1 && month <= 12)) return null;
  if (year !== undefined) return `${year}-${two(month)}`;
  if (issuedOn === null || issuedOn.length < 7) return null;
  const own = Number(issuedOn.slice(0, 4));
  return `${two(month) < issuedOn.slice(5, 7) ? own + 1 : own}-${two(month)}`;
}

/** "đầu/giữa/cuối tháng" = 1, 15, last. Source: DOMAIN §6. */
export function pointOfMonth(
  point: string | undefined,
  month: string | undefined,
  year: string | undefined,
): string | null {
  const [m, y] = [Number(month), Number(year)];
  if (!(m >= 1 && m <= 12) || !(y >= 1900 && y <= 2200)) return null;
  const head = `${y}-${two(m)}`;
  if (point === 'đầu') return `${head}-01`;
  if (point === 'giữa') return `${head}-15`;
  if (point === 'cuối' || point === 'hết') return `${head}-${two(lastDay(m, y))}`;
  return head;
}

function timeOf(hour: string | undefined, minute: string | undefined): string | null {
  if (hour === undefined || Number(hour) > 23) return null;
  return `${two(Number(hour))}:${minute ?? '00'}`;
}
