import { readFile } from 'node:fs/promises';
import { refusal } from '../../workflows/vocabulary';
import { importNotices } from '../cases/import-notices';
import { ViolationReports } from '../cases/violation-reports.service';
import { EVERYTHING } from '../people/accounts/scope';
import type { Cli, JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { byFrom } from './option-values';
import { withSession } from './session.service';

/** `dondoc case notices FILE --by …`: what is wrong is named by line, and then nothing is taken in. */
export async function takeNotices(
  cli: Cli,
  path: string,
  options: JsonOption & { readonly by: string },
): Promise<void> {
  const by = byFrom(options.by);
  if (by === null) throw misused('usage.missing-option', { given: '--by' });
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw misused('file.unreadable', { path, reason: error.code ?? String(error) });
  });
  const imported = await withSession(cli.config(), cli.cancelled, async (session) => {
    const { database, door, proposals, settings, clock } = await session.house();
    const reports = new ViolationReports(database, door, proposals, settings.ladders, clock);
    return orFail(await importNotices(reports, text, { by, scope: EVERYTHING }));
  });
  if ('wrong' in imported) {
    const facts = ({ path: line, code, facts: about }: (typeof imported.wrong)[number]) =>
      refusal('csv.line-wrong', { line, code, ...('unit' in about ? { unit: about['unit'] ?? '' } : {}) });
    throw new CommandFailure(EXIT.problems, imported.wrong.map(facts));
  }
  if (options.json) return cli.output.json(imported);
  const { received, asked, unchanged } = imported;
  return cli.output.lines([
    `đã nhận / received: ${received}; cần hỏi là ai / asked who is meant: ${asked}; đã có / known before: ${unchanged}`,
  ]);
}
