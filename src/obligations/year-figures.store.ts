import { dutySql, type Scope } from '../people/accounts/scope';
import type { Database } from '../platform/database/tx';
import { addFilter, Conditions } from './obligation-filter.store';
import type { Looking } from './timeliness';
import type { UnitLate, YearFigures, YearSums } from './year-figures';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
/** Of the units with late duties so many are named. */
const UNITS_NAMED = 20;

type UnitRow = Omit<UnitLate, 'months'> & { readonly months: Readonly<Record<string, number>> };
type MonthRow = YearSums & { readonly month: number };

/** What is over comes from the tally, what is open is counted: all by unit and month, in one statement.
 *  Relies on obligation_tally_month_ix and obligation_open_ix. */
export async function yearFigures(
  database: Pick<Database, 'read'>,
  { year, scope }: { readonly year: number; readonly scope: Scope },
  looking: Looking,
): Promise<YearFigures> {
  const open = new Conditions([looking.now, looking.soonUntil]);
  const [first, last] = [open.value(`${year}-01-01`), open.value(`${year}-12-31`)];
  addFilter(open, { scope, cameDue: true, ended: false });
  open.addText(`o.due_on BETWEEN ${first}::date AND ${last}::date`);
  const seen = dutySql(scope, 't', (value) => open.value(value));
  const [row] = await database.read<{ months: MonthRow[]; units: UnitRow[]; unitsLate: number }>(
    // Units are summed before months are: most units are not named.
    `WITH came AS MATERIALIZED (
       SELECT t.unit_id, extract(month FROM t.month)::int AS month, t.in_time AS done_in_time, t.late AS done_late, 0 AS open_in_time, 0 AS open_late
       FROM obligation_tally t
       WHERE t.month BETWEEN ${first}::date AND ${last}::date AND (t.counts_from IS NULL OR t.counts_from <= $1::timestamptz) AND ${seen}
       UNION ALL
       SELECT o.unit_id, extract(month FROM o.due_on)::int, (o.done AND NOT ${IS_LATE})::int, (o.done AND ${IS_LATE})::int,
         (NOT o.done AND NOT ${IS_LATE})::int, (NOT o.done AND ${IS_LATE})::int FROM obligation o ${open.text()}),
     late AS MATERIALIZED (
       SELECT unit_id, sum(done_late + open_late)::int AS sum FROM came GROUP BY 1 HAVING sum(done_late + open_late) > 0),
     named AS MATERIALIZED (
       SELECT l.unit_id, u.name, l.sum FROM late l JOIN unit u ON u.id = l.unit_id
       ORDER BY l.sum DESC, u.name COLLATE "vi-x-icu", l.unit_id LIMIT ${UNITS_NAMED}),
     of_month AS MATERIALIZED (
       SELECT c.unit_id, c.month, sum(c.done_late + c.open_late)::int AS late FROM came c JOIN named n ON n.unit_id = c.unit_id GROUP BY 1, 2)
     SELECT
       COALESCE((SELECT json_agg(m) FROM (
         SELECT month, sum(done_in_time)::int AS "doneInTime", sum(done_late)::int AS "doneLate",
           sum(open_in_time)::int AS "openInTime", sum(open_late)::int AS "openLate"
         FROM came GROUP BY 1) AS m), '[]'::json) AS months,
       COALESCE((SELECT json_agg(l) FROM (
         SELECT n.unit_id AS id, n.name, n.sum, json_object_agg(m.month, m.late) AS months
         FROM named n JOIN of_month m ON m.unit_id = n.unit_id GROUP BY 1, 2, 3
         ORDER BY n.sum DESC, n.name COLLATE "vi-x-icu", n.unit_id) AS l), '[]'::json) AS units,
       (SELECT count(*)::int FROM late) AS "unitsLate"
     WHERE $2::date IS NOT NULL`,
    open.values,
  );
  if (row === undefined) throw new Error('a statement without FROM gives one row');
  return {
    ...summed(row.months),
    units: row.units.map((unit) => ({ ...unit, months: MONTHS.map((month) => unit.months[month] ?? 0) })),
    unitsLate: row.unitsLate,
  };
}

/** Of what is open and came due: as `timelinessSql` has it. */
const IS_LATE = '(COALESCE(o.handed_in_at, o.suspended_at, $1::timestamptz) >= o.late_from)';

function summed(rows: readonly MonthRow[]): Pick<YearFigures, 'total' | 'by' | 'months'> {
  const of = (name: keyof YearSums): number => rows.reduce((sum, row) => sum + row[name], 0);
  const by = {
    ...{ doneInTime: of('doneInTime'), doneLate: of('doneLate') },
    ...{ openInTime: of('openInTime'), openLate: of('openLate') },
  };
  const months = MONTHS.map((month) => {
    const row = rows.find((each) => each.month === month);
    const inTime = (row?.doneInTime ?? 0) + (row?.openInTime ?? 0);
    return { month, inTime, total: inTime + (row?.doneLate ?? 0) + (row?.openLate ?? 0) };
  });
  return { total: months.reduce((sum, { total }) => sum + total, 0), by, months };
}
