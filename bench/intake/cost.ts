import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanBytes } from '../../src/intake/read-plan';
import { projectRoot } from '../../src/platform/paths';

/** What a long paper costs: the plans of test/documents one behind the other until they fill so many pages. */
export interface Cost {
  readonly pages: number;
  readonly characters: number;
  readonly milliseconds: number;
  /** Of the whole process at its largest, the program itself among them. */
  readonly megabytes: number;
}

/** As many letters as a printed page of such papers holds. */
const PAGE_CHARACTERS = 3_000;

export async function costOf(pages: number): Promise<Cost> {
  const paper = readFileSync(join(projectRoot(), 'test', 'documents', 'province-disaster-plan.txt'), 'utf8');
  const times = Math.ceil((pages * PAGE_CHARACTERS) / paper.length);
  const text = Array.from({ length: times }, () => paper)
    .join('\n')
    .slice(0, pages * PAGE_CHARACTERS);
  const before = process.hrtime.bigint();
  await readPlanBytes(Buffer.from(text));
  const milliseconds = Number((process.hrtime.bigint() - before) / 1_000_000n);
  // In kilobytes, on every system that Node runs on.
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  return { pages, characters: text.length, milliseconds, megabytes };
}
