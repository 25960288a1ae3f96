/** Whether this database was begun with sample history, and whether it was written to its end: it is written once, or not at all. */
export const up = `
CREATE TABLE sample_history (
  only_row boolean CONSTRAINT sample_history_pk PRIMARY KEY DEFAULT true
    CONSTRAINT sample_history_one_ck CHECK (only_row),
  plan_slug text NOT NULL,
  -- The random office draws from it: a start that was killed goes on with the same office.
  seed integer NOT NULL,
  begun_at timestamptz NOT NULL,
  -- Null while it is being written, and after a start that was killed.
  finished_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON sample_history TO :engine;
`;
