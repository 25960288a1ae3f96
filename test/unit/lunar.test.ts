import Holidays from 'date-holidays';
import { gioToOf, tetOf } from '../../src/calendar/lunar';

describe('the Vietnamese lunar calendar', () => {
  // Days as celebrated. 1985 and 2007 are those on which the Vietnamese calendar went apart from the Chinese one (20/2/1985
  // and 18/2/2007 in Beijing); so will 2030 (3/2 in Beijing).
  it.each([
    [1968, '1968-01-29'],
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
    [2020, '2020-01-25'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2030, '2030-02-02'],
  ])('Tết %i is %s', (year, expected) => expect(tetOf(year)).toBe(expected));

  it.each([
    [2023, '2023-04-29'],
    [2024, '2024-04-18'],
    [2025, '2025-04-07'],
    [2026, '2026-04-26'],
    [2027, '2027-04-16'],
  ])('Giỗ Tổ %i is %s', (year, expected) => expect(gioToOf(year)).toBe(expected));

  it.each(Array.from({ length: 16 }, (_, i) => 2020 + i))('agrees with date-holidays for %i', (year) => {
    const listed = new Holidays('VN').getHolidays(year, 'vi');
    const dayOf = (name: string): string | undefined =>
      listed.find((holiday) => holiday.name.toLowerCase() === name)?.date.slice(0, 10);
    expect(dayOf('tết nguyên đán')).toBe(tetOf(year));
    expect(dayOf('giỗ tổ hùng vương')).toBe(gioToOf(year));
  });
});
