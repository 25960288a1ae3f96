/** How much came due in a year and how it stands is asked by every first page. Counting it anew reads all duties of the year; what has
 *  ended does not change any more, so it is tallied when it ends, by unit and month. What is open is little, and still counted.
 *
 *  A change adds a line and touches none: two who end duties of one unit at once never wait for each other. Lines are added up later
 *  (`foldTally`); sums over all of them are right before and after. */

const OWES = `(SELECT unnest(NULLIF(current_setting('dondoc.owes', true), '')::text[]))`;
const TRACKS = `(SELECT unnest(NULLIF(current_setting('dondoc.tracks', true), '')::text[]))`;

/** Of a row of `obligation`: done, over, and with a day it was owed by. */
const counts = (row: string): string =>
  `${row}.ended AND ${row}.done AND ${row}.due_on IS NOT NULL AND ${row}.late_from IS NOT NULL`;

/** The line that a row stands for. Late as `timelinessSql` has it for what is done. */
const line = (
  row: string,
  sign: 1 | -1,
): string => `${row}.unit_id, ${row}.office_unit_id, ${row}.issuer_unit_id, ${row}.router_unit_id,
  date_trunc('month', ${row}.due_on)::date, ${row}.late_from,
  CASE WHEN COALESCE(${row}.handed_in_at, ${row}.suspended_at) < ${row}.late_from THEN ${sign} ELSE 0 END,
  CASE WHEN COALESCE(${row}.handed_in_at, ${row}.suspended_at) < ${row}.late_from THEN 0 ELSE ${sign} END`;

const COLUMNS = 'unit_id, office_unit_id, issuer_unit_id, router_unit_id, month, counts_from, in_time, late';

/** Everything that counts now, added up: for an empty tally. What came due before `now()` has no moment to wait for. */
export const TALLY_ALL = `
INSERT INTO obligation_tally (${COLUMNS}, folded)
  SELECT unit_id, office_unit_id, issuer_unit_id, router_unit_id, month, CASE WHEN counts_from <= now() THEN NULL ELSE counts_from END,
    sum(in_time), sum(late), true
  FROM (SELECT ${line('o', 1)} FROM obligation o WHERE ${counts('o')}) AS line (${COLUMNS})
  GROUP BY 1, 2, 3, 4, 5, 6;`;

export const up = `
CREATE TABLE obligation_tally (
  unit_id text NOT NULL,
  office_unit_id text NOT NULL,
  issuer_unit_id text NOT NULL,
  router_unit_id text,
  -- The first day of the month in which they were due.
  month date NOT NULL,
  -- Done before it was due: it came due only then. Null once that is over.
  counts_from timestamptz,
  in_time integer NOT NULL,
  late integer NOT NULL,
  -- Whether lines of the same unit and month were added up in this one.
  folded boolean NOT NULL DEFAULT false
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX obligation_tally_month_ix ON obligation_tally (month, unit_id);
CREATE INDEX obligation_tally_loose_ix ON obligation_tally (month, unit_id) WHERE NOT folded;
CREATE INDEX obligation_tally_counts_ix ON obligation_tally (counts_from) WHERE counts_from IS NOT NULL;

CREATE FUNCTION tally_obligation() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ${counts('OLD')} THEN
      INSERT INTO obligation_tally (${COLUMNS}) VALUES (${line('OLD', -1)});
    END IF;
  END IF;
  IF ${counts('NEW')} THEN
    INSERT INTO obligation_tally (${COLUMNS}) VALUES (${line('NEW', 1)});
  END IF;
  RETURN NULL;
END
$body$;
-- Asked by the row, so that the many changes that end nothing cost nothing.
CREATE TRIGGER obligation_tallied_new AFTER INSERT ON obligation FOR EACH ROW WHEN (${counts('NEW')}) EXECUTE FUNCTION tally_obligation();
CREATE TRIGGER obligation_tallied AFTER UPDATE ON obligation FOR EACH ROW
  WHEN (((${counts('OLD')}) OR (${counts('NEW')}))
    AND (OLD.ended, OLD.done, OLD.due_on, OLD.late_from, OLD.handed_in_at, OLD.suspended_at, OLD.unit_id, OLD.office_unit_id,
        OLD.issuer_unit_id, OLD.router_unit_id)
      IS DISTINCT FROM (NEW.ended, NEW.done, NEW.due_on, NEW.late_from, NEW.handed_in_at, NEW.suspended_at, NEW.unit_id,
        NEW.office_unit_id, NEW.issuer_unit_id, NEW.router_unit_id))
  EXECUTE FUNCTION tally_obligation();

ALTER TABLE obligation_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY obligation_tally_engine ON obligation_tally TO :engine USING (true) WITH CHECK (true);
CREATE POLICY obligation_tally_reader ON obligation_tally FOR SELECT TO :reader USING (
  office_unit_id IN ${TRACKS} OR issuer_unit_id IN ${TRACKS} OR unit_id IN ${OWES} OR router_unit_id IN ${TRACKS}
);
REVOKE UPDATE, TRUNCATE ON obligation_tally FROM :engine;
GRANT SELECT ON obligation_tally TO :reader;
${TALLY_ALL}
`;
