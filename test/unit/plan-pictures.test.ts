import { localDate } from '../../src/calendar/local-date';
import type { CellCount, DateCount } from '../../src/obligations/plan-progress.store';
import { documentText, numberAndSymbol } from '../../src/web/page/document-text';
import { progressMatrix } from '../../src/web/plans/progress-matrix';
import { timeChart } from '../../src/web/plans/time-chart';

const cell = (unit: string, timeliness: CellCount['timeliness'], count: number, ended = false): CellCount => ({
  ...{ task: 't', unit, timeliness, count, ended },
});

test('a cell shows the most pressing of what it holds, and how much of it has ended', () => {
  const { cell: of, whole } = progressMatrix(
    [cell('a', 'done-late', 2, true), cell('a', 'due-soon', 1), cell('b', 'done-in-time', 3, true)],
    (unit) => unit,
  );
  expect(of('t', 'a')).toEqual({ count: 3, ended: 2, shown: 'due-soon' });
  expect(of('t', 'b')).toEqual({ count: 3, ended: 3, shown: 'done-in-time' });
  expect(whole('t')).toEqual({ count: 6, ended: 5, shown: 'due-soon' });
  expect(of('other', 'a')).toBeNull();
});

test('units with most overdue stand first, the others by name as Vietnamese sorts', () => {
  const names = new Map([
    ['a', 'Xã Đông'],
    ['b', 'Xã Dương'],
    ['c', 'Xã An'],
  ]);
  const { units } = progressMatrix(
    [cell('a', 'in-time', 1), cell('b', 'in-time', 1), cell('c', 'overdue', 2)],
    (unit) => names.get(unit) ?? unit,
  );
  // D stands before Đ.
  expect(units).toEqual(['c', 'b', 'a']);
});

describe('a plan on a line of time', () => {
  const due = (dueOn: string, over: Partial<DateCount> = {}): DateCount => ({
    ...{ task: 't', opensOn: null, baselineDueOn: localDate(dueOn), dueOn: localDate(dueOn) },
    ...{ count: 2, ended: 0, overdue: 0, ...over },
  });
  const chartOf = (dates: readonly DateCount[], today: string) =>
    timeChart({
      ...{ tasks: [{ ref: 't', title: 'Một nội dung' }], dates, endsOn: null },
      ...{ issuedOn: localDate('2024-01-10'), today: localDate(today) },
    });

  // The line is 1000 − 300 − 16 = 684 long and runs from 1/1 to 31/1/2024: 30 days of 22.8.
  test('a day stands as far along as it is in the months shown', () => {
    const chart = chartOf([due('2024-01-31'), due('2024-01-16', { ended: 2 })], '2024-01-16');
    expect(chart?.rows[0]?.marks.map(({ x, look }) => [x, look])).toEqual([
      [984, 'open'],
      [642, 'ended'],
    ]);
    expect([chart?.from, chart?.to, chart?.today]).toEqual(['2024-01-01', '2024-01-31', 642]);
  });

  test('a day that was moved keeps its first one, and lateness has a look of its own', () => {
    const chart = chartOf([due('2024-01-31', { baselineDueOn: localDate('2024-01-16'), overdue: 1 })], '2026-11-26');
    expect(chart?.rows[0]?.marks[0]).toEqual({ x: 984, on: '2024-01-31', look: 'late', movedFrom: 642 });
    expect(chart?.today).toBeNull();
  });

  test('without any day there is nothing to draw', () => {
    expect(chartOf([{ ...due('2024-01-31'), dueOn: null, baselineDueOn: null }], '2024-01-16')).toBeNull();
  });
});

test.each([
  ['33', 'KH-UBND', '33/KH-UBND'],
  ['63', 'KH/ĐU', '63-KH/ĐU'],
  [null, 'KH-BATGT', '…/KH-BATGT'],
])('number %s and symbol %s are written %s', (number, symbol, written) => {
  expect(numberAndSymbol(number, symbol)).toBe(written);
});

test('a paper is named with as much of its day as is known', () => {
  const paper = { type: 'Kế hoạch', number: '33', symbol: 'KH-UBND', issuedOn: '2023-07' };
  expect(documentText(paper, 'vi')).toBe('Kế hoạch số 33/KH-UBND ngày 07/2023');
  expect(documentText({ ...paper, issuedOn: null }, 'en')).toBe('Kế hoạch no. 33/KH-UBND');
});
