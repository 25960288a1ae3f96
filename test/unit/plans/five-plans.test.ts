import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expandTasks } from '../../../src/plans/plan-file/expand-tasks';
import type { PlanFile } from '../../../src/plans/plan-file/plan-file';
import { readPeopleFile, type PlanPost } from '../../../src/plans/plan-file/read-people-file';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';

const ROOT = join(__dirname, '../../..');
const SHARED = join(ROOT, '../shared');
const PLANS = join(ROOT, 'workflows/plans');

/** Seed and plan. */
const SEEDS = [
  ['000', 'so-khcn-bac-giang'],
  ['001', 'dang-uy-so-cong-thuong'],
  ['002', 'dang-uy-khoi'],
  ['003', 'dang-uy-phuong-pho-hoa'],
  ['004', 'ban-atgt-lang-son'],
] as const;

const textOf = (slug: string): string => readFileSync(join(PLANS, `${slug}.plan.yaml`), 'utf8');

function planOf(slug: string): PlanFile {
  const reading = readPlanFile(textOf(slug), slug);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  return reading.plan;
}

function postsOf(plan: PlanFile): readonly PlanPost[] {
  const reading = readPeopleFile(readFileSync(join(PLANS, plan.people ?? ''), 'utf8'), 'people', plan.units);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, null, 1));
  expect(reading.warnings).toEqual([]);
  return reading.people.posts;
}

/** How many units each task has, as counted by hand in the text. */
const DUTIES: Readonly<Record<string, readonly (readonly [string, string, number])[]>> = {
  // II names nobody: all six divisions and units and the office, 7. III.2: the heads of the six.
  'so-khcn-bac-giang': [
    ['II.1a', 'implementation', 7],
    ['II.1b', 'promptReport', 7],
    ['II.2', 'implementation', 7],
    ['II.3', 'implementation', 7],
    ['II.4', 'implementation', 7],
    ['III.1a', 'implementation', 1],
    ['III.1b', 'periodicReport', 1],
    ['III.2a', 'implementation', 6],
    ['III.2b', 'periodicReport', 6],
  ],
  // Six cells and three mass organisations, 9; what each member owes lies with the six cells.
  'dang-uy-so-cong-thuong': [
    ['II.1.1a', 'implementation', 9],
    ['II.1.1b', 'inspection', 9],
    ['II.1.1c', 'publication', 9],
    ['II.1.2', 'quanTriet', 6],
    ['II.2.1', 'implementation', 9],
    ['II.2.2', 'quanTriet', 6],
    ['II.2.3', 'implementation', 9],
    ['III.1a', 'quanTriet', 6],
    ['III.1b', 'implementation', 6],
    ['III.1c', 'promptReport', 6],
    ['III.2', 'implementation', 3],
    ['III.3', 'implementation', 1],
  ],
  // II names nobody: five grassroots organisations, Ban Tuyên giáo and Văn phòng, 7.
  'dang-uy-khoi': [
    ['II.1.p1a', 'quanTriet', 7],
    ['II.1.p1b', 'implementation', 7],
    ['II.1.p1c', 'implementation', 7],
    ['II.1.p1d', 'implementation', 7],
    ['II.1.p2a', 'implementation', 7],
    ['II.1.p2b', 'quanTriet', 7],
    ['II.1.p2c', 'implementation', 7],
    ['II.2.p1', 'implementation', 7],
    ['II.2.p2a', 'implementation', 7],
    ['II.2.p2b', 'commendationDossier', 7],
    ['II.2.p2c', 'inspection', 7],
    ['III.1', 'quanTriet', 5],
    ['III.2a', 'implementation', 1],
    ['III.2b', 'implementation', 1],
  ],
  // Seven cells (one of them the ward police) and four mass organisations; each "Thực hiện" line adds them to its own bodies:
  // II.1.1 HĐND, UBND, Mặt trận + 4 + 7; II.1.2 UBND, UBKT, Mặt trận + 4 + 7; II.3 UBND, Ban Tuyên giáo, Mặt trận + 4 + 7.
  'dang-uy-phuong-pho-hoa': [
    ['II.1.1a', 'implementation', 14],
    ['II.1.1b', 'implementation', 14],
    ['II.1.1c', 'implementation', 14],
    ['II.1.2a', 'implementation', 14],
    ['II.1.2b', 'implementation', 14],
    ['II.1.2c', 'implementation', 14],
    ['II.2a', 'implementation', 3],
    ['II.2b', 'implementation', 3],
    ['II.2c', 'implementation', 3],
    ['II.3a', 'implementation', 14],
    ['II.3b', 'implementation', 14],
    ['II.3c', 'implementation', 14],
    ['II.4a', 'implementation', 2],
    ['II.4b', 'implementation', 2],
    ['II.5a', 'implementation', 2],
    ['II.5b', 'implementation', 2],
    ['II.6a', 'implementation', 2],
    ['II.6b', 'implementation', 2],
    ['III.1a', 'quanTriet', 7],
    ['III.1b', 'periodicReport', 7],
    ['III.2a', 'implementation', 1],
    ['III.2b', 'inspection', 1],
    ['III.3a', 'issuePlan', 1],
    ['III.3b', 'implementation', 1],
    ['III.3c', 'implementation', 1],
    ['III.4a', 'implementation', 5],
    ['III.4b', 'inspection', 5],
    ['III.5', 'implementation', 1],
    ['III.6a', 'implementation', 1],
    ['III.6b', 'inspection', 1],
    ['III.6c', 'periodicReport', 1],
    ['III.6d', 'soKet', 1],
    ['III.6e', 'tongKet', 1],
  ],
};

