import fc from 'fast-check';
import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { yearByRule } from '../../src/calendar/holiday-rule';
import { parseCalendarYear, parseHolidayRule } from '../../src/calendar/calendar-file';
import { dateOfDay, dayNumber, dayOfDate, localDate, weekday } from '../../src/calendar/local-date';
import { WorkingCalendar } from '../../src/calendar/working-calendar';
import type { LocalDate } from '../../workflows/vocabulary';
import { readFileSync } from 'node:fs';

const calendar = loadWorkingCalendar();
const on = localDate;
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const sampled = { seed, numRuns: 300 };
beforeAll(() => process.stdout.write(`working-calendar seed ${seed}\n`));

const day = fc.integer({ min: dayNumber(2022, 6, 1), max: dayNumber(2029, 12, 31) }).map(dateOfDay);
const count = fc.integer({ min: 1, max: 400 });

/** The slow way: one day after another, asking only whether offices work. */
function step(from: LocalDate, n: number): LocalDate {
  let at = dayOfDate(from);
  for (let left = Math.abs(n); left > 0;) {
    at += Math.sign(n);
    if (calendar.isWorkingDay(dateOfDay(at))) left -= 1;
  }
  return dateOfDay(at);
}

describe('working days, worked out by hand', () => {
  // 30/6/2024 is a Sunday. Backwards: Fri 28 (1), Thu 27 (2), Wed 26 (3), Tue 25 (4), Mon 24 (5), Fri 21 (6), Thu 20 (7).
  it.each([
    [1, '2024-06-28'],
    [3, '2024-06-26'],
    [7, '2024-06-20'],
  ])('%i working days before Sunday 30/6/2024', (n, expected) => {
    expect(calendar.addWorkingDays(on('2024-06-30'), -n)).toBe(expected);
  });

  it('does not count the first day: Monday 1/7/2024 and 3 working days is Thursday 4/7', () => {
    expect(calendar.addWorkingDays(on('2024-07-01'), 3)).toBe('2024-07-04');
    expect(calendar.workingDaysBetween(on('2024-07-01'), on('2024-07-04'))).toBe(3);
  });

  it('closes for Tết 2026 from Saturday 14/2 to Sunday 22/2', () => {
    expect(calendar.addWorkingDays(on('2026-02-13'), 1)).toBe('2026-02-23');
    expect(calendar.addWorkingDays(on('2026-02-23'), -1)).toBe('2026-02-13');
    expect(calendar.nextWorkingDay(on('2026-02-14'))).toBe('2026-02-23');
    expect(calendar.workingDaysBetween(on('2026-02-13'), on('2026-02-22'))).toBe(0);
  });

  it('works on a Saturday that was exchanged, and not on the day it was exchanged for', () => {
    for (const [off, worked] of [
      ['2026-01-02', '2026-01-10'],
      ['2026-08-31', '2026-08-22'],
      ['2025-05-02', '2025-04-26'],
      ['2024-04-29', '2024-05-04'],
    ] as const) {
      expect([calendar.isWorkingDay(on(off)), calendar.isWorkingDay(on(worked))]).toEqual([false, true]);
    }
    expect(calendar.addWorkingDays(on('2026-01-09'), 1)).toBe('2026-01-10');
    expect(calendar.isWorkingDay(on('2026-01-17'))).toBe(false);
  });

  it('gives a day back for n = 0, even a day off', () => {
    expect(calendar.addWorkingDays(on('2024-06-30'), 0)).toBe('2024-06-30');
  });

  it('counts the same number backwards, negative', () => {
    expect(calendar.workingDaysBetween(on('2024-07-04'), on('2024-07-01'))).toBe(-3);
  });
});

/** Weekdays off per DOMAIN §6, as numbers month-day, and Saturdays worked. */
const TABLE: Record<number, { off: string; worked: string }> = {
  2023: {
    off: '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
    worked: '',
  },
  2024: {
    off: '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
    worked: '05-04',
  },
  2025: { off: '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02', worked: '04-26' },
  2026: {
    off: '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
    worked: '01-10 08-22',
  },
};
const isWeekend = (date: LocalDate): boolean => weekday(date) >= 6;
const words = (text: string): string[] => (text === '' ? [] : text.split(' '));

describe.each(Object.keys(TABLE).map(Number))('the days off of %i', (year) => {
  const table = TABLE[year] ?? { off: '', worked: '' };
  const { off, worked, status } = calendar.yearOf(year);

  it('are those of the published table, no more and no fewer', () => {
    const weekdaysOff = off.filter(({ on: date }) => !isWeekend(date)).map(({ on: date }) => date.slice(5));
    expect(weekdaysOff.sort()).toEqual(words(table.off));
    expect(worked.map(({ on: date }) => date.slice(5))).toEqual(words(table.worked));
    expect(status).toBe('announced');
  });

  it('are what the rule gives, but for the exchanges', () => {
    const swapped = off.filter(({ kind }) => kind === 'swapped').map(({ on: date }) => date);
    const byRule = yearByRule(year, loadRule()).off.map(({ on: date }) => date);
    expect(byRule.filter((date) => !isWeekend(date))).toEqual(
      off.map(({ on: date }) => date).filter((date) => !isWeekend(date) && !swapped.includes(date)),
    );
  });
});

