import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { LOG_ID } from '../custody/log.subject';
import { EvidenceFiles } from '../evidence/evidence-files.store';
import { isRowId } from '../engine/row-id';
import { EVERYTHING } from '../people/accounts/scope';
import { snapshotsOf } from '../platform/database/snapshot';
import type { Database } from '../platform/database/tx';
import { findPlan } from '../plans/plan.store';
import { reasonOf } from '../platform/database/database-refusal';
import { dataHome } from '../platform/paths';
import { EvidenceCopies } from '../proof/evidence-copies.store';
import { Exports } from '../proof/exports.service';
import type { EvidenceLine, ExportScope } from '../trail/export/format';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { failureLines } from './failure-texts';
import { dayFrom } from './option-values';
import { readCheckpointFile } from './trail-seal.command';
import { withCustody } from './trail-session.service';

/** `dondoc trail export`: one file that an outsider can verify at home. */
export function addTrailExportCommand(trail: Command, cli: Cli): void {
  trail
    .command('export')
    .description(
      'Xuất vết thành một tệp tự chứng minh / write the trail, or a part of it, as a file that proves itself',
    )
    .argument('<out>', 'tệp ghi ra, .gz thì nén / file to write, packed if it ends with .gz')
    .option('--all', 'toàn bộ / everything')
    .option('--plan <id>', 'một kế hoạch và mọi nhiệm vụ của nó / a plan and all its duties')
    .option('--unit <id>', 'mọi nhiệm vụ của một đơn vị / all duties of a unit')
    .option('--obligation <id>', 'một nhiệm vụ / one duty')
    .option('--case <id>', 'một vụ việc / one case')
    .option('--from <day>', 'ghi nhận từ ngày / recorded from this day on')
    .option('--until <day>', 'ghi nhận đến hết ngày / recorded up to this day')
    .option('--kept <file>', 'kèm chứng minh nối tiếp điểm kiểm này / prove that it continues this checkpoint')
    .option('--evidence <folder>', 'chép cả tệp minh chứng vào thư mục / copy the files of proof into a folder')
    .option(...JSON_OPTION)
    .action((out: string, options: ExportOptions) => write(cli, out, options));
}

type ExportOptions = JsonOption & {
  readonly all?: true;
  readonly plan?: string;
  readonly unit?: string;
  readonly obligation?: string;
  readonly case?: string;
  readonly from?: string;
  readonly until?: string;
  readonly kept?: string;
  readonly evidence?: string;
};

const KINDS = ['plan', 'unit', 'obligation', 'case'] as const;

function scopeFrom(options: ExportOptions): ExportScope {
  const named = KINDS.flatMap((kind) => (options[kind] === undefined ? [] : [{ kind, id: options[kind] }]));
  const wanted: ExportScope[] = [...named, ...(options.all === true ? [{ kind: 'all' } as const] : [])];
  const [scope] = wanted;
  if (scope === undefined) throw misused('usage.missing-option', { given: '--all', nearest: '--plan' });
  if (wanted.length > 1)
    throw misused('usage.exclusive-options', { given: '--all, --plan, --unit, --obligation, --case' });
  return scope;
}

async function write(cli: Cli, out: string, options: ExportOptions): Promise<void> {
  const scope = scopeFrom(options);
  const from = options.from === undefined ? null : dayFrom(options.from);
  const until = options.until === undefined ? null : dayFrom(options.until);
  const kept = options.kept === undefined ? null : readCheckpointFile(options.kept);
  if (existsSync(out)) throw new CommandFailure(EXIT.problems, [refusal('file.exists', { path: out })]);
  let entries = 0;
  const copies = copiesTo(cli, options.evidence);
  const written = await withCustody(cli, async (custody, { database }) => {
    orFail(await custody.sealing.whyNotWhole());
    const onProgress = (count: number): void => {
      entries = count;
      cli.output.progress(`đã xuất / exported ${count}`);
    };
    const copying = copies === null ? {} : { onEvidence: (line: EvidenceLine) => copies.copy(line) };
    const wish = { scope: await scopeIn(database, scope), from, until, kept, onProgress, ...copying };
    const asked = { seen: EVERYTHING, snapshot: snapshotsOf(database) };
    const { checkpoint, pieces } = orFail(await new Exports(custody, database).begin(wish, asked));
    await toFile(out, pieces, cli.cancelled);
    return { size: checkpoint.size, root: checkpoint.root.toString('base64') };
  });
  cli.output.endProgress();
  const proof = copies === null ? {} : { copied: copies.copied.size, missing: [...copies.missing] };
  if (json(options)) await cli.output.json({ path: out, entries, ...written, ...proof });
  else await cli.output.lines([`${out}: ${entries} / ${written.size} mục / entries, gốc / root ${written.root}`]);
  if (copies === null || copies.missing.size === 0) return;
  // The file is whole; what it cites is not all here.
  const { size: count } = copies.missing;
  failureLines(refusal('export.evidence-gone', { count, copied: copies.copied.size })).forEach((line) =>
    cli.output.note(line),
  );
  cli.ends(EXIT.problems);
}

function copiesTo(cli: Cli, folder: string | undefined): EvidenceCopies | null {
  if (folder === undefined) return null;
  const config = cli.config();
  return new EvidenceCopies(new EvidenceFiles(join(dataHome(config), 'evidence'), config.evidenceMaxBytes), folder);
}

const json = (options: JsonOption): boolean => options.json === true;

/** A plan goes by its short name here. */
async function scopeIn(database: Database, scope: ExportScope): Promise<ExportScope> {
  if (scope.kind === 'plan') {
    const plan = await database.transaction((tx) => findPlan(tx, scope.id, EVERYTHING));
    return { ...scope, id: plan?.id ?? orFail<string>(refusal('not-found', { subject: 'plan', id: scope.id })) };
  }
  if ((scope.kind === 'obligation' || scope.kind === 'case') && !isRowId(scope.id)) {
    throw misused('usage.invalid-value', { given: scope.id, expected: LOG_ID });
  }
  return scope;
}

/** What is only half written proves nothing and is taken away. */
async function toFile(out: string, pieces: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  const file = createWriteStream(out, { flags: 'wx' });
  const source = Readable.from(pieces, { objectMode: true });
  try {
    await (out.endsWith('.gz') ? pipeline(source, createGzip(), file, { signal }) : pipeline(source, file, { signal }));
  } catch (error) {
    rmSync(out, { force: true });
    if (signal.aborted) throw error;
    if (error instanceof Error && 'path' in error) {
      throw new CommandFailure(EXIT.environment, [refusal('file.unwritable', { path: out, reason: reasonOf(error) })]);
    }
    throw error;
  }
}
