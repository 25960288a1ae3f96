/** The trail: entries that only grow, their order, and how far each follower has read. */
export const up = `
CREATE TABLE trail_epoch (
  epoch integer CONSTRAINT trail_epoch_pk PRIMARY KEY,
  -- A restored database counts transactions anew: each cluster has its own epoch, and entries of an earlier one go first.
  cluster text NOT NULL,
  began_at timestamptz NOT NULL
);

CREATE TABLE trail_entry (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT trail_entry_id_key UNIQUE,
  subject text NOT NULL,
  stream_id uuid NOT NULL,
  seq integer NOT NULL CONSTRAINT trail_entry_seq_ck CHECK (seq >= 1),
  recorded_at timestamptz NOT NULL,
  type text NOT NULL,
  -- Canonical text (RFC 8785), hashed as it stands. Never jsonb: jsonb does not keep the text.
  body text NOT NULL,
  hash bytea NOT NULL CONSTRAINT trail_entry_hash_ck CHECK (length(hash) = 32),
  epoch integer NOT NULL,
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT trail_entry_pk PRIMARY KEY (stream_id, seq)
);
-- The sequencer reads in commit-safe order: all of a transaction below the snapshot horizon, never by max(id).
CREATE INDEX trail_entry_order_ix ON trail_entry (epoch, txid, id);

CREATE TABLE trail_position (
  position bigint CONSTRAINT trail_position_pk PRIMARY KEY CONSTRAINT trail_position_ck CHECK (position >= 1),
  entry_id bigint NOT NULL CONSTRAINT trail_position_entry_key UNIQUE
);

-- How far the sequencer has read: one row.
CREATE TABLE trail_sequencer (
  only_row boolean CONSTRAINT trail_sequencer_pk PRIMARY KEY DEFAULT true CONSTRAINT trail_sequencer_one_ck CHECK (only_row),
  epoch integer NOT NULL,
  txid xid8 NOT NULL,
  entry_id bigint NOT NULL,
  position bigint NOT NULL
);
INSERT INTO trail_sequencer (epoch, txid, entry_id, position) VALUES (0, '0', 0, 0);

CREATE TABLE trail_follower (
  name text CONSTRAINT trail_follower_pk PRIMARY KEY,
  position bigint NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION 'the trail only grows: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER trail_entry_only_grows BEFORE UPDATE OR DELETE ON trail_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_entry_not_emptied BEFORE TRUNCATE ON trail_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_position_only_grows BEFORE UPDATE OR DELETE ON trail_position FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_position_not_emptied BEFORE TRUNCATE ON trail_position FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE ALL ON trail_entry, trail_position FROM :engine;
GRANT SELECT, INSERT ON trail_entry, trail_position TO :engine;
GRANT SELECT, INSERT ON trail_epoch TO :engine;
`;