describe.each(SEEDS)('the plan of seed %s', (_, slug) => {
  it('has nothing wrong with it, not even a warning', () => {
    expect(readPlanFile(textOf(slug), slug)).toMatchObject({ ok: true, warnings: [] });
  });

  it('has a head and an officer for each of its units, every person invented', () => {
    const plan = planOf(slug);
    const posts = postsOf(plan);
    for (const kind of ['head', 'officer']) {
      expect(posts.filter((post) => post.kind === kind).map(({ unit }) => unit)).toEqual(
        plan.units.map(({ id }) => id),
      );
    }
    const holders = posts.flatMap((post) => post.holders);
    expect(holders.every(({ sample }) => sample)).toBe(true);
  });
});

describe.each(Object.entries(DUTIES))('%s', (slug, duties) => {
  it('has every duty of its text, and every body that each binds', () => {
    const plan = planOf(slug);
    const assignments = expandTasks(plan);
    const found = plan.tasks.map(({ ref, kind }) => [
      ref,
      kind,
      assignments.filter((assignment) => assignment.taskRef === ref).length,
    ]);
    expect(found).toEqual(duties);
  });
});

describe('the five plans side by side', () => {
  const plans = SEEDS.map(([, slug]) => planOf(slug));

  it('share no id of a unit, a group, a post or a person', () => {
    const ids = plans.flatMap((plan) => [
      ...[...plan.units, ...plan.groups].map(({ id }) => id),
      ...postsOf(plan).map(({ id }) => `post ${id}`),
      ...postsOf(plan).flatMap(({ holders }) => holders.map(({ person }) => `person ${person}`)),
    ]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  it('say how much of its day each paper shows', () => {
    expect(plans.map(({ document }) => [document.issuedOn, document.issuedOnAssumed, document.issuedOnKnown])).toEqual([
      ['2023-07-25', true, 'month'], // "ngày tháng 7 năm 2023"
      ['2023-08-17', false, 'day'],
      ['2023-11-20', true, 'nothing'], // no date at all; after 168-KH/TU of 10/11/2023
      ['2023-09-20', false, 'day'],
      ['2024-06-10', true, 'month'], // "ngày tháng 6 năm 2024"
    ]);
  });

  it('mark what is opened by an event and not by the issue', () => {
    const onEvent = plans.flatMap(({ id, tasks }) =>
      tasks.filter(({ deadline }) => deadline.rule.kind === 'on-event').map(({ ref, notes }) => [id, ref, notes]),
    );
    expect(onEvent.map(([id, ref]) => `${id} ${ref}`)).toEqual([
      'so-khcn-bac-giang II.1b',
      'dang-uy-so-cong-thuong II.1.1c',
      'dang-uy-so-cong-thuong III.1c',
      'dang-uy-khoi II.2.p2b',
    ]);
    expect(onEvent.every(([, , notes]) => notes?.startsWith('Khi phát sinh'))).toBe(true);
  });
});

const isBeside = existsSync(join(SHARED, 'seeds'));

(isBeside ? describe : describe.skip)(isBeside ? 'beside the seeds' : 'skipped: no ../shared', () => {
  const words = (value: string): string[] => value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const seedText = (seed: string): string => {
    const name = readdirSync(join(SHARED, 'seeds')).find((file) => file.startsWith(`${seed}_`)) ?? '';
    return ` ${words(readFileSync(join(SHARED, 'seeds', name), 'utf8').normalize('NFC')).join(' ')} `;
  };

  it.each(SEEDS)('seed %s: copies no run of nine words but titles of documents and deadlines', (seed, slug) => {
    const source = seedText(seed);
    const { document, tasks } = planOf(slug);
    const exempt = [
      document.title,
      document.validity?.asWritten ?? '',
      ...document.basis.map(({ title }) => title ?? ''),
      ...tasks.map(({ deadline }) => deadline.asWritten ?? ''),
    ];
    const own = exempt.reduce((left, quoted) => (quoted === '' ? left : left.replace(quoted, ' ¶ ')), textOf(slug));
    const copied = own.split('\n').flatMap((line) => {
      const list = words(line);
      return list.flatMap((__, i) => {
        const run = list.slice(i, i + 9);
        return run.length === 9 && source.includes(` ${run.join(' ')} `) ? [run.join(' ')] : [];
      });
    });
    expect(copied).toEqual([]);
  });

  /** `III.2.-2#2` of the careful reader is one of `III.2.2`, `III.2.2a`, … here. */
  const clauseOf = (ref: string): string =>
    ref
      .replace('.-', '.')
      .replace(/#\d+$/, '')
      .replace(/[a-z]$/, '');

  it.each([SEEDS[0], SEEDS[3]])('seed %s: covers the items in which a careful reader found duties', (seed, slug) => {
    const answers = readFileSync(join(SHARED, `intake/seed-${seed}.expected.yaml`), 'utf8');
    const theirs = (parse(answers) as { tasks: { ref: string }[] }).tasks.map(({ ref }) => clauseOf(ref));
    const ours = planOf(slug).tasks.map(({ ref }) => clauseOf(ref));
    expect([...new Set(ours)].sort()).toEqual([...new Set(theirs)].sort());
  });
});
