/** Cases: machine instances like obligations, seen by far fewer. */
const OWN = (name: string): string => `(SELECT unnest(NULLIF(current_setting('dondoc.${name}', true), '')::text[]))`;
const PERSON = `(SELECT NULLIF(current_setting('dondoc.person', true), ''))`;

export const up = `
CREATE TABLE case_file (
  id uuid CONSTRAINT case_file_pk PRIMARY KEY,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  -- Equals the number of the row's last trail entry.
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamptz NOT NULL,
  -- Only the next wake-up is kept; the step names the one after.
  wake_at timestamptz,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  -- Written once.
  kind text NOT NULL,
  source text NOT NULL,
  unit_id text NOT NULL CONSTRAINT case_file_unit_fk REFERENCES unit (id),
  office_unit_id text NOT NULL CONSTRAINT case_file_office_fk REFERENCES unit (id),
  issuer_unit_id text NOT NULL CONSTRAINT case_file_issuer_fk REFERENCES unit (id),
  plan_id uuid CONSTRAINT case_file_plan_fk REFERENCES plan (id),
  -- What it follows from: an entry of the trail, or nothing where a person brought it.
  cause_subject text,
  cause_stream uuid,
  cause_seq integer,
  -- Who answers: whoever held the post on the day of the act. A reference, never a name.
  concerned_person text,
  act_on date NOT NULL,
  ladder text NOT NULL,
  -- Computed from the state.
  work_state text NOT NULL,
  watch_state text,
  side text,
  due_on date,
  late_from timestamptz,
  out_of_time boolean NOT NULL,
  decided_on date,
  decided_form text
);
CREATE INDEX case_file_wake_ix ON case_file (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX case_file_unit_ix ON case_file (unit_id, act_on);
CREATE INDEX case_file_concerned_ix ON case_file (concerned_person) WHERE concerned_person IS NOT NULL;
CREATE INDEX case_file_cause_ix ON case_file (cause_stream) WHERE cause_stream IS NOT NULL;
CREATE INDEX case_file_act_ix ON case_file (act_on DESC, id);
ALTER TABLE case_file SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);
GRANT SELECT, INSERT, UPDATE ON case_file TO :engine;
REVOKE DELETE, TRUNCATE ON case_file FROM :engine;

-- Who depends on the person concerned, as the case was opened: they neither conduct it nor see it.
CREATE TABLE case_conflict (
  case_id uuid NOT NULL CONSTRAINT case_conflict_case_fk REFERENCES case_file (id),
  person_id text NOT NULL,
  CONSTRAINT case_conflict_pk PRIMARY KEY (case_id, person_id)
);
CREATE FUNCTION note_case_conflicts() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  INSERT INTO case_conflict (case_id, person_id)
    SELECT NEW.id, person FROM jsonb_array_elements_text(NEW.state::jsonb #> '{work,context,conflicted}') AS person
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$body$;
CREATE TRIGGER case_file_notes_conflicts AFTER INSERT ON case_file FOR EACH ROW EXECUTE FUNCTION note_case_conflicts();
REVOKE UPDATE, DELETE, TRUNCATE ON case_conflict FROM :engine;
GRANT SELECT ON case_conflict TO :reader;

ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY case_file_engine ON case_file TO :engine USING (true) WITH CHECK (true);
CREATE POLICY case_file_reader ON case_file FOR SELECT TO :reader USING (
  concerned_person = ${PERSON}
  OR ((office_unit_id IN ${OWN('conducts')} OR issuer_unit_id IN ${OWN('decides')})
    AND NOT EXISTS (SELECT 1 FROM case_conflict k WHERE k.case_id = case_file.id AND k.person_id = ${PERSON})));
GRANT SELECT ON case_file TO :reader;

-- Entries and proof of a case are seen with the case.
DROP POLICY trail_entry_reader ON trail_entry;
CREATE POLICY trail_entry_reader ON trail_entry FOR SELECT TO :reader USING (CASE subject
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = stream_id)
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = stream_id)
    WHEN 'case' THEN EXISTS (SELECT 1 FROM case_file c WHERE c.id = stream_id) ELSE false END);
DROP POLICY evidence_reader ON evidence;
CREATE POLICY evidence_reader ON evidence FOR SELECT TO :reader USING (
  EXISTS (SELECT 1 FROM evidence_holder h WHERE h.evidence_id = evidence.id AND h.person_id = ${PERSON})
  OR EXISTS (SELECT 1 FROM evidence_citation e WHERE e.sha256 = evidence.sha256 AND CASE e.subject
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = e.stream_id)
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = e.stream_id)
    WHEN 'case' THEN EXISTS (SELECT 1 FROM case_file c WHERE c.id = e.stream_id) ELSE false END));
`;
