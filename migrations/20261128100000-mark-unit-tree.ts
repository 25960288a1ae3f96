/** Whoever asks is shown what hangs below their units. Walking that tree for every request cost more than the request: it is walked once
 *  for each mark, and every change of the tree makes another. Rows are only added, since one row that all changes write would make them
 *  wait for one another, in a ring if need be. */
const marks = (table: string, events: string): string => `
CREATE TRIGGER ${table}_marks_tree AFTER ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION mark_unit_tree();`;

// What names them in the settings of a reading transaction: see guard-reading.
const OWES = `(SELECT unnest(NULLIF(current_setting('dondoc.owes', true), '')::text[]))`;
const TRACKS = `(SELECT unnest(NULLIF(current_setting('dondoc.tracks', true), '')::text[]))`;

export const up = `
CREATE TABLE unit_tree_change (
  mark uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT unit_tree_change_pk PRIMARY KEY
);
CREATE FUNCTION mark_unit_tree() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO unit_tree_change DEFAULT VALUES;
  RETURN NULL;
END
$body$;
${marks('unit', 'INSERT OR DELETE OR UPDATE OF id, parent_id, valid_from, valid_to')}
${marks('unit_past_parent', 'INSERT OR UPDATE OR DELETE')}
${marks('unit_succession', 'INSERT OR UPDATE OR DELETE')}
-- Never the same in two databases.
INSERT INTO unit_tree_change DEFAULT VALUES;
REVOKE UPDATE, DELETE, TRUNCATE ON unit_tree_change FROM :engine;

CREATE INDEX plan_unit_tracking_ix ON plan_unit (unit_id) WHERE through IN ('tracks', 'leads');

-- The few units that a person tracks are asked for before the thousands of which they see what is owed.
DROP POLICY obligation_reader ON obligation;
CREATE POLICY obligation_reader ON obligation FOR SELECT TO :reader USING (
  office_unit_id IN ${TRACKS} OR issuer_unit_id IN ${TRACKS} OR unit_id IN ${OWES} OR router_unit_id IN ${TRACKS}
);
`;
