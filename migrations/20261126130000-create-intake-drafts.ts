/** Papers as they were read, with what people corrected kept beside the reading. The text is kept, the file is not; a paper that is
 *  refused leaves nothing here. One paper is one row per unit, so that the same paper read again meets its corrections. */
const OWES = `(SELECT unnest(NULLIF(current_setting('dondoc.owes', true), '')::text[]))`;
const TRACKS = `(SELECT unnest(NULLIF(current_setting('dondoc.tracks', true), '')::text[]))`;

export const up = `
CREATE TABLE intake_draft (
  id uuid CONSTRAINT intake_draft_pk PRIMARY KEY,
  unit_id text NOT NULL CONSTRAINT intake_draft_unit_fk REFERENCES unit (id),
  sha256 text NOT NULL CONSTRAINT intake_draft_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text NOT NULL,
  source_text text NOT NULL,
  reading jsonb NOT NULL,
  read_by text NOT NULL,
  read_at timestamptz NOT NULL,
  corrections jsonb NOT NULL DEFAULT '[]'::jsonb CONSTRAINT intake_draft_corrections_ck CHECK (jsonb_typeof(corrections) = 'array'),
  revision integer NOT NULL DEFAULT 0,
  corrected_by text,
  corrected_at timestamptz,
  plan_id uuid CONSTRAINT intake_draft_plan_fk REFERENCES plan (id),
  CONSTRAINT intake_draft_once_uq UNIQUE (unit_id, sha256)
);
CREATE INDEX intake_draft_plan_ix ON intake_draft (plan_id);
ALTER TABLE intake_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY intake_draft_engine ON intake_draft TO :engine USING (true) WITH CHECK (true);
CREATE POLICY intake_draft_reader ON intake_draft FOR SELECT TO :reader USING (unit_id IN ${OWES} OR unit_id IN ${TRACKS});
GRANT SELECT ON intake_draft TO :reader;
`;
