import type { LocalDate, Refusal } from '../../workflows/vocabulary';
import type { CalendarYear } from './calendar-year';
import { invalidRecord, isRefusal, recordReader, type RecordProblem } from './dated-record';
import type { HolidayRule } from './holiday-rule';
import { weekday, yearOf } from './local-date';

const sure = { enum: ['A', 'B', 'C'] };
const date = { type: 'string', format: 'local-date' };
const text = { type: 'string', minLength: 1 };
const wholeYear = { type: 'integer', minimum: 1900, maximum: 2200 };

const readYear = recordReader<CalendarYear>({
  type: 'object',
  additionalProperties: false,
  required: ['year', 'version', 'status', 'sure', 'source', 'off', 'worked'],
  properties: {
    year: wholeYear,
    version: { type: 'integer', minimum: 1 },
    status: { enum: ['announced', 'provisional'] },
    sure,
    source: text,
    off: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['on', 'name', 'kind', 'sure'],
        properties: { on: date, name: text, kind: { enum: ['holiday', 'added', 'swapped'] }, sure },
      },
    },
    worked: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['on', 'insteadOf', 'sure'],
        properties: { on: date, insteadOf: date, sure },
      },
    },
  },
});

const isWeekend = (day: LocalDate): boolean => weekday(day) >= 6;

/** What a schema cannot say: days stand in their year, once; only a holiday may be named on a weekly rest day; an exchange
 *  has both its sides. A partner in a neighbouring year is taken on trust, since that year is another file. */
function problemsOf({ year, off, worked }: CalendarYear): RecordProblem[] {
  const problems: RecordProblem[] = [];
  const seen = new Set<LocalDate>();
  const place = (path: string, on: LocalDate): void => {
    if (yearOf(on) !== year) problems.push({ path, expected: `a day of ${year}` });
    if (seen.has(on)) problems.push({ path, expected: 'each day once' });
    seen.add(on);
  };
  const swapped = new Set(off.filter(({ kind }) => kind === 'swapped').map(({ on }) => on));
  off.forEach(({ on, kind }, i) => {
    const path = `/off/${i}/on`;
    place(path, on);
    if (kind !== 'holiday' && isWeekend(on)) problems.push({ path, expected: 'a weekday, since it is not a holiday' });
  });
  worked.forEach(({ on, insteadOf }, i) => {
    place(`/worked/${i}/on`, on);
    if (!isWeekend(on)) problems.push({ path: `/worked/${i}/on`, expected: 'a Saturday or Sunday' });
    if (yearOf(insteadOf) === year && !swapped.delete(insteadOf)) {
      problems.push({ path: `/worked/${i}/insteadOf`, expected: 'a swapped day off, exchanged once' });
    }
  });
  return problems;
}

/** Reads workflows/calendars/YYYY.yaml. Refuses with `record.invalid` and every problem found. */
export function parseCalendarYear(file: string, yaml: string): CalendarYear | Refusal {
  const year = readYear(file, yaml);
  if (isRefusal(year)) return year;
  const problems = problemsOf(year);
  return problems.length > 0 ? invalidRecord(file, problems) : year;
}

/** Reads workflows/calendars/holiday-rule.yaml. Refuses with `record.invalid`. */
export const parseHolidayRule: (file: string, yaml: string) => HolidayRule | Refusal = recordReader<HolidayRule>({
  type: 'object',
  additionalProperties: false,
  required: ['version', 'source', 'holidays'],
  properties: {
    version: { type: 'integer', minimum: 1 },
    source: text,
    holidays: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'basis', 'month', 'day', 'fromYear', 'sure'],
        properties: {
          name: text,
          basis: { enum: ['solar', 'lunar'] },
          month: { type: 'integer', minimum: 1, maximum: 12 },
          day: { type: 'integer', minimum: 1, maximum: 31 },
          daysBefore: { type: 'integer', minimum: 0, maximum: 14, default: 0 },
          daysAfter: { type: 'integer', minimum: 0, maximum: 14, default: 0 },
          joinsWeekend: { type: 'boolean', default: false },
          fromYear: wholeYear,
          toYear: { type: ['integer', 'null'], minimum: 1900, maximum: 2200, default: null },
          sure,
        },
      },
    },
  },
});
