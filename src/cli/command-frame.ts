import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../platform/paths';
import type { Cli } from './cli';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng / Usage:',
  'Arguments:': 'Đối số / Arguments:',
  'Options:': 'Tùy chọn / Options:',
  'Commands:': 'Các lệnh / Commands:',
  'Global Options:': 'Tùy chọn chung / Global options:',
};

const AFTER = `
Mã kết thúc / exit codes: 0 xong / done · 1 có lỗi trong nội dung / problems found · 2 gọi sai / wrong usage
  3 cấu hình hoặc cơ sở dữ liệu / configuration or database · 4 chưa đủ để kết luận / undetermined (verify) · 130 đã dừng / cancelled
Các lệnh dùng cơ sở dữ liệu đang chạy, hoặc tự bật trong lúc cần. Chi tiết: docs/cli.md
Commands use the running database, or start it for as long as they need it. More: docs/cli.md`;

/** A command line without commands: its help, its version, its exit codes. Mistakes are thrown, not printed: whoever runs it says them in two
 *  languages. */
export function commandFrame(cli: Cli): Command {
  return (
    new Command('dondoc')
      .description(
        'Đôn Đốc: theo dõi, nhắc và ghi vết từng nghĩa vụ của kế hoạch.\nRuns the obligations of a plan and proves what happened to each.',
      )
      .exitOverride()
      .configureOutput({ outputError: () => undefined })
      .configureHelp({ styleTitle: (title) => TITLES[title] ?? title, subcommandTerm: termOf })
      .helpOption('-h, --help', 'hướng dẫn / show help')
      .helpCommand('help [command]', 'hướng dẫn một lệnh / show help of a command')
      .version(version(), '-V, --version', 'phiên bản / version')
      .addHelpText('after', AFTER)
      // Before any command: a misspelt setting must not look as if it had been followed.
      .hook('preAction', () => void cli.config())
  );
}

/** A group of commands names what is in it. */
function termOf(command: Command): string {
  const inside = command.commands.map((each) => each.name()).filter((name) => name !== 'help');
  const args = command.registeredArguments.map((argument) => {
    const text = `${argument.name()}${argument.variadic ? '…' : ''}`;
    return argument.required ? `<${text}>` : `[${text}]`;
  });
  const own = [command.name(), ...args].join(' ');
  if (inside.length === 0) return own;
  return args.length === 0 ? `${own} ${inside.join('|')}` : `${own}, ${command.name()} ${inside.join('|')}`;
}

function version(): string {
  const parsed = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string };
  return parsed.version;
}
