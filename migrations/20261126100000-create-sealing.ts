/** The tree over all entries and what was signed of it. Both only grow: a full tile never changes, and a checkpoint is a promise. */
export const up = `
CREATE TABLE trail_tile (
  level integer NOT NULL CONSTRAINT trail_tile_level_ck CHECK (level >= 0),
  index bigint NOT NULL CONSTRAINT trail_tile_index_ck CHECK (index >= 0),
  -- Up to 256 hashes of 32 bytes, one after the other.
  hashes bytea NOT NULL CONSTRAINT trail_tile_hashes_ck CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  CONSTRAINT trail_tile_pk PRIMARY KEY (level, index)
);
CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.level = OLD.level AND NEW.index = OLD.index AND substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a tile of the trail only grows' USING ERRCODE = 'restrict_violation';
END
$body$;
CREATE TRIGGER trail_tile_only_grows BEFORE UPDATE ON trail_tile FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
CREATE TRIGGER trail_tile_stays BEFORE DELETE ON trail_tile FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_tile_not_emptied BEFORE TRUNCATE ON trail_tile FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE trail_checkpoint (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT trail_checkpoint_pk PRIMARY KEY,
  size bigint NOT NULL CONSTRAINT trail_checkpoint_size_ck CHECK (size >= 0),
  root bytea NOT NULL CONSTRAINT trail_checkpoint_root_ck CHECK (length(root) = 32),
  signed_at timestamptz NOT NULL,
  -- As it was signed (C2SP signed-note): what is given away.
  note text NOT NULL
);
CREATE INDEX trail_checkpoint_size_ix ON trail_checkpoint (size);
CREATE TRIGGER trail_checkpoint_only_grows BEFORE UPDATE OR DELETE ON trail_checkpoint FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_checkpoint_not_emptied BEFORE TRUNCATE ON trail_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

REVOKE DELETE, TRUNCATE ON trail_tile FROM :engine;
REVOKE UPDATE, DELETE, TRUNCATE ON trail_checkpoint FROM :engine;
`;
