import { EVERYTHING } from '../people/accounts/scope';
import type { Command } from 'commander';
import { refusal } from '../../workflows/vocabulary';
import { cascadesOf, documentsNamed, type Branch, type Cascade } from '../plans/cascade.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure } from './failure';
import { withSession } from './session.service';
import { dayText } from './words';

export function addPlanCascade(plan: Command, cli: Cli): void {
  plan
    .command('cascade')
    .argument('<document>', 'số, ký hiệu: 23-CT/TW / number and symbol')
    .description(
      'Văn bản nào thực hiện văn bản này; ai chưa ban hành kế hoạch của mình / who carries it out, who has not',
    )
    .option(...JSON_OPTION)
    .action((name: string, options: JsonOption) => cascade(cli, name, options));
}

async function cascade(cli: Cli, name: string, { json }: JsonOption): Promise<void> {
  const items = await withSession(cli.config(), cli.cancelled, ({ database }) =>
    database.transaction(async (tx) => cascadesOf(tx, await documentsNamed(tx, name, EVERYTHING), EVERYTHING)),
  );
  if (items.length === 0) {
    throw new CommandFailure(EXIT.problems, [refusal('not-found', { subject: 'document', id: name })]);
  }
  if (json) await cli.output.json({ items });
  else await cli.output.lines(items.flatMap(cascadeLines));
}

const cascadeLines = ({ tree, owed }: Cascade): string[] => [
  ...branchLines(tree, 0),
  ...(owed.length === 0 ? [] : ['  chưa ban hành kế hoạch của mình / own plan not issued:']),
  ...owed.map(({ unitName, plan, task, dueOn }) => `    ${unitName} – ${plan} ${task}, hạn / due ${dayText(dueOn)}`),
];

function branchLines({ type, number, symbol, issuer, issuedOn, plan, carriedOutBy }: Branch, depth: number): string[] {
  const who = issuer ?? 'chưa rõ cơ quan ban hành / issuer not settled';
  const day = issuedOn === null ? '' : `, ${issuedOn}`;
  const line = `${type} ${number ?? '…'} ${symbol} (${who}${day})${plan === null ? '' : ` = ${plan}`}`;
  return [`${'  '.repeat(depth)}${line}`, ...carriedOutBy.flatMap((branch) => branchLines(branch, depth + 1))];
}
