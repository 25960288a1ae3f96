import { findAll, words, type Found } from '../text/words';
import { EACH, NO_DEADLINE, comparatorOf, type Deadline, type Wording } from './deadline-parts';
import { isDayOfMonth, numberOf, quarterOf, two } from './numerals';

/** Wordings that come back: by a day of the month, quarter or year, or by the period alone. */

const BEFORE =
  '(?:(trước|chậm\\s+nhất(?:\\s+là)?(?:\\s+vào)?|muộn\\s+nhất(?:\\s+là)?|vào|không\\s+quá|đến|xong\\s+trước|hết)\\s+)?';
const OF_MONTH = `(?:${EACH}\\s+tháng|của\\s+tháng(?!\\s+(?:đầu|cuối|\\d))(?:\\s+(?:tiếp\\s+theo|sau|đó|báo\\s+cáo))?|tháng\\s+(?:tiếp\\s+theo|sau|báo\\s+cáo))`;
const PERIOD_AFTER = `(?:${EACH}\\s+năm(?!\\s+học)|của\\s+năm|theo\\s+từng\\s+năm)`;

const DAY_OF_MONTH = words(`${BEFORE}ngày\\s{0,2}(\\d{1,2})\\s+${OF_MONTH}`);
const WINDOW_OF_MONTH = words(
  `từ\\s+ngày\\s{0,2}(\\d{1,2})\\s+đến(?:\\s+hết)?\\s+ngày\\s{0,2}(\\d{1,2})\\s+${OF_MONTH}`,
);
const DAY_OF_QUARTER = words(
  `${BEFORE}ngày\\s{0,2}(\\d{1,2})\\s+(?:của\\s+)?tháng\\s+(đầu|cuối|thứ\\s+hai|thứ\\s+nhất|thứ\\s+ba)(?:\\s+tiên)?(?:\\s+(?:của\\s+)?(?:${EACH}\\s+)?quý(?:\\s+(?:sau|tiếp\\s+theo))?)`,
);
const DAY_OF_YEAR = words(
  `${BEFORE}(?:ngày\\s{0,2})?(\\d{1,2})\\s{0,2}(?:[/.-]|tháng)\\s{0,2}(\\d{1,2})\\s{0,2},?\\s+${PERIOD_AFTER}`,
);
const MONTH_OF_YEAR = words(
  `(?:${BEFORE.slice(0, -1)})?(?:(?:ngay\\s+)?(?:từ\\s+)?(đầu|giữa|cuối)\\s+|trong\\s+)?tháng\\s{0,2}(\\d{1,2})\\s+${PERIOD_AFTER}`,
);
const WEEKDAY = words(
  `${BEFORE}(?:(\\d{1,2})\\s?(?:giờ|h)\\s?(\\d{2})?\\s{0,2},?\\s{0,2})?(?:chiều\\s+|sáng\\s+)?(?:ngày\\s+)?(thứ\\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\\s+nhật)\\s+${EACH}\\s+tuần`,
);
const QUARTER_OF_YEAR = words(`(?:trong\\s+)?quý\\s{0,2}(iv|iii|ii|i|[1-4])\\s+${PERIOD_AFTER}`);
const SCHOOL_YEAR_START = words(`(?:ngay\\s+)?(?:từ\\s+)?đầu\\s+(?:các\\s+|${EACH}\\s+)?năm\\s+học`);
const SCHOOL_YEAR_END = words(`(?:cuối|kết\\s+thúc|hết)\\s+(?:các\\s+|${EACH}\\s+)?năm\\s+học`);
const TERM_OF_YEAR = words('(cuối|giữa|kết\\s+thúc|hết|sơ\\s+kết)\\s+học\\s+kỳ\\s+(i{1,2}|[12])');
const TERM = words(
  `(?:(?:đầu|cuối|kết\\s+thúc|hết)\\s+(?:các\\s+|${EACH}\\s+)?|${EACH}\\s+)học\\s+kỳ(?!\\s+(?:i|[12]))`,
);
const SCHOOL_YEAR = words(`${EACH}\\s+năm\\s+học`);

const UNIT =
  '(ngày|tuần|tháng|quý|năm|6\\s+tháng|06\\s+tháng|sáu\\s+tháng|9\\s+tháng|09\\s+tháng|nửa\\s+năm|3\\s+tháng|03\\s+tháng|kỳ\\s+họp|(?:mùa|vụ)(?=\\s+(?:mưa|khô|trồng|sản|đông|hè|thu|xuân|lũ|bão|cháy)))';
