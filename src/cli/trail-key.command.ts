import type { Command } from 'commander';
import { readLog } from '../custody/log.store';
import { isKeyName } from '../trail/sealing/signed-note';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { byFrom } from './option-values';
import { checkpointLines } from './trail-seal.command';
import { withCustody } from './trail-session.service';

/** `dondoc trail key …`: the key that signs the trail. Its private half never leaves its file. */
export function addTrailKeyCommands(trail: Command, cli: Cli): void {
  const key = trail.command('key').description('Khóa ký vết / the key that signs the trail');
  key
    .command('new')
    .description('Tạo khóa đầu tiên / make the first key')
    .option('--origin <name>', 'tên của nhật ký trong các chữ ký / what the log is called in what it signs')
    .option(...JSON_OPTION)
    .action((options: NewOptions) => make(cli, options));
  key
    .command('rotate')
    .description('Thay khóa; khóa cũ ký xác nhận khóa mới / let a new key take over, which the old one confirms')
    .requiredOption('--by <PERSON/POST/UNIT>', 'ai thay / who does it')
    .requiredOption('--reason <text>', 'lý do, được ghi lại / why, kept')
    .option(...JSON_OPTION)
    .action((options: RotateOptions) => rotate(cli, options));
  key
    .command('show')
    .description('Khóa công khai để người kiểm tra giữ / the public keys, for whoever verifies')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => show(cli, options));
}

type NewOptions = JsonOption & { readonly origin?: string };
type RotateOptions = JsonOption & { readonly by: string; readonly reason: string };

async function make(cli: Cli, { origin, json }: NewOptions): Promise<void> {
  if (origin !== undefined && !isKeyName(origin)) {
    throw misused('usage.invalid-value', { given: origin, expected: 'atgt.example.vn/dondoc' });
  }
  const made = await withCustody(cli, async ({ keeping, keyFile }) => {
    const { key } = orFail(await keeping.signing(origin));
    return { key: key.verifier.text, path: keyFile.path };
  });
  if (json) await cli.output.json(made);
  else await cli.output.lines([made.key, `Khóa bí mật nằm tại / the private key lies at ${made.path}`]);
}

async function rotate(cli: Cli, { by, reason, json }: RotateOptions): Promise<void> {
  const actor = byFrom(by);
  const text = reason.normalize('NFC').trim();
  if (actor === null || text === '') throw misused('usage.option-without-value', { given: '--reason' });
  const { key, checkpoint } = await withCustody(cli, async ({ keeping, sealing }) => {
    const { signing, before } = orFail(await keeping.rotate(actor, text));
    const signed = await sealing.sign(signing, [before, signing.key]);
    return { key: signing.key.verifier.text, checkpoint: signed };
  });
  if (json) await cli.output.json({ key, checkpoint: checkpoint?.note ?? null });
  else await cli.output.lines([key, ...(checkpoint === null ? [] : checkpointLines(checkpoint))]);
}

async function show(cli: Cli, { json }: JsonOption): Promise<void> {
  const known = await withCustody(cli, (_, { database }) => readLog(database));
  const keys = known?.context.keys ?? [];
  if (json) await cli.output.json({ origin: known?.origin ?? null, keys });
  else if (keys.length === 0) await cli.output.lines(['Chưa có khóa. / There is no key yet.']);
  else await cli.output.lines(keys.map(({ key }) => key));
}
