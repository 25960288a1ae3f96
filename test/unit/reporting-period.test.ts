import fc from 'fast-check';
import { loadReportingRegimes, loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import type { Every, PeriodicDue, SettledPeriodicRule } from '../../src/calendar/deadline-rule';
import { addDays, dateOfDay, dayNumber, localDate } from '../../src/calendar/local-date';
import { owedPeriods, periodByKey, periodsOf, reportableFrom, type Period } from '../../src/calendar/period';
import { parseReportingRegimes, regimeOn } from '../../src/calendar/reporting-regime';

const context = { calendar: loadWorkingCalendar(), counting: DEFAULT_COUNTING, regimes: loadReportingRegimes() };
const on = localDate;
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
beforeAll(() => process.stdout.write(`reporting-period seed ${seed}\n`));

const rule = (every: Every, due: PeriodicDue): SettledPeriodicRule => ({ kind: 'periodic', every, due });
const life = { from: on('2024-06-10'), until: on('2024-12-31') };
function periods(every: Every, due: PeriodicDue): readonly Period[] {
  const found = periodsOf(rule(every, due), life, context);
  if ('code' in found) throw new Error(JSON.stringify(found));
  return found;
}
const dues = (every: Every, due: PeriodicDue): string[] => periods(every, due).map((p) => `${p.key} ${p.dueOn}`);

describe('the periods that a plan from 10/6/2024 to 31/12/2024 owes', () => {
  it('"trước ngày 20 hằng tháng": by the 19th, June to December', () => {
    expect(dues('month', { day: 20, comparator: 'before' })).toEqual([
      '2024-06 2024-06-19',
      '2024-07 2024-07-19',
      '2024-08 2024-08-19',
      '2024-09 2024-09-19',
      '2024-10 2024-10-19',
      '2024-11 2024-11-19',
      '2024-12 2024-12-19',
    ]);
  });
  it('"từ ngày 1 đến ngày 5 hằng tháng": not June, whose window closed before the plan was issued', () => {
    const [first, ...rest] = periods('month', { window: [1, 5] });
    expect(first).toMatchObject({ key: '2024-07', opensOn: '2024-07-01', dueOn: '2024-07-05' });
    expect(rest).toHaveLength(5);
  });
  it('"trước ngày 05 tháng đầu quý"', () => {
    expect(dues('quarter', { day: 5, month: 1, comparator: 'before' })).toEqual([
      '2024-Q3 2024-07-04',
      '2024-Q4 2024-10-04',
    ]);
  });
  it('"trước ngày 20 tháng 12 hằng năm"', () => {
    expect(dues('year', { day: 20, month: 12, comparator: 'before' })).toEqual(['2024 2024-12-19']);
  });
  it('the last day of each half, which June clamps to the 30th', () => {
    expect(dues('half-year', { day: 31 })).toEqual(['2024-H1 2024-06-30', '2024-H2 2024-12-31']);
  });
  it('Friday of each week, by ISO weeks', () => {
    // 1/1/2024 is a Monday, so week 27 begins 26 × 7 days later, on 1/7/2024.
    expect(dues('week', { day: 5 })).toContain('2024-W27 2024-07-05');
    expect(dues('week', { day: 5 })[0]).toBe('2024-W24 2024-06-14');
  });
});

describe('the windows of Nghị định 09/2019', () => {
  const window = (every: Every, key: string): string[] => {
    const found = periodByKey(rule(every, { regime: 'nd-09-2019' }), key, context);
    if ('code' in found) throw new Error(JSON.stringify(found));
    return [found.dataFrom, found.dataTo, found.dueOn];
  };
  it.each([
    ['month', '2024-01', '2023-12-15', '2024-01-14'],
    ['month', '2024-07', '2024-06-15', '2024-07-14'],
    ['quarter', '2024-Q1', '2023-12-15', '2024-03-14'],
    ['quarter', '2024-Q3', '2024-06-15', '2024-09-14'],
    ['half-year', '2024-H1', '2023-12-15', '2024-06-14'],
    ['half-year', '2024-H2', '2024-06-15', '2024-12-14'],
    ['nine-months', '2024-9M', '2023-12-15', '2024-09-14'],
    ['year', '2024', '2023-12-15', '2024-12-14'],
  ] as const)('%s %s: %s to %s, sent by the cut-off', (every, key, from, to) => {
    expect(window(every, key)).toEqual([from, to, to]);
  });
  it('traffic safety: before the 20th, or two working days after the cut-off', () => {
    // 14/6/2024 is a Friday: Monday 17 (1), Tuesday 18 (2).
    const june = (regime: string): unknown => periodByKey(rule('month', { regime }), '2024-06', context);
    expect(june('traffic-safety')).toMatchObject({ dataTo: '2024-06-14', dueOn: '2024-06-19' });
    expect(june('traffic-safety-two-days')).toMatchObject({ dataTo: '2024-06-14', dueOn: '2024-06-18' });
  });
  it('no national rule is claimed for the Party', () => {
    expect(regimeOn(context.regimes, 'party', on('2024-12-14'))).toMatchObject({ sure: 'C' });
  });
});

/** `key: begins, can be handed in from, due`, without the year where it is 2024. */
function owed(every: Every, due: PeriodicDue, from = '2024-06-10', until = '2024-12-31'): string[] {
  return owedPeriods(rule(every, due), { from: on(from), until: on(until) }, context).map((period) => {
    const days = [period.beginsOn, reportableFrom(period, due) ?? 'at once', period.dueOn];
    return `${period.key}: ${days.join(', ')}`.replaceAll('2024-', '');
  });
}

describe('when each period begins, can be handed in and is due, for a plan from 10/6/2024', () => {
  it('"trước ngày 20 hằng tháng": no text says which figures, so each begins when the one before was due', () => {
    // June was owed since 20/5, but the plan is of 10/6. Each month is due on the 19th; the next begins on the 20th.
    expect(owed('month', { day: 20, comparator: 'before' })).toEqual([
      '06: 06-10, at once, 06-19',
      '07: 06-20, at once, 07-19',
      '08: 07-20, at once, 08-19',
      '09: 08-20, at once, 09-19',
      '10: 09-20, at once, 10-19',
      '11: 10-20, at once, 11-19',
      '12: 11-20, at once, 12-19',
    ]);
  });
  it('a window of the month: owed from the end of the window before, handed in from its first day', () => {
    expect(owed('month', { window: [1, 5] }).slice(0, 2)).toEqual([
      '07: 06-10, 07-01, 07-05',
      '08: 07-06, 08-01, 08-05',
    ]);
  });
  it('"trước ngày 05 tháng đầu quý": the third quarter since the day after 4/4', () => {
    expect(owed('quarter', { day: 5, month: 1, comparator: 'before' })).toEqual([
      'Q3: 06-10, at once, 07-04',
      'Q4: 07-05, at once, 10-04',
    ]);
  });
  it('quarters of the traffic-safety regime: figures from the 15th to the 14th, sent before the 20th', () => {
    expect(owed('quarter', { regime: 'traffic-safety' })).toEqual([
      'Q2: 06-10, 06-15, 06-19',
      'Q3: 06-15, 09-15, 09-19',
      'Q4: 09-15, 12-15, 12-19',
    ]);
  });
  it('halves of a year that are sent by the cut-off can be handed in on that very day', () => {
    expect(owed('half-year', { regime: 'nd-09-2019' })).toEqual(['H1: 06-10, 06-14, 06-14', 'H2: 06-15, 12-14, 12-14']);
  });
  it('"14/12 hằng năm", and the nine months that begin only with the next year’s figures', () => {
    expect(owed('year', { regime: 'nd-09-2019' }, '2024-06-10', '2026-06-30')).toEqual([
      '2024: 06-10, 12-14, 12-14',
      '2025: 12-15, 2025-12-14, 2025-12-14',
    ]);
    // The nine months of 2024 were due on 14/9; those of 2025 cover 15/12/2024 to 14/9/2025.
    expect(owed('nine-months', { regime: 'nd-09-2019' }, '2024-10-01', '2025-12-31')).toEqual([
      '2025-9M: 12-15, 2025-09-14, 2025-09-14',
    ]);
  });
  it('periods that no regime dates are left out, the others stand', () => {
    expect(owed('year', { regime: 'nd-09-2019' }, '2018-01-01', '2020-06-30')).toEqual([
      '2019: 2018-12-15, 2019-12-14, 2019-12-14',
    ]);
  });
});

describe('a plan’s own day to send by, beside the regime’s cut-off', () => {
  it.each([
    // 14/6/2024 is a Friday: Monday 17 (1), Tuesday 18 (2), Wednesday 19 (3).
    [{ kind: 'after-cut-off', workingDays: 3 } as const, '2024-06-19'],
    [{ kind: 'day-of-month', day: 25, comparator: 'by' } as const, '2024-06-25'],
    [{ kind: 'cut-off' } as const, '2024-06-14'],
  ])('%j', (sendBy, dueOn) => {
    const due = { regime: 'traffic-safety', sendBy };
    expect(periodByKey(rule('month', due), '2024-06', context)).toMatchObject({ dataTo: '2024-06-14', dueOn });
  });
});

describe('what cannot be dated is refused', () => {
  it.each([
    ['an unknown regime', rule('year', { regime: 'no-such' }), '2024', 'regime.not-in-force'],
    ['a regime before its time', rule('year', { regime: 'nd-09-2019' }), '2018', 'regime.not-in-force'],
    ['a week under a regime', rule('week', { regime: 'nd-09-2019' }), '2024-W27', 'regime.no-such-period'],
    ['a key of another length', rule('month', { day: 1 }), '2024-Q1', 'period.unknown'],
    ['a key that is none', rule('month', { day: 1 }), 'hằng năm', 'period.unknown'],
  ])('%s', (_, periodic, key, code) => expect(periodByKey(periodic, key, context)).toMatchObject({ code }));
  it('also when the periods of a life are listed', () => {
    expect(periodsOf(rule('month', { regime: 'no-such' }), life, context)).toMatchObject({
      code: 'regime.not-in-force',
    });
  });
  it('a regime file with an unknown way of sending', () => {
    const yaml = `regimes: [{ id: a, version: 1, effectiveFrom: '2024-01-01', effectiveTo: null, name: { vi: a, en: a },
      source: a, sure: A, windows: {}, sendBy: { kind: someday, sure: A } }]`;
    expect(parseReportingRegimes('f.yaml', yaml)).toMatchObject({ code: 'record.invalid' });
    expect(parseReportingRegimes('f.yaml', yaml.replace('someday', 'cut-off'))).toHaveLength(1);
  });
});

describe('for random lives', () => {
  it('each period is due once, in order, within the life, and its figures follow on those before', () => {
    const every = fc.constantFrom<Every>('month', 'quarter', 'half-year', 'nine-months', 'year');
    const due = fc.constantFrom<PeriodicDue>(
      { regime: 'traffic-safety' },
      { regime: 'nd-09-2019' },
      { day: 31 },
      { window: [1, 5] },
    );
    const start = fc.integer({ min: dayNumber(2022, 1, 1), max: dayNumber(2028, 1, 1) });
    fc.assert(
      fc.property(every, due, start, fc.integer({ min: 0, max: 1200 }), (of, by, from, length) => {
        const span = { from: dateOfDay(from), until: dateOfDay(from + length) };
        const found = periodsOf(rule(of, by), span, context);
        if ('code' in found) throw new Error(found.code);
        found.forEach((period, i) => {
          expect(period.dueOn >= span.from && period.dueOn <= span.until).toBe(true);
          const before = found[i - 1];
          if (!before) return;
          expect(before.dueOn < period.dueOn && before.key < period.key).toBe(true);
          if (of === 'month' || of === 'quarter') expect(period.dataFrom).toBe(addDays(before.dataTo, 1));
        });
      }),
      { seed, numRuns: 200 },
    );
  });
});