/** "hằng quý", "định kỳ 6 tháng", "6 tháng một lần", "hàng tháng, quý, năm". */
const EVERY = words(
  `(?:${EACH}\\s+|định\\s+kỳ\\s+(?:${EACH}\\s+)?(?:vào\\s+)?)${UNIT}(?!\\s+học)((?:\\s{0,2}(?:,|và|hoặc|/|-)\\s{0,2}(?:${EACH}\\s+|một\\s+|1\\s+)?${UNIT}(?!\\s+học)){0,4})(?:\\s+(?:một|1|01)\\s+lần)?`,
);
/** "ngân sách hằng năm" says which budget, not when. */
const ATTRIBUTE_OF =
  /(?:kế hoạch|ngân sách|dự toán|chỉ tiêu|nhiệm vụ|chương trình|công tác|kinh phí|đánh giá, xếp loại|nghị quyết)\s+$/u;
const ONCE = words(
  '(\\d{1,2}|một|hai|ba|bốn|năm)\\s+(giờ|ngày|tháng|tuần|năm)\\s*(?:/|một|1|01)\\s*lần|(?:một|1)\\s+(tháng|tuần|quý|năm)\\s+(?:\\d|một|hai)\\s+lần',
);
const TIMES = words(
  `(?:\\d{1,2}|một|hai)\\s+(?:lần|buổi|tiết|cuộc|đợt|bài|tin|lượt|kỳ|chuyên\\s+đề)\\s*(?:/|trong|mỗi|một)\\s*(?:một\\s+|mỗi\\s+|0?1\\s+)?(tuần|tháng|quý|năm\\s+học|năm|học\\s+kỳ)(?!\\s+\\d)`,
);
/** "ngày làm việc cuối cùng của tháng", "ngày cuối quý". */
const LAST_DAY = words(
  `${BEFORE}ngày\\s+(làm\\s+việc\\s+)?cuối(?:\\s+cùng)?\\s+(?:của\\s+)?(?:${EACH}\\s+)?(tuần|tháng|quý|năm)(?!\\s+(?:\\d|học|i))`,
);
const MONTHS_OF_YEAR = words(
  `(?:(?:trong|vào)\\s+)?(?:các\\s+)?tháng\\s{0,2}(\\d{1,2}(?:\\s{0,2}(?:,|và)\\s{0,2}(?:tháng\\s{0,2})?\\d{1,2}){1,5})\\s+${PERIOD_AFTER}`,
);
/** A month of the moon's year has another day in every year. */
const LUNAR_MONTH = words(
  `(?:(?:trong|vào)\\s+)?tháng\\s{0,2}(giêng|chạp|\\d{1,2}(?=\\s+âm))(?:\\s+âm\\s+lịch)?\\s+${PERIOD_AFTER}`,
);
const MEETING = words('theo\\s+(?:từng\\s+)?kỳ\\s+họp|tại\\s+(?:các\\s+|mỗi\\s+)kỳ\\s+họp');
const BARE = words('định\\s+kỳ');

const UNITS: ReadonlyMap<string, string> = new Map([
  ['ngày', 'day'],
  ['tuần', 'week'],
  ['tháng', 'month'],
  ['quý', 'quarter'],
  ['năm', 'year'],
  ['nửa năm', 'half-year'],
  ['kỳ họp', 'session'],
  ['mùa', 'season'],
  ['vụ', 'season'],
  ['học kỳ', 'term'],
  ['năm học', 'year'],
]);

function unitOf(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (/^(?:0?6|sáu) tháng/.test(plain)) return 'half-year';
  if (/^0?9 tháng/.test(plain)) return 'nine-months';
  if (/^0?3 tháng/.test(plain)) return 'quarter';
  return UNITS.get(plain) ?? 'period';
}

/** Wordings that "và" or a comma joins are one: "cuối mỗi học kỳ và kết thúc năm học". */
export function periodWordings(plain: string): readonly Wording[] {
  const sorted = [...singleWordings(plain)].sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Wording[] = [];
  for (const next of sorted) {
    const last = merged[merged.length - 1];
    const gap = last === undefined ? null : plain.slice(last.end, next.start);
    const joins =
      last !== undefined &&
      gap !== null &&
      next.start >= last.end &&
      /^\s*(?:,|và|hoặc|,\s*và|và\/hoặc)\s*$/u.test(gap);
    const alike = (last?.deadline.day === null) === (next.deadline.day === null) || last?.deadline.period === 'term';
    if (joins && alike) merged[merged.length - 1] = together(last, next);
    else merged.push(next);
  }
  return merged;
}

