import type { Command } from 'commander';
import { Evaluations, type EvaluatedUnit, type Evaluation } from '../cases/evaluations.service';
import { RuleBook } from '../rules/rule-book.store';
import { tablePlans } from '../cases/table-plans.store';
import { EVERYTHING } from '../people/accounts/scope';
import { JSON_OPTION, type Cli, type JsonOption } from './cli';
import { misused } from './failure';
import { withSession } from './session.service';
import { caseStateText, dayText } from './words';

const YEAR = /^(19|20|21)\d\d$/;
const ALL_UNITS = 100_000;

/** `dondoc evaluation YEAR`: what counts, with every item behind it, and no rating. */
export function addEvaluationCommand(program: Command, cli: Cli): void {
  program
    .command('evaluation')
    .argument('<year>', 'năm / year')
    .description('Danh mục đánh giá hằng năm và tỷ lệ hoàn thành; không xếp loại / what counts in a year; no rating')
    .option('--unit <unit>', 'chỉ đơn vị này / only this unit')
    .option(...JSON_OPTION)
    .action((year: string, options: JsonOption & { readonly unit?: string }) => show(cli, year, options));
}

async function show(cli: Cli, year: string, { unit, json }: JsonOption & { readonly unit?: string }): Promise<void> {
  if (!YEAR.test(year)) throw misused('usage.invalid-value', { given: year, expected: '2024' });
  const evaluation = await withSession(cli.config(), cli.cancelled, ({ database, clock }) =>
    new Evaluations(database, clock, new RuleBook(), tablePlans()).of(
      Number(year),
      { unit: unit ?? null, after: null, limit: ALL_UNITS },
      EVERYTHING,
    ),
  );
  if (json) await cli.output.json(evaluation);
  else await cli.output.lines(evaluationLines(evaluation));
}

const evaluationLines = ({ year, units, persons }: Evaluation): string[] => [
  `Năm / year ${year}: ${units.length} đơn vị / units, ${persons.length} người / persons`,
  ...units.flatMap(unitLines),
  ...persons.flatMap(({ person, cases }) => ['', `${person.id}: ${cases.length} vụ việc / cases`]),
];

const COUNTS = {
  completed: 'hoàn thành / completed',
  'not-completed': 'chưa hoàn thành / not completed',
  'not-counted': 'không tính / not counted',
} as const;

const unitLines = ({ unit, duties, cases, ratio }: EvaluatedUnit): string[] => [
  '',
  `${unit.name}: ${ratio.completed}/${ratio.cameDue} (${ratio.percent === null ? '–' : `${ratio.percent} %`}); bảng / table: ${
    ratio.reading === null ? '–' : `${ratio.reading.outcome} ${JSON.stringify(ratio.reading.result)}`
  }`,
  ...duties.map(
    ({ task, title, baselineDueOn, counts, late }) =>
      `  ${dayText(baselineDueOn)} ${task} ${title}: ${COUNTS[counts]}${late ? ', trễ / late' : ''}`,
  ),
  ...cases.map(({ id, kind, state, decidedOn }) => `  ${dayText(decidedOn)} ${kind} ${caseStateText(state)} ${id}`),
];
