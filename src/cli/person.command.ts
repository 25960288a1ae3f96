import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { PersonErasure, type Erasure, type Kept } from '../custody/persons/person-erasure.service';
import type { PersonData } from '../custody/persons/person-data.store';
import { isRowId } from '../engine/row-id';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { byFrom } from './option-values';
import { withCustody } from './trail-session.service';
import { momentText } from './words';

/** `dondoc person …`: what is held about somebody, and taking it away. */
export function addPersonCommands(program: Command, cli: Cli): void {
  const person = program.command('person').description('Dữ liệu cá nhân / what is held about a person');
  person
    .command('export')
    .description('Mọi thứ đang giữ về một người / everything that is held about a person')
    .argument('<person>', 'mã người / id of the person')
    .option(...JSON_OPTION)
    .action((id: string, options: JsonOption) => show(cli, id, options));
  person
    .command('erase')
    .description('Xóa điều không cần giữ, nói rõ điều giữ lại / erase what need not be kept, and say what is kept')
    .argument('<person>', 'mã người / id of the person')
    .requiredOption('--reason <text>', 'lý do, được ghi lại / why, kept')
    .requiredOption('--by <PERSON/POST/UNIT>', 'ai quyết định / who decides')
    .option('--text <ref...>', 'văn bản riêng cũng xóa, theo mã trong person export / private texts that go too', [])
    .option(...JSON_OPTION)
    .action((id: string, options: EraseOptions) => erase(cli, id, options));
}

type EraseOptions = JsonOption & { readonly reason: string; readonly by: string; readonly text: readonly string[] };

async function show(cli: Cli, id: string, { json }: JsonOption): Promise<void> {
  const held = await withCustody(cli, async (_, session) => new PersonErasure(await session.house()).read(id));
  if (held === null) return orFail<never>(refusal('not-found', { subject: 'person', id }));
  if (json) await cli.output.json(held);
  else await cli.output.lines(dataLines(held));
}

async function erase(cli: Cli, id: string, { reason, by, text, json }: EraseOptions): Promise<void> {
  const actor = byFrom(by);
  const why = reason.normalize('NFC').trim();
  if (actor === null || why === '') throw misused('usage.option-without-value', { given: '--reason' });
  const wrong = text.find((ref) => !isRowId(ref));
  if (wrong !== undefined) throw misused('usage.invalid-value', { given: wrong, expected: 'UUID' });
  const done = await withCustody(cli, async ({ keeping }, session) => {
    orFail(await keeping.signing());
    const house = await session.house();
    return orFail(await new PersonErasure(house).erase({ person: id, texts: text, reason: why, by: actor }));
  });
  if (json) await cli.output.json(done);
  else await cli.output.lines(erasureLines(done));
}

function dataLines({ person, posts, account, signIns, mail, notices, entries, texts }: PersonData): string[] {
  return [
    `${person.id}: ${person.name}, ${person.email ?? '–'}`,
    ...posts.map(({ post, unit, from, to }) => `chức vụ / post: ${post}, ${unit}, ${from} – ${to ?? ''}`),
    `tài khoản / account: ${account?.name ?? '–'}`,
    ...signIns.map(({ at, address }) => `đăng nhập / signed in: ${momentText(at)}, ${address}`),
    ...mail.map(({ at, to, subject }) => `thư / mail: ${momentText(at)}, ${to}, ${subject}`),
    `thông báo / notices: ${notices}`,
    ...entries.map(({ stream, seq, type, at }) => `vết / trail: ${momentText(at)}, ${stream} #${seq} ${type}`),
    ...texts.map(
      ({ ref, text, stream, seq }) => `văn bản / text ${ref} (${stream} #${seq}): ${text ?? 'đã xóa / erased'}`,
    ),
  ];
}

const WHY: Readonly<Record<Kept['why'], string>> = {
  'the-record-of-the-office': 'hồ sơ của cơ quan: chỉ có mã, không có tên / the office’s record: an id, no name',
  'who-was-entitled': 'ai có thẩm quyền lúc đó / who was entitled when it was done',
  'reasons-of-decisions':
    'lý do của quyết định; xóa từng văn bản bằng --text / reasons of decisions; --text erases one',
  'who-saw-what': 'ai đã vào hệ thống / who came in',
};

function erasureLines({ erased, kept }: Erasure): string[] {
  return [
    ...Object.entries(erased).map(([what, count]) => `đã xóa / erased: ${what} ${count}`),
    ...kept.map(({ what, count, why }) => `giữ lại / kept: ${what} ${count ?? ''} – ${WHY[why]}`),
  ];
}
