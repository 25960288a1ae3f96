import type { Command } from 'commander';
import type { ProvisionMark } from '../../workflows/law/law.machine';
import { refusal, type LocalDate } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { buildVersion } from '../platform/build.store';
import { readLawEntries } from '../rules/law/law-book.store';
import type { LawChange } from '../rules/law/law-changes';
import { loadLaw } from '../rules/law/law-files.store';
import { lawOn, type Certainty, type LawRegister, type Provision } from '../rules/law/provision';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused, orFail } from './failure';
import { withSession } from './session.service';
import { dayText, momentText } from './words';

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  read: 'đã đọc / read',
  'second-hand': 'nguồn thứ hai / second-hand',
  'to-be-confirmed': 'chưa xác nhận / to be confirmed',
};

/** `dondoc law on DATE`: the provisions that were in force on a day, and how sure we are of each. `law apply` and `law history`: what
 *  changed in them, in the trail. */
export function addLawCommand(program: Command, cli: Cli): void {
  const commands = program
    .command('law')
    .description('Quy định: đang có hiệu lực ngày nào, đã thay đổi gì / provisions: in force on a day, what changed');
  commands
    .command('on')
    .argument('<date>', 'ngày / day, YYYY-MM-DD')
    .description('Quy định có hiệu lực vào một ngày / provisions in force on a day')
    .option(...JSON_OPTION)
    .action((date: string, options: JsonOption) => on(cli, date, options));
  commands
    .command('apply')
    .description(
      'Ghi vào vết các quy định mà bộ tệp này thêm, thay, chấm dứt / record what these files add, replace or end',
    )
    .option(...JSON_OPTION)
    .action((options: JsonOption) => apply(cli, options));
  commands
    .command('history')
    .argument('[provision]', 'mã quy định / id of a provision')
    .description('Quy định đã thay đổi khi nào, theo bản phát hành nào / what changed when, by which release')
    .option(...JSON_OPTION)
    .action((provision: string | undefined, options: JsonOption) => history(cli, provision ?? null, options));
}

async function on(cli: Cli, date: string, { json }: JsonOption): Promise<void> {
  if (!isLocalDate(date)) throw misused('usage.invalid-value', { given: date, expected: 'YYYY-MM-DD' });
  const register = loadLaw();
  const items = lawOn(register, date);
  if (json) await cli.output.json({ on: date, items: items.map((each) => withAct(register, each)) });
  else await cli.output.lines(lawLines(register, items, date));
}

async function apply(cli: Cli, { json }: JsonOption): Promise<void> {
  const applied = await withSession(cli.config(), cli.cancelled, async (session) =>
    orFail(await (await session.house()).lawKeeping.apply(buildVersion())),
  );
  if (json) return cli.output.json(applied);
  const { adopted, changes, lawSha256 } = applied;
  const said = adopted
    ? 'Đã ghi toàn bộ quy định lần đầu. / The whole book is recorded, for the first time.'
    : `${changes.length} thay đổi / changes`;
  await cli.output.lines([`${said} SHA-256 ${lawSha256}`, ...changes.flatMap(changeLines)]);
}

async function history(cli: Cli, provision: string | null, { json }: JsonOption): Promise<void> {
  const items = await withSession(cli.config(), cli.cancelled, ({ database }) =>
    database.transaction((tx) => readLawEntries(tx, provision)),
  );
  if (provision !== null && items.length === 0) orFail(refusal('not-found', { subject: 'provision', id: provision }));
  if (json) return cli.output.json({ items });
  await cli.output.lines(
    items.flatMap((each) => [
      `#${each.seq} ${momentText(each.recordedAt)} · ${each.release} · ${each.hash.slice(0, 12)}`,
      ...(each.provision === null
        ? [`  ${CHANGE['law.adopted']}: ${each.now.length}`]
        : changeLines({ ...each, provision: each.provision })),
    ]),
  );
}

const CHANGE: Readonly<Record<string, string>> = {
  'law.adopted': 'ghi lần đầu / recorded for the first time',
  'provision.added': 'thêm / added',
  'provision.replaced': 'thay / replaced',
  'provision.ended': 'chấm dứt / ended',
  'provision.corrected': 'đính chính / corrected',
  'provision.withdrawn': 'rút / withdrawn',
};

const changeLines = ({
  type,
  provision,
  was,
  now,
}: Pick<LawChange, 'provision' | 'was' | 'now'> & { type: string }) => [
  `  ${provision}: ${CHANGE[type] ?? type}`,
  ...was.filter((each) => !now.some(({ sha256 }) => sha256 === each.sha256)).map((each) => `    - ${markText(each)}`),
  ...now.filter((each) => !was.some(({ sha256 }) => sha256 === each.sha256)).map((each) => `    + ${markText(each)}`),
];

const markText = ({ act, from, to, source, sure, sha256 }: ProvisionMark): string =>
  `${act} ${dayText(from as LocalDate | null)} → ${dayText(to as LocalDate | null)} [${CERTAINTY[sure as Certainty]}] ${source} (${sha256.slice(0, 12)})`;

const withAct = ({ acts }: LawRegister, provision: Provision) => ({
  ...provision,
  act: acts.find(({ id }) => id === provision.act) ?? provision.act,
});

function lawLines({ acts }: LawRegister, items: readonly Provision[], date: LocalDate): string[] {
  const inOrder = acts.filter(({ id }) => items.some(({ act }) => act === id));
  return [
    `Ngày / day ${dayText(date)}: ${items.length} quy định / provisions`,
    ...inOrder.flatMap(({ id, number, title }) => [
      '',
      `${number} – ${title}`,
      ...items.filter(({ act }) => act === id).flatMap(provisionLines),
    ]),
  ];
}

const provisionLines = (each: Provision): string[] => [
  `  ${each.id} [${CERTAINTY[each.sure]}] ${dayText(each.effectiveFrom)} → ${dayText(each.effectiveTo)}`,
  `    ${each.says.vi}`,
  `    en: ${each.says.en}`,
  ...(each.question === null ? [] : [`    hỏi / ask: ${each.question}`]),
];
