import type { Command } from 'commander';
import { readPlanFile } from '../intake/reader.service';
import type { PlanRead } from '../intake/read-plan';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused } from './failure';
import { draftLines } from './draft-text';

/** `dondoc intake FILE`: a document as the draft of its plan. Needs no database. */
export function addIntakeCommand(program: Command, cli: Cli): void {
  program
    .command('intake')
    .argument('<file>', 'văn bản / document: docx, pdf, txt, html, md')
    .description('Đọc một kế hoạch và nêu từng nghĩa vụ trong đó / read a document and find the duties in it')
    .option(...JSON_OPTION)
    .action((file: string, options: JsonOption) => intake(cli, file, options));
}

async function intake(cli: Cli, file: string, { json }: JsonOption): Promise<void> {
  const read = await readOrFail(file);
  if (!read.ok) throw new CommandFailure(EXIT.problems, [read.refusal]);
  if (json) await cli.output.json(read.draft);
  else await cli.output.lines(draftLines(read.draft));
}

async function readOrFail(file: string): Promise<PlanRead> {
  try {
    return await readPlanFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw misused('file.unreadable', { path: file, reason: code });
  }
}
