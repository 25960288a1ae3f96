import { Client } from 'pg';
import { SILENT_LOG } from '../../src/platform/logging';
import { migrate, type MigrationStep } from '../../src/platform/migrations/migrate.store';
import { freshDatabase, TEST_ROLES, type FreshDatabase } from '../support/database';

const GRANTS: MigrationStep = {
  name: '20260101000000-grant-all',
  up: `GRANT USAGE ON SCHEMA :schema TO :engine, :reader;
       ALTER DEFAULT PRIVILEGES IN SCHEMA :schema GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :engine;`,
};
const LEDGER: MigrationStep = {
  name: '20260102000000-create-ledger',
  up: `CREATE TABLE ledger (line text NOT NULL, at timestamptz NOT NULL DEFAULT now());
       REVOKE UPDATE, DELETE, TRUNCATE ON ledger FROM :engine;
       INSERT INTO ledger (line) VALUES ('first'::text);`,
};
const STEPS = [GRANTS, LEDGER];

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase({ migrated: false });
});
afterEach(() => fresh.close());

const run = (steps: readonly MigrationStep[]) => migrate(fresh.ownerUrl, 'dondoc', steps, TEST_ROLES, SILENT_LOG);

test('two processes that start at once apply each migration once', async () => {
  const [one, two] = await Promise.all([run(STEPS), run(STEPS)]);
  const applied = [one, two].flatMap((outcome) => ('applied' in outcome ? outcome.applied : [outcome.code]));
  expect(applied.sort()).toEqual([GRANTS.name, LEDGER.name]);
  expect(await fresh.database.read('SELECT line FROM ledger')).toEqual([{ line: 'first' }]);
});

test('a start with nothing new applies nothing', async () => {
  await run(STEPS);
  expect(await run(STEPS)).toEqual({ applied: [] });
});

test('an applied migration that now reads differently is refused, and what follows it is not applied', async () => {
  await run([GRANTS]);
  const outcome = await run([{ ...GRANTS, up: `${GRANTS.up} ` }, LEDGER]);
  expect(outcome).toMatchObject({ code: 'migration.edited', facts: { name: GRANTS.name } });
  expect(await fresh.database.read(`SELECT to_regclass('ledger') AS ledger`)).toEqual([{ ledger: null }]);
});

test('a database that is newer than the program is refused', async () => {
  await run(STEPS);
  expect(await run([GRANTS])).toEqual({ code: 'migration.unknown', facts: { names: [LEDGER.name] } });
});

test('a migration that fails leaves nothing of itself and keeps those before it', async () => {
  const broken = { name: '20260103000000-break', up: 'CREATE TABLE half (id int); SELECT 1/0;' };
  await expect(run([...STEPS, broken])).rejects.toThrow('20260103000000-break failed: division by zero');
  expect(
    await fresh.database.read(`SELECT to_regclass('half') AS half, to_regclass('ledger')::text AS ledger`),
  ).toEqual([{ half: null, ledger: 'ledger' }]);
  expect(await run(STEPS)).toEqual({ applied: [] });
});

test('the engine adds to a table that must only grow, and can take nothing away', async () => {
  await run(STEPS);
  await fresh.database.read(`INSERT INTO ledger (line) VALUES ('second')`);
  for (const forbidden of [
    `UPDATE ledger SET line = 'x'`,
    'DELETE FROM ledger',
    'TRUNCATE ledger',
    'DROP TABLE ledger',
  ]) {
    await expect(fresh.database.read(forbidden)).rejects.toMatchObject({ code: '42501' });
  }
});

test('the reader sees nothing that no migration granted', async () => {
  await run(STEPS);
  const reader = new Client({ connectionString: fresh.readerUrl });
  await reader.connect();
  await expect(reader.query('SELECT * FROM dondoc.ledger')).rejects.toMatchObject({ code: '42501' });
  await reader.end();
});

test('with a single role the grants go to that role', async () => {
  const outcome = await migrate(fresh.ownerUrl, 'alone', STEPS, { engineRole: null, readerRole: null }, SILENT_LOG);
  expect(outcome).toEqual({ applied: [GRANTS.name, LEDGER.name] });
});
