/** What the engine may do with every table that is not stricter by itself. The reading role starts with nothing. */
export const up = `
GRANT USAGE ON SCHEMA :schema TO :engine, :reader;
ALTER DEFAULT PRIVILEGES IN SCHEMA :schema GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :engine;
ALTER DEFAULT PRIVILEGES IN SCHEMA :schema GRANT USAGE, SELECT ON SEQUENCES TO :engine;
`;