function together(a: Wording, b: Wording): Wording {
  const joinedOf = (one: string | null, other: string | null): string | null =>
    one === other ? one : [one, other].filter((part) => part !== null).join('+');
  const period = joinedOf(a.deadline.period, b.deadline.period);
  return {
    start: a.start,
    end: b.end,
    deadline: { ...a.deadline, period, day: joinedOf(a.deadline.day, b.deadline.day) },
  };
}

function singleWordings(plain: string): readonly Wording[] {
  return [
    ...findAll(WINDOW_OF_MONTH, plain).map((at) =>
      periodic(at, 'month', `${Number(at.groups[0])}/${Number(at.groups[1])}`, 'vào'),
    ),
    ...findAll(DAY_OF_QUARTER, plain).map((at) =>
      periodic(
        at,
        'quarter',
        `${MONTHS.get(at.groups[2]?.replace(/\s+/g, ' ') ?? '') ?? '03'}-${two(Number(at.groups[1]))}`,
        at.groups[0],
      ),
    ),
    ...findAll(DAY_OF_MONTH, plain).map((at) => periodic(at, 'month', String(Number(at.groups[1])), at.groups[0])),
    ...findAll(DAY_OF_YEAR, plain).flatMap((at) => {
      const [day, month] = [Number(at.groups[1]), Number(at.groups[2])];
      return isDayOfMonth(day, month) ? [periodic(at, 'year', `${two(month)}-${two(day)}`, at.groups[0])] : [];
    }),
    ...findAll(MONTH_OF_YEAR, plain).flatMap((at) => {
      const month = Number(at.groups[2]);
      return month >= 1 && month <= 12 ? [periodic(at, 'year', monthDay(at.groups[1], month), at.groups[0])] : [];
    }),
    ...findAll(WEEKDAY, plain).map((at) => {
      const made = periodic(
        at,
        'week',
        WEEKDAYS.get((at.groups[3] ?? '').replace(/^thứ\s+/u, '').replace(/\s+/g, ' ')) ?? null,
        at.groups[0],
      );
      const time = at.groups[1] === undefined ? null : `${two(Number(at.groups[1]))}:${at.groups[2] ?? '00'}`;
      return { ...made, deadline: { ...made.deadline, time } };
    }),
    ...findAll(LAST_DAY, plain).map((at) =>
      periodic(
        at,
        unitOf(at.groups[2] ?? ''),
        at.groups[1] === undefined ? 'last' : 'last-working-day',
        at.groups[0] ?? 'vào',
      ),
    ),
    ...findAll(MONTHS_OF_YEAR, plain).map((at) => {
      const months = [...(at.groups[0] ?? '').matchAll(/\d{1,2}/gu)].map(([month]) => two(Number(month)));
      return periodic(at, 'year', months.join('+'), undefined);
    }),
    ...findAll(LUNAR_MONTH, plain).map((at) => {
      const month = at.groups[0] ?? '';
      return periodic(
        at,
        'year',
        `lunar-${month === 'giêng' ? '01' : month === 'chạp' ? '12' : two(Number(month))}`,
        undefined,
      );
    }),
    ...findAll(QUARTER_OF_YEAR, plain).map((at) =>
      periodic(at, 'year', `Q${quarterOf(at.groups[0] ?? '') ?? 1}`, undefined),
    ),
    ...findAll(SCHOOL_YEAR_START, plain).map((at) => periodic(at, 'year', 'school_year_start', undefined)),
    ...findAll(SCHOOL_YEAR_END, plain).map((at) => periodic(at, 'year', 'school_year_end', undefined)),
    ...findAll(TERM, plain).map((at) => periodic(at, 'term', null, undefined)),
    ...findAll(SCHOOL_YEAR, plain).map((at) => periodic(at, 'year', null, undefined)),
    ...findAll(EVERY, plain)
      .filter(({ start }) => !ATTRIBUTE_OF.test(plain.slice(Math.max(0, start - 24), start)))
      .map((at) => periodic(at, periodsOf(at), null, undefined)),
    ...findAll(TERM_OF_YEAR, plain).map((at) =>
      periodic(
        at,
        'year',
        `${at.groups[0] === 'giữa' ? 'mid' : 'end'}_semester_${quarterOf(at.groups[1] ?? '') ?? 1}`,
        undefined,
      ),
    ),
    ...findAll(ONCE, plain).map((at) => periodic(at, onceEvery(at), null, undefined)),
    ...findAll(TIMES, plain).map((at) => periodic(at, unitOf(at.groups[0] ?? ''), null, undefined)),
    ...findAll(MEETING, plain).map((at) => periodic(at, 'session', null, undefined)),
  ];
}

