import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { readLog } from '../custody/log.store';
import { reasonOf } from '../platform/database/database-refusal';
import { readCheckpoint, type SignedCheckpoint } from '../trail/sealing/checkpoint';
import type { StoredCheckpoint } from '../trail/sealing/checkpoint.store';
import { isSignedBy, readVerifierKey, type Note } from '../trail/sealing/signed-note';
import { consistencyProof } from '../trail/sealing/tile.store';
import { provesConsistency } from '../trail/tree/proofs';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused, orFail } from './failure';
import { failureLines } from './failure-texts';
import { byFrom } from './option-values';
import { withCustody } from './trail-session.service';
import { momentText } from './words';

/** `dondoc trail checkpoint|compare|reseal`: what the log promises, and whether it kept to it. */
export function addTrailSealCommands(trail: Command, cli: Cli): void {
  trail
    .command('checkpoint')
    .description('Ký điểm kiểm hiện tại và in cho báo cáo / sign where the trail stands, and print it for a report')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => checkpoint(cli, options));
  trail
    .command('compare')
    .description('Điểm kiểm mới có nối tiếp điểm kiểm cũ không / whether a newer checkpoint continues an older one')
    .argument('<old>', 'tệp điểm kiểm cũ / file of the older checkpoint')
    .argument('<new>', 'tệp điểm kiểm mới / file of the newer checkpoint')
    .option(...JSON_OPTION)
    .action((older: string, newer: string, options: JsonOption) => compare(cli, [older, newer], options));
  trail
    .command('reseal')
    .description('Ghi nhận phần bị mất sau khi khôi phục / say what a restore from backup lost, and go on')
    .requiredOption('--by <PERSON/POST/UNIT>', 'ai xác nhận / who says so')
    .requiredOption('--reason <text>', 'lý do, được ghi lại / why, kept')
    .option(...JSON_OPTION)
    .action((options: ResealOptions) => reseal(cli, options));
}

type ResealOptions = JsonOption & { readonly by: string; readonly reason: string };

/** Size, root and date: the line for the office's report, then the note itself, to be kept as it is. */
export function checkpointLines({ size, root, signedAt, note }: StoredCheckpoint): string[] {
  return [
    `Vết đến ${momentText(signedAt)}: ${size} mục, gốc ${root.toString('base64')} / entries and root of the trail`,
    '',
    ...note.trimEnd().split('\n'),
  ];
}

async function checkpoint(cli: Cli, { json }: JsonOption): Promise<void> {
  const signed = await withCustody(cli, async ({ keeping, sealing }) => {
    orFail(await sealing.whyNotWhole());
    const signing = orFail(await keeping.signing());
    return sealing.sign(signing, [signing.key]);
  });
  if (signed === null) throw new Error('a checkpoint that was signed is the last one');
  const { size, root, signedAt, note } = signed;
  if (json) await cli.output.json({ size, root: root.toString('base64'), signedAt, note });
  else await cli.output.lines(checkpointLines(signed));
}

type Read = { readonly checkpoint: SignedCheckpoint; readonly note: Note };

function readFile(path: string): Read {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandFailure(EXIT.usage, [refusal('file.unreadable', { path, reason: reasonOf(error) })]);
  }
  const read = readCheckpoint(text);
  if (read === null) throw new CommandFailure(EXIT.problems, [refusal('checkpoint.unreadable', { path })]);
  return read;
}

/** A checkpoint from a file that somebody kept; whose signature it bears is another question. */
export const readCheckpointFile = (path: string): SignedCheckpoint => readFile(path).checkpoint;

async function compare(cli: Cli, paths: readonly [string, string], { json }: JsonOption): Promise<void> {
  const [older, newer] = [readFile(paths[0]), readFile(paths[1])];
  const { isContinued, signed } = await withCustody(cli, async (_, { database }) => {
    const keys = (await readLog(database))?.context.keys ?? [];
    const verifiers = keys.flatMap(({ key }) => readVerifierKey(key) ?? []);
    const isSigned = ({ note }: Read): boolean => verifiers.some((key) => isSignedBy(note, key));
    const [from, to] = [older.checkpoint, newer.checkpoint];
    const proof = from.size > to.size ? [] : await proofOr(() => consistencyProof(database, from.size, to.size));
    return {
      isContinued: from.origin === to.origin && proof !== null && provesConsistency(from, to, proof),
      signed: [isSigned(older), isSigned(newer)],
    };
  });
  const ok = isContinued && !signed.includes(false);
  const [from, to] = [older.checkpoint, newer.checkpoint];
  if (json) await cli.output.json({ ok, from: from.size, to: to.size, consistent: isContinued, signed });
  else if (ok)
    await cli.output.lines([`${to.size} mục nối tiếp ${from.size} mục / the newer log begins with the older one`]);
  if (ok) return;
  const refused = signed.includes(false)
    ? refusal('checkpoint.not-signed', { path: signed[0] === false ? paths[0] : paths[1] })
    : refusal('checkpoint.not-continued', { from: from.size, to: to.size });
  failureLines(refused).forEach((line) => cli.output.note(line));
  cli.ends(EXIT.problems);
}

/** The tree may be shorter than what is compared: then nothing proves it. */
async function proofOr(prove: () => Promise<Buffer[]>): Promise<Buffer[] | null> {
  try {
    return await prove();
  } catch {
    return null;
  }
}

async function reseal(cli: Cli, { by, reason, json }: ResealOptions): Promise<void> {
  const actor = byFrom(by);
  const text = reason.normalize('NFC').trim();
  if (actor === null || text === '') throw misused('usage.option-without-value', { given: '--reason' });
  const { lost, signed } = await withCustody(cli, async ({ keeping, sealing }) => {
    const signing = orFail(await keeping.signing());
    const loss = await sealing.loss();
    if (loss === null) return { lost: null, signed: null };
    orFail(await keeping.reseal(actor, text, loss));
    return { lost: loss, signed: await sealing.sign(signing, [signing.key]) };
  });
  if (json) await cli.output.json({ lost: lost === null ? null : { kept: lost.kept.size, here: lost.from.size } });
  else if (lost === null || signed === null) await cli.output.lines(['Không thiếu gì. / Nothing is missing.']);
  else await cli.output.lines(checkpointLines(signed));
}
