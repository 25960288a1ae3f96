import type { Instant, LocalDate } from '../../workflows/vocabulary';
import { addMonths, localDateOf, startOfDay } from '../calendar/local-date';
import type { Tx } from '../platform/database/tx';

/** A duty that is late or flagged, at the moment of the entry that says so. */
export interface LateDuty {
  readonly obligation: string;
  readonly unit: string;
  readonly at: Instant;
}

/** What the table about lateness asks of a unit, counted from the trail up to the entry: what comes later changes nothing. */
export interface LatenessFacts {
  readonly objectiveCauseConfirmed: boolean;
  readonly lateInTwelveMonths: number;
  /** Late ones of all that fall due in the year by their first date, or were late in it: whole percent, rounded down. */
  readonly lateSharePercent: number;
  readonly repeatedAfterReminder: boolean;
}

const MONTHS = 12;

/** One statement for the batch. Items with a confirmed objective cause are taken out of every count. Same length and order as
 *  `duties`. Relies on obligation_unit_ix, trail_entry_pk and case_file_unit_ix. */
export async function latenessFacts(tx: Tx, duties: readonly LateDuty[]): Promise<readonly LatenessFacts[]> {
  if (duties.length === 0) return [];
  const days = duties.map(({ at }) => localDateOf(at));
  const yearStarts = days.map((day) => `${day.slice(0, 4)}-01-01` as LocalDate);
  const rows = await tx.query<Row>(
    `SELECT i.place, c.objective, c.in_twelve, c.late, c.of_year, EXISTS (
       SELECT 1 FROM case_file k JOIN trail_entry r ON r.stream_id = k.id AND r.subject = 'case'
         AND r.type = 'reminder.issued' AND r.recorded_at <= i.at AND r.recorded_at > i.since
       WHERE k.unit_id = i.unit) AS repeated
     FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::date[], $7::date[])
       WITH ORDINALITY AS i (obligation, unit, at, since, year_start, first_day, last_day, place)
     CROSS JOIN LATERAL (
       SELECT bool_or(o.id = i.obligation AND l.objective) AS objective,
         count(*) FILTER (WHERE l.late_at > i.since AND NOT l.objective)::int AS in_twelve,
         count(*) FILTER (WHERE l.late_at >= i.year_start AND NOT l.objective)::int AS late,
         count(*) FILTER (WHERE l.late_at >= i.year_start
           OR (o.baseline_due_on >= i.first_day AND o.baseline_due_on <= i.last_day))::int AS of_year
       FROM obligation o
       LEFT JOIN LATERAL (
         SELECT max(e.recorded_at) FILTER (WHERE e.type = 'rung.overdue' AND e.body::json #>> '{event,side}' = 'unit') AS late_at,
           bool_or(e.type = 'objective-cause.confirmed') AS objective
         FROM trail_entry e WHERE e.stream_id = o.id AND e.subject = 'obligation' AND e.recorded_at <= i.at
           AND e.type IN ('rung.overdue', 'objective-cause.confirmed')) l ON true
       WHERE o.unit_id = i.unit) c
     ORDER BY i.place`,
    [
      duties.map(({ obligation }) => obligation),
      duties.map(({ unit }) => unit),
      duties.map(({ at }) => at),
      days.map((day) => startOfDay(addMonths(day, -MONTHS))),
      yearStarts.map((day) => startOfDay(day)),
      yearStarts,
      days.map((day) => `${day.slice(0, 4)}-12-31` as LocalDate),
    ],
  );
  return rows.map(({ objective, in_twelve, late, of_year, repeated }) => ({
    objectiveCauseConfirmed: objective === true,
    lateInTwelveMonths: in_twelve,
    lateSharePercent: of_year === 0 ? 0 : Math.floor((late * 100) / of_year),
    repeatedAfterReminder: repeated,
  }));
}

type Row = {
  objective: boolean | null;
  in_twelve: number;
  late: number;
  of_year: number;
  repeated: boolean;
};
