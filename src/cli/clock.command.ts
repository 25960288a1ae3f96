import type { Command } from 'commander';
import { acceptClock, tickStatus } from '../engine/clock-state.store';
import { clockView, type ClockView } from '../engine/clock-view';
import { Followers } from '../trail/followers.service';
import { Sequencer } from '../trail/sequencer.store';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { clockLines } from './clock-text';
import { EXIT } from './exit-codes';
import { misused } from './failure';
import { withSession } from './session.service';

/** Tables whose rows have wake-ups. */
const WAKING = ['plan', 'obligation', 'case_file', 'figure'] as const;

/** `dondoc clock …`: whether time moves, and what to do when a clock was set forward. */
export function addClockCommands(program: Command, cli: Cli): void {
  const clock = program.command('clock').description('Đồng hồ của hệ thống / the clock that wakes what is due');
  clock
    .command('status')
    .description('Lần chạy trước, lần tới, độ trễ / last run, next run, lag')
    .option(...JSON_OPTION)
    .action((options: JsonOption) => status(cli, options));
  clock
    .command('accept')
    .description('Xác nhận giờ máy đúng sau khi đồng hồ bị đặt tiến / say that a clock set forward is right')
    .requiredOption('--because <reason>', 'lý do, được ghi lại / reason, kept')
    .option(...JSON_OPTION)
    .action((options: JsonOption & { readonly because: string }) => accept(cli, options));
}

async function status(cli: Cli, { json }: JsonOption): Promise<void> {
  const { tickSeconds } = cli.config();
  const view = await withSession(cli.config(), cli.cancelled, async ({ database, clock }): Promise<ClockView> => {
    const now = clock.now();
    const ticks = await database.transaction((tx) => tickStatus(tx, WAKING, now));
    const [sequencer, followers] = [await new Sequencer(database).lag(), await new Followers(database, []).lag()];
    return clockView({ now, tickSeconds, ticks, sequencer, followers });
  });
  if (json) await cli.output.json(view);
  else await cli.output.lines(clockLines(view));
  if (view.heldSince !== null) cli.ends(EXIT.problems);
}

async function accept(cli: Cli, { because, json }: JsonOption & { readonly because: string }): Promise<void> {
  const reason = because.normalize('NFC').trim();
  if (reason === '') throw misused('usage.option-without-value', { given: '--because' });
  const released = await withSession(cli.config(), cli.cancelled, ({ database, clock }) =>
    database.transaction((tx) => acceptClock(tx, clock.now(), reason)),
  );
  if (json) await cli.output.json({ released });
  else if (released === 0) await cli.output.lines(['Không có đồng hồ nào bị giữ. / No clock is held.']);
  else await cli.output.lines([`Đã xác nhận giờ của ${released} máy. / Accepted the time of ${released} machines.`]);
}
