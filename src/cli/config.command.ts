import type { Command } from 'commander';
import { CONFIG_VARIABLES } from '../platform/config-variables';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { tableLines } from './table';

/** A URL may hold a password: it is said that there is one, and no more. */
const SECRET = /_URL$/;

/** `dondoc config`: every variable, what it stands for here, and its default. */
export function addConfigCommand(program: Command, cli: Cli, env: NodeJS.ProcessEnv): void {
  program
    .command('config')
    .description('Các biến môi trường, giá trị đang dùng và mặc định / every variable, its value here and its default')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => print(cli, env, options));
}

async function print(cli: Cli, env: NodeJS.ProcessEnv, { json }: JsonOption): Promise<void> {
  cli.config();
  const items = CONFIG_VARIABLES.map(({ name, unit, fallback, text }) => {
    const given = env[name]?.trim();
    const isSet = given !== undefined && given !== '';
    return {
      name,
      unit,
      default: fallback,
      set: isSet,
      value: isSet && SECRET.test(name) ? '…' : isSet ? given : fallback,
      text,
    };
  });
  if (json) return cli.output.json({ items });
  const rows = items.map((item) => [
    item.name,
    `${item.value ?? '–'}${item.set ? ' *' : ''}`,
    item.default ?? '–',
    item.unit,
    `${item.text.vi} / ${item.text.en}`,
  ]);
  await cli.output.lines([
    ...tableLines(
      ['biến / variable', 'đang dùng / here', 'mặc định / default', 'đơn vị / unit', 'ý nghĩa / meaning'],
      rows,
    ),
    '* đặt trong môi trường / set in the environment',
  ]);
}
