import type { LocalDate } from '../../workflows/vocabulary';
import type { CalendarYear, OffDay, OffKind, WorkedDay } from './calendar-year';
import { addDays, clampedDate, dayOfMonth, FIRST_YEAR, monthOf, weekday } from './local-date';
import type { WorkingCalendar } from './working-calendar';

/** The days of one year for `dondoc calendar YEAR`, as data (for --json) and as text. */
export interface CalendarReport {
  readonly year: number;
  readonly status: CalendarYear['status'];
  readonly source: string;
  readonly sure: CalendarYear['sure'];
  /** Of the whole calendar, as duties cite it. */
  readonly calendar: { readonly version: string; readonly hash: string };
  readonly off: readonly OffDay[];
  readonly worked: readonly WorkedDay[];
  /** From January to December. */
  readonly workingDaysByMonth: readonly number[];
  readonly workingDays: number;
  readonly text: string;
}

const WEEKDAYS = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;
const KINDS: Readonly<Record<OffKind, string>> = {
  holiday: 'nghỉ lễ / holiday',
  added: 'nghỉ bù / in lieu',
  swapped: 'hoán đổi / exchanged',
};
const STATUS: Readonly<Record<CalendarYear['status'], string>> = {
  announced: 'đã công bố / announced',
  provisional: 'tạm tính, chưa công bố / provisional, not announced',
};
const DAY_WIDTH = 20;
const KIND_WIDTH = 22;

const spoken = (on: LocalDate): string => `${WEEKDAYS[weekday(on)]} ${dayOfMonth(on)}/${monthOf(on)}`;

function workingDaysIn(calendar: WorkingCalendar, { year, month }: { year: number; month: number }): number {
  const first = clampedDate(year, month, 1);
  const last = clampedDate(year, month, 31);
  const beforeFirst = year === FIRST_YEAR && month === 1 ? first : addDays(first, -1);
  const counted = calendar.workingDaysBetween(beforeFirst, last);
  return beforeFirst === first && calendar.isWorkingDay(first) ? counted + 1 : counted;
}

function linesOf(report: Omit<CalendarReport, 'text'>): string[] {
  const off = report.off.map(
    ({ on, name, kind, sure }) => `  ${spoken(on).padEnd(DAY_WIDTH)}${KINDS[kind].padEnd(KIND_WIDTH)}${name} [${sure}]`,
  );
  const worked = report.worked.map(
    ({ on, insteadOf, sure }) =>
      `  ${spoken(on).padEnd(DAY_WIDTH)}thay cho / instead of ${spoken(insteadOf)} [${sure}]`,
  );
  const byMonth = report.workingDaysByMonth.map((days, i) => `  ${String(i + 1).padStart(2)}: ${days}`);
  return [
    `Lịch làm việc ${report.year} / Working calendar (${STATUS[report.status]})`,
    `Nguồn / source [${report.sure}]: ${report.source}`,
    `Phiên bản / version ${report.calendar.version}, ${report.calendar.hash.slice(0, 12)}`,
    '',
    'Ngày nghỉ / Days off',
    ...off,
    '',
    'Ngày làm bù / Worked in exchange',
    ...(worked.length > 0 ? worked : ['  không có / none']),
    '',
    `Số ngày làm việc theo tháng / Working days per month (cả năm / year: ${report.workingDays})`,
    ...byMonth,
    '',
    '[A] đã đọc văn bản / text read   [B] nguồn gián tiếp / second-hand   [C] chưa xác nhận / not confirmed',
  ];
}

/** Reports one year, in the range of LocalDate. */
export function calendarReport(calendar: WorkingCalendar, year: number): CalendarReport {
  const { status, source, sure, off, worked } = calendar.yearOf(year);
  const workingDaysByMonth = Array.from({ length: 12 }, (_, i) => workingDaysIn(calendar, { year, month: i + 1 }));
  const report = {
    year,
    status,
    source,
    sure,
    calendar: { version: calendar.version, hash: calendar.hash },
    off: [...off].sort((a, b) => (a.on < b.on ? -1 : 1)),
    worked: [...worked].sort((a, b) => (a.on < b.on ? -1 : 1)),
    workingDaysByMonth,
    workingDays: workingDaysByMonth.reduce((sum, days) => sum + days, 0),
  };
  return { ...report, text: `${linesOf(report).join('\n')}\n` };
}
