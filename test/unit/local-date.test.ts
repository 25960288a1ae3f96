import fc from 'fast-check';
import {
  addDays,
  addHours,
  addMonths,
  civilOfDay,
  dateOfDay,
  dayNumber,
  dayOfDate,
  daysBetween,
  FIRST_DAY,
  formatOffset,
  instantAt,
  LAST_DAY,
  localDate,
  localDateOf,
  parseLocalDate,
  startOfDay,
  weekday,
} from '../../src/calendar/local-date';
import type { Instant } from '../../workflows/vocabulary';

const on = localDate;
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const sampled = { seed, numRuns: 500 };
beforeAll(() => process.stdout.write(`local-date seed ${seed}\n`));
const anyDay = fc.integer({ min: FIRST_DAY + 1, max: LAST_DAY - 1 });

describe('a calendar day', () => {
  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-4-1',
    '1899-12-31',
    '2201-01-01',
    '2024-06-31',
    'hôm nay',
    '',
  ])('refuses %p', (text) =>
    expect(parseLocalDate(text)).toEqual({ code: 'date.not-a-day', facts: { text, expected: 'YYYY-MM-DD' } }),
  );
  it.each(['2024-02-29', '1900-01-01', '2200-12-31', '2000-02-29'])('accepts %s', (text) =>
    expect(parseLocalDate(text)).toBe(text),
  );
  it('agrees with the platform on every day from 1900 to 2200', () => {
    for (let n = FIRST_DAY; n <= LAST_DAY; n += 1) {
      const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
      if (dateOfDay(n) !== iso || dayOfDate(on(iso)) !== n) throw new Error(`${n} is ${iso}, not ${dateOfDay(n)}`);
    }
    expect(civilOfDay(dayNumber(1969, 7, 20))).toEqual({ year: 1969, month: 7, day: 20 });
  });
  it('knows that 30/6/2024 is a Sunday and 1/7/2024 a Monday', () => {
    expect([weekday(on('2024-06-30')), weekday(on('2024-07-01'))]).toEqual([7, 1]);
  });
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-05-10', -17, '2022-12-10'],
  ])('%s and %i months is %s', (from, months, to) => expect(addMonths(on(from), months)).toBe(to));
  it('throws rather than leave 1900–2200', () => expect(() => addDays(on('2200-12-31'), 1)).toThrow(RangeError));
  it('adding and counting days are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (n, days) => {
        fc.pre(n + days >= FIRST_DAY && n + days <= LAST_DAY);
        expect(daysBetween(dateOfDay(n), addDays(dateOfDay(n), days))).toBe(days);
      }),
      sampled,
    );
  });
});

describe('a moment in Vietnam', () => {
  it('begins the day at 17:00 UTC of the day before', () => {
    expect(startOfDay(on('2024-07-01'))).toBe('2024-06-30T17:00:00.000Z');
    expect(startOfDay(on('2024-01-01'))).toBe('2023-12-31T17:00:00.000Z');
    expect(formatOffset(startOfDay(on('2024-07-01')))).toBe('2024-07-01T00:00:00+07:00');
  });
  it('falls on the local day, on both sides of local midnight', () => {
    expect(localDateOf('2024-06-30T16:59:59.999Z' as Instant)).toBe('2024-06-30');
    expect(localDateOf('2024-06-30T17:00:00.000Z' as Instant)).toBe('2024-07-01');
  });
  it('is found from a day and a time, and shown with its offset', () => {
    expect(instantAt(on('2024-06-30'), '17:00')).toBe('2024-06-30T10:00:00.000Z');
    expect(instantAt(on('2024-06-30'), '24:00')).toBe(startOfDay(on('2024-07-01')));
    expect(formatOffset('2024-06-30T18:01:02.003Z' as Instant)).toBe('2024-07-01T01:01:02.003+07:00');
    expect(addHours('2024-06-30T10:00:00.000Z' as Instant, 24)).toBe('2024-07-01T10:00:00.000Z');
    expect(() => instantAt(on('2024-06-30'), '25:00')).toThrow(RangeError);
  });
  it('the start of a day falls on that day, a millisecond earlier on the day before', () => {
    fc.assert(
      fc.property(anyDay, (n) => {
        const start = startOfDay(dateOfDay(n));
        expect(localDateOf(start)).toBe(dateOfDay(n));
        expect(instantAt(dateOfDay(n), '00:00')).toBe(start);
      }),
      sampled,
    );
  });
});
