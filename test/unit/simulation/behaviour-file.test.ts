import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/paths';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';
import { readBehaviour } from '../../../src/simulation/behaviour-file';

const name = 'ban-atgt-lang-son.plan.yaml';
const reading = readPlanFile(readFileSync(join(projectRoot(), 'workflows', 'plans', name), 'utf8'), name);
if (!reading.ok) throw new Error('the plan of Ban ATGT Lạng Sơn must be readable');
const plans = [reading.plan];

const problemsOf = (yaml: string): unknown => {
  const result = readBehaviour(yaml, 'b.yaml', plans);
  return 'code' in result ? result.facts['problems'] : null;
};

describe('a behaviour file', () => {
  it('reads as its documentation shows it', () => {
    const page = readFileSync(join(projectRoot(), 'docs', 'behaviour-file.md'), 'utf8');
    const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '';
    expect(readBehaviour(example, 'b.yaml', plans)).toMatchObject({ acts: { length: 3 }, defaults: { length: 3 } });
  });

  it('fills in what it leaves out: nine in the morning, no proof, all kinds and units', () => {
    const file = readBehaviour(
      `dondocBehaviour: 1
acts: [{ unit: so-y-te, task: III.2.1, on: 2024-06-20, event: draft.started }]
defaults: [{ handsInAfterDue: null }]`,
      'b.yaml',
      plans,
    );
    expect(file).toEqual({
      dondocBehaviour: 1,
      acts: [
        {
          ...{ unit: 'so-y-te', task: 'III.2.1', on: '2024-06-20', at: '09:00', event: 'draft.started' },
          ...{ facts: {}, texts: {}, evidence: [] },
        },
      ],
      defaults: [{ kinds: 'all', units: 'all', handsInAfterDue: null }],
    });
  });

  it('names the nearest of what it does not know', () => {
    expect(
      problemsOf('dondocBehaviour: 1\nacts: [{ unit: so-yte, task: III.2.1, on: 2024-06-20, event: plan.isued }]'),
    ).toEqual([
      { path: '/acts/0/unit', expected: 'a unit of the plans, e.g. so-y-te' },
      { path: '/acts/0/event', expected: 'an event that people record, e.g. plan.issued' },
    ]);
  });

  it.each([
    ['no YAML', 'a: [', /line 1/],
    ['a day that does not exist', 'dondocBehaviour: 1\nacts: [{ unit: a, task: b, on: 2024-06-31, event: c }]', /on/],
    ['a word that nobody knows', 'dondocBehaviour: 1\nact: []', /additional/],
    ['another version', 'dondocBehaviour: 2', /constant/],
  ])('is refused for %s', (_, yaml, expected) => {
    expect(JSON.stringify(problemsOf(yaml))).toMatch(expected);
  });
});
