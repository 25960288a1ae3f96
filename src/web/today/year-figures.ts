import type { MonthCount } from '../../obligations/obligation-counts';
import type { Timeliness } from '../../obligations/timeliness';

/** What came due in a year, summed for the first page. */
export interface YearFigures {
  readonly total: number;
  readonly by: Readonly<Record<'done-in-time' | 'in-time' | 'done-late' | 'overdue', number>>;
  /** By month, 1 to 12. */
  readonly months: readonly { readonly month: number; readonly total: number; readonly inTime: number }[];
  /** Late ones by unit and month; the unit with most first. */
  readonly units: readonly UnitLate[];
}
export interface UnitLate {
  readonly id: string;
  readonly name: string;
  readonly months: readonly number[];
  readonly sum: number;
}

const LATE: ReadonlySet<Timeliness> = new Set(['done-late', 'overdue']);
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function yearFigures(counts: readonly MonthCount[]): YearFigures {
  const sum = (fits: (row: MonthCount) => boolean): number =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  const of = (timeliness: Timeliness): number => sum((row) => row.timeliness === timeliness);
  return {
    total: sum(() => true),
    by: {
      ...{ 'done-in-time': of('done-in-time'), 'in-time': of('in-time') + of('due-soon') },
      ...{ 'done-late': of('done-late'), overdue: of('overdue') },
    },
    months: MONTHS.map((month) => ({
      month,
      total: sum((row) => row.month === month),
      inTime: sum((row) => row.month === month && !LATE.has(row.timeliness)),
    })),
    units: unitsLate(counts),
  };
}

function unitsLate(counts: readonly MonthCount[]): readonly UnitLate[] {
  const units = new Map<string, { name: string; months: number[] }>();
  for (const { unitId, unitName, month, timeliness, count } of counts) {
    if (!LATE.has(timeliness)) continue;
    const unit = units.get(unitId) ?? { name: unitName, months: MONTHS.map(() => 0) };
    unit.months[month - 1] = (unit.months[month - 1] ?? 0) + count;
    units.set(unitId, unit);
  }
  return [...units]
    .map(([id, { name, months }]) => ({ id, name, months, sum: months.reduce((one, other) => one + other, 0) }))
    .sort((one, other) => other.sum - one.sum || one.name.localeCompare(other.name, 'vi'));
}
