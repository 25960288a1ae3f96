import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planDifference } from '../../../src/plans/plan-difference';
import type { PlanFile } from '../../../src/plans/plan-file/plan-file';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';

const plan = (text: string): PlanFile => {
  const reading = readPlanFile(text, 'x');
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.plan;
};
const NOTHING = { added: [], removed: [], changed: [] };
const file = 'workflows/plans/dang-uy-phuong-pho-hoa.plan.yaml';
const before = readFileSync(join(__dirname, '../../..', file), 'utf8');

describe('what an amended plan says otherwise', () => {
  it('is nothing where only the file is written otherwise', () => {
    expect(planDifference(plan(before), plan(`# Một dòng nữa.\n${before}`))).toEqual({
      ...{ same: true, plan: [], tasks: NOTHING, units: NOTHING, groups: NOTHING },
    });
  });

  it('names each task by the fields that changed, and what came and went', () => {
    const after = before
      .replace('title: Chống ùn tắc giao thông', 'title: Chống ùn tắc')
      .replace('date: 2023-10-20', 'date: 2023-10-27')
      .replace(/ {2}- ref: III\.5\n[\s\S]*?\n\n/, '')
      .replace('ref: II.2c', 'ref: II.2d')
      .replace('- id: hoi-ccb-pho-hoa', '- id: hoi-ccb-pho-hoa\n    aliases: [Hội CCB phường]');
    expect(planDifference(plan(before), plan(after))).toEqual({
      same: false,
      plan: ['officeDefaults'],
      tasks: {
        added: ['II.2d'],
        removed: ['II.2c', 'III.5'],
        changed: [{ id: 'II.6b', fields: ['title'] }],
      },
      units: { added: [], removed: [], changed: [{ id: 'hoi-ccb-pho-hoa', fields: ['aliases'] }] },
      groups: NOTHING,
    });
  });
});
