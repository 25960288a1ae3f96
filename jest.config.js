/** Packages that come as ES modules only. Node loads them from CommonJS by itself; jest has to be given CommonJS. */
const ES_MODULES = [
  'feelin',
  'lezer-feel',
  'dmn-moddle',
  'moddle',
  'moddle-xml',
  'min-dash',
  'saxen',
  'temporal-[a-z]+',
];

/** One runner, four shelves: unit (values only), database (real PostgreSQL), process (real processes and kills), faults (whole years
 *  in which anything breaks, each from a seed). */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tsconfig.json', diagnostics: false }],
    '^.+\\.js$': '<rootDir>/test/support/es-module-transform.cjs',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/slow-shelves-first.cjs',
  maxWorkers: 2,
  // What a worker has loaded stays with it; one that has grown needs longer to end than it is given.
  workerIdleMemoryLimit: '700MB',
  testTimeout: 60000,
};
