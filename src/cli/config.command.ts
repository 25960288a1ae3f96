import type { Command } from 'commander';
import { shownConfig } from '../platform/shown-config';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { tableLines } from './table';

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
  const items = shownConfig(env);
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
