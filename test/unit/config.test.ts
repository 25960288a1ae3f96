import { parseConfig, type Config, type ConfigProblem } from '../../src/platform/config';
import { CONFIG_VARIABLES } from '../../src/platform/config-variables';
import { editDistance } from '../../src/platform/nearest-name';
import { refusalText } from '../../src/platform/refusals/refusal-text';

function accepted(env: Record<string, string>): Config {
  const parsed = parseConfig(env);
  if (Array.isArray(parsed)) throw new Error(JSON.stringify(parsed));
  return parsed;
}

function refused(env: Record<string, string>): ConfigProblem[] {
  const parsed = parseConfig(env);
  if (!Array.isArray(parsed)) throw new Error('was accepted');
  return parsed;
}

test('an empty environment gives the documented defaults, frozen', () => {
  const config = accepted({});
  expect(config).toEqual({
    home: './.dondoc',
    checkpoints: null,
    schema: 'dondoc',
    sample: true,
    tickSeconds: 15,
    logLevel: 'info',
    evidenceMaxBytes: 20 * 1024 * 1024,
    planMaxBytes: 2 * 1024 * 1024,
    mailFrom: 'dondoc@localhost',
    digestAt: '07:30',
    poolSize: 10,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    trustedProxies: [],
    databaseUrl: null,
    databaseOwnerUrl: null,
    databaseReaderUrl: null,
    smtpUrl: null,
  });
  expect(Object.isFrozen(config)).toBe(true);
});

test('values are read with their units', () => {
  const config = accepted({ DONDOC_TICK_SECONDS: '60', DONDOC_SAMPLE: 'off', PORT: '0', DONDOC_DIGEST_AT: '23:59' });
  expect([config.tickSeconds, config.sample, config.port, config.digestAt]).toEqual([60, false, 0, '23:59']);
});

test('an empty value counts as absent', () => {
  expect(accepted({ DONDOC_SCHEMA: '', DATABASE_URL: ' ' })).toMatchObject({ schema: 'dondoc', databaseUrl: null });
});

test('a misspelt variable is refused and the nearest known name is told', () => {
  // TICK_SECONDS → TICK_SECOND is one deletion.
  expect(refused({ DONDOC_TICK_SECOND: '5' })).toEqual([
    { code: 'config.unknown-variable', facts: { variable: 'DONDOC_TICK_SECOND', nearest: 'DONDOC_TICK_SECONDS' } },
  ]);
});

test('a name unlike any other is refused without a guess', () => {
  expect(refused({ DONDOC_QQQQQQQQQQQQQQQQQQQQQQ: '1' })[0]?.facts).toMatchObject({ nearest: null });
});

test('what is not ours is left alone', () => {
  expect(accepted({ NODE_ENV: 'production', HOME: '/root', MY_DONDOC_X: '1' }).port).toBe(3000);
});

test('all problems are told at once', () => {
  const problems = refused({ DONDOC_SAMPLE: 'yes', PORT: '70000', DONDOC_DIGEST_AT: '7:30', DONDOC_SCHEMA: 'a-b' });
  expect(problems.map((problem) => problem.facts.variable)).toEqual([
    'DONDOC_SCHEMA',
    'DONDOC_SAMPLE',
    'DONDOC_DIGEST_AT',
    'PORT',
  ]);
});

test.each(['pg_own', '1a', 'Đôn', 'a;drop', 'A', 'x'.repeat(64)])('schema name %s is refused', (value) => {
  expect(refused({ DONDOC_SCHEMA: value })).toHaveLength(1);
});

test.each(['-1', '1.5', '1e3', 'ten', '0', '3601'])('tick of %s seconds is refused', (value) => {
  expect(refused({ DONDOC_TICK_SECONDS: value })).toEqual([
    {
      code: 'config.invalid-value',
      facts: { variable: 'DONDOC_TICK_SECONDS', value, expected: '1–3600' },
    },
  ]);
});

test.each(['7', '59', '90', '2400'])('a beat of %s seconds would limp and is refused', (value) => {
  expect(refused({ DONDOC_TICK_SECONDS: value })).toEqual([
    {
      code: 'config.invalid-value',
      facts: {
        variable: 'DONDOC_TICK_SECONDS',
        value,
        expected: 'even beat',
      },
    },
  ]);
});

test('a wrong URL is refused without printing its password', () => {
  const problems = refused({ DATABASE_URL: 'mysql://u:secret@h/d' });
  expect(problems[0]).toMatchObject({ code: 'config.invalid-value', facts: { variable: 'DATABASE_URL', value: '…' } });
  expect(JSON.stringify(problems)).not.toContain('secret');
});

test('an owner without a database is refused', () => {
  expect(refused({ DATABASE_OWNER_URL: 'postgres://o@h/d' })[0]?.facts.variable).toBe('DATABASE_OWNER_URL');
});

test('every documented fallback is one that the parser accepts', () => {
  const env = Object.fromEntries(CONFIG_VARIABLES.map((variable) => [variable.name, variable.fallback ?? '']));
  expect(accepted(env)).toEqual(accepted({}));
});

test('edit distance counts insertions, deletions and replacements', () => {
  // kitten → sitten → sittin → sitting
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('', 'abc')).toBe(3);
});

test('what was expected is told in Vietnamese too', () => {
  const wrong = {
    ...{
      DONDOC_SCHEMA: 'A',
      DONDOC_SAMPLE: 'maybe',
      DONDOC_TICK_SECONDS: '7',
      DONDOC_MAIL_FROM: 'x',
      DONDOC_DIGEST_AT: '9',
    },
    ...{ PORT: '-1', DATABASE_OWNER_URL: 'postgres://a', SMTP_URL: 'http://a' },
  };
  const sentences = refused(wrong).map((problem) => refusalText(problem, 'vi'));
  expect(sentences).toHaveLength(8);
  for (const sentence of sentences) expect(sentence).not.toMatch(/\b(an|and|or|from|to|beside|whole|most)\b/u);
});

test('it listens beyond this machine only where people reach it over https', () => {
  expect(refused({ DONDOC_HOST: '0.0.0.0' }).map(({ facts }) => facts.variable)).toEqual(['DONDOC_HOST']);
  expect(refused({ DONDOC_PUBLIC_URL: 'http://dondoc.example.vn' })).toHaveLength(1);
  expect(refused({ DONDOC_HOST: 'somewhere' })).toHaveLength(1);
  const proxies = { DONDOC_TRUSTED_PROXIES: '10.0.0.1, 10.1.0.0/16,fd00::/8' };
  const open = accepted({ DONDOC_HOST: '0.0.0.0', DONDOC_PUBLIC_URL: 'https://dondoc.example.vn', ...proxies });
  expect(open).toMatchObject({ host: '0.0.0.0', trustedProxies: ['10.0.0.1', '10.1.0.0/16', 'fd00::/8'] });
});

// A proxy that everybody may call themselves is none.
test.each(['all', '10.0.0.0/33', '10.0.0.0/0', '1.2.3', '10.0.0.1/8/8'])('no proxy is %s', (value) => {
  expect(refused({ DONDOC_TRUSTED_PROXIES: value })).toHaveLength(1);
});

test('a reading role stands beside an owner', () => {
  const both = { DATABASE_URL: 'postgres://e:x@h/d', DATABASE_READER_URL: 'postgres://r:x@h/d' };
  expect(refused(both).map(({ facts }) => facts.variable)).toEqual(['DATABASE_READER_URL']);
  expect(accepted({ ...both, DATABASE_OWNER_URL: 'postgres://o:x@h/d' }).databaseReaderUrl).toBe(
    both.DATABASE_READER_URL,
  );
});