function loadRule(): Parameters<typeof yearByRule>[1] {
  const path = 'workflows/calendars/holiday-rule.yaml';
  const rule = parseHolidayRule(path, readFileSync(path, 'utf8'));
  if ('code' in rule) throw new Error(JSON.stringify(rule));
  return rule;
}

describe('a year that nobody has announced', () => {
  it('2027 is provisional and its file is what the rule gives', () => {
    expect(calendar.isProvisional(on('2027-03-01'))).toBe(true);
    expect(calendar.isProvisional(on('2026-12-31'))).toBe(false);
    const byRule = yearByRule(2027, loadRule()).off.map(({ on: date, kind }) => [date, kind]);
    expect(calendar.yearOf(2027).off.map(({ on: date, kind }) => [date, kind])).toEqual(byRule);
  });

  it('2030 follows the rule', () => {
    // Lunar new year 2030 in Vietnam is 2/2 (Saturday). Five days: 31/1 Thu, 1/2 Fri, 2/2 Sat, 3/2 Sun, 4/2 Mon; the
    // weekend is made up for on Tue 5/2 and Wed 6/2.
    expect(calendar.isProvisional(on('2030-02-01'))).toBe(true);
    expect(calendar.addWorkingDays(on('2030-01-30'), 1)).toBe('2030-02-07');
  });
});

describe('arithmetic, for random days', () => {
  it('is the same as going day by day', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -60, max: 60 }), (from, n) => {
        expect(calendar.addWorkingDays(from, n)).toBe(step(from, n));
      }),
      sampled,
    );
  });

  it('adding and counting are inverse', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        expect(calendar.workingDaysBetween(from, calendar.addWorkingDays(from, n))).toBe(n);
        const worked = calendar.nextWorkingDay(from);
        expect(calendar.workingDaysBetween(worked, calendar.addWorkingDays(worked, -n))).toBe(-n);
      }),
      sampled,
    );
  });

  it('never lands on a day off, and never goes backwards', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const to = calendar.addWorkingDays(from, n);
        expect(calendar.isWorkingDay(to)).toBe(true);
        expect(to > from).toBe(true);
        expect(calendar.addWorkingDays(from, n + 1) > to).toBe(true);
        expect(calendar.addWorkingDays(dateOfDay(dayOfDate(from) + 1), n) >= to).toBe(true);
      }),
      sampled,
    );
  });
});

describe('a calendar file', () => {
  const good = `year: 2026
version: 1
status: announced
sure: B
source: notice
off: [{ on: 2026-01-02, name: x, kind: swapped, sure: B }]
worked: [{ on: 2026-01-10, insteadOf: 2026-01-02, sure: B }]
`;
  const paths = (yaml: string): unknown => {
    const value = parseCalendarYear('f.yaml', yaml);
    return 'code' in value ? (value.facts['problems'] as { path: string }[]).map(({ path }) => path) : 'accepted';
  };

  it('is accepted when it is whole', () => expect(paths(good)).toBe('accepted'));
  it.each([
    ['an impossible day', good.replace('2026-01-02, name', '2026-02-30, name'), '/off/0/on'],
    ['a day of another year', good.replace('2026-01-02, name', '2025-01-02, name'), '/off/0/on'],
    ['a swapped day on a Saturday', good.replaceAll('2026-01-02', '2026-01-03'), '/off/0/on'],
    ['a worked weekday', good.replace('2026-01-10', '2026-01-09'), '/worked/0/on'],
    ['a worked day without its swapped day', good.replace('swapped', 'holiday'), '/worked/0/insteadOf'],
    ['an unknown field', `${good}extra: 1\n`, ''],
  ])('is refused for %s', (_, yaml, path) => expect(paths(yaml)).toContain(path));
  it('is refused with the line when it is no YAML', () => {
    expect(paths('year: [')).toEqual([expect.stringMatching(/^line \d/)]);
  });

  it('changes the hash of the calendar by its content, not by the order of its days', () => {
    const year = calendar.yearOf(2024);
    const make = (off: typeof year.off): WorkingCalendar =>
      new WorkingCalendar({ years: [{ ...year, off }], rule: loadRule() });
    expect(make([...year.off].reverse()).hash).toBe(make(year.off).hash);
    expect(make(year.off.slice(1)).hash).not.toBe(make(year.off).hash);
    expect(make(year.off).hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
