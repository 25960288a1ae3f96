import type { Command } from 'commander';
import { loadWorkingCalendar } from '../calendar/calendar-files.store';
import { calendarReport } from '../calendar/calendar-report';
import { FIRST_YEAR, LAST_YEAR } from '../calendar/local-date';
import { addCalendarApply } from './calendar-apply.command';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused } from './failure';

/** `dondoc calendar YEAR`: days off and worked days, with their source; `calendar apply` counts by them anew. */
export function addCalendarCommand(program: Command, cli: Cli): void {
  const calendar = program
    .command('calendar')
    .argument('<year>', 'năm / year')
    .description('Ngày nghỉ, ngày làm bù và số ngày làm việc của một năm / days off and worked days of a year')
    .option(...JSON_OPTION)
    .action((year: string, options: JsonOption) => report(cli, year, options));
  addCalendarApply(calendar, cli);
}

async function report(cli: Cli, text: string, { json }: JsonOption): Promise<void> {
  const year = /^\d{4}$/.test(text) ? Number(text) : NaN;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw misused('usage.invalid-value', { given: text, expected: `${FIRST_YEAR}–${LAST_YEAR}` });
  }
  const { text: words, ...values } = calendarReport(loadWorkingCalendar(), year);
  if (json) await cli.output.json(values);
  else await cli.output.text(words);
}