const REPORTED = words(
  `(?:báo\\s+cáo|sơ\\s+kết|tổng\\s+kết)(?:\\s+định\\s+kỳ)?\\s+((?:0?6\\s+tháng|sáu\\s+tháng|0?9\\s+tháng|tháng|quý|năm|tuần)(?!\\s+\\d|\\s+học)(?:\\s{0,2}(?:,|và)\\s{0,2}(?:0?6\\s+tháng|0?9\\s+tháng|tháng|quý|năm)(?!\\s+\\d|\\s+học)){0,4})`,
);

/** "quý báo cáo …; năm sơ kết, tổng kết": the period in front of the deed. */
const PERIOD_FIRST = words(
  '(?:^|(?<=[,;:]\\s))(0?6\\s+tháng|0?9\\s+tháng|tuần|tháng|quý|năm)(?=,?\\s+(?:tổ\\s+chức\\s+)?(?:báo\\s+cáo|sơ\\s+kết|tổng\\s+kết))',
);
export const periodFirstWordings = (plain: string): readonly Wording[] =>
  findAll(PERIOD_FIRST, plain).map((at) => periodic(at, unitOf(at.groups[0] ?? ''), null, undefined));

/** "báo cáo quý, 6 tháng, năm": the period a report is called by. */
export const reportedWordings = (plain: string): readonly Wording[] =>
  findAll(REPORTED, plain).map((at) =>
    periodic(
      at,
      (at.groups[0] ?? '')
        .split(/,|\svà\s/u)
        .map((each) => unitOf(each))
        .join('+'),
      null,
      undefined,
    ),
  );

/** "định kỳ" alone says that it comes back, and not when. */
export const bareWordings = (plain: string): readonly Wording[] =>
  findAll(BARE, plain).map(({ start, end }) => ({ start, end, deadline: { ...NO_DEADLINE, kind: 'periodic' } }));

/** 1 = Monday, as in ISO 8601. */
const WEEKDAYS: ReadonlyMap<string, string> = new Map([
  ['hai', '1'],
  ['ba', '2'],
  ['tư', '3'],
  ['năm', '4'],
  ['sáu', '5'],
  ['bảy', '6'],
  ['chủ nhật', '7'],
  ['2', '1'],
  ['3', '2'],
  ['4', '3'],
  ['5', '4'],
  ['6', '5'],
  ['7', '6'],
]);

const MONTHS: ReadonlyMap<string, string> = new Map([
  ['đầu', '01'],
  ['thứ nhất', '01'],
  ['thứ hai', '02'],
  ['thứ ba', '03'],
  ['cuối', '03'],
]);

function monthDay(point: string | undefined, month: number): string {
  if (point === 'đầu') return `${two(month)}-01`;
  if (point === 'giữa') return `${two(month)}-15`;
  return point === 'cuối' ? `${two(month)}-31` : two(month);
}

/** "hằng quý, 6 tháng, năm" names several periods; they are joined by `+`. */
function periodsOf({ groups }: Found): string {
  const more = (groups[1] ?? '')
    .split(/[,/-]|\s(?:và|hoặc)\s/u)
    .map((each) => each.replace(/^\s*(?:h[ằà]ng|mỗi|từng|một|1)\s+/u, '').trim());
  return [groups[0] ?? '', ...more.filter((each) => each !== '')].map(unitOf).join('+');
}

function onceEvery({ groups }: Found): string {
  const amount = numberOf(groups[0] ?? '') ?? 1;
  const unit = groups[1] ?? groups[2] ?? '';
  if (amount === 1) return unit === 'giờ' ? 'hour' : unitOf(unit);
  const known = unitOf(`${amount} ${unit}`);
  return known !== 'period' ? known : `${amount}-${PLURALS.get(unit) ?? 'periods'}`;
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['giờ', 'hours'],
  ['ngày', 'days'],
  ['tuần', 'weeks'],
  ['tháng', 'months'],
  ['năm', 'years'],
]);

function periodic({ start, end }: Found, period: string, day: string | null, cue: string | undefined): Wording {
  const deadline: Deadline = { ...NO_DEADLINE, kind: 'periodic', period, day, comparator: comparatorOf(cue ?? '') };
  return { start, end, deadline };
}
