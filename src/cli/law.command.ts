import type { Command } from 'commander';
import type { LocalDate } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { loadLaw } from '../rules/law/law-files.store';
import { lawOn, type Certainty, type LawRegister, type Provision } from '../rules/law/provision';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused } from './failure';
import { dayText } from './words';

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  read: 'đã đọc / read',
  'second-hand': 'nguồn thứ hai / second-hand',
  'to-be-confirmed': 'chưa xác nhận / to be confirmed',
};

/** `dondoc law on DATE`: the provisions that were in force on a day, and how sure we are of each. */
export function addLawCommand(program: Command, cli: Cli): void {
  program
    .command('law')
    .description('Quy định: đang có hiệu lực ngày nào / provisions: in force on a day')
    .command('on')
    .argument('<date>', 'ngày / day, YYYY-MM-DD')
    .description('Quy định có hiệu lực vào một ngày / provisions in force on a day')
    .option(...JSON_OPTION)
    .action((date: string, options: JsonOption) => on(cli, date, options));
}

async function on(cli: Cli, date: string, { json }: JsonOption): Promise<void> {
  if (!isLocalDate(date)) throw misused('usage.invalid-value', { given: date, expected: 'YYYY-MM-DD' });
  const register = loadLaw();
  const items = lawOn(register, date);
  if (json) await cli.output.json({ on: date, items: items.map((each) => withAct(register, each)) });
  else await cli.output.lines(lawLines(register, items, date));
}

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
