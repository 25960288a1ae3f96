import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { understand } from '../../../src/intake/understand';
import { projectRoot } from '../../../src/platform/paths';
import { SeededRandom } from '../../../src/simulation/seeded-random';
import { docxOf } from '../../support/docx-writer';

/** Whatever bytes come, and wherever a file is cut off, there is a draft or a refusal, soon. */

const PAPER = readFileSync(join(projectRoot(), 'test', 'documents', 'flood-rescue-plan.txt'), 'utf8');
const seed = Number(process.env['SEED'] ?? 20_261_126);
const random = new SeededRandom(seed);

async function endsWell(bytes: Uint8Array): Promise<void> {
  const read = await readPlanBytes(bytes);
  if (read.ok) expect(read.draft.document).toBeDefined();
  else expect(read.refusal.code).toMatch(/^intake\./u);
}

test(`bytes by chance are refused or read (seed ${seed})`, async () => {
  for (let n = 0; n < 60; n += 1) {
    const bytes = Uint8Array.from({ length: random.between(0, 4_000) }, () => random.between(0, 255));
    await endsWell(bytes);
  }
});

test.each([
  ['text', Buffer.from(PAPER)],
  ['docx', docxOf(PAPER)],
] as const)(`a %s cut anywhere, or with a byte changed, is refused or read (seed ${seed})`, async (_, whole) => {
  for (let n = 0; n < 25; n += 1) {
    await endsWell(whole.subarray(0, random.between(0, whole.length)));
    const changed = Buffer.from(whole);
    changed[random.between(0, whole.length - 1)] = random.between(0, 255);
    await endsWell(changed);
  }
});

/** Texts that a pattern which goes back over what it has read would not get through: one sentence without an end, one unit repeated. */
const UNITS: readonly (readonly [string, string])[] = [
  ['names', 'Sở Y tế, '],
  ['blanks', '          '],
  ['brackets', '((((((((('],
  ['dates', 'trước ngày 1/1/2025 và '],
  ['symbols', 'số 12/KH-UBND của '],
  ['verbs', 'chủ trì, phối hợp với các '],
  ['dashes', '- - - - '],
  ['bars', '| a | b |\n'],
  ['digits', '1.1.1.1.'],
  ['periods', 'hằng tháng, quý, năm, '],
];

test.each(UNITS)('four times as many %s take no more than some eight times as long', (_, unit) => {
  const timeOf = (times: number): number => {
    const text = `III. TỔ CHỨC THỰC HIỆN\n1. ${unit.repeat(times)}`;
    const before = process.cpuUsage();
    understand(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  timeOf(300);
  const [small, large] = [Math.max(timeOf(1_500), 15), timeOf(6_000)];
  expect(large / small).toBeLessThan(8);
});
