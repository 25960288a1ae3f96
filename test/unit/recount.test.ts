import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openObligation, type ObligationState } from '../../workflows/obligations/obligation';
import { WORK_MACHINES } from '../../workflows/obligations/kinds';
import type { Instant, LocalDate, Refusal } from '../../workflows/vocabulary';
import { parseCalendarYear, parseHolidayRule } from '../../src/calendar/calendar-file';
import { dueAtEndOf } from '../../src/calendar/counting';
import { isRefusal } from '../../src/calendar/dated-record';
import type { Resolution } from '../../src/calendar/deadline';
import { WorkingCalendar } from '../../src/calendar/working-calendar';
import { recounted } from '../../src/obligations/recount';

const day = (text: string) => text as LocalDate;
const folder = join(__dirname, '../../workflows/calendars');
function read<T extends object>(name: string, parse: (file: string, yaml: string) => T | Refusal): T {
  const value = parse(name, readFileSync(join(folder, name), 'utf8'));
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
}
const year = read('2024.yaml', parseCalendarYear);
const rule = read('holiday-rule.yaml', parseHolidayRule);
/** Saturday 29/6/2024 is worked for Friday 26/7. */
const calendar = new WorkingCalendar({
  rule,
  years: [
    {
      ...year,
      version: 2,
      off: [...year.off, { on: day('2024-07-26'), name: 'Hoán đổi', kind: 'swapped', sure: 'B' }],
      worked: [...year.worked, { on: day('2024-06-29'), insteadOf: day('2024-07-26'), sure: 'B' }],
    },
  ],
});

/** Due on 8/7/2024 before the announcement, on 5/7 by the new count. */
const before = dueAtEndOf(day('2024-07-08'));
const byRule: Resolution = { ...dueAtEndOf(day('2024-07-05')), source: 'text', standing: false };
const announced = '2024-06-24T01:00:00.000Z' as Instant;

const state = (dates: Partial<ObligationState['dates']> = {}, granted = 0): ObligationState => {
  const fresh = openObligation(WORK_MACHINES.issuePlan, {}, before);
  const extension = { ...fresh.extension, context: { ...fresh.extension.context, granted } };
  return { ...fresh, extension, dates: { ...fresh.dates, ...dates } };
};
const dueOf = (given: ObligationState, over: Partial<Parameters<typeof recounted>[1]> = {}) => {
  const { decided, due } = recounted(given, { resolution: byRule, calendar, at: announced, takenOver: false, ...over });
  return [decided?.dueOn, due?.dueOn];
};

test('a date by the task’s rule follows the calendar', () =>
  expect(dueOf(state())).toEqual(['2024-07-05', '2024-07-05']));

test('a date that a person set by an extension stays', () =>
  expect(dueOf(state({}, 1))).toEqual(['2024-07-08', '2024-07-08']));

test('days given back are counted on from the new date', () =>
  // Two working days after Friday 5/7: 8/7, 9/7.
  expect(
    dueOf(state({ heldWorkingDays: 1, suspendedWorkingDays: 1, effective: dueAtEndOf(day('2024-07-10')) })),
  ).toEqual(['2024-07-05', '2024-07-09']));

test('a fixed date stays, and the days given back after it are counted anew', () => {
  // 24/7 and three working days: 25, 29, 30/7 with the 26th off (it was 25, 26, 29/7).
  const fixed = dueAtEndOf(day('2024-07-24'));
  const given = state({
    baseline: fixed,
    decided: fixed,
    effective: dueAtEndOf(day('2024-07-29')),
    heldWorkingDays: 3,
  });
  const resolution: Resolution = { ...fixed, source: 'text', standing: false };
  expect(dueOf(given, { resolution })).toEqual(['2024-07-24', '2024-07-30']);
});

test('what was handed in, and what had passed, stays', () => {
  const withOfficeSince = '2024-06-20T01:00:00.000Z' as Instant;
  expect(dueOf(state({ withOfficeSince, handedInAt: withOfficeSince }))).toEqual(['2024-07-08', '2024-07-08']);
  expect(dueOf(state(), { at: '2024-07-09T01:00:00.000Z' as Instant })).toEqual(['2024-07-08', '2024-07-08']);
});

test('nobody is late by an announcement: where the new day has passed, today is the last in time', () => {
  // 00:00 of 6/7 in Vietnam is 17:00 of 5/7 in UTC.
  expect(dueOf(state(), { at: '2024-07-05T16:59:59.000Z' as Instant })).toEqual(['2024-07-05', '2024-07-05']);
  expect(dueOf(state(), { at: '2024-07-05T17:00:00.000Z' as Instant })).toEqual(['2024-07-05', '2024-07-06']);
});

test('without a date, or without an answer of the rule, nothing moves', () => {
  const nothing: Resolution = { dueOn: null, lateFrom: null, source: 'none', standing: false };
  expect(dueOf(state(), { resolution: nothing })).toEqual(['2024-07-08', '2024-07-08']);
  expect(dueOf(state({ baseline: null, decided: null, effective: null }))).toEqual([undefined, undefined]);
});

test('what was taken over with days given back stands as it was handed over', () => {
  const handedOver = state({ effective: dueAtEndOf(day('2024-07-12')), suspendedWorkingDays: 2 });
  expect(dueOf(handedOver, { takenOver: true })).toEqual(['2024-07-08', '2024-07-12']);
  expect(dueOf(state(), { takenOver: true })).toEqual(['2024-07-05', '2024-07-05']);
});
