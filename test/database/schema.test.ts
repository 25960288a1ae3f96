import { Client } from 'pg';
import type { Tx } from '../../src/platform/database/tx';
import { freshDatabase, TEST_ROLES, TEST_SCHEMA } from '../support/database';
import { expectGenerated } from '../support/generated-file';
import { dumpSchema } from '../support/schema-dump';

const ROLES = { engine: TEST_ROLES.engineRole, reader: TEST_ROLES.readerRole };
const HEADER =
  '-- The schema after all migrations, read from the catalogue. Made by `npm run generated`; not for loading.\n\n';

async function asOwner<T>(ownerUrl: string, schema: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, options: `-c search_path=${schema}` });
  await client.connect();
  try {
    return await work({
      query: async <Row>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, [...values])).rows as Row[],
    });
  } finally {
    await client.end();
  }
}

const SMALL_WORLD = `
  CREATE TYPE colour AS ENUM ('red', 'blue');
  CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
  CREATE SEQUENCE ticket AS integer START 7;
  CREATE TABLE unit (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT unit_pk PRIMARY KEY,
    name text NOT NULL DEFAULT 'x',
    size positive,
    twice integer GENERATED ALWAYS AS (id * 2) STORED,
    parent integer CONSTRAINT unit_parent_fk REFERENCES unit
  ) WITH (fillfactor = 90);
  CREATE INDEX unit_name_ix ON unit (lower(name)) WHERE size > 1;
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'no'; END$$;
  CREATE TRIGGER unit_stays BEFORE DELETE ON unit FOR EACH ROW EXECUTE FUNCTION refuse();
  CREATE VIEW large AS SELECT id FROM unit WHERE size > 9;
  ALTER TABLE unit ENABLE ROW LEVEL SECURITY;
  CREATE POLICY named ON unit FOR SELECT TO ${ROLES.reader} USING (name <> '');
  GRANT INSERT, SELECT ON unit TO ${ROLES.engine};
  GRANT SELECT (name) ON unit TO ${ROLES.reader};
  GRANT USAGE ON SEQUENCE ticket TO PUBLIC;
`;

/** Written from SMALL_WORLD by hand: each statement in it must be found again, with neither schema nor role names. */
const SMALL_TEXT = `CREATE TYPE colour AS ENUM ('red', 'blue');

CREATE DOMAIN positive AS integer CHECK (VALUE > 0);

CREATE SEQUENCE ticket AS integer INCREMENT 1 START 7;
GRANT USAGE ON SEQUENCE ticket TO PUBLIC;

CREATE OR REPLACE FUNCTION refuse()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RAISE EXCEPTION 'no'; END$function$
;

CREATE TABLE unit (
  id integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  name text NOT NULL DEFAULT 'x'::text,
  size positive,
  twice integer GENERATED ALWAYS AS (id * 2) STORED,
  parent integer,
  CONSTRAINT unit_parent_fk FOREIGN KEY (parent) REFERENCES unit(id),
  CONSTRAINT unit_pk PRIMARY KEY (id)
) WITH (fillfactor=90);
CREATE INDEX unit_name_ix ON unit USING btree (lower(name)) WHERE size::integer > 1;
CREATE TRIGGER unit_stays BEFORE DELETE ON unit FOR EACH ROW EXECUTE FUNCTION refuse();
ALTER TABLE unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY named ON unit FOR SELECT TO :reader USING (name <> ''::text);
GRANT INSERT, SELECT ON unit TO :engine;
GRANT SELECT (name) ON unit TO :reader;

CREATE VIEW large AS
 SELECT id
   FROM unit
  WHERE size::integer > 9;
`;

describe('docs/schema.sql', () => {
  test('is what the migrations build', async () => {
    const { ownerUrl } = await freshDatabase();
    const text = await asOwner(ownerUrl, TEST_SCHEMA, (tx) => dumpSchema(tx, ROLES));
    expectGenerated('docs/schema.sql', HEADER + text);
  });

  test.each(['first', 'second'])('the dump tells everything in a schema and not its name (%s)', async (schema) => {
    const { ownerUrl } = await freshDatabase({ migrated: false });
    const text = await asOwner(ownerUrl, schema, async (tx) => {
      await tx.query(`CREATE SCHEMA ${schema}`);
      await tx.query(SMALL_WORLD);
      return dumpSchema(tx, ROLES);
    });
    expect(text).toBe(SMALL_TEXT);
  });
});
