import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalDate } from '../../workflows/vocabulary';
import { DEFAULT_COUNTING } from '../../src/calendar/counting';
import { loadSettings } from '../../src/house';
import { dutiesOfNewMembers, type KnownDuty } from '../../src/obligations/plan-review';
import { readPlanFile } from '../../src/plans/plan-file/read-plan-file';

const day = (text: string) => text as LocalDate;
const file = join(__dirname, '../../workflows/plans/ban-atgt-lang-son.plan.yaml');
/** III.2.6a is a report of each month here, due on its 20th; the plan runs from 10/6/2024 to
 *  31/12/2024. */
const text = readFileSync(file, 'utf8')
  .split('\n  - ref: ')
  .map((task) =>
    task.startsWith('III.2.6a\n')
      ? task.replace(
          /asWritten: null, rule: \{ kind: as-prescribed \}/,
          "asWritten: 'ngày 20 hằng tháng', rule: { kind: periodic, every: month, due: { day: 20, comparator: by } }",
        )
      : task,
  )
  .join('\n  - ref: ');
const reading = readPlanFile(text, 'plan.yaml');
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { plan } = reading;
const context = { ...loadSettings(), counting: DEFAULT_COUNTING, planId: 'plan', plan };
const joined = { id: 'so-moi', from: day('2024-08-10'), to: null, parent: 'ubnd-tinh', sample: true } as const;
const units = [...plan.units, { ...joined, name: 'Sở mới', tree: 'state' as const, aliases: [] }].map((unit) => ({
  ...unit,
  shortName: null,
}));
const memberships = [{ group: 'co-quan-thanh-vien', unit: 'so-moi', from: day('2024-08-10'), to: null }];
const reportsOn = (on: string, known: readonly KnownDuty[] = []) =>
  dutiesOfNewMembers(context, { units, memberships }, { on: day(on), known })
    .filter(({ duty }) => duty.task.ref === 'III.2.6a')
    .map(({ periodKey, duty, passed }) => `${periodKey} ${duty.resolution.dueOn} ${passed ? 'passed' : 'open'}`);

test('of a monthly report a unit that joins on 10/8 owes the months from August on, each once it has begun', () => {
  // July was due on 20/7, before the unit came. August is due on 20/8, September on 20/9.
  expect(reportsOn('2024-08-09')).toEqual([]);
  expect(reportsOn('2024-08-15')).toEqual(['2024-08 2024-08-20 open']);
  expect(reportsOn('2024-09-02')).toEqual(['2024-08 2024-08-20 passed', '2024-09 2024-09-20 open']);
});

test('what it has, under its own name of the period or another unit’s, is not listed again', () => {
  const known = { taskRef: 'III.2.6a', unitId: 'so-moi', periodKey: '2024-08~so-cu' };
  expect(reportsOn('2024-08-15', [known])).toEqual([]);
  expect(reportsOn('2024-08-15', [{ ...known, unitId: 'so-gtvt' }])).toHaveLength(1);
});
