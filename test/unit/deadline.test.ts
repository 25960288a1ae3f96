import fc from 'fast-check';
import { loadReportingRegimes, loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import {
  DEFAULT_COUNTING,
  dueOnFixedDate,
  dueWithin,
  middleOfYear,
  pointOfMonth,
  type CountedUnit,
} from '../../src/calendar/counting';
import { resolveDeadline, settlePeriodic, type DeadlineContext, type DeadlineLink } from '../../src/calendar/deadline';
import { addDays, dateOfDay, dayNumber, formatOffset, localDate, startOfDay } from '../../src/calendar/local-date';
import type { Instant } from '../../workflows/vocabulary';

const calendar = loadWorkingCalendar();
const regimes = loadReportingRegimes();
const on = localDate;
const at = (text: string): Instant => text as Instant;
const counting = { calendar, counting: DEFAULT_COUNTING };
const rolling = { calendar, counting: { rollPeriodEnd: true, rollFixedDate: true } };
const strict = { calendar, counting: { rollPeriodEnd: false, rollFixedDate: false } };
const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
beforeAll(() => process.stdout.write(`deadline seed ${seed}\n`));

/** The plan of Lạng Sơn: issued (assumed) 10/6/2024, to 31/12/2024. */
const plan: DeadlineContext = {
  ...counting,
  regimes,
  planIssuedOn: on('2024-06-10'),
  planEndsOn: on('2024-12-31'),
  chain: [],
};

describe('a fixed date', () => {
  it('"chậm nhất ngày 30/6/2024", a Sunday: late from Monday 00:00 and not before', () => {
    const { dueOn, lateFrom } = dueOnFixedDate({ comparator: 'by', date: on('2024-06-30') }, counting);
    expect(dueOn).toBe('2024-06-30');
    expect(formatOffset(lateFrom)).toBe('2024-07-01T00:00:00+07:00');
  });
  it('"đến hết ngày" includes the day, "trước ngày" leaves it out', () => {
    expect(dueOnFixedDate({ comparator: 'until', date: on('2024-12-31') }, counting).dueOn).toBe('2024-12-31');
    expect(dueOnFixedDate({ comparator: 'before', date: on('2024-07-20') }, counting).dueOn).toBe('2024-07-19');
  });
  it('moves to the next working day only where a body has settled so', () => {
    expect(dueOnFixedDate({ comparator: 'by', date: on('2024-06-30') }, rolling).dueOn).toBe('2024-07-01');
    // Before Monday 1/7 means by Sunday 30/6, which then moves to Monday 1/7.
    expect(dueOnFixedDate({ comparator: 'before', date: on('2024-07-01') }, rolling).dueOn).toBe('2024-07-01');
  });
  it('"trước 17 giờ 00 ngày 28/6/2024" is late from 17:00 that day', () => {
    const { dueOn, lateFrom } = dueOnFixedDate(
      { comparator: 'before', date: on('2024-06-28'), time: '17:00' },
      counting,
    );
    expect([dueOn, formatOffset(lateFrom)]).toEqual(['2024-06-28', '2024-06-28T17:00:00+07:00']);
  });
});

describe('a span from an anchor', () => {
  it('10 working days from receipt on Thursday 20/6/2024 end on Thursday 4/7', () => {
    // 21/6 (1), 24 (2), 25 (3), 26 (4), 27 (5), 28 (6), 1/7 (7), 2 (8), 3 (9), 4 (10).
    expect(dueWithin({ amount: 10, unit: 'working-day' }, on('2024-06-20'), counting).dueOn).toBe('2024-07-04');
  });
  it('5 days from 25/6/2024 end on Sunday 30/6, hence at the end of Monday 1/7', () => {
    expect(dueWithin({ amount: 5, unit: 'day' }, on('2024-06-25'), counting).dueOn).toBe('2024-07-01');
    expect(dueWithin({ amount: 5, unit: 'day' }, on('2024-06-25'), strict).dueOn).toBe('2024-06-30');
  });
  it('5 days ending in Tết run to the first working day after it', () => {
    // 12/2/2026 + 5 = 17/2/2026, the first day of Tết; offices open again on Monday 23/2.
    expect(dueWithin({ amount: 5, unit: 'day' }, on('2026-02-12'), counting).dueOn).toBe('2026-02-23');
  });
  it('one month from 31/1/2024 ends on 29/2', () => {
    expect(dueWithin({ amount: 1, unit: 'month' }, on('2024-01-31'), counting).dueOn).toBe('2024-02-29');
  });
  it('24 hours run from the moment, through a Sunday', () => {
    // Detected Sunday 30/6/2024 at 10:15 in Vietnam, which is 03:15 UTC.
    const due = dueWithin({ amount: 24, unit: 'hour' }, at('2024-06-30T03:15:00.000Z'), counting);
    expect([due.dueOn, formatOffset(due.lateFrom)]).toEqual(['2024-07-01', '2024-07-01T10:15:00+07:00']);
  });
  it('24 hours from a day whose hour nobody noted run from its end', () => {
    const due = dueWithin({ amount: 24, unit: 'hour' }, on('2024-06-30'), counting);
    expect([due.dueOn, formatOffset(due.lateFrom)]).toEqual(['2024-07-01', '2024-07-02T00:00:00+07:00']);
  });
  it('takes the local day of a moment: 18:00 UTC on 30/6 is already 1/7', () => {
    expect(dueWithin({ amount: 1, unit: 'working-day' }, at('2024-06-30T18:00:00.000Z'), counting).dueOn).toBe(
      '2024-07-02',
    );
  });
});

describe('vague words', () => {
  it('name the 1st, the 15th, the last day and 30 June', () => {
    const february = { year: 2025, month: 2 };
    expect([pointOfMonth('start', february), pointOfMonth('middle', february), pointOfMonth('end', february)]).toEqual([
      '2025-02-01',
      '2025-02-15',
      '2025-02-28',
    ]);
    expect(middleOfYear(2025)).toBe('2025-06-30');
  });
});

describe('where the date comes from', () => {
  const prescribed = { kind: 'as-prescribed' } as const;
  const link = (source: DeadlineLink['source'], rule: DeadlineLink['rule']): DeadlineLink => ({ source, rule });
  const byDate = (date: string): DeadlineLink['rule'] => ({ kind: 'on-date', comparator: 'by', date: on(date) });

  it('the text itself, when it has a date', () => {
    expect(resolveDeadline(byDate('2024-06-30'), plan)).toEqual({
      dueOn: '2024-06-30',
      lateFrom: startOfDay(on('2024-07-01')),
      source: 'text',
      standing: false,
    });
  });
  it('"Thường xuyên" is không hạn, which is an answer and not a gap', () => {
    expect(resolveDeadline({ kind: 'standing' }, plan)).toEqual({
      dueOn: null,
      lateFrom: null,
      source: 'text',
      standing: true,
    });
  });
  it('"theo quy định" asks the plan above, then the regime, then the office, in whatever order they are given', () => {
    const above = { ...link('plan-above', byDate('2024-08-15')), reference: '33/KH-UBND' };
    const regime = link('regime', { kind: 'periodic', every: 'year', due: { regime: 'nd-09-2019' } });
    const office = link('office-default', byDate('2025-01-15'));
    const ask = (chain: DeadlineLink[]): unknown[] => {
      const { dueOn, source, reference } = resolveDeadline(prescribed, { ...plan, chain });
      return [dueOn, source, reference];
    };
    expect(ask([office, regime, above])).toEqual(['2024-08-15', 'plan-above', '33/KH-UBND']);
    expect(ask([office, regime])).toEqual(['2024-12-14', 'regime', undefined]);
    expect(ask([office])).toEqual(['2025-01-15', 'office-default', undefined]);
  });
  it('a plan above that itself says "theo quy định", or lacks a fact, is passed over', () => {
    const waiting = link('plan-above', { kind: 'within', amount: 5, unit: 'day', anchor: 'received' });
    const office = link('office-default', byDate('2025-01-15'));
    expect(
      resolveDeadline(prescribed, { ...plan, chain: [link('plan-above', prescribed), waiting, office] }),
    ).toMatchObject({ dueOn: '2025-01-15', source: 'office-default' });
    expect(resolveDeadline(prescribed, { ...plan, chain: [waiting] })).toMatchObject({
      dueOn: null,
      standing: false,
      missing: { code: 'deadline.anchor-unknown', facts: { anchor: 'received' } },
    });
  });
  it('nobody: the answer is a question', () => {
    expect(resolveDeadline(prescribed, plan)).toMatchObject({
      dueOn: null,
      standing: false,
      source: 'none',
      missing: { code: 'deadline.nothing-prescribed' },
    });
  });
  it('an office may prescribe that a duty is không hạn', () => {
    const chain = [link('office-default', { kind: 'standing' })];
    expect(resolveDeadline(prescribed, { ...plan, chain })).toMatchObject({ standing: true, source: 'office-default' });
  });
  it('spans run from the plan’s own days without being told', () => {
    const within = (anchor: string) => ({ kind: 'within', amount: 15, unit: 'day', anchor }) as const;
    expect(resolveDeadline(within('issued'), plan).dueOn).toBe('2024-06-25');
    expect(resolveDeadline(within('plan-end'), plan).dueOn).toBe('2025-01-15');
    expect(resolveDeadline(within('plan-end'), { ...plan, planEndsOn: null }).missing?.code).toBe(
      'deadline.anchor-unknown',
    );
  });
  it('"hằng năm" without a day takes the day of the chain, for the first year of the plan’s life', () => {
    const yearly = { kind: 'periodic', every: 'year', due: 'prescribed' } as const;
    const chain = [link('office-default', { kind: 'periodic', every: 'year', due: { day: 14, month: 12 } })];
    expect(resolveDeadline(yearly, { ...plan, chain })).toMatchObject({
      dueOn: '2024-12-14',
      periodKey: '2024',
      source: 'office-default',
    });
    expect(resolveDeadline(yearly, plan).missing?.code).toBe('deadline.nothing-prescribed');
    expect(settlePeriodic(yearly, chain)).toMatchObject({ rule: { due: { day: 14, month: 12 } } });
  });
  it('a period may be asked for by its key', () => {
    const rule = { kind: 'periodic', every: 'month', due: { window: [1, 5] } } as const;
    expect(resolveDeadline(rule, { ...plan, periodKey: '2024-09' })).toMatchObject({
      opensOn: '2024-09-01',
      dueOn: '2024-09-05',
      periodKey: '2024-09',
    });
    expect(resolveDeadline(rule, { ...plan, periodKey: '2024-Q3' }).missing?.code).toBe('period.unknown');
  });
});

describe('on an event', () => {
  const promptly = { kind: 'on-event', event: 'accident', promptly: true } as const;
  const happened = { anchors: { accident: at('2024-06-30T03:15:00.000Z') } };

  it('has no day until it happens', () => {
    expect(resolveDeadline(promptly, plan).missing).toEqual({
      code: 'deadline.event-not-happened',
      facts: { event: 'accident' },
    });
  });
  it('within hours of it', () => {
    const rule = { kind: 'on-event', event: 'accident', within: { amount: 24, unit: 'hour' } } as const;
    expect(resolveDeadline(rule, { ...plan, ...happened })).toMatchObject({
      lateFrom: '2024-07-01T03:15:00.000Z',
      source: 'text',
    });
  });
  it('"kịp thời" is as soon as the office has set, and a question when it has not', () => {
    const office: DeadlineLink = {
      source: 'office-default',
      rule: { kind: 'within', amount: 1, unit: 'working-day', anchor: 'event' },
    };
    expect(resolveDeadline(promptly, { ...plan, ...happened, chain: [office] })).toMatchObject({
      dueOn: '2024-07-01',
      source: 'office-default',
    });
    expect(resolveDeadline(promptly, { ...plan, ...happened }).missing?.code).toBe('deadline.promptly-unset');
  });
});

describe('for random anchors and spans', () => {
  it('nothing is due before its anchor, and nothing is late on its due day unless an hour says so', () => {
    const unit = fc.constantFrom<CountedUnit>('hour', 'day', 'working-day', 'month');
    const day = fc.integer({ min: dayNumber(2023, 1, 1), max: dayNumber(2028, 12, 31) }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), unit, fc.boolean(), (anchor, amount, of, roll) => {
        const rules = { calendar, counting: { rollPeriodEnd: roll, rollFixedDate: roll } };
        const { dueOn, lateFrom } = dueWithin({ amount, unit: of }, anchor, rules);
        expect(dueOn > anchor).toBe(true);
        expect(lateFrom > startOfDay(dueOn)).toBe(true);
        if (of !== 'hour') expect(lateFrom).toBe(startOfDay(addDays(dueOn, 1)));
        if (of === 'working-day' || (roll && of !== 'hour')) expect(calendar.isWorkingDay(dueOn)).toBe(true);
      }),
      { seed, numRuns: 400 },
    );
  });
});
