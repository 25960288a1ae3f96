const path = require('node:path');
const {
  ROOM_RANKS,
  IMPURE_PACKAGES,
  ENTRY_POINTS,
  MAY_BE_IMPURE,
  roomsHiddenFrom,
} = require('./test/architecture/rooms.cjs');

const OUR_CODE = '^(src|workflows|migrations)/';

/** Who may import whom. Every rule has an offender under test/architecture/offenders that it is seen to catch. */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment:
        'Two files that import each other are one idea cut in the wrong place: neither can be read, tested or moved alone, and Nest answers such a circle with an undefined dependency at start. Circles of types alone count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment:
        'A file that imports nothing and that nobody imports is left over from an earlier thought. Entry points, declarations, migrations (found by their folder) and tests stand alone by nature.',
      severity: 'error',
      from: { orphan: true, path: OUR_CODE, pathNot: [ENTRY_POINTS, '\\.d\\.ts$', '^migrations/'] },
      to: {},
    },
    {
      name: 'no-unreached-files',
      comment:
        'A file of src that imports others is no orphan, and is still dead when no process can ever load it. What only a test loads is proven and not used.',
      severity: 'error',
      from: { path: ENTRY_POINTS },
      to: { path: '^src/', pathNot: [ENTRY_POINTS, '\\.d\\.ts$'], reachable: false },
    },
    {
      name: 'workflows-are-pure',
      comment:
        'workflows/ is the part that a legal officer reads and an auditor replays years later. It may know XState and itself; not Node, not a database, not src.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', 'node_modules/xstate/'] },
    },
    {
      name: 'pure-by-default',
      comment:
        'A test calls a plain file with values. A framework, a driver or a validator in it would drag a container or a server into that test, so the suffix has to admit it.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: MAY_BE_IMPURE },
      to: { path: `node_modules/(@types/)?(${IMPURE_PACKAGES.join('|')})/` },
    },
    ...Object.keys(ROOM_RANKS)
      .map((room) => ({
        name: `downstream-knows-upstream/${room}`,
        comment:
          'Consequences follow the trail and come back only through the one door. A room that imported what stands below it would let a reminder or a case change the duty it watches.',
        severity: 'error',
        from: { path: `^src/${room}/` },
        to: { path: `^src/(${roomsHiddenFrom(room).join('|')})/` },
      }))
      .filter((rule) => rule.to.path !== '^src/()/'),
    {
      name: 'nobody-imports-the-roof',
      comment:
        'The files directly in src put the rooms together. Only another of them, or the command line, which starts the same application, may know them.',
      severity: 'error',
      from: { path: '^src/(?!cli/)[^/]+/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      comment:
        'A merged migration is never edited. If it imported our code, a later change there would rewrite history without touching the file.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|workflows|test|bench)/' },
    },
    {
      name: 'product-ignores-tests',
      comment: 'What tests and benchmarks need stays with them; the product that imports it ships it.',
      severity: 'error',
      from: { path: OUR_CODE },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment:
        'An office installs without development packages. An import of one works here and fails there. Types alone leave no import behind.',
      severity: 'error',
      from: { path: OUR_CODE },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'no-barrels',
      comment:
        'An index file hides which file is meant, loads all of a room for one function, and is how circles begin.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)index\\.tsx?$', pathNot: 'node_modules/' },
    },
    {
      name: 'no-utils',
      comment:
        'A folder or file named after no subject collects everything. Name it after what it knows: working-days, canonical-text.',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(utils?|helpers?|common|misc)[/.]', pathNot: 'node_modules/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // What a browser loads by itself is imported by nobody.
    exclude: { path: ['^dist/', '^test/architecture/offenders/', '^src/web/assets/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.json'] },
  },
};
