/** `timelinessOf` as an SQL expression, for filters and counts. `table` has the columns of an obligation; `now` and `soonUntil` are
 *  parameters such as `$3`. Instants that are exactly at the border are late, as in the plain function. */
export const timelinessSql = (table: string, now: string, soonUntil: string): string => `
  CASE
    WHEN ${table}.ended AND NOT ${table}.done
      THEN CASE WHEN ${table}.force_state IN ('superseded', 'transferred') THEN ${table}.force_state ELSE 'discharged' END
    WHEN ${table}.due_on IS NULL OR ${table}.late_from IS NULL THEN 'no-date'
    WHEN COALESCE(${table}.handed_in_at, ${table}.suspended_at, ${now}::timestamptz) >= ${table}.late_from
      THEN CASE WHEN ${table}.done THEN 'done-late' ELSE 'overdue' END
    WHEN ${table}.done THEN 'done-in-time'
    WHEN COALESCE(${table}.handed_in_at, ${table}.suspended_at) IS NULL AND ${table}.due_on <= ${soonUntil}::date THEN 'due-soon'
    ELSE 'in-time'
  END`;
