/** What is run against each mutant of a room: the tests of values that speak of it. `ROOM` is calendar or workflows. Left out are those
 *  that compare a generated file: any mutant would fail them, and no rule would be behind it. */
const base = require('../jest.config.js');

const CALENDAR =
  'calendar-report deadline local-date lunar period-schedule recount reporting-period timeliness working-calendar';
const ROOMS = {
  calendar: CALENDAR.split(' ').map((name) => `**/unit/${name}.test.ts`),
  workflows: ['**/unit/workflows/*.test.ts'],
};

module.exports = {
  ...base,
  rootDir: '..',
  roots: ['<rootDir>/test/unit'],
  testMatch: ROOMS[process.env.ROOM ?? 'calendar'],
  testPathIgnorePatterns: ['/node_modules/', '/(versions-lock|diagrams|events-document)\\.test\\.ts$'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
};
