/** The rooms of src/ and how far up the stream each stands. A room may know itself and every room of a lower rank;
 *  rooms of one rank are neighbours that do not know each other. Read by .dependency-cruiser.cjs and by its tests,
 *  so that rule and test speak of the same table. Source: ARCHITECTURE "Rooms", ADR 0003. */
const ROOM_RANKS = Object.freeze({
  platform: 0,
  calendar: 1,
  people: 2,
  trail: 3,
  engine: 4,
  evidence: 5,
  custody: 6,
  plans: 6,
  obligations: 7,
  rules: 7,
  cases: 8,
  notifications: 8,
  intake: 8,
  papers: 9,
  proof: 9,
  simulation: 10,
  web: 11,
  cli: 12,
});

/** Suffixes that allow a file to know a framework, a driver or a clock. Everything else is plain TypeScript. */
const IMPURE_SUFFIXES = Object.freeze([
  'module',
  'controller',
  'service',
  'entity',
  'store',
  'cron',
  'dto',
  'guard',
  'filter',
  'interceptor',
  'pipe',
  'strategy',
  'command',
  'page',
  'follower',
]);

/** Packages that only files with such a suffix may import. */
const IMPURE_PACKAGES = Object.freeze([
  '@nestjs/[^/]+',
  'typeorm',
  'node-cron',
  'class-validator',
  'class-transformer',
  'pg',
  'express',
]);

/** Where a process begins: nothing imports these, everything else must be reached from one of them. */
const ENTRY_POINTS = '^src/(main|cli/dondoc|trial\\.worker|intake/reading/reading\\.worker)\\.ts$';

/** Files that may be impure: by suffix, by the two fixed names, or as a migration `<timestamp>-verb-noun.ts`. */
const MAY_BE_IMPURE = [
  `\\.(${IMPURE_SUFFIXES.join('|')})\\.tsx?$`,
  '(^|/)(main|data-source)\\.ts$',
  '^migrations/\\d+-[a-z0-9-]+\\.ts$',
];

/** The rooms that `room` must not know: those of the same or a higher rank, itself excepted. */
function roomsHiddenFrom(room) {
  const rank = ROOM_RANKS[room];
  if (rank === undefined) throw new Error(`no such room: ${room}`);
  return Object.keys(ROOM_RANKS).filter((other) => other !== room && ROOM_RANKS[other] >= rank);
}

module.exports = { ROOM_RANKS, IMPURE_SUFFIXES, IMPURE_PACKAGES, ENTRY_POINTS, MAY_BE_IMPURE, roomsHiddenFrom };
