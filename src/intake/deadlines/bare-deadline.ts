import { words } from '../text/words';
import { dayOf, pointOfMonth, withYear, type DateContext } from './dates';
import { NO_DEADLINE, comparatorOf, type Deadline } from './deadline-parts';
import { isDayOfMonth, quarterOf } from './numerals';

const WINDOW = /^(?:từ\s+)?(?:năm\s+)?(\d{4})\s*(?:-|đến|tới)\s*(?:năm\s+)?(\d{4})$/u;
const YEAR = /^(?:trong\s+|cuối\s+|đến\s+|hết\s+|trước\s+)?(?:năm\s+)?(\d{4})$/u;
const YEAR_ON = /^(?:từ\s+)?(?:năm\s+)?(\d{4})\s+(?:và|và\s+các|trở)\s+(?:những|các|đi|năm)/u;
const MONTH_ON = /^(?:từ\s+)?tháng\s*(\d{1,2})\s*[/.]\s*(\d{4})\s+trở đi$/u;
const MONTH =
  /^(trước\s+|đến\s+|trong\s+|hoàn thành\s+(?:trong\s+|trước\s+)?)?(?:(đầu|giữa|cuối|hết)\s+)?(?:tháng\s*)?(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})$/u;
const MONTHS =
  /^(?:từ\s+)?(?:tháng\s*)?(\d{1,2})(?:\s*[/.]\s*(\d{4}))?\s*(?:-|đến|tới)\s*(?:tháng\s*)?(\d{1,2})\s*[/.]\s*(\d{4})$/u;
const QUARTER =
  /^(trước\s+|trong\s+|hết\s+|hoàn thành\s+(?:trong\s+)?)?(?:đầu\s+|giữa\s+|cuối\s+)?quý\s*(iv|iii|ii|i|[1-4])\s*(?:[/.,-]|năm)?\s*(?:năm\s*)?(\d{4})$/u;
const DAY =
  /^(trước\s+|chậm nhất\s+(?:là\s+)?|đến\s+(?:hết\s+)?|hết\s+|hoàn thành\s+(?:trước\s+)?|xong\s+trước\s+)?(?:ngày\s*)?(\d{1,2})\s*(?<mark>[/.-])\s*(\d{1,2})\s*\k<mark>\s*(\d{4})$/u;
const SHORT_DAY =
  /^(trước\s+|chậm nhất\s+(?:là\s+)?|đến\s+(?:hết\s+)?|hết\s+)?(?:ngày\s*)?(\d{1,2})\s*\/\s*(\d{1,2})$/u;
const DAYS =
  /^(?:từ\s+)?(?:ngày\s*)?(\d{1,2})\s*[/.]\s*(\d{1,2})(?:\s*[/.]\s*(\d{4}))?\s*(?:-|đến|tới)\s*(?:hết\s+)?(?:ngày\s*)?(\d{1,2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4})$/u;
const LONE_MONTH = /^(?:trong\s+)?tháng\s*(\d{1,2})$/u;
const LONE_QUARTER =
  /^(trước\s+|trong\s+|hết\s+|hoàn thành\s+(?:trong\s+)?)?(?:đầu\s+|giữa\s+|cuối\s+)?quý\s*(iv|iii|ii|i|[1-4])$/u;
const QUARTERS =
  /^(?:từ\s+)?quý\s*(iv|iii|ii|i|[1-4])(?:\s*[/.]\s*(\d{4}))?\s*(?:-|đến|tới)\s*(?:quý\s*)?(iv|iii|ii|i|[1-4])\s*(?:[/.]|năm)\s*(\d{4})$/u;
const HALF = /^(?:trong\s+)?(?:0?6|sáu) tháng (đầu|cuối) năm(?:\s+(\d{4}))?$/u;
const DAYS_OF_MONTH =
  /^(?:từ\s+)?(?:ngày\s*)?(\d{1,2})\s*(?:-|đến)\s*(?:ngày\s*)?(\d{1,2})\s*[/.]\s*(\d{1,2})\s*[/.]\s*(\d{4})$/u;
const STANDING = words('thường xuyên|liên tục|suốt|cả năm|quanh năm|h[ằà]ng ngày', 'u');

/** A text that is nothing but a date, a month, a quarter, a year, a window or a list of them, or null. */
export const bareDeadline = (plain: string, context: DateContext): Deadline | null =>
  oneDay(plain, context) ??
  severalDays(plain, context) ??
  (STANDING.test(plain) ? { ...NO_DEADLINE, kind: 'standing' } : null);

/** "Tháng 12/2013 và thường xuyên", "Quý IV/2013, Quý I/2014": the day that stands first is when it is due; of several it is the
 *  window between them. */
