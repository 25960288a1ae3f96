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
/** Made once: a comparison that names its language makes one each time. */
const BY_NAME = new Intl.Collator('vi');
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

export function yearFigures(counts: readonly MonthCount[]): YearFigures {
  const months = MONTHS.map((month) => ({ month, total: 0, inTime: 0 }));
  const by: Record<string, number> = {};
  let total = 0;
  for (const { month, timeliness, count } of counts) {
    total += count;
    by[timeliness] = (by[timeliness] ?? 0) + count;
    const of = months[month - 1];
    if (of === undefined) continue;
    of.total += count;
    if (!LATE.has(timeliness)) of.inTime += count;
  }
  return {
    ...{ total, months, units: unitsLate(counts) },
    by: {
      ...{ 'done-in-time': by['done-in-time'] ?? 0, 'in-time': (by['in-time'] ?? 0) + (by['due-soon'] ?? 0) },
      ...{ 'done-late': by['done-late'] ?? 0, overdue: by['overdue'] ?? 0 },
    },
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
    .sort((one, other) => other.sum - one.sum || BY_NAME.compare(one.name, other.name));
}
