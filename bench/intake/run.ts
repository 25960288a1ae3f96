import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../src/platform/paths';
import { readPlanBytes } from '../../src/intake/read-plan';
import { costOf } from './cost';
import { expectedIn } from './expected';
import { reportLines, mistakeLines } from './report';
import { scoreDocument, type Score } from './score';

const PAGES = 50;

/** `npm run bench:intake -- FOLDER…`: how well documents are read, against the answers beside them. `--why` tells each mistake,
 *  `--only a,b` and `--without a,b` choose documents by the beginning of their names. */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { why: { type: 'boolean' }, only: { type: 'string' }, without: { type: 'string' } },
  });
  const folders = positionals.length > 0 ? positionals : [join(projectRoot(), 'test', 'documents')];
  const only = values.only?.split(',') ?? [''];
  const without = values.without?.split(',') ?? [];
  const starts = (name: string, list: readonly string[]): boolean => list.some((each) => name.startsWith(each));
  const scores: Score[] = [];
  for (const folder of folders) {
    for (const expected of expectedIn(folder, [join(folder, '..', 'seeds')])) {
      if (!starts(expected.name, only) || starts(expected.name, without)) continue;
      const read = await readPlanBytes(readFileSync(expected.file));
      if (!read.ok) throw new Error(`${expected.file}: ${read.refusal.code}`);
      scores.push(scoreDocument(expected, read.draft));
    }
  }
  console.log(reportLines(scores).join('\n'));
  const { pages, milliseconds, megabytes } = await costOf(PAGES);
  console.log(
    `${PAGES} pages: ${milliseconds} ms, ${megabytes} MB of the whole process (at most ${pages * 60} ms, 300 MB)`,
  );
  if (values.why) for (const score of scores) console.log([score.name, ...mistakeLines(score)].join('\n'));
}

void run();