function severalDays(plain: string, context: DateContext): Deadline | null {
  const noun = /^quý(?=\s)/u.exec(plain)?.[0] ?? '';
  // "Quý III, IV/2026" says its noun once.
  const parts = plain
    .split(/\s*[,;]\s*|\s+và\s+/u)
    .map((part) => (noun !== '' && /^[iv\d]{1,3}(?:$|\s*[/.])/u.test(part) ? `${noun} ${part}` : part));
  const last = parts.findLastIndex((part) => isDay(oneDay(part, context)));
  const end = oneDay(parts[last] ?? '', context);
  if (end === null || parts.length < 2) return null;
  const begin = parts.slice(0, last).map((part) => oneDay(withYearOf(part, end.date), context));
  if (!begin.every(isDay)) return null;
  const first = begin[0]?.date ?? null;
  return first === null ? end : { ...end, date: `${first}/${end.date}` };
}

const isDay = (found: Deadline | null): boolean => found?.kind === 'on-date' && !(found.date ?? '').includes('/');

/** "Tháng 11" before "12/2013" is of the same year. */
const withYearOf = (part: string, date: string | null): string =>
  /^(?:(?:trong|vào|từ)\s+)?(?:tháng|quý)\s*[\div]{1,3}$/u.test(part) ? `${part}/${(date ?? '').slice(0, 4)}` : part;

function oneDay(plain: string, { issuedOn }: DateContext): Deadline | null {
  const onDate = (date: string | null, cue = ''): Deadline | null =>
    date === null ? null : { ...NO_DEADLINE, kind: 'on-date', date, comparator: comparatorOf(cue) };
  let m: RegExpExecArray | null;
  if ((m = DAYS.exec(plain))) {
    const last = dayOf(m[4], m[5], m[6]);
    const first = dayOf(m[1], m[2], m[3] ?? m[6]);
    return first && last ? onDate(`${first}/${last}`, 'đến') : null;
  }
  if ((m = DAY.exec(plain))) return onDate(dayOf(m[2], m[4], m[5]), m[1]);
  if ((m = WINDOW.exec(plain))) return onDate(`${m[1]}/${m[2]}`, 'đến');
  if ((m = YEAR_ON.exec(plain))) return onDate(`${m[1]}/..`);
  if ((m = MONTH_ON.exec(plain))) {
    const from = pointOfMonth(undefined, m[1], m[2]);
    return from === null ? null : onDate(`${from}/..`);
  }
  if ((m = YEAR.exec(plain))) return onDate(m[1] ?? null, plain);
  if ((m = MONTHS.exec(plain))) {
    const [first, last] = [pointOfMonth(undefined, m[1], m[2] ?? m[4]), pointOfMonth(undefined, m[3], m[4])];
    return first && last ? onDate(`${first}/${last}`, 'đến') : null;
  }
  if ((m = MONTH.exec(plain))) return onDate(pointOfMonth(m[2], m[3], m[4]), m[1] ?? '');
  if ((m = QUARTER.exec(plain))) return onDate(`${m[3]}-Q${quarterOf(m[2] ?? '') ?? 1}`, m[1] ?? '');
  if ((m = SHORT_DAY.exec(plain)) && isDayOfMonth(Number(m[2]), Number(m[3])))
    return onDate(withYear(Number(m[2]), Number(m[3]), issuedOn), m[1] ?? '');
  if ((m = DAYS_OF_MONTH.exec(plain))) {
    const [first, last] = [dayOf(m[1], m[3], m[4]), dayOf(m[2], m[3], m[4])];
    return first && last ? onDate(`${first}/${last}`, 'đến') : null;
  }
  if ((m = QUARTERS.exec(plain))) {
    const quarter = (text: string | undefined): string => `Q${quarterOf(text ?? '') ?? 1}`;
    return onDate(`${m[2] ?? m[4]}-${quarter(m[1])}/${m[4]}-${quarter(m[3])}`, 'đến');
  }
  if ((m = HALF.exec(plain))) {
    const year = m[2] ?? issuedOn?.slice(0, 4);
    return year === undefined
      ? null
      : onDate(m[1] === 'đầu' ? `${year}-01/${year}-06` : `${year}-07/${year}-12`, 'đến');
  }
  if ((m = LONE_QUARTER.exec(plain))) {
    if (issuedOn === null || issuedOn.length < 7) return null;
    const quarter = quarterOf(m[2] ?? '') ?? 1;
    const [own, month] = [Number(issuedOn.slice(0, 4)), Number(issuedOn.slice(5, 7))];
    return onDate(`${quarter * 3 < month ? own + 1 : own}-Q${quarter}`, m[1] ?? '');
  }
  if ((m = LONE_MONTH.exec(plain))) {
    const year = issuedOn?.slice(0, 4);
    return year === undefined ? null : onDate(pointOfMonth(undefined, m[1], year));
  }
  return null;
}
