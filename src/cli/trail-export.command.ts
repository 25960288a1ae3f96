import { EVERYTHING } from '../people/accounts/scope';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { LOG_ID } from '../custody/log.subject';
import { readLog } from '../custody/log.store';
import { isRowId } from '../engine/row-id';
import type { Database } from '../platform/database/tx';
import { findPlan } from '../plans/plan.store';
import { reasonOf } from '../platform/database/database-refusal';
import { dailyCheckpoints } from '../trail/sealing/checkpoint.store';
import type { ExportScope } from '../trail/export/format';
import { exportedFile, type ExportOrder } from '../trail/export/trail-export.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { buildVersion, machineBehaviours } from './machine-behaviours.store';
import { dayFrom } from './option-values';
import { readCheckpointFile } from './trail-seal.command';
import { withCustody } from './trail-session.service';
import { sourceOf } from './trail-sources.store';

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
  const written = await withCustody(cli, async ({ keeping, sealing }, { database }) => {
    orFail(await sealing.whyNotWhole());
    const signing = orFail(await keeping.signing());
    const checkpoint = await sealing.sign(signing, [signing.key]);
    const log = await readLog(database);
    if (checkpoint === null || log === null) throw new Error('a log that was signed has a checkpoint and a row');
    const found = scope.kind === 'plan' ? { ...scope, id: await planId(database, scope.id) } : scope;
    if (found.kind !== 'all' && found.kind !== 'unit' && !isRowId(found.id)) {
      throw misused('usage.invalid-value', { given: found.id, expected: LOG_ID });
    }
    const behaviours = machineBehaviours();
    const daily = await dailyCheckpoints(database, checkpoint.size - 1);
    const order: ExportOrder = {
      ...{ scope: found, from, until, checkpoint, sourceOf, build: buildVersion() },
      ...{ origin: signing.origin, keys: log.context.keys, signer: signing.key },
      earlier: [...daily, ...(kept === null || kept.size > checkpoint.size ? [] : [kept])].filter(
        ({ size }) => size > 0,
      ),
      behaviourOf: (name) => behaviours.get(name) ?? null,
      onProgress: (count) => {
        entries = count;
        cli.output.progress(`đã xuất / exported ${count}`);
      },
    };
    await toFile(out, exportedFile(database, order), cli.cancelled);
    return { size: checkpoint.size, root: checkpoint.root.toString('base64') };
  });
  cli.output.endProgress();
  if (json(options)) await cli.output.json({ path: out, entries, ...written });
  else await cli.output.lines([`${out}: ${entries} / ${written.size} mục / entries, gốc / root ${written.root}`]);
}

const json = (options: JsonOption): boolean => options.json === true;

async function planId(database: Database, name: string): Promise<string> {
  const plan = await database.transaction((tx) => findPlan(tx, name, EVERYTHING));
  return plan?.id ?? orFail<string>(refusal('not-found', { subject: 'plan', id: name }));
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
