import { readFileSync } from 'node:fs';
import { readPlanBytes } from '../../../src/intake/read-plan';
import { SeededRandom } from '../../../src/simulation/seeded-random';
import { paperOf } from '../../support/pdf-writer';

/** `cut-pdf TEXT SEED TIMES`: prints a paper as a PDF, cuts it off or changes a byte of it by chance, and reads what is left. Prints
 *  how often each answer came: a draft, or the code of a refusal. */
async function run([file = '', seed = '', times = '']: readonly string[]): Promise<void> {
  const whole = paperOf(readFileSync(file, 'utf8'));
  const random = new SeededRandom(Number(seed));
  const answers: Record<string, number> = {};
  for (let n = 0; n < Number(times); n += 1) {
    const changed = Buffer.from(whole);
    changed[random.between(0, whole.length - 1)] = random.between(0, 255);
    for (const bytes of [whole.subarray(0, random.between(0, whole.length)), changed]) {
      const read = await readPlanBytes(bytes);
      const answer = read.ok ? 'draft' : read.refusal.code;
      answers[answer] = (answers[answer] ?? 0) + 1;
    }
  }
  process.stdout.write(JSON.stringify(answers));
}

void run(process.argv.slice(2));
