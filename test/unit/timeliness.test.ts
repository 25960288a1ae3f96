import { loadWorkingCalendar } from '../../src/calendar/calendar-files.store';
import { cursorText, parseCursor } from '../../src/obligations/page-cursor';
import { countsFrom } from '../../src/obligations/obligation-counts';
import { lookingAt, timelinessOf, type Judged } from '../../src/obligations/timeliness';
import type { Instant, LocalDate } from '../../workflows/vocabulary';

const calendar = loadWorkingCalendar();
/** 17:00 UTC is 00:00 of the next day in Vietnam. */
const vietnam = (text: string) => new Date(`${text}+07:00`).toISOString() as Instant;
const at = (text: string) => lookingAt(vietnam(text), calendar);

// Due Sunday 30/6/2024: late from Monday 1/7 at 00:00.
const open: Judged = {
  ...{ dueOn: '2024-06-30' as LocalDate, lateFrom: vietnam('2024-07-01T00:00:00') },
  ...{ handedInAt: null, suspendedAt: null },
  ...{ forceState: 'inForce', ended: false, done: false },
};

test.each([
  // Working days after Wednesday 19/6: 20, 21, 24, 25, 26, 27, 28 – the seventh is 28/6, so 30/6 is not yet near.
  ['2024-06-19T12:00:00', 'in-time'],
  // After Thursday 20/6: 21, 24, 25, 26, 27, 28/6, 1/7 – the seventh is 1/7, and 30/6 comes before it.
  ['2024-06-20T00:00:00', 'due-soon'],
  ['2024-06-30T23:59:59.999', 'due-soon'],
  ['2024-07-01T00:00:00', 'overdue'],
])('a duty due on 30/6/2024, looked at on %s, is %s', (moment, expected) => {
  expect(timelinessOf(open, at(moment))).toBe(expected);
});

test('work in the hands of the office is judged by the moment of handing in, whenever somebody looks', () => {
  const inTime = { ...open, handedInAt: vietnam('2024-06-30T23:59:59') };
  const late = { ...open, handedInAt: vietnam('2024-07-01T00:00:00') };
  expect(timelinessOf(inTime, at('2024-09-01T00:00:00'))).toBe('in-time');
  expect(timelinessOf(late, at('2024-07-01T00:00:01'))).toBe('overdue');
  const ended = { ended: true, done: true };
  expect(timelinessOf({ ...inTime, ...ended }, at('2024-09-01T00:00:00'))).toBe('done-in-time');
  expect(timelinessOf({ ...late, ...ended }, at('2024-09-01T00:00:00'))).toBe('done-late');
});

test('a suspended duty stands as it stood when its clock was stopped', () => {
  const before = { ...open, suspendedAt: vietnam('2024-06-30T23:59:59') };
  const after = { ...open, suspendedAt: vietnam('2024-07-01T00:00:00') };
  expect(timelinessOf(before, at('2024-09-01T00:00:00'))).toBe('in-time');
  expect(timelinessOf(after, at('2024-09-01T00:00:00'))).toBe('overdue');
});

test('a duty without a date is never late; one that was let go, replaced or moved is neither done nor late', () => {
  const standing = { ...open, dueOn: null, lateFrom: null };
  expect(timelinessOf(standing, at('2030-01-01T00:00:00'))).toBe('no-date');
  expect(timelinessOf({ ...open, ended: true }, at('2030-01-01T00:00:00'))).toBe('discharged');
  for (const forceState of ['superseded', 'transferred']) {
    expect(timelinessOf({ ...open, forceState, ended: true }, at('2030-01-01T00:00:00'))).toBe(forceState);
  }
});

test('the rate stands over what came due, and an early end is not yet due', () => {
  const counts = countsFrom([
    { timeliness: 'done-in-time', cameDue: true, count: 4 },
    { timeliness: 'done-in-time', cameDue: false, count: 10 },
    { timeliness: 'done-late', cameDue: true, count: 1 },
    { timeliness: 'overdue', cameDue: true, count: 1 },
    { timeliness: 'in-time', cameDue: true, count: 1 },
    { timeliness: 'in-time', cameDue: false, count: 3 },
    { timeliness: 'no-date', cameDue: false, count: 5 },
  ]);
  expect(counts.total).toBe(25);
  // 4 + 1 + 1 + 1 came due, 1 + 1 of them late: 2/7 = 28.571… %.
  expect(counts.cameDue).toEqual({
    ...{ total: 7, doneInTime: 4, doneLate: 1, openInTime: 1, openLate: 1 },
    latePercent: 28.57,
  });
  expect(counts.byTimeliness).toMatchObject({ 'done-in-time': 14, 'in-time': 4, 'due-soon': 0, discharged: 0 });
  expect(countsFrom([]).cameDue.latePercent).toBeNull();
});

test('a cursor comes back as it was, and anything else is refused', () => {
  const id = '0190d0a6-9d2f-8c3e-8b5a-1f2e3d4c5b6a';
  const whole = [
    { sort: 'due', keys: ['', id] },
    { sort: '-due', keys: ['2024-06-30', id] },
    { sort: 'unit', keys: ['Sở Y tế', 'so-y-te', '', id] },
    { sort: '-task', keys: ['Quán triệt', id, 'II.1', '2024-06-30', id] },
  ] as const;
  for (const cursor of whole) expect(parseCursor(cursorText(cursor), cursor.sort)).toEqual(cursor);
  const due = cursorText(whole[1]);
  const said = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  // Of another order, of a day that does not exist, too long, and no cursor at all.
  for (const text of [said('due', '2024-06-31', id), said('due', 'x', '', id), said('due', 1, id), due, '', 'x']) {
    expect(parseCursor(text, 'due')).toMatchObject({ code: 'page.cursor-invalid' });
  }
});
