/** Figures from outside: accidents and the numbers of years. They speak of places and not of persons, so whoever is signed in reads them. */
const PERSON = `(SELECT NULLIF(current_setting('dondoc.person', true), ''))`;

export const up = `
CREATE TABLE figure (
  id uuid CONSTRAINT figure_pk PRIMARY KEY,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamptz NOT NULL,
  wake_at timestamptz,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false,
  -- Written once.
  kind text NOT NULL CONSTRAINT figure_kind_ck CHECK (kind IN ('accident', 'yearly')),
  unit_id text NOT NULL CONSTRAINT figure_unit_fk REFERENCES unit (id),
  office_unit_id text NOT NULL CONSTRAINT figure_office_fk REFERENCES unit (id),
  locality text NOT NULL,
  reference text NOT NULL,
  year integer NOT NULL,
  happened_on date,
  -- Computed from the state.
  severity text,
  accidents integer NOT NULL,
  dead integer NOT NULL,
  injured integer NOT NULL,
  CONSTRAINT figure_day_ck CHECK ((kind = 'accident') = (happened_on IS NOT NULL))
);
CREATE INDEX figure_wake_ix ON figure (wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX figure_unit_ix ON figure (unit_id, kind, year);
CREATE INDEX figure_year_ix ON figure (year DESC, id);
GRANT SELECT, INSERT, UPDATE ON figure TO :engine;
REVOKE DELETE, TRUNCATE ON figure FROM :engine;
GRANT SELECT ON figure TO :reader;

DROP POLICY trail_entry_reader ON trail_entry;
CREATE POLICY trail_entry_reader ON trail_entry FOR SELECT TO :reader USING (CASE subject
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = stream_id)
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = stream_id)
    WHEN 'case' THEN EXISTS (SELECT 1 FROM case_file c WHERE c.id = stream_id)
    WHEN 'figure' THEN true ELSE false END);
DROP POLICY evidence_reader ON evidence;
CREATE POLICY evidence_reader ON evidence FOR SELECT TO :reader USING (
  EXISTS (SELECT 1 FROM evidence_holder h WHERE h.evidence_id = evidence.id AND h.person_id = ${PERSON})
  OR EXISTS (SELECT 1 FROM evidence_citation e WHERE e.sha256 = evidence.sha256 AND CASE e.subject
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = e.stream_id)
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = e.stream_id)
    WHEN 'case' THEN EXISTS (SELECT 1 FROM case_file c WHERE c.id = e.stream_id)
    WHEN 'figure' THEN true ELSE false END));
`;
