/** The log's own row: its keys, and what a restore lost. A machine instance like every other. */
export const up = `
CREATE TABLE trail_log (
  id uuid CONSTRAINT trail_log_pk PRIMARY KEY,
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
  ended boolean NOT NULL DEFAULT false,
  -- Names the log in its checkpoints; written once.
  origin text NOT NULL
);
CREATE INDEX trail_log_wake_ix ON trail_log (wake_at) WHERE wake_at IS NOT NULL;
REVOKE DELETE, TRUNCATE ON trail_log FROM :engine;
`;
