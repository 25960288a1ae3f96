import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { reasonOf } from '../platform/database/database-refusal';
import { machineBehaviours } from '../proof/machine-behaviours.store';
import { checkEvidenceFolder } from '../trail/verify/evidence-folder.store';
import { verifyFile, type VerifyReport } from '../trail/verify/verify-file';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT, type ExitCode } from './exit-codes';
import { CommandFailure } from './failure';
import { RuleRereader } from '../proof/rule-rereader';
import { verifyLines } from './verify-text';

/** `dondoc verify`: whether an exported file is what was recorded. Needs no database and no network, and loads nothing that could ask for one. */
export function addVerifyCommand(program: Command, cli: Cli): void {
  program
    .command('verify')
    .description('Kiểm chứng tệp xuất của vết, không cần máy chủ / verify an exported trail, without any server')
    .argument('<file>', 'tệp xuất, có thể nén gzip / exported file, packed or not')
    .option('--key <key>', 'khóa công khai, hoặc tệp chứa nó / public key, or a file with it', collected, [])
    .option('--checkpoint <file>', 'điểm kiểm đã giữ từ trước / a checkpoint that was kept')
    .option('--evidence <folder>', 'thư mục tệp minh chứng, tên là mã băm / folder of proof, named by hash')
    .option('--no-replay', 'không chạy lại quy trình / do not live the streams again')
    .option(...JSON_OPTION)
    .action((file: string, options: VerifyOptions) => verify(cli, file, options));
}

type VerifyOptions = JsonOption & {
  readonly key: readonly string[];
  readonly checkpoint?: string;
  readonly evidence?: string;
  readonly replay: boolean;
};

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

const EXIT_OF: Readonly<Record<VerifyReport['verdict'], ExitCode>> = {
  verified: EXIT.ok,
  broken: EXIT.problems,
  open: EXIT.undetermined,
};

async function verify(
  cli: Cli,
  path: string,
  { key, checkpoint, evidence, replay, json }: VerifyOptions,
): Promise<void> {
  if (!existsSync(path) || !statSync(path).isFile()) throw unreadable(path, 'ENOENT');
  const folder = evidence === undefined ? null : checkEvidenceFolder(evidence);
  const report = await verifyFile(createReadStream(path, { highWaterMark: 1_048_576 }), {
    keys: key.map((text) => (existsSync(text) ? textOf(text).trim() : text)),
    kept: checkpoint === undefined ? null : textOf(checkpoint),
    replay,
    behaviours: machineBehaviours(),
    sources: new RuleRereader(),
    evidenceFile: folder,
    onProgress: (entries) => cli.output.progress(`đã kiểm / verified ${entries}`),
    signal: cli.cancelled,
  });
  cli.output.endProgress();
  if (json) await cli.output.json(report);
  else await cli.output.lines(verifyLines(report));
  cli.ends(EXIT_OF[report.verdict]);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw unreadable(path, reasonOf(error));
  }
}

const unreadable = (path: string, reason: string): CommandFailure =>
  new CommandFailure(EXIT.usage, [refusal('file.unreadable', { path, reason })]);
