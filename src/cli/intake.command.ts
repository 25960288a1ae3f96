import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { planOf } from '../intake/plan-draft/plan-of';
import { readPlanFile } from '../intake/reader.service';
import type { PlanRead } from '../intake/read-plan';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused } from './failure';
import { draftLines } from './draft-text';

interface IntakeOptions extends JsonOption {
  readonly plan?: string;
}

/** `dondoc intake FILE`: a document as the draft of its plan. Needs no database. */
export function addIntakeCommand(program: Command, cli: Cli): void {
  program
    .command('intake')
    .argument('<file>', 'văn bản / document: docx, pdf, txt, html, md')
    .description('Đọc một kế hoạch và nêu từng nghĩa vụ trong đó / read a document and find the duties in it')
    .option(...JSON_OPTION)
    .option('--plan <out>', 'ghi dự thảo thành tệp kế hoạch / write the draft as a plan file')
    .action((file: string, options: IntakeOptions) => intake(cli, file, options));
}

async function intake(cli: Cli, file: string, { json, plan }: IntakeOptions): Promise<void> {
  const read = await readOrFail(file);
  if (!read.ok) throw new CommandFailure(EXIT.problems, [read.refusal]);
  if (plan !== undefined) {
    await writePlan(plan, planOf(read.draft));
    cli.output.note(`${plan}: đã ghi dự thảo / draft written; dondoc plan check ${plan}`);
  }
  if (json) await cli.output.json(read.draft);
  else await cli.output.lines(draftLines(read.draft));
}

/** Never over a file that is there: somebody may have corrected it. */
async function writePlan(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw misused(reason === 'EEXIST' ? 'file.exists' : 'file.unwritable', { path, reason });
  }
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
