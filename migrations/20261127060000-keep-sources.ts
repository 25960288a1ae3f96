/** The texts that decided: tables of rules, provisions, calendars, ladders, as each build that worked on this database had them. A later build has others;
 *  what was decided under these is looked at again with these. */
export const up = `
CREATE TABLE trail_source (
  kind text NOT NULL,
  -- As entries name it; for tables and provisions the hash of what they say.
  name text NOT NULL,
  -- A JSON list of files, each with name and text.
  files text NOT NULL,
  CONSTRAINT trail_source_pk PRIMARY KEY (kind, name)
);
CREATE TRIGGER trail_source_only_grows BEFORE UPDATE OR DELETE ON trail_source FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER trail_source_not_emptied BEFORE TRUNCATE ON trail_source FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON trail_source FROM :engine;
GRANT SELECT ON trail_source TO :reader;

-- Whoever reads may take home, as proof, what they see. Positions, hashes and what was signed of them tell nothing of what is not seen.
GRANT SELECT ON trail_position TO :reader;
GRANT SELECT ON trail_tile TO :reader;
GRANT SELECT ON trail_checkpoint TO :reader;
`;
