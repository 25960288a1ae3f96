import type { Command } from 'commander';
import type { LocalDate } from '../../workflows/vocabulary';
import { isLocalDate } from '../calendar/local-date';
import { buildHouse, loadSettings } from '../house';
import { NoticesFollower } from '../notifications/notices.follower';
import { simulate } from '../simulation/simulate';
import type { SimulationRequest } from '../simulation/simulation';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { EXIT } from './exit-codes';
import { CommandFailure, misused } from './failure';
import { problemJson, problemLines } from './plan-problems';
import { commandLog, withServer } from './session.service';
import { timelineLines } from './timeline-text';
import { momentText } from './words';

interface SimulateOptions extends JsonOption {
  readonly from: string;
  readonly until: string;
  readonly behaviour?: string;
  readonly seed?: string;
}

/** `dondoc simulate FILE…`: what a plan will demand, before anybody signs it. */
export function addSimulateCommand(program: Command, cli: Cli): void {
  program
    .command('simulate')
    .argument('<file...>', 'tệp kế hoạch / plan files')
    .description('Chạy thử kế hoạch qua cả đời của nó, trong cơ sở dữ liệu tạm / run plans through their whole life')
    .requiredOption('--from <date>', 'ngày đầu / first day, YYYY-MM-DD')
    .requiredOption('--until <date>', 'ngày cuối / last day, YYYY-MM-DD')
    .option('--behaviour <none|file>', 'none: không ai làm gì (mặc định) / nobody does anything (default)')
    .option(
      '--seed <number>',
      'cơ quan ngẫu nhiên; cùng số, cùng kết quả / a random office, the same for the same number',
    )
    .option(...JSON_OPTION)
    .action((files: string[], options: SimulateOptions) => run(cli, files, options));
}

async function run(cli: Cli, files: readonly string[], options: SimulateOptions): Promise<void> {
  const request = requestFrom(cli, files, options);
  const settings = loadSettings();
  const log = commandLog(cli.config());
  const outcome = await withServer(cli.config(), cli.cancelled, (server) =>
    simulate(request, {
      server,
      calendar: settings.calendar,
      log,
      buildHouse: (database, clock) =>
        buildHouse({ database, clock, log, settings, followers: [new NoticesFollower()], judges: true }),
    }),
  );
  cli.output.endProgress();
  if (outcome.ok) return options.json ? cli.output.json(outcome) : cli.output.lines(timelineLines(outcome));
  if ('refusal' in outcome) {
    cli.cancelled.throwIfAborted();
    throw new CommandFailure(EXIT.problems, [outcome.refusal]);
  }
  outcome.problems.flatMap(problemLines).forEach((line) => cli.output.note(line));
  if (options.json) await cli.output.json({ ok: false, problems: outcome.problems.map(problemJson) });
  cli.ends(EXIT.problems);
}

function requestFrom(cli: Cli, files: readonly string[], options: SimulateOptions): SimulationRequest {
  return {
    files,
    from: dayFrom(options.from),
    until: dayFrom(options.until),
    behaviour: behaviourFrom(options),
    isCancelled: () => cli.cancelled.aborted,
    onProgress: ({ at, steps, share }) => {
      const percent = Math.floor(share * 100);
      cli.output.progress(`${momentText(at)}  ${percent} %  ${steps} bước / steps`, String(percent));
    },
  };
}

function behaviourFrom({ behaviour, seed }: SimulateOptions): SimulationRequest['behaviour'] {
  if (seed !== undefined) {
    if (behaviour !== undefined) throw misused('usage.exclusive-options', { given: '--behaviour, --seed' });
    if (!/^\d{1,15}$/.test(seed)) throw misused('usage.invalid-value', { given: seed, expected: '0, 1, 2…' });
    return { seed: Number(seed) };
  }
  return behaviour === undefined || behaviour === 'none' ? 'none' : { file: behaviour };
}

function dayFrom(text: string): LocalDate {
  if (!isLocalDate(text)) throw misused('usage.invalid-value', { given: text, expected: 'YYYY-MM-DD' });
  return text;
}
