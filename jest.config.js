/** One runner, three shelves: unit (values only), database (real PostgreSQL), process (real processes and kills). */
module.exports = {
  testEnvironment: 'node',
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.tsx?$': ['ts-jest', { tsconfig: 'tsconfig.json', isolatedModules: true, diagnostics: false }] },
  maxWorkers: 2,
  testTimeout: 60000,
};
