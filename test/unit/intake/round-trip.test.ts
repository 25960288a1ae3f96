import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { projectRoot } from '../../../src/platform/paths';
import type { Party, PlanFile } from '../../../src/plans/plan-file/plan-file';
import { readPlanFile } from '../../../src/plans/plan-file/read-plan-file';

/** A plan written out as a paper and read back is the same plan: what, who directs, leads, carries out and coordinates, and when. */

const PLANS = ['dang-uy-phuong-pho-hoa', 'so-khcn-bac-giang', 'dang-uy-khoi'];

function planOfName(name: string): PlanFile {
  const file = join(projectRoot(), 'workflows', 'plans', `${name}.plan.yaml`);
  const read = readPlanFile(readFileSync(file, 'utf8'), file);
  if (!read.ok) throw new Error(`${name} is not sound`);
  return read.plan;
}

interface Row {
  readonly text: string;
  readonly directs: readonly string[];
  readonly leads: readonly string[];
  readonly carriesOut: readonly string[];
  readonly coordinates: readonly string[];
  readonly deadline: string | null;
}

function rowsOf(plan: PlanFile): readonly Row[] {
  const names = new Map([...plan.units, ...plan.groups].map(({ id, name }) => [id, name]));
  const nameOf = (party: Party): string => (typeof party === 'string' ? (names.get(party) ?? party) : party.named);
  return plan.tasks.map((task) => ({
    text: task.title,
    directs: task.directs.map(nameOf),
    leads: task.leads === null ? [] : [nameOf(task.leads)],
    carriesOut: task.carriesOut.map(nameOf),
    coordinates: task.coordinates.map(nameOf),
    deadline: task.deadline.asWritten,
  }));
}

const paperOf = (rows: readonly Row[]): string =>
  [
    'KẾ HOẠCH\n\nthực hiện công tác năm\n\nI. NHIỆM VỤ',
    ...rows.flatMap((row, i) => [
      `${i + 1}. ${row.text}`,
      ...(row.directs.length > 0 ? [`- Chỉ đạo: ${row.directs.join('; ')}.`] : []),
      ...(row.leads.length > 0 ? [`- Chủ trì: ${row.leads.join('; ')}.`] : []),
      ...(row.carriesOut.length > 0 ? [`- Thực hiện: ${row.carriesOut.join('; ')}.`] : []),
      ...(row.coordinates.length > 0 ? [`- Phối hợp: ${row.coordinates.join('; ')}.`] : []),
      ...(row.deadline === null ? [] : [`- Thời gian: ${row.deadline}.`]),
    ]),
  ].join('\n\n');

test.each(PLANS)('%s comes back as it went out', async (name) => {
  const rows = rowsOf(planOfName(name));
  const read = await readPlanBytes(Buffer.from(paperOf(rows)));
  if (!read.ok) throw new Error(read.refusal.code);
  const back = read.draft.duties.map(({ text, directs, leads, carriesOut, coordinates, deadline }): Row => ({
    ...{ text, directs, leads, carriesOut, coordinates },
    deadline: deadline?.literal ?? null,
  }));
  expect(back).toEqual(rows);
});
