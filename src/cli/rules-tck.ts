import { runTckFolder } from '../rules/tck/tck-folder.store';
import type { Cli, JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { orFail } from './failure';

/** `dondoc rules tck FOLDER`: every case that failed, with what was expected and what came out. */
export async function runTck(cli: Cli, folder: string, { json }: JsonOption): Promise<void> {
  const items = orFail(await runTckFolder(folder));
  const failed = items.filter(({ passed }) => !passed);
  const counts = { total: items.length, passed: items.length - failed.length, failed: failed.length };
  if (json) await cli.output.json({ ok: failed.length === 0, ...counts, items });
  else {
    await cli.output.lines([
      ...failed.flatMap(({ file, case: id, decision, expected, actual, because }) => [
        `${file} [${id}] ${decision}: cần / expected ${JSON.stringify(expected)}, được / got ${JSON.stringify(actual)}`,
        ...because.slice(0, 3).map((each) => `  ${each}`),
      ]),
      `${counts.passed}/${counts.total} đạt / passed`,
    ]);
  }
  if (failed.length > 0) cli.ends(EXIT.problems);
}
