import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { calendarReport } from '../../src/calendar/calendar-report';

const calendar = loadWorkingCalendar();

describe('dondoc calendar', () => {
  const report = calendarReport(calendar, 2026);

  it('counts the working days of each month of 2026', () => {
    // Weekdays, less days off, plus Saturdays worked:
    // Jan 22−2+1 · Feb 20−5 · Mar 22 · Apr 22−2 · May 21−1 · Jun 22 · Jul 23 · Aug 21−1+1 · Sep 22−2 · Oct 22 · Nov 21−1 · Dec 23
    expect(report.workingDaysByMonth).toEqual([21, 15, 22, 20, 20, 22, 23, 21, 20, 22, 20, 23]);
    expect(report.workingDays).toBe(249);
  });
  it('names each day off with its kind and certainty, and each day worked in exchange', () => {
    expect(report.text).toContain('Thứ Hai 31/8        hoán đổi / exchanged  Hoán đổi dịp Quốc khánh [C]');
    expect(report.text).toContain('Thứ Bảy 22/8        thay cho / instead of Thứ Hai 31/8 [C]');
    // Tết Dương lịch 2, Tết 5, Giỗ Tổ 2 (Sunday and its Monday), 30/4, 1/5, Quốc khánh 3, 24/11.
    expect(report.off).toHaveLength(15);
    expect(report.worked.map(({ on }) => on)).toEqual(['2026-01-10', '2026-08-22']);
  });
  it('says when a year is only worked out by the rule', () => {
    expect(calendarReport(calendar, 2027)).toMatchObject({ status: 'provisional' });
    expect(calendarReport(calendar, 2040).text).toContain('chưa công bố');
    expect(report.text).not.toContain('chưa công bố');
  });
  it('covers the first year that there is', () => {
    // January 1900 began on a Monday: 23 weekdays, less 1/1 and the days of Tết, 30/1 and 31/1 (new year on 31/1): two of
    // its four days, the others being 1/2 and 2/2.
    expect(calendarReport(calendar, 1900).workingDaysByMonth[0]).toBe(20);
  });
});
