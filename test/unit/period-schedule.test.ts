import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import { localDate } from '../../src/calendar/local-date';
import { loadSettings } from '../../src/house';
import { nextBeginning } from '../../src/obligations/duty-deadlines';
import { dutyOpener } from '../../src/obligations/duty-opener';
import { dutiesBeginning, dutiesOf, type Duty } from '../../src/obligations/open-duties';
import type { Instant } from '../../workflows/vocabulary';
import { brief, planOf, problemsOf, smallPlanWith } from './plans/plan-text';

/** The small plan of 10/6/2024, whose second task becomes a report. Sở B ends on 30/6/2025. */
const REPORT = `    kind: implementation
    carriesOut: [so-b]
    routedThrough: [so-a]
    reportsTo: [ban]
    deadline: { asWritten: null, rule: { kind: standing } }`;
const reporting = (deadline: string): string =>
  smallPlanWith(
    REPORT,
    `    kind: periodicReport\n    carriesOut: [cac-so]\n    reportsTo: [ban]\n    deadline: ${deadline}`,
  );
const monthly = reporting(
  '{ asWritten: trước ngày 20 hằng tháng, rule: { kind: periodic, every: month, due: { day: 20, comparator: before } } }',
);
const nineMonths = reporting(
  '{ asWritten: hằng năm, rule: { kind: periodic, every: nine-months, due: { regime: nd-09-2019 } } }',
);
const settings = { ...loadSettings(), counting: DEFAULT_COUNTING };
const contextOf = (text: string) => ({ ...settings, planId: 'nho', plan: planOf(text) });
const told = (duties: readonly Duty[]): string[] =>
  duties.map(({ task, assignment, resolution }) =>
    [task.ref, assignment.unit, resolution.periodKey ?? 'once', resolution.opensOn ?? '-', resolution.dueOn].join(' '),
  );
const day = localDate;

test('the issue opens what has no periods, and the period that had begun', () => {
  expect(told(dutiesOf(contextOf(monthly)))).toEqual([
    'I.1 so-a once - 2024-06-30',
    'I.1 so-b once - 2024-06-30',
    'I.2 so-a 2024-06 2024-06-10 2024-06-19',
    'I.2 so-b 2024-06 2024-06-10 2024-06-19',
  ]);
});

test('the next one begins on the day after that was due, for the units that the plan then binds', () => {
  const context = contextOf(monthly);
  expect(nextBeginning(context, day('2024-06-10'))).toBe('2024-06-20');
  expect(told(dutiesBeginning(context, day('2024-06-20')))).toEqual([
    'I.2 so-a 2024-07 2024-06-20 2024-07-19',
    'I.2 so-b 2024-07 2024-06-20 2024-07-19',
  ]);
  expect(dutiesBeginning(context, day('2024-06-21'))).toEqual([]);
  expect(told(dutiesBeginning(context, day('2025-07-20')))).toEqual(['I.2 so-a 2025-08 2025-07-20 2025-08-19']);
});

test('a plan without an end always has a next period, however far away', () => {
  expect(nextBeginning(contextOf(monthly), day('2063-11-30'))).toBe('2063-12-20');
});

test('nothing begins after the last period that a plan owes', () => {
  const plan = planOf(
    monthly.replace(
      '  title: Kế hoạch thử\n',
      '  title: Kế hoạch thử\n  validity: { asWritten: đến 15/9/2024, until: 2024-09-15 }\n',
    ),
  );
  const context = { ...settings, planId: 'nho', plan };
  // September is due on 19/9, after the end: August, due on 19/8, is the last.
  expect(nextBeginning(context, day('2024-06-20'))).toBe('2024-07-20');
  expect(nextBeginning(context, day('2024-07-20'))).toBeNull();
});

test('a task whose first period is still to come opens nothing at the issue', () => {
  const late = nineMonths
    .replace('issuedOn: 2024-06-10', 'issuedOn: 2024-10-01')
    .replaceAll('2024-06-30', '2024-10-30')
    .replace('30/6/2024', '30/10/2024');
  const context = contextOf(late);
  expect(told(dutiesOf(context)).filter((line) => line.startsWith('I.2'))).toEqual([]);
  expect(nextBeginning(context, day('2024-10-01'))).toBe('2024-12-15');
});

test('a report that nobody dates opens once, and says what is missing', () => {
  const undated = reporting('{ asWritten: hằng năm, rule: { kind: periodic, every: year, due: prescribed } }');
  const [report] = dutiesOf(contextOf(undated)).filter(({ task }) => task.ref === 'I.2');
  expect(report?.resolution).toMatchObject({ dueOn: null, missing: { code: 'deadline.nothing-prescribed' } });
  expect(nextBeginning(contextOf(undated), day('2024-06-10'))).toBeNull();
});

test('an office default gives the periods of what is "theo quy định", with its own day to send by', () => {
  const prescribed = reporting('{ asWritten: theo quy định, rule: { kind: as-prescribed } }').replace(
    'tasks:\n',
    `officeDefaults:
  - kind: periodicReport
    rule:
      kind: periodic
      every: month
      due: { regime: traffic-safety, sendBy: { kind: after-cut-off, workingDays: 3 } }
    source: Quyết định của Ban
tasks:
`,
  );
  expect(problemsOf(prescribed)).toEqual([]);
  // Figures to Friday 14/6; 17, 18, 19/6 are 3 working days. July: figures to Sunday 14/7, then 15, 16, 17/7.
  expect(told(dutiesOf(contextOf(prescribed))).filter((line) => line.startsWith('I.2 so-a'))).toEqual([
    'I.2 so-a 2024-06 2024-06-15 2024-06-19',
  ]);
  expect(told(dutiesBeginning(contextOf(prescribed), day('2024-06-15')))[0]).toBe(
    'I.2 so-a 2024-07 2024-07-15 2024-07-17',
  );
});

test('a day to send by without a regime is a mistake, and so is one of no known kind', () => {
  const rule = (due: string) =>
    reporting(`{ asWritten: hằng tháng, rule: { kind: periodic, every: month, due: ${due} } }`);
  expect(brief(problemsOf(rule('{ day: 5, sendBy: { kind: cut-off } }'))).map(([code]) => code)).toEqual([
    'deadline.exactly-one',
  ]);
  expect(problemsOf(rule('{ regime: party, sendBy: { kind: someday } }'))).not.toEqual([]);
  expect(problemsOf(rule('{ regime: party, sendBy: { kind: after-cut-off } }'))).not.toEqual([]);
});

test('the opener numbers the duties of a day, and finds the next day with any', () => {
  const opener = dutyOpener(() => settings);
  const plan = planOf(monthly);
  const start = { on: '2024-06-20', periods: ['2024-07'], total: 2 };
  expect(opener.count('nho', plan)).toBe(4);
  expect(opener.nextBeginning('nho', plan, day('2024-06-10'))).toBe('2024-06-20');
  expect(opener.periodOn('nho', plan, day('2024-06-20'))).toMatchObject(start);
  const at = '2024-06-19T17:00:00.000Z' as Instant;
  const open = (from: number, count: number) =>
    opener
      .openings({ planId: 'nho', plan, on: day('2024-06-20'), from, count, at })
      .map(({ fixed }) => fixed['unit_id']);
  expect([open(0, 1), open(1, 1), open(0, 5)]).toEqual([['so-a'], ['so-b'], ['so-a', 'so-b']]);
});
