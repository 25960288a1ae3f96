import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY, runTool } from './tools';
import { ROOM_RANKS } from './rooms.cjs';

/** One line per broken rule: `rule: file → what it imports`. */
function cruise(cwd: string, folders: readonly string[]): string[] {
  const config = join(REPOSITORY, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', ...folders];
  const report = JSON.parse(runTool('dependency-cruiser/bin/dependency-cruise.mjs', args, cwd)) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

const ruleOf = (line: string): string => line.slice(0, line.indexOf(':'));

/** Which rooms each room may know, worked out from the drawing in ADR 0003 and not from the ranks. */
const BELOW_PLANS = ['platform', 'calendar', 'people', 'trail', 'engine', 'evidence'];
const BELOW_CASES = [...BELOW_PLANS, 'plans', 'obligations', 'rules'];
const BELOW_SIMULATION = [...BELOW_CASES, 'cases', 'notifications', 'intake', 'papers', 'proof'];
const MAY_KNOW: { readonly [room: string]: readonly string[] } = {
  platform: [],
  calendar: ['platform'],
  people: ['platform', 'calendar'],
  trail: ['platform', 'calendar', 'people'],
  engine: ['platform', 'calendar', 'people', 'trail'],
  evidence: ['platform', 'calendar', 'people', 'trail', 'engine'],
  plans: BELOW_PLANS,
  obligations: [...BELOW_PLANS, 'plans'],
  rules: [...BELOW_PLANS, 'plans'],
  cases: BELOW_CASES,
  notifications: BELOW_CASES,
  intake: BELOW_CASES,
  papers: [...BELOW_CASES, 'cases', 'notifications', 'intake'],
  proof: [...BELOW_CASES, 'custody', 'cases', 'notifications', 'intake'],
  simulation: BELOW_SIMULATION,
  web: [...BELOW_SIMULATION, 'simulation'],
  cli: [...BELOW_SIMULATION, 'simulation', 'web'],
};

describe('import rules', () => {
  test('each rule catches its offender, and nothing but the offenders is caught', () => {
    const found = cruise(join(__dirname, 'offenders', 'imports'), ['src', 'workflows', 'migrations', 'test']);
    expect(found.map((line) => line.replace(/ → .*node_modules\/(@[^/]+\/[^/]+|[^/]+)\/.*/, ' → $1'))).toEqual([
      'migrations-stand-alone: migrations/1700000000000-add-holidays.ts → src/calendar/holiday.ts',
      'no-barrels: src/people/people.module.ts → src/people/index.ts',
      'no-circular: src/calendar/holiday.ts → src/calendar/swapped-day.ts',
      'no-dev-dependencies: src/people/ships-a-test-package.ts → fast-check',
      'no-orphans: src/calendar/left-over.ts → src/calendar/left-over.ts',
      'no-unreached-files: src/calendar/left-over.ts → src/calendar/left-over.ts',
      'no-unreached-files: src/people/unreached.ts → src/people/unreached.ts',
      'no-utils: src/people/index.ts → src/people/utils.ts',
      'no-utils: src/people/people.module.ts → src/people/utils.ts',
      'no-utils: src/people/unreached.ts → src/people/utils.ts',
      'nobody-imports-the-roof: src/people/knows-main.ts → src/app.module.ts',
      'product-ignores-tests: src/people/knows-a-test.ts → test/world.ts',
      'pure-by-default: src/plans/plain-with-driver.ts → pg',
      'pure-by-default: src/plans/plain-with-framework.ts → @nestjs/common',
      'workflows-are-pure: workflows/knows-the-calendar.ts → src/calendar/holiday.ts',
      'workflows-are-pure: workflows/reads-the-disk.ts → fs',
    ]);
  });

  test('a room may import the rooms above it in the stream and no other', () => {
    const rooms = Object.keys(MAY_KNOW);
    const world = mkdtempSync(join(tmpdir(), 'dondoc-rooms-'));
    try {
      writeFileSync(join(world, 'package.json'), '{}');
      for (const room of rooms) {
        mkdirSync(join(world, 'src', room), { recursive: true });
        const imports = rooms.filter((other) => other !== room).map((other) => `import '../${other}/probe';`);
        writeFileSync(join(world, 'src', room, 'probe.ts'), imports.join('\n'));
      }
      const forbidden = rooms.flatMap((room) =>
        rooms
          .filter((other) => other !== room && !MAY_KNOW[room]?.includes(other))
          .map((other) => `downstream-knows-upstream/${room}: src/${room}/probe.ts → src/${other}/probe.ts`),
      );
      const found = cruise(world, ['src']).filter((line) => ruleOf(line).startsWith('downstream-knows-upstream'));
      expect(found).toEqual(forbidden.sort());
    } finally {
      rmSync(world, { recursive: true });
    }
  });

  test('every room of src has a rank', () => {
    const rooms = readdirSync(join(REPOSITORY, 'src'), { withFileTypes: true }).filter((each) => each.isDirectory());
    expect(rooms.map(({ name }) => name).filter((name) => !(name in ROOM_RANKS))).toEqual([]);
  });

  test('every rule tells its story', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string; comment?: string }[] }>(
      '../../.dependency-cruiser.cjs',
    );
    expect(forbidden.filter(({ comment }) => !comment || comment.length < 80).map(({ name }) => name)).toEqual([]);
  });
});
