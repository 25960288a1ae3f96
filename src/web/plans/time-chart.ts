import { addDays, addMonths, clampedDate, daysBetween, monthOf, yearOf } from '../../calendar/local-date';
import type { DateCount } from '../../obligations/plan-progress.store';
import type { LocalDate } from '../../../workflows/vocabulary';

/** Where tasks, periods and due days of a plan stand on a line of time. Lengths are those of the drawing. */

export const CHART = { width: 1000, left: 300, top: 34, row: 34 } as const;
const RIGHT_MARGIN = 16;
const MOST_TICKS = 13;
/** The text of a row; the whole stands in the table. */
const LABEL_LETTERS = 38;

export interface Mark {
  readonly x: number;
  readonly on: LocalDate;
  readonly look: 'ended' | 'open' | 'late';
  /** Where the first due day stands, when this one was moved. */
  readonly movedFrom: number | null;
}
export interface TimeRow {
  readonly ref: string;
  readonly label: string;
  readonly y: number;
  readonly from: number;
  readonly to: number;
  /** Nobody set a day: it runs on to the end. */
  readonly endless: boolean;
  readonly marks: readonly Mark[];
}
export interface TimeChart {
  readonly height: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly rows: readonly TimeRow[];
  /** Null when today lies beyond the chart. */
  readonly today: number | null;
}

export interface TimeChartFacts {
  readonly tasks: readonly { readonly ref: string; readonly title: string }[];
  readonly dates: readonly DateCount[];
  readonly issuedOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly today: LocalDate;
}

/** Null when no duty has a day. */
export function timeChart({ tasks, dates, issuedOn, endsOn, today }: TimeChartFacts): TimeChart | null {
  const days = dates.flatMap(({ dueOn, baselineDueOn }) => [dueOn, baselineDueOn]).filter((each) => each !== null);
  if (days.length === 0) return null;
  const sorted = [...days, issuedOn, ...(endsOn === null ? [] : [endsOn])].sort();
  const from = clampedDate(yearOf(sorted[0] ?? issuedOn), monthOf(sorted[0] ?? issuedOn), 1);
  const last = sorted.at(-1) ?? issuedOn;
  const to = addDays(addMonths(clampedDate(yearOf(last), monthOf(last), 1), 1), -1);
  const width = CHART.width - CHART.left - RIGHT_MARGIN;
  const place = (on: LocalDate): number =>
    Math.round(10 * (CHART.left + (width * daysBetween(from, on)) / Math.max(1, daysBetween(from, to)))) / 10;
  const shown = tasks.filter(({ ref }) => dates.some(({ task }) => task === ref));
  return {
    ...{ from, to, ticks: ticksBetween(from, to, place), today: from <= today && today <= to ? place(today) : null },
    height: CHART.top + shown.length * CHART.row + 8,
    rows: shown.map(({ ref, title }, index) => {
      const own = dates.filter(({ task }) => task === ref);
      const due = own.map(({ dueOn }) => dueOn).filter((each) => each !== null);
      const opens = own.map(({ opensOn, dueOn }) => opensOn ?? (due.length > 1 ? dueOn : issuedOn) ?? issuedOn).sort();
      const endless = due.length === 0;
      return {
        ...{ ref, label: shortened(title), y: CHART.top + index * CHART.row + CHART.row / 2, endless },
        from: place(endless ? issuedOn : (opens[0] ?? issuedOn)),
        to: place(due.at(-1) ?? endsOn ?? to),
        marks: own.flatMap((each) => markOf(each, place)),
      };
    }),
  };
}

function markOf(
  { dueOn, baselineDueOn, count, ended, overdue }: DateCount,
  place: (on: LocalDate) => number,
): readonly Mark[] {
  if (dueOn === null) return [];
  const look = overdue > 0 ? 'late' : ended === count ? 'ended' : 'open';
  const movedFrom = baselineDueOn === null || baselineDueOn === dueOn ? null : place(baselineDueOn);
  return [{ x: place(dueOn), on: dueOn, look, movedFrom }];
}

function ticksBetween(from: LocalDate, to: LocalDate, place: (on: LocalDate) => number): TimeChart['ticks'] {
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
  const step = [1, 3, 6, 12].find((each) => months / each <= MOST_TICKS) ?? 24;
  const ticks: { x: number; text: string }[] = [];
  for (let on = from; on <= to; on = addMonths(on, step)) {
    ticks.push({ x: place(on), text: `${on.slice(5, 7)}/${on.slice(0, 4)}` });
  }
  return ticks;
}

const shortened = (title: string): string =>
  title.length <= LABEL_LETTERS ? title : `${title.slice(0, LABEL_LETTERS - 1).trimEnd()}…`;
