import type { CellCount } from '../../obligations/plan-progress.store';
import type { Timeliness } from '../../obligations/timeliness';

/** Tasks of a plan against the units that have them: how much has ended, and the most pressing of what is left. */

export interface Cell {
  readonly count: number;
  readonly ended: number;
  readonly shown: Timeliness;
}
export interface Matrix {
  /** Those with most overdue first. */
  readonly units: readonly string[];
  /** Null where the task is not that unit's. */
  readonly cell: (task: string, unit: string) => Cell | null;
  readonly whole: (task: string) => Cell | null;
}

/** What a cell says when it holds several: the first of these that is among them. */
const PRESSING: readonly Timeliness[] = [
  ...(['overdue', 'due-soon', 'in-time', 'no-date', 'done-late', 'done-in-time'] as const),
  ...(['discharged', 'transferred', 'superseded'] as const),
];

export function progressMatrix(counts: readonly CellCount[], nameOf: (unit: string) => string): Matrix {
  const byCell = groupBy(counts, ({ task, unit }) => `${task}\n${unit}`);
  const byTask = groupBy(counts, ({ task }) => task);
  const overdue = new Map<string, number>();
  for (const { unit, timeliness, count } of counts) {
    overdue.set(unit, (overdue.get(unit) ?? 0) + (timeliness === 'overdue' ? count : 0));
  }
  const collator = new Intl.Collator('vi');
  const units = [...overdue.keys()].sort(
    (one, other) => (overdue.get(other) ?? 0) - (overdue.get(one) ?? 0) || collator.compare(nameOf(one), nameOf(other)),
  );
  return {
    units,
    cell: (task, unit) => cellOf(byCell.get(`${task}\n${unit}`) ?? []),
    whole: (task) => cellOf(byTask.get(task) ?? []),
  };
}

function cellOf(counts: readonly CellCount[]): Cell | null {
  const shown = PRESSING.find((each) => counts.some(({ timeliness }) => timeliness === each));
  if (shown === undefined) return null;
  const sum = (of: readonly CellCount[]): number => of.reduce((total, { count }) => total + count, 0);
  return { count: sum(counts), ended: sum(counts.filter(({ ended }) => ended)), shown };
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
