/** The book of provisions: one row, whose entries say what each release changed. It speaks of law and not of persons, so whoever is signed
 *  in reads it. */
export const up = `
CREATE TABLE law_book (
  id uuid CONSTRAINT law_book_pk PRIMARY KEY,
  machine text NOT NULL,
  machine_version integer NOT NULL,
  -- Equals the number of the row's last trail entry.
  version integer NOT NULL,
  state text NOT NULL,
  head_hash bytea NOT NULL,
  last_at timestamptz NOT NULL,
  wake_at timestamptz,
  wake_for text,
  wake_failures integer NOT NULL DEFAULT 0,
  ended boolean NOT NULL DEFAULT false
);
CREATE INDEX law_book_wake_ix ON law_book (wake_at) WHERE wake_at IS NOT NULL;
REVOKE DELETE, TRUNCATE ON law_book FROM :engine;
GRANT SELECT ON law_book TO :reader;

DROP POLICY trail_entry_reader ON trail_entry;
CREATE POLICY trail_entry_reader ON trail_entry FOR SELECT TO :reader USING (CASE subject
    WHEN 'obligation' THEN EXISTS (SELECT 1 FROM obligation o WHERE o.id = stream_id)
    WHEN 'plan' THEN EXISTS (SELECT 1 FROM plan p WHERE p.id = stream_id)
    WHEN 'case' THEN EXISTS (SELECT 1 FROM case_file c WHERE c.id = stream_id)
    WHEN 'figure' THEN true WHEN 'law' THEN true ELSE false END);
`;
