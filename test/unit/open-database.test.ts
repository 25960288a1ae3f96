import { openDatabase } from '../../src/platform/open-database.service';
import type { Log } from '../../src/platform/logging';

function listening(): { log: Log; warnings: object[] } {
  const warnings: object[] = [];
  const ignore = (): void => undefined;
  return { warnings, log: { debug: ignore, info: ignore, error: ignore, warn: (facts) => void warnings.push(facts) } };
}

const READER = 'postgres://reader:p@h/d';
const given = (databaseUrl: string, databaseOwnerUrl: string | null, databaseReaderUrl: string | null = READER) => ({
  home: 'unused',
  databaseUrl,
  databaseOwnerUrl,
  databaseReaderUrl,
});

test('a database that is given is used as it is, and its engine role is the one in the URL', async () => {
  const { log, warnings } = listening();
  const open = await openDatabase(given('postgres://eng%40ine:p@h/d', 'postgres://owner:p@h/d'), {
    purpose: 'app',
    log,
  });
  expect(open).toMatchObject({ embedded: false, roles: { engineRole: 'eng@ine', readerRole: 'reader' } });
  expect(warnings).toEqual([]);
});

test.each([null, 'postgres://engine:other@h/d'])(
  'without a second role the start says that the wall is down (%s)',
  async (owner) => {
    const { log, warnings } = listening();
    const open = await openDatabase(given('postgres://engine:p@h/d', owner), { purpose: 'app', log });
    expect(open.roles.engineRole).toBeNull();
    expect(warnings).toEqual([{ code: 'database.wall-down', role: 'engine' }]);
  },
);

test.each([null, 'postgres://engine:other@h/d'])(
  'without a reading role of its own the start says that people are kept to their part by the product alone (%s)',
  async (reader) => {
    const { log, warnings } = listening();
    const open = await openDatabase(given('postgres://engine:p@h/d', 'postgres://owner:p@h/d', reader), {
      purpose: 'app',
      log,
    });
    expect(open).toMatchObject({ readerUrl: null, roles: { readerRole: null } });
    expect(warnings).toEqual([{ code: 'database.reading-wall-down', role: 'engine' }]);
  },
);
