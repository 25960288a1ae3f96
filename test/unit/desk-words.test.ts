import { AUTHORITY, isForPeople } from '../../workflows/authority';
import { CASE_MACHINES, CASE_STATES } from '../../workflows/cases/kinds';
import { extension } from '../../workflows/obligations/extension.machine';
import { force } from '../../workflows/obligations/force.machine';
import { DUTY_STATES, WORK_MACHINES } from '../../workflows/obligations/kinds';
import { watch } from '../../workflows/obligations/watch.machine';
import { addDays, localDate } from '../../src/calendar/local-date';
import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { FAMILY_OF_CASE_EVENT } from '../../src/cases/case-event.dto';
import { FAMILY_OF_EVENT } from '../../src/obligations/event.dto';
import { caseFieldsOf } from '../../src/web/cases/case-command-fields';
import { CASE_EVENT_WORDS } from '../../src/web/cases/case-event-words.table';
import { CASE_STATE_WORDS } from '../../src/cases/case-state-words.table';
import { fieldsOf } from '../../src/web/duty/command-fields';
import { deedText, EVENT_WORDS } from '../../src/web/duty/event-words.table';
import { periodText } from '../../src/web/duty/period-text';
import { STATE_WORDS } from '../../src/obligations/state-words.table';
import { ageBands } from '../../src/web/today/age-bands';

test('every state of a duty, of its watch and of its force has a word in both languages', () => {
  const states = [...DUTY_STATES, ...[watch, force].flatMap(({ machine }) => Object.keys(machine.states))];
  for (const language of ['vi', 'en'] as const) {
    const spoken: Readonly<Record<string, string>> = STATE_WORDS(language);
    expect(states.filter((state) => (spoken[state] ?? '') === '')).toEqual([]);
  }
});

test('every fact that can happen to a duty has words, for the button and for the record', () => {
  const machines = [...Object.values(WORK_MACHINES), extension, force, watch];
  const events = new Set(machines.flatMap(({ machine }) => machine.events as string[]));
  // Consequences inside a step are no entries of their own.
  const inside = /^(watch\.|suspension\.lapsed|extension\.lapsed)/;
  expect([...events].filter((event) => !inside.test(event) && !(event in EVENT_WORDS))).toEqual([]);
});

test('every state of a case, and every fact that can happen to one, has a word in both languages', () => {
  for (const language of ['vi', 'en'] as const) {
    expect(Object.keys(CASE_STATE_WORDS(language)).sort()).toEqual(CASE_STATES);
  }
  const events = Object.values(CASE_MACHINES).flatMap(({ machine }) => machine.events as string[]);
  expect(events.filter((event) => !(event in CASE_EVENT_WORDS))).toEqual([]);
});

test('every fact that a person may record on a duty has the form that its reader wants', () => {
  const ofDuties = Object.keys(AUTHORITY).filter((event) => isForPeople(event) && FAMILY_OF_EVENT.has(event));
  expect(ofDuties.length).toBeGreaterThan(40);
  for (const event of ofDuties) {
    const family = FAMILY_OF_EVENT.get(event)?.name ?? '';
    expect({ event, asks: fieldsOf(event).length > 0 }).toEqual({ event, asks: family !== 'PlainEventDto' });
    expect(deedText(event, 'vi')).not.toBe(event);
  }
});

test('every fact that a person may record on a case has the form that its reader wants', () => {
  for (const [event, { name }] of FAMILY_OF_CASE_EVENT) {
    expect({ event, asks: caseFieldsOf(event).length > 0 }).toEqual({ event, asks: name !== 'PlainEventDto' });
  }
});

test.each([
  ['2024-09', 'tháng 9/2024', 'month 9/2024'],
  ['2024-Q3', 'quý III/2024', 'quarter 3/2024'],
  ['2024-H1', '6 tháng đầu năm 2024', 'first half of 2024'],
  ['2024', 'năm 2024', 'year 2024'],
  ['2024-W27', 'tuần 27/2024', 'week 27/2024'],
  ['once', null, null],
])('the period %s is called %s', (key, vi, en) => {
  expect([periodText(key, 'vi'), periodText(key, 'en')]).toEqual([vi, en]);
});

describe('overdue duties by age', () => {
  const calendar = loadWorkingCalendar();

  // 26/11/2026 is a Thursday; 24/11 is a holiday. Five working days back: 25, 23, 20, 19, 18.
  test('a band ends where so many working days are over, with the holiday left out', () => {
    const [first, second] = ageBands(localDate('2026-11-26'), calendar);
    expect(first).toEqual({ text: '0–5', dueFrom: '2026-11-18', dueTo: '2026-11-26' });
    // Ten: 17, 16, 13, 12, 11.
    expect(second).toEqual({ text: '6–10', dueFrom: '2026-11-11', dueTo: '2026-11-17' });
  });

  test('every day of the past lies in exactly one band, and in the one of its age', () => {
    for (const today of ['2026-11-26', '2026-11-22', '2026-02-18'].map(localDate)) {
      const bands = ageBands(today, calendar);
      for (let back = 0; back < 90; back += 1) {
        const due = addDays(today, -back);
        const fits = bands.filter(({ dueFrom, dueTo }) => (dueFrom === null || dueFrom <= due) && due <= dueTo);
        const age = calendar.workingDaysBetween(due, today);
        const expected = age <= 5 ? '0–5' : age <= 10 ? '6–10' : age <= 20 ? '11–20' : '> 20';
        expect({ today, due, bands: fits.map(({ text }) => text) }).toEqual({ today, due, bands: [expected] });
      }
    }
  });
});
